import type { Item, Roadmap } from '../model.ts';
import { isBlank, lineEnding, lineStart, linesOf, lineText } from './lines.ts';
import type { Splice } from './splice.ts';

/**
 * The splices that put other Markdown in the place of an item's notes or sub-items.
 * @param numbers the lines that hold them now; blank ones stay as they are around what stays
 * @param markdown outdented; empty takes the block out
 */
export function setBlock(roadmap: Roadmap, item: Item, numbers: readonly number[], markdown: string): Splice[] {
  const lines = linesOf(roadmap.text);
  const end = lineEnding(roadmap.text);
  const indent = ' '.repeat(item.source.contentColumn);
  const block = markdown === '' ? [] : markdown.split('\n').map((line) => (isBlank(line) ? '' : indent + line));
  const written = numbers.filter((line) => !isBlank(lineText(lines, line)));
  const runs = runsOf(written, (from, to) => numbers.includes(from) && numbers.includes(to) && isGapOf(numbers, from, to));
  const [first, ...others] = runs;
  if (first === undefined) return block.length === 0 ? [] : [behind(roadmap, item, block, end)];
  const whole = { start: lineStart(lines, first.from), end: lineStart(lines, first.to + 1) };
  const final = /[\r\n]$/.test(roadmap.text.slice(whole.start, whole.end)) ? end : '';
  const text = block.length === 0 ? '' : block.join(end) + final;
  const gone = others.map(({ from, to }) => ({ start: lineStart(lines, from), end: lineStart(lines, to + 1), text: '' }));
  // Where the block goes, the blank line before it goes with it.
  const before = block.length === 0 && first.from - 1 > item.line && isBlank(lineText(lines, first.from - 1)) ? lineStart(lines, first.from - 1) : whole.start;
  const start = final === '' && text === '' ? lineStart(lines, first.from) - endLength(roadmap.text, before) : before;
  return [{ start: Math.min(start, before), end: whole.end, text }, ...gone];
}

/** Lines that follow each other, with only blank ones between. */
function runsOf(numbers: readonly number[], joined: (from: number, to: number) => boolean): Array<{ from: number; to: number }> {
  const runs: Array<{ from: number; to: number }> = [];
  for (const line of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && (line === last.to + 1 || joined(last.to, line))) last.to = line;
    else runs.push({ from: line, to: line });
  }
  return runs;
}

function isGapOf(numbers: readonly number[], from: number, to: number): boolean {
  for (let line = from + 1; line < to; line += 1) if (!numbers.includes(line)) return false;
  return true;
}

/** A new block stands behind all that the item holds; a paragraph behind a blank line, so that it is one of its own. */
function behind(roadmap: Roadmap, item: Item, block: readonly string[], end: string): Splice {
  const { lines } = item.source;
  const text = roadmap.text.slice(lines.start, lines.end);
  const oneLine = item.line === item.endLine;
  const gap = oneLine && /^\s*(?:[-*+>]|\d{1,9}[.)])\s/.test(block[0] ?? '') ? [] : [''];
  const joined = [...gap, ...block].join(end);
  const start = lines.end;
  return /[\r\n]$/.test(text) ? { start, end: start, text: joined + end } : { start, end: start, text: end + joined };
}

function endLength(text: string, offset: number): number {
  return /(?:\r\n|\n|\r)$/.exec(text.slice(0, offset))?.[0].length ?? 0;
}
