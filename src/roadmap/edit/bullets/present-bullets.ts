import type { Item, Roadmap } from '../../../model/roadmap.ts';
import { diffLines } from '../../text/diff-lines.ts';
import { fencedLines } from '../../text/fences.ts';
import { indentOf, isBlank } from '../../text/lines.ts';
import { boxSpace } from './boxes.ts';
import { BULLET, isBulletMarker, nestedGap, nestedMarker } from './nested-bullet.ts';
import { nextInList } from './next-number.ts';

/** A text of an issue with the bullets that the file has for it. */
export function withBullets(markdown: string, present: string, roadmap: Roadmap, item: Item): string {
  const known = new Map<string, string[]>();
  for (const line of present.split('\n')) known.set(neutralBullet(line), [...(known.get(neutralBullet(line)) ?? []), line]);
  const written: string[] = [];
  const lines = markdown.split('\n');
  const isCode = fencedLines(lines);
  const replaced = linesReplaced(present.split('\n'), lines);
  // What stands inside of a bullet would have to follow its text to the right.
  const isFlat = lines.every((line) => !/^\s+\S/.test(line));
  for (const [at, line] of lines.entries()) {
    const own = known.get(neutralBullet(line)) ?? [];
    const above = written.findLast((one) => !isBlank(one) && indentOf(one) <= indentOf(line)) ?? '';
    const isFirst = numberBefore(line) !== null && (numberBefore(above) === null || indentOf(above) < indentOf(line));
    // The first number of a list stays, whichever entry has it. All others are those that the issue has.
    const isLike = (one: string) => isFirst || numberBefore(line) === null || numberBefore(one) === null || numberBefore(one) === numberBefore(line);
    const same = own.includes(line) ? line : own.find(isLike);
    if (same !== undefined) own.splice(own.indexOf(same), 1);
    const shown = same !== undefined && isFirst ? withNumber(same, firstNumber(same, present.split('\n'))) : same;
    // Spaces that break the line are those of the issue.
    const kept = shown === undefined ? undefined : shown.trimEnd() + line.slice(line.trimEnd().length);
    written.push(
      isCode[at] === true || isBlank(line)
        ? line
        : (kept ?? changedBullet(line, replaced.get(at) ?? [], isFlat) ?? newBullet(line, written, present, roadmap, item, isFlat)),
    );
  }
  return written.join('\n');
}

/** The number with which a line begins; null: it begins with none. */
function numberBefore(line: string): string | null {
  return /^[ \t]*(\d{1,9})[.)][ \t]/.exec(line)?.[1] ?? null;
}

function withNumber(line: string, number: string | null): string {
  return number === null ? line : line.replace(/^([ \t]*)\d+/, (_, space: string) => `${space}${number}`);
}

/** The first number of the list in which a line stands. */
function firstNumber(line: string, lines: readonly string[]): string | null {
  let first = numberBefore(line);
  for (const above of lines.slice(0, lines.indexOf(line)).toReversed()) {
    if (isBlank(above) || indentOf(above) > indentOf(line)) continue;
    if (indentOf(above) < indentOf(line) || numberBefore(above) === null) break;
    first = numberBefore(above);
  }
  return first;
}

/** A line without the difference that its marker makes. */
function neutralBullet(line: string): string {
  return line.trimEnd().replace(BULLET, (_, space: string, __, ___, box: string | undefined) => `${space}- ${box ?? ''}`);
}

/** By the index of a line that is new or changed: the lines that stood in its place. */
function linesReplaced(present: readonly string[], lines: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const places = new Map<number, readonly string[]>();
  let moved = 0;
  for (const { at, gone, come } of diffLines(present.map(neutralBullet), lines.map(neutralBullet)) ?? []) {
    for (const index of come.keys()) places.set(at + moved + index, present.slice(at, at + gone));
    moved += come.length - gone;
  }
  return places;
}

/** A changed line with its own bullet, whatever those beside it have; null: no line with that bullet stood in its column. */
function changedBullet(line: string, replaced: readonly string[], isFlat: boolean): string | null {
  const [whole = '', space = '', marker = '', gap = '', box = ''] = BULLET.exec(line) ?? [];
  if (!isBulletMarker(marker)) return null;
  const olds = replaced.flatMap((old) => {
    const [, , sign, between = '', tick = ''] = BULLET.exec(old) ?? [];
    return sign === marker && indentOf(old) === indentOf(line) && (tick === '') === (box === '') ? [between] : [];
  });
  const own = olds.includes(gap) ? gap : olds[0];
  return own === undefined ? null : `${space}${marker}${isFlat ? own : gap}${box}${line.slice(whole.length)}`;
}

function newBullet(line: string, above: readonly string[], present: string, roadmap: Roadmap, item: Item, isFlat: boolean): string {
  const [whole = '', space = '', marker = '', gap = '', box = ''] = BULLET.exec(line) ?? [];
  if (!isBulletMarker(marker)) return line;
  const before = siblingOf(indentOf(line), above.toReversed());
  const [, , like] = BULLET.exec(before ?? siblingOf(indentOf(line), present.split('\n')) ?? alikeInLevel(indentOf(line), present.split('\n')) ?? '') ?? [];
  const wanted = like ?? nestedMarker(roadmap, item, box !== '');
  const content = box === '' ? line.slice(whole.length) : `${box.trimEnd()}${boxSpace(roadmap)}${line.slice(whole.length)}`;
  if (isBulletMarker(wanted)) return `${space}${wanted}${isFlat && gap === ' ' ? nestedGap(roadmap, item) : gap}${content}`;
  // Only a task follows the numbers of tasks: a plain list may stand beside a numbered one.
  if (box === '' || (before !== undefined && !/^[ \t]*\d{1,9}[.)][ \t]+\[[ xX]\][ \t]/.test(before))) return line;
  const number = before === undefined ? `1${wanted.slice(-1)}` : nextInList(wanted, numberAbove(above, indentOf(line)));
  return `${space}${number}${gap}${content}`;
}

/** The next bullet or number in the same column, before the list ends. */
function siblingOf(column: number, lines: readonly string[]): string | undefined {
  for (const line of lines) {
    if (isBlank(line) || indentOf(line) > column) continue;
    return indentOf(line) === column && BULLET.test(line) ? line : undefined;
  }
  return undefined;
}

/** One of the bullets in a column inside of others, if all of them have one sign. */
function alikeInLevel(column: number, lines: readonly string[]): string | undefined {
  const isCode = fencedLines(lines);
  const bullets = lines.filter((line, at) => isCode[at] !== true && indentOf(line) === column && isBulletMarker(BULLET.exec(line)?.[2] ?? ''));
  return new Set(bullets.map((line) => BULLET.exec(line)?.[2])).size === 1 ? bullets[0] : undefined;
}

/** The number above the last one in a column; null: there is none. */
function numberAbove(lines: readonly string[], column: number): string | null {
  const numbers = lines.flatMap((line) => (indentOf(line) === column ? (/^[ \t]*(\d{1,9}[.)])/.exec(line)?.[1] ?? []) : []));
  return numbers.at(-2) ?? null;
}
