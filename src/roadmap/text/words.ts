/** Words that mark an item as done or dropped. */
export interface StateWords {
  readonly done: readonly string[];
  readonly dropped: readonly string[];
}

/** The source of a regular expression that matches exactly this text. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const NEGATED = /^(?:not|no|nicht|non|pas)(?![\p{L}\p{N}])|^未/u;

/** The state that a status shows: it begins with a word of the configuration, or contains one of its signs, such as ✅. `Not ✅` shows neither state. */
export function wordIn(status: string, words: StateWords): 'done' | 'dropped' | null {
  const text = status
    .normalize('NFC')
    .replace(/^[*_~`\s]+/, '')
    .trim()
    .toLowerCase();
  const says = (word: string) => {
    const wanted = word.normalize('NFC').trim().toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(wanted)) return text.includes(wanted) && !NEGATED.test(text);
    return text.startsWith(wanted) && !/^[\p{L}\p{N}]/u.test(text.slice(wanted.length));
  };
  if (words.dropped.some(says)) return 'dropped';
  return words.done.some(says) ? 'done' : null;
}
