import { styleText } from 'node:util';
import { Help } from 'commander';
import type { Environment } from './world.ts';

/** The properties of the output. */
export interface Screen {
  readonly colour: boolean;
  /** The most columns of a line; null: no limit. */
  readonly width: number | null;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The screen behind a stream. FORCE_COLOR, NO_COLOR and TERM decide on colour; without them, only a terminal has it. */
export function screenOf({ isTTY = false, columns }: Stream, environment: Environment): Screen {
  const { FORCE_COLOR: forced, NO_COLOR: never, TERM: terminal } = environment;
  const colour = forced === undefined || forced === '' ? isTTY && !never && terminal !== 'dumb' : !['0', 'false'].includes(forced);
  return { colour, width: isTTY ? (widthIn(environment) ?? columns ?? 80) : null };
}

/** The columns of the help. It is wrapped even if it is piped. */
export function helpWidth(stream: Stream, environment: Environment): number {
  return widthIn(environment) ?? (stream.isTTY === true ? (stream.columns ?? 80) : 80);
}

function widthIn({ COLUMNS }: Environment): number | null {
  return COLUMNS !== undefined && /^[1-9]\d{0,3}$/.test(COLUMNS) ? Math.max(Number(COLUMNS), 20) : null;
}

const PARTS = ['Items', 'Timeline', 'Not read as items', 'Problems'];
const COLOURS = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;

/** The lines of `check` for a terminal, in colour. Items are cut at the width; all other lines wrap. */
export function onScreen(lines: readonly string[], { colour, width }: Screen): string[] {
  let part = '';
  return lines.flatMap((line, index) => {
    const isHead = index === 0 || PARTS.some((title) => line === title || line.startsWith(`${title} (`));
    if (isHead) part = line;
    const rows = width === null ? [line] : fitted(line, part, width);
    if (!colour || line === '') return rows;
    if (isHead) return rows.map((row) => paint('bold', row));
    if (part === 'Problems') return rows.map((row, at) => (at === 0 ? problemRow(row) : row));
    return part === 'Not read as items' ? rows.map((row) => paint('cyan', row)) : rows;
  });
}

/** Wraps lines of any width. */
const WRAPPER = Object.assign(new Help(), { minWidthToWrap: 1 });

/** Fits a line to the width. Lines of a proposed configuration stay whole, because a wrapped line would be other YAML. */
function fitted(line: string, part: string, width: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  if (line.length <= width || (part === 'Not read as items' && indent.length >= 4)) return [line];
  if (part.startsWith('Items')) return [`${line.slice(0, width - 1)}…`];
  const inner = `${indent}  `;
  const [first = '', ...rest] = WRAPPER.boxWrap(line.trimStart(), width - inner.length).split('\n');
  return [indent + first, ...rest.map((row) => inner + row)];
}

function problemRow(row: string): string {
  return row.replace(/^( *\d+: )(error|warning|notice)(?=:)/, (_, where: string, level: keyof typeof COLOURS) => where + paint(COLOURS[level], level));
}

function paint(style: 'bold' | 'cyan' | 'red' | 'yellow', text: string): string {
  // `screenOf` has decided on colour. Without `validateStream: false`, `styleText` would decide again by the process's own streams.
  return styleText(style, text, { validateStream: false });
}
