/** Words that say that an item is done or dropped. */
export interface StateWords {
  readonly done: readonly string[];
  readonly dropped: readonly string[];
}

/** A text as a pattern that fits it and nothing else. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const NEGATED = /^(?:not|no|nicht|non|pas)(?![\p{L}\p{N}])|^未/u;

/** What a status says, by the words of the configuration: its beginning, or a sign anywhere in it. `Not ✅` says neither. */
export function wordIn(status: string, words: StateWords): 'done' | 'dropped' | null {
  const text = status
    .replace(/^[*_~`\s]+/, '')
    .trim()
    .toLowerCase();
  const says = (word: string) => {
    const wanted = word.trim().toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(wanted)) return text.includes(wanted) && !NEGATED.test(text);
    return text.startsWith(wanted) && !/^[\p{L}\p{N}]/u.test(text.slice(wanted.length));
  };
  if (words.dropped.some(says)) return 'dropped';
  return words.done.some(says) ? 'done' : null;
}
