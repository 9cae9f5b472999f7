/**
 * An error whose reader is a maintainer, not a developer: it says what is wrong, where, and what to do.
 * Everything else that is thrown is a bug of ours and keeps its stack.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';

  /** @param what what is wrong, and where @param remedy what to do about it, as a sentence */
  constructor(what: string, remedy: string) {
    super(`${what} ${remedy}`);
  }
}

/** Several errors as one that says what all of them say; null where there is none. */
export function allOf(errors: readonly UserError[]): UserError | null {
  const [first, ...others] = errors;
  if (first === undefined || others.length === 0) return first ?? null;
  return new UserError(first.message, others.map(({ message }) => message).join(' '));
}

/** Several errors as one that gives each a line of its own; null where there is none. */
export function asOneError(errors: readonly UserError[]): UserError | null {
  const [first, ...others] = errors;
  if (first === undefined || others.length === 0) return first ?? null;
  const all = new UserError('', '');
  all.message = errors.map(({ message }) => message).join('\n');
  return all;
}

/** A write whose answer was lost: it may have happened. It is never repeated; the next run looks for what it left. */
export class UnclearWrite extends UserError {
  override readonly name = 'UnclearWrite';
}

/** A limit of the server's that lifts too late for this run: what is left is the next run's. */
export class LimitReached extends UserError {
  override readonly name = 'LimitReached';
  /** After so long the server takes requests again. */
  readonly seconds: number;

  constructor(what: string, remedy: string, seconds: number) {
    super(what, remedy);
    this.seconds = seconds;
  }
}

/** A switch over a union reached a member it does not know: the compiler refuses this call while one is missing. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}.`);
}

/** What a step failed with, where that is for a maintainer to read. Anything else is a bug and goes on its way. */
export async function userErrorOf(step: Promise<unknown>): Promise<UserError | null> {
  try {
    await step;
    return null;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
