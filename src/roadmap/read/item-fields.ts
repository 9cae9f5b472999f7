import type { BlockContent, DefinitionContent, ListItem, Paragraph } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import type { Field, Fields } from '../../model/roadmap.ts';
import { contentColumnOf } from '../markdown/list-item.ts';
import { spanOf } from '../markdown/nodes.ts';
import { firstDescription, sentenceBelowValue, type TitleLines, type WrittenLine } from '../text/descriptions.ts';
import { type Lines, lineStart } from '../text/lines.ts';
import { type FieldLine, fieldOf, isLegendLine, type ParagraphLine, paragraphLines, readFieldLine } from './fields.ts';
import { isNeverTitle } from './sections.ts';

type ItemBlock = BlockContent | DefinitionContent;

/** A field line that by its indentation is outside of the block that it belongs to in Markdown. */
export interface LazyField {
  readonly read: FieldLine;
  readonly line: ParagraphLine;
}

/** The fields in an item's first paragraph. */
export interface TitleFields {
  readonly fields: readonly Field[];
  /** The fields that by their indentation belong to an item around this one. */
  readonly outer: readonly LazyField[];
  /** The end of the title's lines: before the first field, and before what only describes the item. */
  readonly titleEnd: number;
  /** Only how the title ends says that the lines below describe the item: with its link, or with a hard break. */
  readonly byEnd: boolean;
  /** The end of all lines before the first field. */
  readonly wholeEnd: number;
}

/** The field lines in the title's own paragraph. Any other line after a field continues its value. */
export function titleFields(paragraph: Paragraph, lines: Lines, contentColumn: number, nested: boolean, titles: TitleLines): TitleFields {
  const all = paragraphLines(paragraph, lines, false, contentColumn);
  const heads = all.flatMap((line, at) => {
    const read = at === 0 ? null : readFieldLine(line, lines.text);
    return read === null && (at === 0 || !isLegendLine(line, lines.text)) ? [] : [{ at, read, line }];
  });
  const fields: Field[] = [];
  const outer: LazyField[] = [];
  for (const [index, { at, read, line }] of heads.entries()) {
    if (read === null) continue;
    const next = heads[index + 1]?.at ?? all.length;
    // A line that begins with another word and a colon ends the value, as a sentence does. That line and the ones after it are not a part of the field.
    const labelled = all.findIndex((one, position) => position > at && position < next && isLabelled(one, lines.text));
    const end = labelled === -1 ? next : labelled;
    const sentence = sentenceBelowValue(withTexts(all.slice(at, end), lines));
    const last = all[(sentence === null ? end : at + sentence) - 1] ?? line;
    if (line.lazy && nested) outer.push({ read, line });
    else fields.push({ ...fieldOf(read, line, last, lines, 'line'), lazy: false });
  }
  const intro = all.find((line, at) => at > 0 && at === all.length - 1 && introducesNothing(line, lines.text));
  const end = heads[0]?.line ?? intro;
  const wholeEnd = end === undefined ? spanOf(paragraph).end : lineStart(lines, end.line);
  const own = all.filter(({ line }) => end === undefined || line < end.line);
  const described = own.length < 2 ? null : firstDescription(withTexts(own, lines), titles);
  const titleEnd = described === null ? wholeEnd : lineStart(lines, own[described.at]?.line ?? 0);
  return { fields, outer, titleEnd, byEnd: described?.byEnd === true, wholeEnd };
}

function withTexts(some: readonly ParagraphLine[], { text }: Lines): WrittenLine[] {
  return some.map((line) => ({ ...line, text: text.slice(line.start, line.end) }));
}

/** Whether a line begins with a key that is not a field, such as `Goal: …`. */
function isLabelled(line: ParagraphLine, text: string): boolean {
  return /^(?:\*\*|__)?\p{Lu}[\p{L} -]{1,30}:(?:\*\*|__)?(?:[ \t]|$)/u.test(text.slice(line.start, line.end));
}

/** Whether a line such as `Acceptance criteria:` introduces what is below. Then it is not a part of the title. */
export function introducesNothing(line: Pick<ParagraphLine, 'start' | 'end'>, text: string): boolean {
  const said = text.slice(line.start, line.end).trim();
  return /:(?:\*\*|__)?$|^(?:\*\*|__).*(?:\*\*|__)$/.test(said) && isNeverTitle(said.replace(/[*_]+/g, ''));
}

/** The fields in the other blocks of an item: lines of paragraphs, and nested bullets. */
export function blockFields(blocks: readonly ItemBlock[], lines: Lines): Field[] {
  return blocks.flatMap((block, at): Field[] => {
    if (block.type === 'paragraph') return introducesValue(block, blocks[at + 1], lines) ? [] : paragraphFields(block, lines);
    if (block.type !== 'list' || block.ordered === true) return [];
    return block.children.flatMap((node) => bulletField(node, lines) ?? []);
  });
}

/** Field lines that Markdown adds to a quote above them because they follow it without an empty line. */
export function quoteFields(blocks: readonly ItemBlock[], lines: Lines): LazyField[] {
  return blocks.flatMap((block) => (block.type === 'blockquote' ? lazyLines(block, lines, 0, true) : []));
}

/**
 * Whether a paragraph is nothing but a key, such as `Status:`, and what stands below it is no line: then it is a note as a whole. A key in bold is one that
 * this action writes, whose value somebody took out, and boxes are sub-items.
 */
function introducesValue(paragraph: Paragraph, below: ItemBlock | undefined, lines: Lines): boolean {
  const isMore = below?.type === 'list' ? below.children.every(({ checked }) => checked == null) : ['blockquote', 'code', 'table'].includes(below?.type ?? '');
  const [line, ...others] = isMore ? paragraphLines(paragraph, lines, false, 0) : [];
  if (line === undefined || others.length > 0 || !/^[A-Za-z]/.test(lines.text.slice(line.start, line.end))) return false;
  return readFieldLine(line, lines.text)?.valueStart === line.end;
}

function paragraphFields(paragraph: Paragraph, lines: Lines): Field[] {
  return paragraphLines(paragraph, lines, false, 0).flatMap((line) => {
    const read = readFieldLine(line, lines.text);
    return read === null ? [] : [fieldOf(read, line, line, lines, 'line')];
  });
}

/** The field of a nested bullet; null if the whole bullet is not one field. */
function bulletField(node: ListItem, lines: Lines): Field | null {
  const [paragraph, ...more] = node.children;
  if (paragraph?.type !== 'paragraph' || more.length > 0 || typeof node.checked === 'boolean') return null;
  const all = paragraphLines(paragraph, lines, false, contentColumnOf(node, lines));
  const [first] = all;
  const read = first === undefined ? null : readFieldLine(first, lines.text);
  if (first === undefined || read === null) return null;
  return fieldOf(read, first, all.findLast((line) => !line.lazy) ?? first, lines, 'bullet');
}

/** Lazy field lines in a nested bullet that is not an item. Its lists are left out, because they are walked separately. */
export function bulletLazyFields(node: ListItem, lines: Lines): LazyField[] {
  const column = contentColumnOf(node, lines);
  return node.children.flatMap((block) => (block.type === 'list' ? [] : lazyLines(block, lines, column, false)));
}

/** Field lines in a block that by their indentation or a missing `>` are outside of it. */
function lazyLines(block: ItemBlock | ListItem, lines: Lines, contentColumn: number, inQuote: boolean): LazyField[] {
  switch (block.type) {
    case 'paragraph':
      return paragraphLines(block, lines, inQuote, contentColumn).flatMap((line) => {
        const read = line.lazy ? readFieldLine(line, lines.text) : null;
        return read === null ? [] : [{ read, line }];
      });
    case 'blockquote':
      return block.children.flatMap((child) => lazyLines(child, lines, contentColumn, true));
    case 'list':
      return block.children.flatMap((child) => lazyLines(child, lines, contentColumn, inQuote));
    case 'listItem':
      return block.children.flatMap((child) => lazyLines(child, lines, contentColumnOf(block, lines), inQuote));
    default:
      return [];
  }
}

/** The fields by key. If a key appears twice, the last one counts, and that is reported. */
export function lastOfEach(found: readonly Field[], problem: (problem: Problem) => void): { fields: Fields; repeated: Field[] } {
  const fields: Partial<Record<Field['key'], Field>> = {};
  const repeated: Field[] = [];
  for (const field of found.toSorted((a, b) => a.line - b.line)) {
    const { key, line, label } = field;
    const earlier = fields[key];
    if (earlier !== undefined) repeated.push(earlier);
    const count = found.filter((one) => one.key === key).length;
    if (count > 1 && repeated.filter((one) => one.key === key).length === count - 1) {
      const often = count === 2 ? 'twice' : `${count} times`;
      problem({ line, level: 'notice', code: 'repeated-field', message: `“${key}” appears ${often} in one item: the last one counts. Keep one of them.` });
    }
    if (field.misspelt) {
      const word = label.replace(/[^A-Za-z]/g, '');
      problem({ line, level: 'notice', code: 'misspelt-key', message: `Unexpected key “${word}”, expected “${key}”: the line is read as that field.` });
    }
    if (field.lazy) {
      problem({
        line,
        level: 'notice',
        code: 'lazy-field',
        message:
          'In Markdown this line belongs to the quote or bullet above it, but it is read as a field. Add an empty line before it, so that GitHub shows it in the same way.',
      });
    }
    fields[key] = field;
  }
  return { fields, repeated };
}
