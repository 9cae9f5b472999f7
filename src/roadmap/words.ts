import type { Rules } from './rules.ts';

/** A text as a pattern that fits it and nothing else. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const NEGATED = /^(?:not|no|nicht|non|pas)(?![\p{L}\p{N}])|^未/u;

/** What a status says, by the words of the configuration: its beginning, or a sign anywhere in it. `Not ✅` says neither. */
export function wordIn(status: string, words: Rules['words']): 'done' | 'dropped' | null {
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
