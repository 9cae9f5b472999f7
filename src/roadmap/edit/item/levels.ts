import type { ListItem, Nodes } from 'mdast';
import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { textColumn } from '../../markdown/list-item.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import { diffLines } from '../../text/diff-lines.ts';
import { fencedLines } from '../../text/fences.ts';
import { indentOf, isBlank, shiftLine } from '../../text/lines.ts';
import { columnInside } from '../bullets/steps.ts';

/** A bullet or number in the text of an issue. */
interface TypedBullet {
  /** Index of its line and of its last one. */
  readonly from: number;
  readonly to: number;
  readonly parent: TypedBullet | null;
  readonly column: number;
  /** The column of its text. */
  readonly content: number;
  /** Its number, as it is written; null: it is a bullet. */
  readonly number: string | null;
}

/** A text with its bullets. */
interface TypedText {
  readonly lines: readonly string[];
  readonly bullets: readonly TypedBullet[];
}

/** What an issue's text has of the file's. */
interface Matches {
  /** By the index of a line: that of the same line in the file. */
  readonly same: ReadonlyMap<number, number>;
  /** By the index of a changed line: the file's line that stood in its place. */
  readonly changed: ReadonlyMap<number, number>;
  /** The bullets that the file has. */
  readonly kept: ReadonlyMap<TypedBullet, TypedBullet>;
  /** Whether these, and all other lines, are the file's wherever they have its white space. */
  readonly isExact: boolean;
}

/**
 * Notes or sub-items of an issue in which bullets stand as far to the right as the file has them, and new ones as far as the file has bullets of their level.
 * What stands inside of a bullet goes with it. Where the lists would not be the same afterwards, the text stays as it was typed.
 */
export function withLevels(markdown: string, present: string, roadmap: Roadmap, item: Item): string {
  const [text, file] = [typedText(markdown), typedText(present)];
  if (text === null || file === null) return markdown;
  const structure = structureOf(text.lines);
  // A line that nobody touched stays, also inside of a new bullet, if it can be a part of that where it stands.
  for (const isExact of [true, false]) {
    const matches = matchesOf(text, file, isExact);
    if (matches === null || !text.bullets.some((one) => standsApart(one, matches))) return markdown;
    for (const steps of [{ roadmap, item }, null]) {
      const moves = new Map<TypedBullet, number>();
      for (const one of text.bullets) moves.set(one, columnFor(one, text, file, matches, moves, steps) - one.column);
      const moved = movedLines(text, file, matches, moves);
      if (structureOf(moved) === structure) return moved.join('\n');
    }
  }
  return markdown;
}

/** Whether a bullet inside of another one is new, or stands farther inside of it or less far than in the file. */
function standsApart(one: TypedBullet, { kept }: Matches): boolean {
  const [own, around] = [kept.get(one), one.parent === null ? undefined : kept.get(one.parent)];
  return one.parent !== null && (own === undefined || around === undefined || own.column - around.column !== one.column - one.parent.column);
}

function typedText(markdown: string): TypedText | null {
  const lines = markdown.split('\n');
  const bullets = typedBullets(lines);
  return bullets === null ? null : { lines, bullets };
}

/**
 * What a text has of the file's; null: the texts are too long. Each side may have its own white space, and its own signs.
 * @param isExact with the bullets that are now inside of another one, but have the white space of the file
 */
function matchesOf(text: TypedText, file: TypedText, isExact: boolean): Matches | null {
  const words = ({ lines }: TypedText) => lines.map((line) => line.trim().replace(/^(?:[-*+]|\d{1,9}[.)])[ \t]+/, '- '));
  const hunks = diffLines(words(file), words(text));
  if (hunks === null) return null;
  const [same, changed] = [new Map<number, number>(), new Map<number, number>()];
  let [at, own] = [0, 0];
  for (const hunk of [...hunks, { at: file.lines.length, gone: 0, come: [] }]) {
    while (own < hunk.at) same.set(at++, own++);
    for (const index of hunk.come.keys()) if (index < hunk.gone) changed.set(at + index, own + index);
    at += hunk.come.length;
    own += hunk.gone;
  }
  const kept = new Map<TypedBullet, TypedBullet>();
  for (const one of text.bullets) {
    const like = file.bullets.find(({ from }) => from === same.get(one.from));
    const isThere = like !== undefined && (like.parent === ownBulletOf(one.parent, kept) || (isExact && text.lines[one.from] === file.lines[like.from]));
    if (isThere) kept.set(one, like);
  }
  return { same, changed, kept, isExact };
}

/** The file's bullet for one of the text, or for none; undefined: it is new. */
function ownBulletOf(one: TypedBullet | null, kept: ReadonlyMap<TypedBullet, TypedBullet>): TypedBullet | null | undefined {
  return one === null ? null : kept.get(one);
}

function bulletAround(at: number, { bullets }: TypedText): TypedBullet | null {
  return bullets.findLast(({ from, to }) => from <= at && at <= to) ?? null;
}

/** The lines of a text behind the white space of the file, or moved with the bullet that they are inside of. */
function movedLines(text: TypedText, file: TypedText, { same, kept, isExact }: Matches, moves: ReadonlyMap<TypedBullet, number>): string[] {
  const [isCode, isOwnCode] = [fencedLines(text.lines), fencedLines(file.lines)];
  const fenceOf = (at: number, code: readonly boolean[]) => (code[at] === true ? code.lastIndexOf(false, at) + 1 : at);
  return text.lines.map((line, at) => {
    const around = bulletAround(at, text);
    const own = same.get(at);
    if (around === null || isBlank(line) || (isExact && own !== undefined && line === file.lines[own])) return line;
    const [fence, ownFence] = [fenceOf(at, isCode), own === undefined ? -1 : fenceOf(own, isOwnCode)];
    const isKept = own !== undefined && kept.has(around) && bulletAround(own, file) === kept.get(around) && same.get(fence) === ownFence;
    const inFence = (some: readonly string[], index: number, first: number) => indentOf(some[index] ?? '') - indentOf(some[first] ?? '');
    if (!isKept || inFence(text.lines, at, fence) !== inFence(file.lines, own, ownFence)) return shiftLine(line, moves.get(around) ?? 0);
    return `${/^[ \t]*/.exec(file.lines[own] ?? '')?.[0] ?? ''}${line.trimStart()}`;
  });
}

const MARKED = /^[ \t]*(?:[-*+]|(\d{1,9})[.)])/;

/** The bullets and numbers of a text, without those in quotes; null: one begins on the line of another. */
function typedBullets(lines: readonly string[]): TypedBullet[] | null {
  const found: TypedBullet[] = [];
  const add = (node: ListItem, parent: TypedBullet | null): boolean => {
    const from = (node.position?.start.line ?? 1) - 1;
    const [start = '', number] = MARKED.exec(lines[from] ?? '') ?? [];
    if (start === '' || from === parent?.from) return false;
    const content = textColumn(lines[from] ?? '', start.length);
    const one = { from, to: (node.position?.end.line ?? from + 1) - 1, parent, column: indentOf(start), content, number: number ?? null };
    found.push(one);
    return node.children.every((child) => child.type !== 'list' || child.children.every((inner) => add(inner, one)));
  };
  const isClear = parseMarkdown(lines.join('\n')).children.every((node) => node.type !== 'list' || node.children.every((one) => add(one, null)));
  return isClear ? found : null;
}

/**
 * The column for a bullet: its own in the file. A new one has that of the bullets beside it, or else stands as far inside of the one around it as the file's
 * bullets stand inside of others.
 * @param steps null: a new bullet stands as far inside as it was typed
 */
function columnFor(
  one: TypedBullet,
  { bullets }: TypedText,
  file: TypedText,
  { changed, kept }: Matches,
  moves: ReadonlyMap<TypedBullet, number>,
  steps: { readonly roadmap: Roadmap; readonly item: Item } | null,
): number {
  const own = kept.get(one) ?? file.bullets.find(({ from, parent }) => from === changed.get(one.from) && parent === ownBulletOf(one.parent, kept));
  if (own !== undefined) return own.column;
  const { parent, column, from } = one;
  const around = parent === null ? 0 : (moves.get(parent) ?? 0);
  if (steps === null) return column + around;
  const least = parent === null ? 0 : parent.content + around;
  const beside = bullets.filter((other) => other.parent === parent && (kept.has(other) || (parent !== null && other.from < from)));
  const columnOf = (other: TypedBullet) => kept.get(other)?.column ?? other.column + (moves.get(other) ?? 0);
  // Numbers of several lengths may end in one column.
  const isLike = (other: TypedBullet) => other.number === null || one.number === null || other.number.length === one.number.length;
  if (beside.some((other) => columnOf(other) === column + around)) return column + around;
  const like = beside.findLast((other) => other.from < from && isLike(other)) ?? beside.find(isLike);
  const inner = parent === null ? null : columnInside(parent.column + around, least, parent.number !== null, steps.roadmap, steps.item);
  const wanted = like === undefined ? inner : columnOf(like);
  return wanted !== null && wanted >= least && wanted < least + 4 ? wanted : column + around;
}

/** What stands in which lines, and inside of what. */
function structureOf(lines: readonly string[]): string {
  const shown = (node: Nodes): string => {
    const place = `${node.type} ${node.position?.start.line}-${node.position?.end.line}`;
    if ('children' in node && !('value' in node)) return `${place}(${(node.children as Nodes[]).map(shown).join(' ')})`;
    return node.type === 'code' ? `${place} ${JSON.stringify(node.value)}` : place;
  };
  return shown(parseMarkdown(lines.join('\n')));
}
