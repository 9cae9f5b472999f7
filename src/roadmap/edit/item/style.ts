import { FIELD_KEYS, type Field, type FieldKey, type FieldStyle, type Item, type Roadmap } from '../../../model/roadmap.ts';
import { fencedLines } from '../../text/fences.ts';
import { columnAfter, isBlank, type Lines, lineStart, linesIn, linesOf, lineText } from '../../text/lines.ts';
import { mostFrequent } from '../../text/most-frequent.ts';
import { introducesBullets } from '../bullets/nested-bullet.ts';

/** What a new field is written like: a field, or another line with a label in bold, such as `**Effort:** 3`. */
export type FieldModel = Pick<Field, 'label' | 'style' | 'line' | 'span' | 'lines'>;

/** The form of a new field. */
export interface NewFieldStyle {
  readonly style: FieldStyle;
  /** `resolution:`, `**Resolution:**`. */
  readonly label: string;
  /** The line of the file that it is like; null if the file shows none. */
  readonly like: FieldModel | null;
}

type FieldItem = Pick<Item, 'fields' | 'section'> & { readonly source?: Item['source'] };

/**
 * The form of a new field: like the item's own fields or labels, or else like those of its section, or else like those of the file. Without
 * any it is a nested bullet, because GitHub shows consecutive lines of a paragraph in a file as one line.
 */
export function newFieldStyle({ text, items }: Pick<Roadmap, 'text' | 'items'>, item: FieldItem, key: FieldKey): NewFieldStyle {
  const lines = linesOf(text);
  const near: ReadonlyArray<readonly FieldItem[]> = [[item], items.filter(({ section }) => section === item.section), items];
  const leads = leadsIn(lines, items);
  const introduces = ({ source }: FieldItem) => source !== undefined && introducesBullets(text, source);
  const like = near
    .map((some, at): readonly FieldModel[] => {
      // A paragraph behind bullets that complete a title is the form of such items only.
      const isApart = (one: FieldItem) => introduces(one) && !introduces(item);
      const fields = some.flatMap((one) => Object.values(one.fields).filter(({ style }) => style !== 'joined' && !(style === 'line' && isApart(one))));
      if (fields.length > 0) return fields;
      const found = at === 0 ? fieldLabels(lines, item) : sharedLabels(lines, some);
      return found.some(({ style, label }) => style === 'bullet' || !leads.has(label)) ? found : [];
    })
    .find((models) => models.length > 0);
  const model = mostUsed(like ?? labelsOfBlocks(lines, item, near.slice(1)));
  const name = model?.label ?? nestedName(lines, near) ?? keyInFile(lines, items, key);
  // In bold, a field is set apart from what the title introduces.
  const isAmongOthers = model === undefined && introduces(item);
  const label = isAmongOthers ? labelLike(name ?? 'Key:', key).replace(/^[^*_]+$/, '**$&**') : labelLike(name, key);
  return { style: model?.style ?? 'bullet', label, like: model ?? null };
}

/** A bullet or line with a label in bold, maybe behind an emoji. The groups are its white space, its bullet, the label, and the words of that. */
const LABELLED =
  /^(?<space>[ \t]*)(?<bullet>[-*+][ \t]+)?(?:\p{Extended_Pictographic}\uFE0F?[ \t]+)?(?<label>(?<mark>\*\*|__)(?<words>\p{L}[\p{L}\p{N} /-]{1,30}?)[ \t]*(?::\k<mark>|\k<mark>:))[ \t]+(?<value>\S.*)$/u;

/** The most characters of a value. Behind a label with a longer text, people write about it. */
export const LONGEST_VALUE = 40;

/** An item and its text never change, so each is looked at once. */
const labels = new WeakMap<Item['source'], readonly FieldModel[]>();

/** The labels of an item that stand together directly inside of it, and are no fields. */
export function fieldLabels(lines: Lines, { source }: Pick<FieldItem, 'source'>): readonly FieldModel[] {
  if (source === undefined) return [];
  const known = labels.get(source) ?? readFieldLabels(lines, source);
  labels.set(source, known);
  return known;
}

function readFieldLabels(lines: Lines, source: Item['source']): readonly FieldModel[] {
  const inTitle = linesIn({ start: source.titleAt, end: source.titleLinesEnd }, lines).slice(1);
  const all = [...new Set([...inTitle, ...source.noteLines])].toSorted((a, b) => a - b);
  const isCode = fencedLines(all.map((line) => lineText(lines, line)));
  const found: FieldModel[] = [];
  for (const [at, line] of all.entries()) {
    const offset = lineStart(lines, line);
    // The link of the item is no part of what stands before it.
    const whole = lineText(lines, line).slice(0, source.link !== null && source.link.start > offset ? source.link.start - offset : undefined);
    const { space = '', bullet = '', label = '', words = '', value = '' } = LABELLED.exec(whole)?.groups ?? {};
    const further = columnAfter(space) - source.contentColumn;
    const isInside = further >= 0 && further < 4;
    const isLabel = label !== '' && isInside && isCode[at] !== true;
    const isBelowLead = found.length === 1 && found[0]?.style === 'line' && bullet !== '';
    // A line between would tear the sentence.
    const goesOn = bullet === '' && /[^.!?:;\\]$/.test(whole) && all[at + 1] === line + 1 && /^[ \t]*\p{Ll}/u.test(lineText(lines, line + 1));
    if (!isLabel || goesOn || (value.length > LONGEST_VALUE && !isBelowLead)) {
      // What stands below the first labels is another part of the text.
      if (found.length > 0 && !isBlank(whole)) break;
      continue;
    }
    found.push(modelAt(lines, line, whole, { bullet, label, words }));
  }
  return withoutLead(lines, found);
}

/** The labels of the lines that introduce bullets with labels. */
function leadsIn(lines: Lines, items: readonly FieldItem[]): ReadonlySet<string> {
  const known =
    leadsOfFiles.get(items) ?? new Set(items.flatMap(({ source }) => (source === undefined ? [] : (leadIn(lines, textLabels(lines, source))?.label ?? []))));
  leadsOfFiles.set(items, known);
  return known;
}

/** A text is looked at once for each reading. */
const leadsOfFiles = new WeakMap<readonly FieldItem[], ReadonlySet<string>>();

function leadIn({ text }: Lines, [first, second]: readonly FieldModel[]): FieldModel | undefined {
  if (first?.style !== 'line' || second?.style !== 'bullet') return undefined;
  const between = text.slice(first.lines.end, second.lines.start).split(/\r\n|\n|\r/);
  const gap = between.findIndex((line) => isBlank(line));
  return gap !== -1 && between.slice(gap).some((line) => !isBlank(line)) ? undefined : first;
}

/** Labels without the line above those that are bullets: that introduces them. */
function withoutLead(lines: Lines, found: readonly FieldModel[]): readonly FieldModel[] {
  return leadIn(lines, found) === undefined ? found : found.slice(1);
}

/** `- Tests: all of them`, `- Unit tests (old ones): all of them`: a bullet that begins with a name. */
const NAMED_BULLET = /^[ \t]*[-*+][ \t]+(?<label>\p{L}[^:.!?`*_[\]]{1,40}:)[ \t]+\S/u;
const ONE_WORD = /^[\p{L}\p{N}]{2,31}:$/u;

/** Fewer may be sentences. */
const FEWEST_NAMES = 3;

const names = new WeakMap<Item['source'], ReadonlyArray<Pick<FieldModel, 'label'>>>();

/**
 * What shows whether names are written with a capital: the one word with which most bullets inside of at least two items begin, or else a capital
 * with which all names of the nearest bullets begin.
 * @param near the item, those of its section, those of the file
 */
function nestedName(lines: Lines, near: ReadonlyArray<readonly FieldItem[]>): string | undefined {
  const all = near.map((some) => some.map(({ source }) => (source === undefined ? [] : namesOfBullets(lines, source))));
  const words = all.at(-1)?.map((own) => own.filter(({ label }) => ONE_WORD.test(label))) ?? [];
  const many = labelsOfSeveral(words);
  const word = mostFrequent(words.flat().flatMap(({ label }) => (many.has(label) ? label : [])));
  const nearest = all.map((some) => some.flat()).find((some) => some.length >= FEWEST_NAMES) ?? [];
  return word ?? (nearest.length > 0 && nearest.every(({ label }) => /^\p{Lu}/u.test(label)) ? 'Key:' : undefined);
}

function namesOfBullets(lines: Lines, source: Item['source']): ReadonlyArray<Pick<FieldModel, 'label'>> {
  const nameAt = (line: number) => NAMED_BULLET.exec(lineText(lines, line))?.groups?.['label'] ?? [];
  const known = names.get(source) ?? source.noteLines.flatMap(nameAt).map((label) => ({ label }));
  names.set(source, known);
  return known;
}

/** `Status: ready`, `- **Owner**: ann`: a key at the start of any line or bullet, whether it is a field there or not. */
const KEYED = new RegExp(`^[ \\t]*(?:[-*+][ \\t]+)?((?:\\*\\*|__)?(?:${FIELD_KEYS.join('|')})(?::(?:\\*\\*|__)?|(?:\\*\\*|__):))[ \\t]+\\S`, 'i');

/** One of another key may be the first word of a sentence. */
const FEWEST_KEYS = 2;

/** A text is looked at once for each reading. */
const keysOfFiles = new WeakMap<readonly FieldItem[], readonly string[]>();

/** Undefined: the file has too few lines that begin with a key, or not all of these have a capital. Lines with the same key count first. */
function keyInFile(lines: Lines, items: readonly FieldItem[], wanted: FieldKey): string | undefined {
  const found = keysOfFiles.get(items) ?? readKeysInFile(lines);
  keysOfFiles.set(items, found);
  const same = found.filter((one) => one.toLowerCase().includes(wanted));
  const keys = same.length > 0 ? same : found;
  if (keys.length < (same.length > 0 ? 1 : FEWEST_KEYS) || keys.some((key) => /^\W*[a-z]/.test(key))) return undefined;
  const key = keys.every((one) => one === one.toUpperCase()) ? 'KEY' : 'Key';
  const forms = new Set(keys.map((one) => one.replace(/[A-Za-z]+/, key)));
  return forms.size === 1 ? [...forms][0] : `${key}:`;
}

function readKeysInFile({ text, starts }: Lines): readonly string[] {
  const all = starts.map((start, at) => text.slice(start, starts[at + 1]));
  const isCode = fencedLines(all);
  return all.flatMap((line, at) => (isCode[at] === true ? [] : (KEYED.exec(line)?.[1] ?? [])));
}

/** `Tests: all of them`, `Tests:`: a line that begins with a name. */
const NAMED = /^ {0,3}(?<label>(?<words>\p{Lu}[\p{L}\p{N} /-]{1,30}?):)(?:[ \t]+(?<value>\S.*)|[ \t]*)$/u;

/** Whether a line begins with a label, and is a bullet or, unless asked for, none. */
export function beginsWithLabel(line: string, isBullet = false): boolean {
  const labelled = LABELLED.exec(line);
  return (isBullet ? NAMED_BULLET : NAMED).test(line) || (labelled !== null && (labelled.groups?.['bullet'] !== undefined) === isBullet);
}

/**
 * The first label of each item whose text stands behind labels that others have, too, however long it is. A line below a title in a list would be shown as
 * a part of it, so the labels of headings are for headings only.
 */
function labelsOfBlocks(lines: Lines, { source }: FieldItem, near: ReadonlyArray<readonly FieldItem[]>): FieldModel[] {
  // Nobody knows yet what a new item will be, so it is like those beside it.
  const others = source === undefined ? near.slice(0, 1) : near.map((some) => some.filter((one) => isOfList(one) === isOfList({ source })));
  const shared = others.map((some) => {
    const all = some.map((one) => (one.source === undefined ? [] : textLabels(lines, one.source)));
    const many = labelsOfSeveral(all);
    return all.flatMap(
      (own) =>
        withoutLead(
          lines,
          own.filter(({ label }) => many.has(label)),
        )[0] ?? [],
    );
  });
  return shared.find((models) => models.length > 0) ?? [];
}

function isOfList({ source }: Pick<FieldItem, 'source'>): boolean {
  return (source?.contentColumn ?? 0) > 0;
}

const leading = new WeakMap<Item['source'], readonly FieldModel[]>();

/** The labels with which the bullets of an item begin, and the paragraphs of a heading. */
function textLabels(lines: Lines, source: Item['source']): readonly FieldModel[] {
  const known = leading.get(source) ?? readTextLabels(lines, source);
  leading.set(source, known);
  return known;
}

function readTextLabels(lines: Lines, source: Item['source']): FieldModel[] {
  const texts = source.noteLines.map((line) => lineText(lines, line));
  const isCode = fencedLines(texts);
  // A single line that begins with a name may be a sentence. Several, one below the other, are labels.
  const areNames = (at: number) =>
    isBlank(texts[at - 1] ?? '') && [at, at + 1].every((one) => NAMED.test(texts[one] ?? '')) && source.noteLines[at + 1] === (source.noteLines[at] ?? 0) + 1;
  return texts.flatMap((text, at): FieldModel[] => {
    const { space = '', bullet = '', label = '', words = '' } = LABELLED.exec(text)?.groups ?? (areNames(at) ? NAMED.exec(text)?.groups : null) ?? {};
    const further = columnAfter(space) - source.contentColumn;
    const isInside = further >= 0 && further < 4 && (bullet !== '' || !isOfList({ source }));
    if (label === '' || !isInside || isCode[at] === true) return [];
    return [modelAt(lines, source.noteLines[at] ?? 0, text, { bullet, label, words })];
  });
}

/** @param text of the line, without what follows the value */
function modelAt(
  lines: Lines,
  line: number,
  text: string,
  { bullet, label, words }: { readonly bullet: string; readonly label: string; readonly words: string },
): FieldModel {
  const start = lineStart(lines, line);
  const span = { start: start + text.indexOf(label) + label.length, end: start + text.trimEnd().length };
  // A key can be one word only.
  const key = label.replace(words, /[A-Za-z]+/.exec(words)?.[0] ?? 'Key');
  return { label: key, style: bullet === '' ? 'line' : 'bullet', line, span, lines: { start, end: lineStart(lines, line + 1) } };
}

/** The labels that at least two items have. One that stands in a single item may be a word of its text. */
function sharedLabels(lines: Lines, items: readonly FieldItem[]): FieldModel[] {
  const all = items.map((one) => fieldLabels(lines, one));
  const many = labelsOfSeveral(all);
  return all.flat().filter(({ label }) => many.has(label));
}

export function labelsOfSeveral(all: ReadonlyArray<ReadonlyArray<Pick<FieldModel, 'label'>>>): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const label of all.flatMap((own) => [...new Set(own.map((one) => one.label))])) counts.set(label, (counts.get(label) ?? 0) + 1);
  return new Set([...counts].flatMap(([label, count]) => (count > 1 ? label : [])));
}

function mostUsed<Model extends FieldModel>(fields: readonly Model[]): Model | undefined {
  const bullets = fields.filter(({ style }) => style === 'bullet');
  const lines = fields.filter(({ style }) => style === 'line');
  return (lines.length >= bullets.length ? lines : bullets).at(-1);
}

function labelLike(label: string | undefined, key: FieldKey): string {
  if (label === undefined) return `${key}:`;
  const word = /[A-Za-z]+/.exec(label)?.[0] ?? '';
  const cased = word === word.toUpperCase() ? key.toUpperCase() : /^[A-Z]/.test(word) ? key.charAt(0).toUpperCase() + key.slice(1) : key;
  return word === '' ? `${cased}:` : label.replace(word, cased);
}
