import { row, type ServerAnswer } from './answer.ts';

const FILE = 'e2e/answers/other-forms.test.ts';

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
  row('PATCH /issues/{number}', 'the issue is locked', 403, '`… because it is locked`', 'inferred', 'tells it, and names no permission', [
    FILE,
    'that is locked names no permission',
  ]),
];
