import { ABOUT_THE_RUN } from './about-the-run.ts';
import { row, type ServerAnswer } from './answer.ts';
import { CONNECTIONS } from './connections.ts';
import { OTHER_FORMS } from './other-forms.ts';
import { REDIRECTS } from './redirects.ts';

const PROTECTED = 'e2e/answers/protected-branch.test.ts';
const OLD = 'e2e/answers/old-answers.test.ts';
const SERVER = 'e2e/answers/server-answers.test.ts';
const VERSIONS = 'e2e/answers/server-versions.test.ts';
const SWAPS = 'e2e/answers/refused-swaps.test.ts';
const FIRST = 'e2e/answers/first-refusal.test.ts';
const POINTS = 'e2e/answers/points.test.ts';
const PLACES = 'github/state-places.test.ts';

/** All such answers, by the subject of their endpoints. The page `docs/servers.md` is generated from this table. */
export const ANSWERS: readonly ServerAnswer[] = [
  row(
    'GET /contents/{path}',
    'the path is a symbolic link',
    200,
    '`sha` of the link with the bytes of its target, or the other way round',
    'seen live',
    'names the file to track instead, before anything is made',
    ['e2e/bad-input.test.ts', 'is named as such, and nothing is written'],
  ),
  row(
    'GET /contents/{path}',
    'some seconds after a write, rarely minutes',
    200,
    'an older version of the file',
    'seen live',
    'reads the file by the commit of the branch',
    [OLD, 'does not reopen what a maintainer closed on GitHub'],
  ),
  row('GET /contents/{path}', 'the pushed commit is not shown yet', 200, 'the version before the push', 'seen live', 'reads the file by the pushed commit', [
    OLD,
    'does not hide what the event has pushed',
  ]),
  row('GET /contents/{path}', 'the token may not read a private repository’s files', 404, '`Not Found`', 'documented', 'names the missing permission', [
    SERVER,
    'is told that it may not read the files',
  ]),
  row('GET /contents/{path}', 'a proxy refuses or rewrites `%2F`', 404, '`Not Found`', 'inferred', 'sends no encoded slash', [
    SERVER,
    'that refuses encoded slashes hides neither the state nor a file',
  ]),
  row(
    'PUT /contents/{path}',
    'classic branch protection',
    409,
    'why no direct commit is taken',
    'seen live',
    'tells the whole answer, remembers it, and makes no more issues',
    [PROTECTED, 'is tried once, with one issue, and told whole'],
  ),
  row('PUT /contents/{path}', 'a ruleset', 409, '`Repository rule violations found`, and each rule on a further line', 'seen live', 'the same', [
    FIRST,
    'Repository rule violations found',
  ]),
  row(
    'PUT /contents/{path}',
    'somebody changed the file',
    '409, 422',
    '`… does not match …`, `is at … but expected …`, or other words',
    'seen live',
    'sees by the branch that it was a race, and plans again',
    [SWAPS, 'ends no run, doubles nothing and loses nothing'],
  ),
  row(
    'PUT /contents/{path}',
    'somebody changed another file',
    '409, 422',
    'the same words',
    'seen live',
    'sees that only the branch moved, and sends it again',
    [POINTS, 'is written again where a commit to another file moved the branch meanwhile'],
  ),
  row('PUT /contents/{path}', 'the branch is gone', 404, '`Branch … not found`', 'documented', 'plans again', [
    POINTS,
    'of a branch that is gone for a moment is planned again',
  ]),
  row('GET /branches/{branch}', 'checks are required', 200, '`protection.required_status_checks`', 'documented', 'makes nothing and tells which', [
    PROTECTED,
    'these checks have to pass before',
  ]),
  row(
    'GET /branches/{branch}',
    'the branch is protected, but not against this',
    200,
    '`protected: true`',
    'documented',
    'tries one issue and its commit first',
    [PROTECTED, 'only what is rare is forbidden'],
  ),
  row(
    'POST /graphql',
    'classic protection lets the account not push',
    200,
    '`refUpdateRule.viewerCanPush: false`',
    'documented',
    'makes nothing, unless a person starts the run',
    [PROTECTED, 'makes nothing where the account may not push'],
  ),
  row('PUT /contents/{path}', 'a hook of the server', 403, 'why the push is declined', 'inferred', 'tells it; of 20 new issues or more, it has made one', [
    PROTECTED,
    'costs one issue where the server does not tell of rules',
  ]),
  row(
    'GET /rules/branches/{branch}',
    'pull requests are required',
    200,
    'a list with `pull_request`, `merge_queue` or the like',
    'documented',
    'makes nothing and tells which rule',
    [PROTECTED, 'a rule for pull requests'],
  ),
  row(
    'GET /rules/branches/{branch}',
    'a rule without a name or a ruleset',
    200,
    'a list with `type: null`, or without `ruleset_id`',
    'inferred',
    'ignores it, or takes it as one that nobody may bypass',
    [PROTECTED, 'a rule has no name'],
  ),
  row(
    'GET /rules/branches/{branch}',
    'older Enterprise Server, or a token without permission',
    '403, 404',
    '`Not Found`',
    'documented',
    'goes on with what it knows',
    [PROTECTED, 'the rules are none of the token’s business'],
  ),
  row('GET /rulesets/{ruleset_id}', 'the account may bypass it', 200, '`current_user_can_bypass`', 'seen live', 'commits', [
    PROTECTED,
    'the account may bypass it',
  ]),
  row(
    'PATCH /git/refs/{ref}',
    'now and then, although nobody else writes',
    422,
    '`Reference update failed`, `Reference cannot be updated`',
    'seen live',
    'reads the ref and tries again',
    [SERVER, 'is tried again where the ref is still as it was'],
  ),
  row('PATCH /git/refs/{ref}', 'another run wrote the state', 422, '`Update is not a fast forward`', 'documented', 'reads the ref and plans again', [
    POINTS,
    'that another run has written meanwhile is planned on again',
  ]),
  row('PATCH /git/refs/{ref}', 'somebody deleted the ref', 422, '`Reference does not exist`', 'seen live', 'plans again and makes the ref anew', [
    SERVER,
    'is written anew, and nothing is made twice',
  ]),
  row('PATCH /git/refs/{ref}', 'the state cannot be written at the end', '403, 422', 'any', 'seen live', 'reports what was done, and fails', [
    SERVER,
    'reports what was done where the state cannot be written',
  ]),
  row(
    'POST /git/refs',
    'a rule or hook is against the ref',
    '409, 422',
    'the rule, on further lines',
    'inferred',
    'keeps the state in a branch, and tells it once',
    [PLACES, 'goes to the branch where the ref is refused, is told once, and is found there'],
  ),
  row(
    'POST /git/refs',
    'a rule or hook is against the ref and the branch',
    '403, 409, 422',
    'the rule, on further lines',
    'inferred',
    'tells the whole answers and a way out, before anything is made',
    [SERVER, 'tells a rule against the ref whole, with a way out'],
  ),
  row('PATCH /git/refs/{ref}', 'a rule or hook is against the ref from now on', '403, 404, 409, 422', 'any', 'inferred', 'goes on in a branch', [
    PLACES,
    'is left for the branch, which continues it',
  ]),
  row('GET /rules/branches/{branch}', 'the server fails', '5xx', 'any', 'documented', 'asks once more, and goes on with what it knows', [
    SERVER,
    'a server that fails where it only informs is asked once more',
  ]),
  row('GET /issues/{number}', 'the event’s change is not shown yet', 200, 'an older `updated_at`', 'seen live', 'waits and reads it again', [
    OLD,
    'reads an issue again that is answered as it was before the event',
  ]),
  row(
    'GET /issues/{number}/events',
    'more than one page',
    200,
    '`rel="next"` with a cursor, and no `rel="last"`',
    'seen live',
    'follows the pages to the end',
    [POINTS, 'of events are followed by cursors'],
  ),
  row(
    'GET /collaborators/{login}/permission',
    'the token may not push',
    403,
    '`Must have push access to view collaborator permission.`',
    'seen live',
    'takes it as no permission, and says so once',
    [SERVER, 'cannot ask what people may do'],
  ),
  row(
    'GET /collaborators/{login}/permission',
    'the role has a name of the organisation',
    200,
    '`permission: read`, and what the role may do in `user.permissions`',
    'documented',
    'goes by what the role may do',
    ['e2e/answers/people.test.ts', 'counts by what the person may do'],
  ),
  row('GET /collaborators/{login}/permission', 'a bot', 200, '`permission: none`', 'seen live', 'takes it as no permission', [
    POINTS,
    'a bot, an account that is gone, and one without a name have no permission',
  ]),
  row(
    'PATCH /issues/{number}',
    'an older Enterprise Server does not know duplicates',
    422,
    '`Validation Failed`',
    'inferred',
    'closes it as not planned, and says so',
    [VERSIONS, 'closes it as not planned where the server does not know that'],
  ),
  row('any', 'an Enterprise Server older than 3.18', 'any', 'the header `x-github-enterprise-version`', 'documented', 'tells once what is left out', [
    VERSIONS,
    'that is an old one is told once, with what it lacks',
  ]),
  row('GET /meta', 'an Enterprise Server refused a value', 200, '`installed_version`', 'documented', 'names the version', [
    VERSIONS,
    'closes it as not planned where the server does not know that',
  ]),
  row('GET /labels', 'some seconds after a label was made', 200, 'a list without it', 'inferred', 'asks for the label by its name before it gives up', [
    POINTS,
    'labels that a list does not show yet are not in the way',
  ]),
  row('any', 'a refusal', '4xx, 501', 'any', 'documented', 'sends it once', [SERVER, 'is sent once, whatever its status']),
  row('any', 'an answer without a body', 200, 'empty', 'inferred', 'goes on if it only informs', [SERVER, 'an answer without a body stops no run']),
  row('PUT /contents/{path}', 'a proxy takes the body away', '200, 204', 'empty', 'inferred', 'looks whether the file was written', [
    POINTS,
    'that was written counts as written where the answer has no body',
  ]),
  row('GET /issues', 'two pages show one issue', 200, 'an older answer behind a newer one', 'inferred', 'takes the newer answer', [
    OLD,
    'an issue that two pages of a list show',
  ]),
  row('GET /issues', 'a proxy writes `Link` in another form', 200, '`rel=next`, `REL="Next"`, further parameters', 'inferred', 'follows the pages to the end', [
    POINTS,
    'of issues are followed where a proxy writes their links in another form',
  ]),
  row(
    'any',
    'the account or the network is refused',
    '403, 451',
    '`flagged`, `SAML`, `IP allow list`, `access blocked`',
    'documented',
    'tells it, and names no permission',
    ['github/failure.test.ts', 'GitHub refuses it (Repository access blocked)'],
  ),
  row(
    'any',
    'a rate limit',
    '403, 422, 429',
    '`retry-after`, a number or a date, or `x-ratelimit-remaining: 0` and `x-ratelimit-reset`',
    'documented',
    'waits as long as it says, a minute if it says nothing, and tells it',
    [POINTS, 'is waited for as it says, and nothing is made twice'],
  ),
  ...ABOUT_THE_RUN,
  ...CONNECTIONS,
  ...REDIRECTS,
  ...OTHER_FORMS,
];
