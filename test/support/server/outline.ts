import type { TestGitHub } from './github.ts';
import type { SentRequest } from './wire.ts';

/** A request on a line, with what of its body a reader wants to know. What differs from run to run is left out. */
export function requestLine({ method, path, query, body, status }: SentRequest): string {
  const fixed = path.replace(/[0-9a-f]{40}/g, '<sha>');
  const asked = query.replace(/since=[^&]*/, 'since=<time>').replace(/ref=[0-9a-f]{40}/, 'ref=<sha>');
  const { title, name, labels, state, state_reason: reason, message } = (body ?? {}) as Record<string, string | string[] | undefined>;
  const said = Object.entries({ title, name, labels, state, reason, message: fixedMessage(message) }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${JSON.stringify(value)}`],
  );
  return [`${method} ${fixed}${asked === '' ? '' : `?${asked}`}`, ...said, ...(status < 400 ? [] : [`→ ${status}`])].join(' ');
}

function fixedMessage(message: string | string[] | undefined): string | undefined {
  return typeof message === 'string' ? message.replace(/[0-9a-f]{16}/g, '<id>') : undefined;
}

/** All issues, a line each. */
export async function issueLines(github: TestGitHub): Promise<string> {
  const issues = await github.issues();
  const lines = issues.map(
    ({ number, title, state, state_reason: reason, labels, assignees }) =>
      `#${number} ${state}${reason === null ? '' : ` (${reason})`} [${labels.join(', ')}] ${title}${assignees.length === 0 ? '' : ` → ${assignees.join(', ')}`}\n`,
  );
  return lines.join('');
}

/** What all issues say. Keys are random, and so are the commits of the emulated server. */
export async function bodies(github: TestGitHub): Promise<string> {
  const all = await github.issues();
  const fixed = (body: string) => body.replace(/key=[0-9a-f]{16}/, 'key=<id>').replace(/\/blob\/[0-9a-f]{40}\//g, '/blob/<sha>/');
  return all.map(({ number, body }) => `== #${number}\n${fixed(body).replaceAll('\r', '␍')}\n`).join('\n');
}
