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
  const says = (status: string) => (word: string) => {
    const wanted = word.normalize('NFC').trim().toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(wanted)) return status.includes(wanted) && !NEGATED.test(status);
    return status.startsWith(wanted) && !/^[\p{L}\p{N}]/u.test(status.slice(wanted.length));
  };
  // A cross says no state by itself, because it also stands for what is missing. Before such a word it only decorates.
  if (words.dropped.some(says(text.replace(CROSSES, '')))) return 'dropped';
  return words.done.some(says(text)) ? 'done' : null;
}

const CROSSES = /^(?:[\u274c\u2716\u2718\u26d4\u{1f6ab}\u{1f5d1}]\ufe0f?\s*)+(?=\p{L})/u;

/**
 * A status without what stands behind its word: `Shipped in v2, thanks to Rosa` is `Shipped`. Null: its word does not stand at its start, or
 * what is left would be half of a pair of marks.
 */
export function onlyWord(status: string, words: readonly string[]): string | null {
  const start = /^[^\p{L}\p{N}]*/u.exec(status)?.[0] ?? '';
  const rest = status.slice(start.length);
  if (!/[\p{L}\p{N}]/u.test(rest)) return status;
  const isWord = (word: string) => word !== '' && rest.toLowerCase().startsWith(word.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(rest.slice(word.length));
  const word = words
    .map((one) => one.trim())
    .filter(isWord)
    .toSorted((a, b) => b.length - a.length)[0];
  if (word !== undefined && !/[\p{L}\p{N}]/u.test(rest.slice(word.length))) return status;
  if (/[([{*_~`]/.test(start)) return null;
  if (word !== undefined) return start + rest.slice(0, word.length);
  const sign = words.find((one) => !/[\p{L}\p{N}]/u.test(one) && one !== '' && start.includes(one));
  return sign === undefined ? null : start.trimEnd();
}
