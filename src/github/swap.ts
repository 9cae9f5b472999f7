import { WrongAnswer } from '../model/errors.ts';
import { failureOf, isUnclear } from './wire/failure.ts';

/**
 * What is at the place of a swap now: what it was to write, something else than was read before, or still the same. `moved`: it is still
 * the same, but what the server compares with has moved, as a branch does with a commit to another file.
 */
export type There = 'ours' | 'changed' | 'moved' | 'same';

/** `ours`: it was written, though no answer says so. `raced`: somebody else wrote. `unclear`: it may have been written and replaced. */
export type Swapped<Answer> = { readonly answer: Answer } | 'ours' | 'raced' | 'unclear';

/** Tries of a swap whose place moves each time without a change of what it is to replace. */
const TRIES = 3;

/**
 * A write that the server does only if nobody else wrote before. GitHub refuses it with many statuses and words, and with the same ones
 * for other reasons. So the words decide nothing: after any refusal what is there is read and compared. If nothing has moved, there was
 * no race, and the write is not sent again.
 * @param look reads what is there now @param mayRepeat the write is the same if it happens twice, so it may be sent again without an answer
 * @throws the client's errors, unchanged, if the write was refused for another reason
 */
export async function swap<Answer>(write: () => Promise<Answer>, look: () => Promise<There>, mayRepeat = false): Promise<Swapped<Answer>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return { answer: await write() };
    } catch (error) {
      // An answer that is none, such as one without a body, may be about a write that was done.
      if (error instanceof WrongAnswer) {
        if ((await look()) === 'ours') return 'ours';
        throw error;
      }
      const failure = failureOf(error);
      // These are about all requests of the run.
      if (failure.rateLimited !== null || failure.status === 401) throw error;
      const there = await look();
      if (there === 'ours') return there;
      const unclear = isUnclear(failure);
      // A write that may be repeated was repeated. If nothing is there still, it was not done, whatever the last answer was.
      if (unclear && (!mayRepeat || there === 'changed')) return 'unclear';
      if (there === 'changed') return 'raced';
      if (there === 'same' || (!unclear && failure.status !== 409 && failure.status !== 422)) throw error;
      if (tries === TRIES) return 'raced';
    }
  }
}
