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

/** The texts of a row's cells in notes from its issue; null if these are no longer one paragraph for each cell. */
export function cellsIn(notes: string, names: readonly string[]): string[] | null {
  const paragraphs = notes.trim().split(/\n[ \t]*\n\s*/);
  if (paragraphs.length !== names.length) return null;
  const cells = paragraphs.map((paragraph, at) => {
    const name = nameOf(names[at] ?? '')
      .slice(1)
      .trimEnd();
    const text = paragraph.replace(/\s*\n\s*/g, ' ').replace(/^\u2060/, '');
    return name !== '' && text.startsWith(name) ? text.slice(name.length).trim() : text.trim();
  });
  return cells.includes('') ? null : cells;
}

/** The cells without these names. */
export function withoutCellNames(notes: string): string {
  return notes.includes('\u2060**') ? notes.replace(/^\u2060\*\*(?:\\.|[^*\\\n])+:\*\* /gm, '') : notes;
}
