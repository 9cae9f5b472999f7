import { row, type ServerAnswer } from './answer.ts';

const RUN = 'e2e/answers/about-the-run.test.ts';

/** Answers to one question that are about the whole run, and some that only look so. */
export const ABOUT_THE_RUN: readonly ServerAnswer[] = [
  row(
    'GET /contents/{path}',
    'a limit or a failure where the place of a file is read',
    '401, 403, 429, 5xx',
    'any',
    'documented',
    'ends the run, and writes nothing',
    [RUN, 'is told as what it is, and writes nothing'],
  ),
  row('GET /contents/{path}', 'a file over 100 MB', 403, '`too large`', 'documented', 'takes it as a file that it cannot read, not as a missing permission', [
    RUN,
    'a file that is too large to be read',
  ]),
  row(
    'GET /collaborators/{login}/permission',
    'a limit, or a server that fails',
    '401, 403, 429, 5xx',
    'any',
    'documented',
    'ends the run before anything is made',
    [RUN, 'ends the run before anything is made'],
  ),
  row('GET /collaborators/{login}/permission', 'the server does not tell', '405, 422, 451', 'any', 'inferred', 'takes it as no permission, and says so once', [
    RUN,
    'a server that does not tell is told once',
  ]),
  row('PATCH /issues/{number}', 'too much was written at once', 422, '`was submitted too quickly`', 'documented', 'waits, and takes it for no other refusal', [
    RUN,
    'closes no duplicate for another reason',
  ]),
  row(
    'PATCH /git/refs/{ref}',
    'the last write of a run fails',
    '401, 5xx',
    'any, or no answer',
    'seen live',
    'tries it again by what the ref holds, and tells what was done in any case',
    ['e2e/answers/end-of-run.test.ts', 'is told with what was done where it %s'],
  ),
];
