import { comparedName } from './text.ts';

/** The words of a title, for a comparison. */
export function titleWords(title: string): ReadonlySet<string> {
  return new Set(comparedName(title).match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** The share of common words in two titles, from 0 to 1. */
export function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common === 0 ? 0 : common / Math.max(one.size, other.size);
}
