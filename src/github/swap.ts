import { type Failure, failureOf, isProtectedBranch, isUnclear } from './failure.ts';

/** What is at the place of a swap now: what it was to write, something else than was read before, or still the same. */
export type There = 'ours' | 'changed' | 'same';

/** `ours`: it was written, though no answer says so. `raced`: somebody else wrote. `unclear`: it may have been written and replaced. */
export type Swapped<Answer> = { readonly answer: Answer } | 'ours' | 'raced' | 'unclear';

/**
 * A write that the server does only if nobody else wrote before. GitHub refuses it with many statuses and words, some of them also for
 * other reasons. So after any refusal what is there is read and compared. If it is still the same and the words name no race, the write is
 * sent once more: somebody may have moved the branch by another file, and a further refusal has another reason.
 * @param look reads what is there now @throws the client's errors, unchanged, if the write was refused for another reason
 */
export async function swap<Answer>(write: () => Promise<Answer>, look: () => Promise<There>): Promise<Swapped<Answer>> {
  for (let first = true; ; first = false) {
    try {
      return { answer: await write() };
    } catch (error) {
      const failure = failureOf(error);
      // These are about all requests of the run.
      if (failure.rateLimited !== null || failure.status === 401) throw error;
      const there = await look();
      if (there === 'ours') return there;
      if (isUnclear(failure)) return 'unclear';
      if (there === 'changed' || saysRaced(failure)) return 'raced';
      if (!first || (failure.status !== 409 && failure.status !== 422) || isProtectedBranch(failure)) throw error;
    }
  }
}

/** What is read may be older than what refused the write. Then only the words tell. */
function saysRaced(failure: Failure): boolean {
  return !isProtectedBranch(failure) && /is at .*expected|does not match|fast.forward|(?:already|does not) exists?\b/i.test(failure.message);
}
