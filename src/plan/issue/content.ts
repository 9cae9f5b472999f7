import type { ComparedContent, Content, ContentKey } from '../../model/agreement.ts';
import { FIELD_KEYS, type Item } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import { withoutCellNames } from '../../roadmap/markdown/cell-names.ts';
import { fencedLines } from '../../roadmap/text/fences.ts';
import { withTaskBullets } from '../../roadmap/text/task-bullets.ts';
import { canonicalText } from '../../roadmap/text/text.ts';

/** The fields of the content, in the order in which they are written into an issue. */
export const CONTENT_KEYS: readonly ContentKey[] = FIELD_KEYS.filter((key) => key !== 'kind');

/** A run plans several times from one reading. Items and contents never change, so each is looked at once. */
const contents = new WeakMap<Item, Content>();
const comparedContents = new WeakMap<Content, ComparedContent>();

/** What an item says below its title, as its issue shows it. */
export function contentOf(item: Item): Content {
  const known = contents.get(item) ?? readContent(item);
  contents.set(item, known);
  return known;
}

function readContent(item: Item): Content {
  const { notes, subItems } = item.inIssue ?? item;
  const fields = CONTENT_KEYS.flatMap((key) => {
    const value = item.inIssue?.values[key] ?? item.fields[key]?.value ?? (key === 'status' ? openStatus(item) : '');
    return value === '' || (shapeOf(item).holds === 'cells' && isDash(value)) ? [] : [[key, value] as const];
  });
  const footnotes = item.inIssue?.footnotes ?? '';
  return { fields: Object.fromEntries(fields), notes, subItems, ...(footnotes === '' ? {} : { footnotes }) };
}

/** The status in the cell of an open row. That of a finished one says only what the state of its issue says. */
function openStatus({ state, source: { status } }: Item): string {
  return state === 'open' && hasStatusCell({ source: { status } }) ? (status?.text ?? '') : '';
}

/** Whether the column of a row's status shows its state. Its cell is no field, but its issue shows it as one. */
export function hasStatusCell({ source: { status } }: { readonly source: Pick<Item['source'], 'status'> }): boolean {
  return status?.where === 'cell';
}

/** In a cell, a dash stands for nothing. */
function isDash(value: string): boolean {
  return /^[-–—]+$/.test(value.trim());
}

/** The content in the form in which it is compared. Line ends, outer and repeated space, escapes, and the zero-width mark after the @ of a mention make no difference. */
export function compared(content: Content): ComparedContent {
  const known = comparedContents.get(content) ?? compareContent(content);
  comparedContents.set(content, known);
  return known;
}

function compareContent({ fields, notes, subItems, footnotes = '' }: Content): ComparedContent {
  const values: Array<readonly [string, string]> = CONTENT_KEYS.map((key) => [key, canonicalValue(fields[key] ?? '')]);
  // Blank lines between sub-items make no difference, and neither do their bullets.
  const blank = canonicalBlock(
    withTaskBullets(
      withTicks(subItems, () => false),
      '-',
    ),
  ).replace(/\n+/g, '\n');
  values.push(['notes', digest(canonicalBlock(withoutCellNames(notes)))], ['sub-items', digest(blank)], ['footnotes', digest(canonicalBlock(footnotes))]);
  for (const [name, ticked] of ticksOf(subItems)) values.push([tickKey(name), ticked ? '[x]' : '[ ]']);
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}

export function sameContent(one: ComparedContent, other: ComparedContent): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => (one[key] ?? '') === (other[key] ?? ''));
}

export function tickKey(name: string): string {
  return `tick: ${name}`;
}

function canonicalValue(value: string): string {
  return canonicalText(value.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}

function canonicalBlock(text: string): string {
  const lines = text.replace(/[\u200b\u2060]/g, '').split(/\r\n|\n|\r/);
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** Texts up to this many characters are stored as they are and not as digests, so that people can read a state. */
const SHORT = 60;

/** The largest prime below 2^44. A product with a base below 2^9 stays below 2^53, so a number holds it exactly. */
const PRIME = 17_592_186_044_399;

/**
 * A long text as a polynomial in two bases, a short one as it is: equal texts have equal digests, and two different texts
 * have the same one by chance once in 2^88. It is not a library's hash because states keep these values: with another
 * function each long note would count as changed on the file's side, and on the issue's.
 */
export function digest(text: string): string {
  if (text.length <= SHORT) return text;
  const at = (base: number) => {
    let sum = 0;
    for (let index = 0; index < text.length; index += 1) {
      // The remainder by a division: `%` of large numbers takes many times as long. The quotient may be off by one.
      const next = sum * base + text.charCodeAt(index) + 1;
      sum = next - Math.floor(next / PRIME) * PRIME;
      if (sum < 0) sum += PRIME;
    }
    return sum.toString(36);
  };
  return `${text.length}:${at(257)}:${at(509)}`;
}

/** Whether a compared value is the digest of a long text, from which the text cannot be read. */
export function isDigest(value: string): boolean {
  const length = /^(\d+):[\da-z]+:[\da-z]+$/.exec(value)?.[1];
  return length !== undefined && Number(length) > SHORT;
}

/** A line of a task. The groups are the part before the box's character, that character, the part after it, and the text. */
const TASK = /^(\s*(?:[-*+]|\d{1,9}[.)])[ \t]+\[)([ xX])(\][ \t]+)(\S.*)$/;

/** The ticks of a list of sub-items by their texts. If a text appears more than once, its names get numbers. */
function ticksOf(subItems: string): ReadonlyMap<string, boolean> {
  const ticks = new Map<string, boolean>();
  withTicks(subItems, (name, ticked) => {
    ticks.set(name, ticked);
    return ticked;
  });
  return ticks;
}

/** The same list with other ticks. A box whose tick does not change stays exactly as it is written. */
export function withTicks(subItems: string, tickOf: (name: string, ticked: boolean) => boolean): string {
  const seen = new Map<string, number>();
  const all = subItems.split(/\r\n|\n|\r/);
  const isCode = fencedLines(all);
  const lines = all.map((line, at) => {
    const [, before, box, between, text] = isCode[at] === true ? [] : (TASK.exec(line) ?? []);
    if (before === undefined || text === undefined) return line;
    const ticked = box !== ' ';
    const wanted = tickOf(subItemName(text, seen), ticked);
    return wanted === ticked ? line : `${before}${wanted ? 'x' : ' '}${between}${text}`;
  });
  return lines.join('\n');
}

/** The name of a sub-item for comparisons. @param seen how often each text has appeared before; it is updated */
export function subItemName(text: string, seen: Map<string, number>): string {
  const name = canonicalValue(text);
  const count = (seen.get(name) ?? 0) + 1;
  seen.set(name, count);
  // The text is one line, so a line end before the number cannot be a part of it.
  return count === 1 ? name : `${name}\n${count}`;
}
