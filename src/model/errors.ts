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

/** What is at a path is no text that can be read, such as a folder. It is about that path; every other failure to read it is about the whole run. */
export class NoText extends UserError {
  override readonly name = 'NoText';
}

/** The token lacks a permission. */
export class NotPermitted extends UserError {
  override readonly name = 'NotPermitted';
  readonly #what: string;
  readonly #needs: string;

  /** @param needs a permission, as a workflow writes it, such as `issues: read` */
  constructor(what: string, needs: string, level: 'read' | 'write' = 'write') {
    super(what, `The token needs ${needs}. In a workflow, add this block to the job: permissions: { contents: ${level}, issues: ${level} }.`);
    this.#what = what;
    this.#needs = needs;
  }

  /** The same for a run that writes nothing, and so needs less. */
  inReadOnlyRun(): NotPermitted {
    return new NotPermitted(this.#what, this.#needs, 'read');
  }
}

/** A write that got no answer, so it may have happened. It is not repeated blindly: the run, or the next one, first looks for its traces. */
export class UnclearWrite extends UserError {
  override readonly name = 'UnclearWrite';
}

/** The answer to a write that is none, such as a login page. The write may have happened, but another try will not get a better answer. */
export class WrongAnswer extends UnclearWrite {}

/** An issue belongs to another repository by now, or was deleted, so it was not written. */
export class Transferred extends UserError {
  override readonly name = 'Transferred';
  /** Where it is now; null: it was deleted. */
  readonly to: string | null;

  constructor(what: string, to: string | null) {
    super(what, 'Run it again: the next run finds out what became of it.');
    this.to = to;
  }
}

/** The server refuses the change of one issue, as it may for a reason of that issue only. Others may still be changed. */
export class IssueRefused extends UserError {
  override readonly name = 'IssueRefused';

  /** @param said the refusal in words for a maintainer @param reason where to look for a reason of this issue, as a sentence */
  constructor({ message }: UserError, reason: string) {
    super(message, reason);
  }
}

/** The file's branch does not take a commit, whoever else writes. The next commit would be refused for the same reason. */
export class BranchRefused extends UserError {
  override readonly name = 'BranchRefused';
}

/** Nobody can tell from what was read whether a release has to wait. The run ends with a status of its own, so that a script can tell it from blockers. */
export class GateInDoubt extends UserError {
  override readonly name = 'GateInDoubt';
  static readonly status = 3;

  constructor(what: string) {
    super(
      what,
      'The run fails because the input `fail-on-blockers` is set: it passes only if everything was understood. Write `priority: blocker` where a release has to wait, and another level where it does not.',
    );
  }
}

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
