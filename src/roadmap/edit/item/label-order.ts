import type { FieldKey, FieldStyle, Item, Roadmap } from '../../../model/roadmap.ts';
import { fencedLines } from '../../text/fences.ts';
import { columnAfter, isBlank } from '../../text/lines.ts';
import { beginsBlock } from '../../text/text.ts';
import { introducesList } from './nested-bullet.ts';
import type { FieldModel } from './style.ts';

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
  /^(?<space>[ \t]*)(?<bullet>[-*+][ \t]+)?(?<label>(?:\*\*|__)\p{L}[^*_:]{0,40}(?::(?:\*\*|__)|(?:\*\*|__)[ \t]*:)|\p{L}[^*_:.!?`[\]]{0,30}:)(?:[ \t]+(?<value>\S.*)|[ \t]*)$/u;

/** Fewer items show no habit. */
const FEWEST = 2;

/**
 * The place that a new field has in other items of the same shape, those of the section first: the last one of its labels, the first one, or behind
 * the same label. Null: they do not have it, or not all at the same place.
 */
export function placeLikeOthers({ text, items }: Roadmap, item: Item, key: FieldKey, style: FieldStyle): PlaceAmongLabels | null {
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
export function placeBehindFirstBullet({ text, items }: Roadmap, item: Item): PlaceAmongLabels | null {
  const own = labelsTogether(text, item, 'bullet');
  const first = firstBullet(text, item);
  if (first === undefined || introducesList(text, item.source)) return null;
  const peers = items.filter(({ shape }) => shape === item.shape);
  const near = [peers.filter(({ section }) => section === item.section), peers];
  const labels = near.map((some) => some.flatMap((one) => firstBullet(text, one)?.label ?? [])).find((some) => some.length >= FEWEST) ?? [];
  return labels.length > 0 && labels.every((label) => label === first.label) ? { side: 'behind', of: first, isLoose: areApart(text, own) } : null;
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
  for (const [at, line] of lines.entries()) {
    const start = offset;
    offset += line.length;
    const shown = line.trimEnd();
    const { space = '', bullet, label, value } = LABELLED.exec(shown)?.groups ?? {};
    const indent = columnAfter(/^[ \t]*/.exec(line)?.[0] ?? '');
    const isAtPlace = found.length === 0 ? indent >= contentColumn && indent < contentColumn + 4 : indent === column;
    const isOfStyle = style === 'bullet' ? bullet !== undefined : bullet === undefined && value !== undefined;
    const last = found.at(-1);
    if (shown === '') {
      isBelowBlank = true;
      continue;
    }
    if (label !== undefined && isOfStyle && isAtPlace && isCode[at] !== true) {
      column = columnAfter(space);
      const from = start + space.length + (bullet?.length ?? 0) + label.length;
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
    isBelowBlank = false;
  }
  return found;
}
