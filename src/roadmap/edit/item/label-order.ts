import type { FieldKey, FieldStyle, Item, Roadmap } from '../../../model/roadmap.ts';
import { fencedLines } from '../../text/fences.ts';
import { columnAfter, isBlank } from '../../text/lines.ts';
import { beginsBlock } from '../../text/text.ts';
import { introducesList } from '../bullets/nested-bullet.ts';
import { LIST_OR_QUOTE } from './insert.ts';
import { type FieldModel, LONGEST_VALUE, labelsOfSeveral } from './style.ts';

/** A label of an item with all lines of its text. */
type LabelledText = FieldModel;

/** Where a new field goes among the labels of its item. */
export interface PlaceAmongLabels {
  readonly side: 'above' | 'behind';
  readonly of: LabelledText;
  /** Blank lines stand between the bullets. */
  readonly isLoose: boolean;
}

const LABELLED =
  /^(?<space>[ \t]*)(?<bullet>[-*+][ \t]+)?(?<sign>\p{Extended_Pictographic}\uFE0F?[ \t]+)?(?<label>(?:\*\*|__)\p{L}[^*_:]{0,40}(?::(?:\*\*|__)|(?:\*\*|__)[ \t]*:)|\p{L}[^*_:.!?`[\]]{0,30}:)(?:[ \t]+(?<value>\S.*)|[ \t]*)$/u;

/** Fewer items show no habit. */
const FEWEST = 2;

/**
 * The place of a new field among the labels of its item: as other items have it, or else behind those that it is like. Null: it has none among labels.
 * @param last the last field or label of the item that the new field is like
 */
export function placeAmongLabels(roadmap: Roadmap, item: Item, key: FieldKey, style: FieldStyle, last: FieldModel | null): PlaceAmongLabels | null {
  const likeOthers = placeLikeOthers(roadmap, item, key, style);
  if (likeOthers !== null) return likeOthers;
  const isField = Object.values(item.fields).some(({ lines }) => lines.start === last?.lines.start);
  if (last !== null && (isField || style !== 'bullet')) return placeBehindShort(roadmap, item, style, last);
  if (style !== 'bullet') return placeBehindFirstLines(roadmap, item);
  return (last === null ? placeBehindFirstBullet(roadmap, item) : null) ?? placeBehindShared(roadmap, item, last);
}

/**
 * The place that a new field has in other items of the same shape, those of the section first: the last one of its labels, the first one, or behind
 * the same label. Null: they do not have it, or not all at the same place.
 */
function placeLikeOthers({ text, items }: Roadmap, item: Item, key: FieldKey, style: FieldStyle): PlaceAmongLabels | null {
  const own = labelsTogether(text, item, style);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return null;
  const peers = items.filter((one) => one.line !== item.line && one.shape === item.shape && one.fields[key]?.style === style);
  const near = [peers.filter(({ section }) => section === item.section), peers];
  const places = near.map((some) => some.flatMap((one) => placeIn(labelsTogether(text, one, style), one, key) ?? [])).find((some) => some.length >= FEWEST);
  if (places === undefined) return null;
  const isLoose = areApart(text, own);
  if (places.every((one) => one.isLast)) return { side: 'behind', of: last, isLoose };
  // Lines of one paragraph may need a hard break, which the first one does not show.
  if (places.every((one) => one.isFirst) && style === 'bullet') return { side: 'above', of: first, isLoose };
  const before = own.find(({ label }) => places.every((one) => one.before === label));
  return before === undefined ? null : { side: 'behind', of: before, isLoose };
}

/**
 * The place behind a label in a bullet, as `- **Goal:** …`, with which all texts begin that begin with such a label: those of items of the same shape in
 * the section, or else in the file. Null: they begin otherwise.
 */
function placeBehindFirstBullet({ text, items }: Roadmap, item: Item): PlaceAmongLabels | null {
  const own = labelsTogether(text, item, 'bullet');
  const first = firstBullet(text, item);
  if (first === undefined || introducesList(text, item.source)) return null;
  const peers = items.filter(({ shape }) => shape === item.shape);
  const near = [peers.filter(({ section }) => section === item.section), peers];
  const labels = near.map((some) => some.flatMap((one) => firstBullet(text, one)?.label ?? [])).find((some) => some.length >= FEWEST) ?? [];
  if (labels.length === 0 || labels.some((label) => label !== first.label)) return null;
  const short = isShort(text, first) ? placeBehindShort({ text }, item, 'bullet', first) : null;
  return short ?? { side: 'behind', of: first, isLoose: areApart(text, own) };
}

/** The place behind the short labels of the same form that follow a field, such as `Effort: 3`. Null: none do. */
function placeBehindShort({ text }: Pick<Roadmap, 'text'>, item: Item, style: FieldStyle, last: FieldModel): PlaceAmongLabels | null {
  const own = labelsTogether(text, item, style);
  const at = own.findIndex(({ lines }) => lines.start === last.lines.start);
  const goesOn = own.slice(at + 1).findIndex((one) => !isShort(text, one) || marksAndCase(one.label) !== marksAndCase(last.label));
  const of = at === -1 ? undefined : own.at(goesOn === -1 ? -1 : at + goesOn);
  return of === undefined || of.lines.start === last.lines.start ? null : { side: 'behind', of, isLoose: areApart(text, own) };
}

/**
 * The place behind the labels that other items have, too: the short ones, or all where a text stands above them, which the field would come before
 * otherwise. Null: the item has none.
 */
function placeBehindShared({ text, items }: Roadmap, item: Item, last: FieldModel | null): PlaceAmongLabels | null {
  const own = labelsTogether(text, item, 'bullet');
  const first = own[0];
  if (first === undefined || introducesList(text, item.source)) return null;
  const many = labelsOfSeveral(items.filter(({ shape }) => shape === item.shape).map((one) => labelsTogether(text, one, 'bullet')));
  const above = text.slice(item.source.titleLinesEnd, first.lines.start);
  // Among other bullets, fields stand first.
  if (LIST_OR_QUOTE.test(above)) return null;
  const shared = own.filter(({ label, lines }) => many.has(label) || lines.start === last?.lines.start);
  const of = !isBlank(above) && shared.length > 0 ? own.at(-1) : shared.findLast((one) => isShort(text, one));
  return of === undefined ? null : (placeBehindShort({ text }, item, 'bullet', of) ?? { side: 'behind', of, isLoose: areApart(text, own) });
}

/**
 * Where a new field goes in a text without labels, if those of all others stand below a paragraph: behind its first paragraph, unless a list follows.
 * Null: they stand otherwise.
 */
export function placeBelowLead({ text, items }: Roadmap, item: Item, style: FieldStyle): { readonly offset: number; readonly isApart: boolean } | null {
  const all = items.filter(({ shape }) => shape === item.shape).map((one) => ({ one, own: labelsTogether(text, one, style) }));
  const many = labelsOfSeveral(all.map(({ own }) => own));
  const leads = all.flatMap(({ one, own: [first] }) =>
    first === undefined || !many.has(first.label) ? [] : [text.slice(one.source.titleLinesEnd, first.lines.start)],
  );
  if (leads.length < FEWEST || leads.some((lead) => PARAGRAPH.exec(lead)?.[0].trim() !== lead.trim() || isBlank(lead))) return null;
  const body = text.slice(item.source.titleLinesEnd, item.source.lines.end);
  const end = PARAGRAPH.exec(body)?.[0].length ?? 0;
  const behind = body.slice(end);
  if (end === 0 || (!isBlank(behind) && !/^[ \t]*[\r\n]/.test(behind)) || LIST_OR_QUOTE.test(behind)) return null;
  const isApart = leads.every((lead) => /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.test(lead));
  return isApart || style === 'bullet' ? { offset: item.source.titleLinesEnd + end, isApart } : null;
}

/** The lines of a text up to the end of its first paragraph. */
const PARAGRAPH = /^(?:[ \t]*(?:\r\n|\n|\r(?!\n)))*(?: {0,3}(?!(?:[-*+]|\d{1,9}[.)])[ \t]|[>#|`~<])\S[^\r\n]*(?:\r\n|\n|\r(?!\n)|$))+/;

/** The place behind the short lines that other items have, too: those with which the text begins, or several together. Null: it has none. */
function placeBehindFirstLines({ text, items }: Roadmap, item: Item): PlaceAmongLabels | null {
  const [first, second] = labelsTogether(text, item, 'line');
  if (first === undefined || !isShort(text, first)) return null;
  const isFirst = isBlank(text.slice(item.source.titleLinesEnd, first.lines.start));
  if (!isFirst && second?.lines.start !== first.lines.end) return null;
  const count = items.filter((one) => one.shape === item.shape && labelsTogether(text, one, 'line')[0]?.label === first.label).length;
  return count < FEWEST ? null : placeBehindShort({ text }, item, 'line', first);
}

function isShort(text: string, { span }: LabelledText): boolean {
  return text.slice(span.start, span.end).trim().length <= LONGEST_VALUE;
}

/** The marks of a label, and whether it begins with a capital. */
function marksAndCase(label: string): string {
  return label.replace(/\p{Lu}[^*_:]*/u, 'A').replace(/[^*_:A]+/u, 'a');
}

/** The label with which an item's text begins. */
function firstBullet(text: string, item: Item): LabelledText | undefined {
  const [first] = labelsTogether(text, item, 'bullet');
  return first !== undefined && isBlank(text.slice(item.source.titleLinesEnd, first.lines.start)) ? first : undefined;
}

function placeIn(own: readonly LabelledText[], { fields }: Item, key: FieldKey) {
  const at = own.findIndex(({ lines }) => lines.start === fields[key]?.lines.start);
  // A field alone has no place among others.
  return at === -1 || own.length < 2 ? null : { isFirst: at === 0, isLast: at === own.length - 1, before: own[at - 1]?.label };
}

/** Whether blank lines stand between labels, or behind a single one and before another bullet. */
function areApart(text: string, own: readonly LabelledText[]): boolean {
  const [first, second] = own;
  if (first === undefined) return false;
  if (second !== undefined) return second.lines.start > first.lines.end;
  const column = /^[ \t]*/.exec(text.slice(first.lines.start))?.[0] ?? '';
  const [, space] = /^(?:[ \t]*(?:\r\n|\n|\r))+([ \t]*)[-*+][ \t]/.exec(text.slice(first.lines.end)) ?? [];
  return space === column;
}

/** An item and its text never change, so each is looked at once. */
const known = new WeakMap<Item['source'], Map<FieldStyle, readonly LabelledText[]>>();

/** The first labels of a style that stand together directly inside of an item, one below the other. */
function labelsTogether(text: string, { source }: Item, style: FieldStyle): readonly LabelledText[] {
  const own = known.get(source) ?? new Map<FieldStyle, readonly LabelledText[]>();
  known.set(source, own);
  const found = own.get(style) ?? readLabelsTogether(text, source, style);
  own.set(style, found);
  return found;
}

function readLabelsTogether(text: string, { titleLinesEnd, lines: { end }, contentColumn }: Item['source'], style: FieldStyle): readonly LabelledText[] {
  const lines = text.slice(titleLinesEnd, end).match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  const isCode = fencedLines(lines);
  const found: LabelledText[] = [];
  let [offset, column, isBelowBlank] = [titleLinesEnd, contentColumn, false];
  // What stands deeper than a bullet above is inside of that.
  let deepest = contentColumn + 3;
  for (const [at, line] of lines.entries()) {
    const start = offset;
    offset += line.length;
    const shown = line.trimEnd();
    const { space = '', bullet, sign = '', label, value } = LABELLED.exec(shown)?.groups ?? {};
    const indent = columnAfter(/^[ \t]*/.exec(line)?.[0] ?? '');
    const isAtPlace = found.length === 0 ? indent >= contentColumn && indent <= deepest : indent === column;
    const isOfStyle = style === 'bullet' ? bullet !== undefined : bullet === undefined && value !== undefined;
    const last = found.at(-1);
    if (shown === '') {
      isBelowBlank = true;
      continue;
    }
    if (label !== undefined && isOfStyle && isAtPlace && isCode[at] !== true) {
      column = columnAfter(space);
      const from = start + space.length + (bullet?.length ?? 0) + sign.length + label.length;
      found.push({ label, style, line: 0, span: { start: from, end: start + shown.length }, lines: { start, end: offset } });
    } else if (last !== undefined) {
      const goesOn = !isBelowBlank && !beginsBlock(shown.trimStart());
      if (!goesOn && !(style === 'bullet' && indent > column)) {
        // What stands right below a line may be a part of what its label says.
        if (style === 'line' && !isBelowBlank) return [];
        break;
      }
      found[found.length - 1] = { ...last, span: { ...last.span, end: start + shown.length }, lines: { ...last.lines, end: offset } };
    }
    if (LIST_OR_QUOTE.test(line)) deepest = Math.min(deepest, indent);
    isBelowBlank = false;
  }
  return found;
}
