import type { Code, Nodes, Table } from 'mdast';
import type { Addresses } from '../../roadmap/markdown/nodes.ts';
import { cleanCode, inlineText } from './plain-inline.ts';
import { asText, lengthOf, wrapWords } from './wrap.ts';

// Blocks of plain text that hold no other blocks. `room` is the number of columns that their lines may have.

/** A heading, wrapped. Its further lines are indented, so that they align with the title. */
export function headingLines(title: string, marks: number, room: number): string[] {
  const around = '='.repeat(Math.min(6, Math.max(2, marks)));
  return wrapWords(`${around} ${title} ${around}`, room, room - around.length - 1, asText).map((line, at) =>
    at === 0 ? line : `${' '.repeat(around.length + 1)}${line}`,
  );
}

/** `key: value`, its further lines indented. */
export function fieldLine(text: string, room: number): string[] {
  return wrapWords(text, room, room - 2, asText).map((line, at) => (at === 0 ? line : `  ${line}`));
}

/** Code is never wrapped: a command that is broken in two is another command. */
export function codeLines({ value }: Code): string[] {
  const code = cleanCode(value)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
  if (code === '') return [];
  return code.split('\n').map((line) => (line.trim() === '' ? '' : `    ${line.trimEnd()}`));
}

/** A table in columns if it fits, otherwise each row as `cell | cell`. */
export function tableLines({ children: rows }: Table, room: number, addresses: Addresses): string[] {
  const cells = rows.map((row) =>
    row.children.map((cell) =>
      inlineText(cell as Nodes, addresses)
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
  const widths = (cells[0] ?? []).map((_, column) => cells.reduce((most, row) => Math.max(most, lengthOf(row[column] ?? '')), 3));
  const aligned = cells.map((row) =>
    widths
      .map((width, column) => padded(row[column] ?? '', width))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  if (lengthOf(rule) <= room) return [...aligned.slice(0, 1), rule, ...aligned.slice(1)].filter((line) => line !== '');
  return cells.flatMap((row) => fieldLine(row.join(' | '), room));
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}
