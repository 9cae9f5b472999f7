/**
 * An error for a maintainer, not for a developer: it says what is wrong, where, and what to do.
 * Every other error is a bug of the action and keeps its stack.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';

  /** @param what what is wrong, and where @param remedy what to do about it, as a sentence */
  constructor(what: string, remedy: string) {
    super(`${what} ${remedy}`);
  }
}

/** Several errors as one, with all messages in one line; null if there are none. */
export function allOf(errors: readonly UserError[]): UserError | null {
  const [first, ...others] = errors;
  if (first === undefined || others.length === 0) return first ?? null;
  return new UserError(first.message, others.map(({ message }) => message).join(' '));
}

/** Several errors as one, with a line for each message; null if there are none. */
export function asOneError(errors: readonly UserError[]): UserError | null {
  const [first, ...others] = errors;
  if (first === undefined || others.length === 0) return first ?? null;
  const all = new UserError('', '');
  all.message = errors.map(({ message }) => message).join('\n');
  return all;
}

/** A text that cannot be read as Markdown within the limits. What it belongs to is left out; the rest goes on. */
export class Unreadable extends UserError {
  override readonly name = 'Unreadable';
  /** As it follows “because”. */
  readonly reason: string;

  constructor(what: string, remedy: string, reason: string) {
    super(what, remedy);
    this.reason = reason;
  }
}

/** A write that got no answer, so it may have happened. It is not repeated blindly: the run, or the next one, first looks for its traces. */
export class UnclearWrite extends UserError {
  override readonly name = 'UnclearWrite';
}

/** The answer to a write that is none, such as a login page. The write may have happened, but another try will not get a better answer. */
export class WrongAnswer extends UnclearWrite {}

/** A rate limit of the server refused a request, so it has not happened. If the limit lifts too late, the next run does the rest. */
export class LimitReached extends UserError {
  override readonly name = 'LimitReached';
  /** Seconds until the server takes requests again. */
  readonly seconds: number;

  constructor(what: string, remedy: string, seconds: number) {
    super(what, remedy);
    this.seconds = seconds;
  }
}

/** The time of the run is over. @param doing what was not done by then, as the start of a sentence goes on */
export function outOfTime(maxMinutes: number, doing: string): UserError {
  return new UserError(
    `The time of \`max-minutes\`, ${maxMinutes} ${maxMinutes === 1 ? 'minute' : 'minutes'}, is over, and ${doing} has not ended.`,
    'Nothing is lost: the next run continues from there. If every run ends so, look for what makes it slow, or allow more minutes.',
  );
}

/** For the default case of a switch over a union. The compiler refuses this call while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}.`);
}

/** The UserError that a step fails with; null if it succeeds. Any other error is a bug and is thrown again. */
export async function userErrorOf(step: Promise<unknown>): Promise<UserError | null> {
  try {
    await step;
    return null;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
