import { row, type ServerAnswer } from './answer.ts';

const FILE = 'e2e/answers/redirects.test.ts';

/** Redirects. None of another server is followed. */
export const REDIRECTS: readonly ServerAnswer[] = [
  row(
    'any',
    'the repository has another name',
    '301, 302, 307, 308',
    '`location: …/repositories/{id}/…`',
    'documented',
    'follows it with method and body, uses the new name, and tells it once',
    [FILE, 'is followed by reads and writes, with method and body, and told once'],
  ),
  row(
    'PATCH /issues/{number}',
    'the issue was transferred a moment ago',
    '301, 302, 307, 308',
    '`location` in another repository',
    'documented',
    'writes nothing there, and plans again',
    [FILE, 'of an issue that was transferred is not written there'],
  ),
  row(
    'any',
    'a redirect to another host, in a circle, or to nowhere',
    '3xx',
    '`location`, or none',
    'inferred',
    'does not follow it, and tells it; after a write it looks whether that was done',
    [FILE, 'is told with what was asked for'],
  ),
];
