import type { Rules } from './rules.ts';

/** What a status says, by the words of the configuration: the whole of it, its beginning, or a sign anywhere in it. */
export function wordIn(status: string, words: Rules['words']): 'done' | 'dropped' | null {
  const text = status
    .replace(/^[*_~`\s]+/, '')
    .trim()
    .toLowerCase();
  const says = (word: string) => {
    const wanted = word.trim().toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(wanted)) return text.includes(wanted);
    return text.startsWith(wanted) && !/^[\p{L}\p{N}]/u.test(text.slice(wanted.length));
  };
  if (words.dropped.some(says)) return 'dropped';
  return words.done.some(says) ? 'done' : null;
}
