import { row, type ServerAnswer } from './answer.ts';

const REFUSED = 'e2e/answers/refused-issues.test.ts';
const FILE = 'e2e/answers/other-forms.test.ts';

const NOT_GITHUB = 'e2e/answers/no-answers-of-github.test.ts';

/** Answers that say the usual in another form. */
export const OTHER_FORMS: readonly ServerAnswer[] = [
  row(
    'GET /contents/{path}',
    'the content is left out, or plain',
    200,
    '`content: ""` with a size, `encoding: utf-8`',
    'inferred',
    'reads the blob, or the text',
    [FILE, 'without its content'],
  ),
  row('GET /git/ref/{ref}', 'another ref begins with the name', 200, 'the `ref` of the other one', 'inferred', 'takes it as no such ref', [
    FILE,
    'is not read from a ref whose name only begins so',
  ]),
  row(
    'POST /git/commits',
    'what was just made is not everywhere yet',
    422,
    '`Object does not exist`, `Tree SHA does not exist`',
    'inferred',
    'makes it once more after a second',
    [FILE, 'is committed again where what was just made is not there yet'],
  ),
  row('any', 'a refusal without a message', '4xx', '`{}`, `message: null`, `errors` as texts', 'inferred', 'tells the status and what there is', [
    FILE,
    'that is refused without a message',
  ]),
  row(
    'GET /issues',
    'other letter case, fields that are null or missing',
    200,
    '`CLOSED`, no `assignees`',
    'inferred',
    'reads them as usual, and refuses a state that is neither',
    [FILE, 'whose state is another word'],
  ),
  row('PATCH /issues/{number}', 'the issue was deleted a moment ago', 410, '`This issue was deleted`', 'documented', 'plans again', [
    FILE,
    'that is deleted between its reading and its change',
  ]),
  row('GET /contents/{path}', 'the file is stored in Git LFS', 200, 'the text of a pointer', 'documented', 'tells it, and changes nothing', [
    FILE,
    'that is in Git LFS is told as such',
  ]),
  row(
    'POST, PATCH /git/refs/{ref}',
    'the branch of the pull request would carry another version of a workflow',
    '403, 404, 422',
    'the permission `workflows`, or the scope `workflow`',
    'seen live',
    'tells the button “Update branch”, or which token may',
    ['e2e/pulls/refused-branch.test.ts', 'a branch that carries a change of a workflow'],
  ),
  row('POST /git/refs', 'a rule is against the branch of the pull request', '403, 409, 422', 'the rule', 'inferred', 'tells it whole, with a way out', [
    'e2e/pulls/refused-branch.test.ts',
    'a rule against the branch is told whole',
  ]),
  row('PATCH /issues/{number}', 'the server knows no `state_reason`', '400, 422', 'a refusal that names it', 'inferred', 'sends the change without it', [
    'e2e/answers/server-versions.test.ts',
    'a server that takes no reason for a state',
  ]),
  row('GET /issues', 'a bot, or an account with an old login, is assigned', 200, '`renovate[bot]`, `-name`', 'documented', 'keeps it assigned', [
    'e2e/answers/people.test.ts',
    'and is a bot is an owner in the file',
  ]),
  row('PATCH /issues/{number}', 'the issue is gone, and reads still show it', '301, 410', 'any', 'inferred', 'reads it once more, and then takes it for gone', [
    REFUSED,
    'an issue that is gone, and that reads still show',
  ]),
  row(
    'PATCH /issues/{number}',
    'a reason of that issue: who closed it, a lock, a rule',
    '403, 404, 422',
    'any',
    'inferred',
    'tells it, sends it once a run, and changes the other issues',
    [REFUSED, 'keeps no other one from its change'],
  ),
  row('POST /issues', 'the server does not take what one issue says', 422, 'any', 'inferred', 'tells it, and makes the others', [
    REFUSED,
    'a new issue that the server does not take',
  ]),
  row('PATCH /issues/{number}', 'the issue is locked', 403, '`… because it is locked`', 'inferred', 'tells it, and names no permission', [
    FILE,
    'that is locked names no permission',
  ]),
  row(
    'any',
    'something before the server refuses',
    '4xx',
    'a page of HTML, or a text',
    'inferred',
    'tells its title, and takes it for no missing permission or file',
    [NOT_GITHUB, 'a page in the place of a refusal'],
  ),
  row('any', 'something before the server limits', 429, 'a page of HTML', 'inferred', 'takes it as a limit', [NOT_GITHUB, 'of a limit is a limit']),
  row('any', 'the type of what was asked for', 200, '`application/vnd.github+json`', 'inferred', 'reads it as JSON', [NOT_GITHUB, 'JSON of another type']),
  row(
    'PATCH /issues/{number}, PUT /contents/{path}',
    'each write fails, or is cut off',
    '5xx',
    'any',
    'inferred',
    'stops after three attempts in which nothing was done, and tells it',
    [NOT_GITHUB, 'is not asked in each attempt of the run'],
  ),
  row(
    'PATCH /issues/{number}',
    'the session at a proxy has ended',
    302,
    '`location: /login`',
    'inferred',
    'tells it, and takes the issue for no transferred one',
    [NOT_GITHUB, 'but redirects it to its login'],
  ),
  row('GET /contents/{path}', 'the repository has no commit yet', 409, '`Git Repository is empty.`', 'documented', 'says that there is no roadmap', [
    NOT_GITHUB,
    'a repository without a commit',
  ]),
  row('any', 'a refusal with details', 422, '`errors` as objects, texts, one text, or null', 'documented', 'tells them in words', [
    NOT_GITHUB,
    'what is wrong with a request is told in words',
  ]),
];
