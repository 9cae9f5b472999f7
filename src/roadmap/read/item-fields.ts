import type { BlockContent, DefinitionContent, ListItem, Paragraph } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import type { Field, Fields } from '../../model/roadmap.ts';
import { contentColumnOf } from '../markdown/list-item.ts';
import { spanOf } from '../markdown/nodes.ts';
import { type Lines, lineStart } from '../text/lines.ts';
import { type FieldLine, fieldOf, type ParagraphLine, paragraphLines, readFieldLine } from './fields.ts';
import { isNeverTitle } from './sections.ts';

type ItemBlock = BlockContent | DefinitionContent;

/** A field line inside an item that stands outside of the block Markdown makes it a part of. */
export interface LazyField {
  readonly read: FieldLine;
  readonly line: ParagraphLine;
}

/** The fields in an item's first paragraph. */
export interface TitleFields {
  readonly fields: readonly Field[];
  /** Those that belong, by their indentation, to an item around this one. */
  readonly outer: readonly LazyField[];
  /** Where the title's lines end. */
  readonly titleEnd: number;
}

/** The field lines in the title's own paragraph. A line after a field that is no field goes on with its value. */
export function titleFields(paragraph: Paragraph, lines: Lines, contentColumn: number, nested: boolean): TitleFields {
  const all = paragraphLines(paragraph, lines, false, contentColumn);
  const heads = all.flatMap((line, at) => {
    const read = at === 0 ? null : readFieldLine(line, lines.text);
    return read === null ? [] : [{ at, read, line }];
  });
  const fields: Field[] = [];
  const outer: LazyField[] = [];
  for (const [index, { at, read, line }] of heads.entries()) {
    const next = heads[index + 1]?.at ?? all.length;
    // A line that begins with a word and a colon is something else, and what follows goes on with it.
    const other = all.findIndex((one, position) => position > at && position < next && isLabelled(one, lines.text));
    const last = all[(other === -1 ? next : other) - 1] ?? line;
    if (line.lazy && nested) outer.push({ read, line });
    else fields.push({ ...fieldOf(read, line, last, lines, 'line'), lazy: false });
  }
  const intro = all.find((line, at) => at > 0 && at === all.length - 1 && introducesNothing(line, lines.text));
  const end = heads[0]?.line ?? intro;
  return { fields, outer, titleEnd: end === undefined ? spanOf(paragraph).end : lineStart(lines, end.line) };
}

/** `Goal: …`: a key that is none of ours. */
function isLabelled(line: ParagraphLine, text: string): boolean {
  return /^(?:\*\*|__)?\p{Lu}[\p{L} -]{1,30}:(?:\*\*|__)?(?:[ \t]|$)/u.test(text.slice(line.start, line.end));
}

/** A last line such as `Acceptance criteria:` tells what stands below, and is no part of the title. */
export function introducesNothing(line: Pick<ParagraphLine, 'start' | 'end'>, text: string): boolean {
  const said = text.slice(line.start, line.end).trim();
  return /:(?:\*\*|__)?$|^(?:\*\*|__).*(?:\*\*|__)$/.test(said) && isNeverTitle(said.replace(/[*_]+/g, ''));
}

/** The fields in the other blocks of an item: lines of paragraphs, and nested bullets. */
export function blockFields(blocks: readonly ItemBlock[], lines: Lines): Field[] {
  return blocks.flatMap((block): Field[] => {
    if (block.type === 'paragraph') return paragraphFields(block, lines);
    if (block.type !== 'list' || block.ordered === true) return [];
    return block.children.flatMap((node) => bulletField(node, lines) ?? []);
  });
}

/** Field lines that lazily go on with the quotes among some blocks. */
export function quoteFields(blocks: readonly ItemBlock[], lines: Lines): LazyField[] {
  return blocks.flatMap((block) => (block.type === 'blockquote' ? lazyLines(block, lines, 0, true) : []));
}

function paragraphFields(paragraph: Paragraph, lines: Lines): Field[] {
  return paragraphLines(paragraph, lines, false, 0).flatMap((line) => {
    const read = readFieldLine(line, lines.text);
    return read === null ? [] : [fieldOf(read, line, line, lines, 'line')];
  });
}

/** A nested bullet that is a field as a whole. */
function bulletField(node: ListItem, lines: Lines): Field | null {
  const [paragraph, ...more] = node.children;
  if (paragraph?.type !== 'paragraph' || more.length > 0 || typeof node.checked === 'boolean') return null;
  const all = paragraphLines(paragraph, lines, false, contentColumnOf(node, lines));
  const [first] = all;
  const read = first === undefined ? null : readFieldLine(first, lines.text);
  if (first === undefined || read === null) return null;
  return fieldOf(read, first, all.findLast((line) => !line.lazy) ?? first, lines, 'bullet');
}

/** Lazy field lines in a nested bullet that is no item, without its lists, which are walked by themselves. */
export function bulletLazyFields(node: ListItem, lines: Lines): LazyField[] {
  const column = contentColumnOf(node, lines);
  return node.children.flatMap((block) => (block.type === 'list' ? [] : lazyLines(block, lines, column, false)));
}

/** Field lines in a block that stand outside it by their indentation or their missing `>`. */
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

/** Of a key that stands twice the last one counts. */
export function lastOfEach(found: readonly Field[], problem: (problem: Problem) => void): { fields: Fields; repeated: Field[] } {
  const fields: Partial<Record<Field['key'], Field>> = {};
  const repeated: Field[] = [];
  for (const field of found.toSorted((a, b) => a.line - b.line)) {
    const { key, line, label } = field;
    const earlier = fields[key];
    if (earlier !== undefined) {
      repeated.push(earlier);
      problem({ line, level: 'notice', code: 'repeated-field', message: `“${key}” stands twice in one item: the last one counts.` });
    }
    if (field.misspelt) {
      const word = label.replace(/[^A-Za-z]/g, '');
      problem({ line, level: 'notice', code: 'misspelt-key', message: `Unexpected key “${word}”, expected “${key}”: it is read as that.` });
    }
    if (field.lazy) {
      problem({
        line,
        level: 'notice',
        code: 'lazy-field',
        message:
          'To Markdown this line is a part of the quote or bullet above it: it is read as a field. An empty line before it makes that true on the page too.',
      });
    }
    fields[key] = field;
  }
  return { fields, repeated };
}
