/** What git shows in two columns: the signs of East Asia, wide forms, and pictures. It does not join pictures or flags. */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|(?!\p{Regional_Indicator})\p{Emoji_Presentation}/u;
/** What git shows in no column: marks on other signs, and marks that nobody sees. */
const NO_WIDTH = /(?!\u00ad)[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/gu;

/** How many columns git shows a text in. */
export function displayWidth(text: string): number {
  return [...text.replace(NO_WIDTH, '')].reduce((columns, sign) => columns + (WIDE.test(sign) ? 2 : 1), 0);
}

/** The start of a text that fits into some columns, with ` …` where something is left out, if possible at the end of a word. */
export function shortenedTo(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let short = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (displayWidth(short + segment) > columns - 2) break;
    short += segment;
  }
  // A colour such as `#3b82f6` must not become a number that refers to an issue.
  if (/^[\w;]/.test(text.slice(short.length))) short = short.replace(/(?:#|GH-)\d*$/i, '');
  const words = short.replace(/\s+\S*$/, '');
  const start = (displayWidth(words) * 2 > displayWidth(short) && !/^\s/.test(text.slice(short.length)) ? words : short).trimEnd();
  return start !== '' ? `${start} …` : columns > 0 ? '…' : '';
}

/** The end of a path that fits into some columns, if possible from a folder on: `…/ROADMAP.md`. */
export function shortPath(path: string, columns: number): string {
  if (displayWidth(path) <= columns) return path;
  const parts = path.split('/');
  for (let from = 1; from < parts.length; from += 1) {
    const end = `…/${parts.slice(from).join('/')}`;
    if (displayWidth(end) <= columns) return end;
  }
  return shortenedTo(parts.at(-1) ?? '', columns);
}
