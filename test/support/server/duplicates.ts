import { flooredDue } from './milestones.ts';

/** The emulator keeps due dates as they come, and does not know `duplicate`: to it the issue is not planned, and this remembers. */
export class Duplicates {
  readonly #numbers = new Set<number>();

  /** What the emulator is told. */
  forward(path: string, body: unknown): unknown {
    const { due_on: due } = body as { due_on?: string };
    if (path.startsWith('/milestones') && due !== undefined) return { ...(body as object), due_on: flooredDue(due) };
    const number = Number(/^\/issues\/(\d+)$/.exec(path)?.[1] ?? 0);
    const { state, state_reason: reason } = body as { state?: string; state_reason?: string };
    if (number === 0 || state === undefined) return body;
    this.#numbers.delete(number);
    if (reason !== 'duplicate') return body;
    this.#numbers.add(number);
    return { ...(body as object), state_reason: 'not_planned' };
  }

  /** What the emulator says of issues. @param gone the numbers of those that no list shows any more */
  backward(bytes: Buffer, gone: ReadonlyMap<number, unknown>): Buffer {
    if (this.#numbers.size + gone.size === 0 || bytes.length === 0) return bytes;
    const mark = (issue: unknown) =>
      typeof issue === 'object' && issue !== null && 'number' in issue && this.#numbers.has(issue.number as number)
        ? { ...issue, state_reason: 'duplicate' }
        : issue;
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    const listed = (issue: unknown) => !(typeof issue === 'object' && issue !== null && 'number' in issue && gone.has(issue.number as number));
    return Buffer.from(JSON.stringify(Array.isArray(value) ? value.filter(listed).map(mark) : mark(value)));
  }
}
