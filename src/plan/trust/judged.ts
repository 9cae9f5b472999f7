import type { Entry } from '../../model/agreement.ts';
import type { Issue } from '../../model/issue.ts';
import type { Answers, Untrusted } from '../facts.ts';

declare const judged: unique symbol;
declare const counting: unique symbol;

/**
 * Which values of an issue do not count, because people without the permission wrote them; null if all count. Only `judge` makes one, from the answers to
 * the question who wrote them.
 */
export interface Judged {
  readonly [judged]: true;
  readonly doubt: Untrusted | null;
}

/** A value of an issue without anything that does not count. Only such values may enter the file. */
export type Counting<Value> = Value & { readonly [counting]: true };

/**
 * What of an issue counts. In a draft everything does, because GitHub is asked only about what a draft would write into the file. What was refused before
 * stays refused until the issue changes.
 */
export function judge({ number, updatedAt }: Pick<Issue, 'number' | 'updatedAt'>, entry: Entry | null, answers: Pick<Answers, 'untrusted'>): Judged {
  const doubt = answers.untrusted.get(number) ?? (entry?.refused?.at === updatedAt ? entry.refused : null);
  return { doubt } as Judged;
}

/** The value of an issue if it counts, and otherwise the one that both sides agreed on. @param by who wrote it and may not; null: it counts */
export function weigh<Value>(said: Value, agreed: Value, by: string | null): Counting<Value> {
  return (by === null ? said : agreed) as Counting<Value>;
}

/** Values that were put together from values that count. @param _judged by which they were chosen */
export function allThatCounts<Value>(value: Value, _judged: Judged): Counting<Value> {
  return value as Counting<Value>;
}
