import { escapeMarkdown } from '../text/text.ts';

/**
 * The cells of a row as an issue shows them: each with the name of its column. An invisible mark before the name tells that the file does
 * not have it there, so it makes no difference in comparisons and never enters a file.
 * @param notes one paragraph for each cell
 */
export function withCellNames(notes: string, names: readonly string[]): string {
  const cells = notes.split('\n\n');
  if (names.length !== cells.length || notes === '') return notes;
  return cells.map((cell, at) => `${nameOf(names[at] ?? '')}${cell}`).join('\n\n');
}

function nameOf(name: string): string {
  const plain = escapeMarkdown(name.replace(/\s*:\s*$/, ''));
  return plain === '' ? '' : `\u2060**${plain}:** `;
}

/** The cells without these names. */
export function withoutCellNames(notes: string): string {
  return notes.includes('\u2060**') ? notes.replace(/^\u2060\*\*(?:\\.|[^*\\\n])+:\*\* /gm, '') : notes;
}
