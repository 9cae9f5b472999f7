import type { Field, FieldKey, FieldStyle, Heading, Item, Roadmap } from '../../../model/roadmap.ts';
import { lineEnding } from '../../text/lines.ts';
import { mostFrequent } from '../../text/most-frequent.ts';

/** The form of a new field. */
export interface NewFieldStyle {
  readonly style: FieldStyle;
  /** `resolution:`, `**Resolution:**`. */
  readonly label: string;
  /** The field of the file that it is like; null if the file shows none. */
  readonly like: Field | null;
}

/**
 * The form of a new field: like the item's own fields, or else like those of its section, or else like those of the file. Without
 * any field it is a nested bullet, because GitHub shows consecutive lines of a paragraph in a file as one line.
 */
export function newFieldStyle(roadmap: Pick<Roadmap, 'items'>, item: Pick<Item, 'fields' | 'section'>, key: FieldKey): NewFieldStyle {
  const near = [[item as Pick<Item, 'fields'>], roadmap.items.filter(({ section }) => section === item.section), roadmap.items];
  const like = near
    .map((items) => items.flatMap(({ fields }) => Object.values(fields).filter(({ style }) => style !== 'joined')))
    .find((fields) => fields.length > 0);
  const model = like === undefined ? undefined : mostUsed(like);
  return { style: model?.style ?? 'bullet', label: labelLike(model?.label, key), like: model ?? null };
}

function mostUsed(fields: readonly Field[]): Field | undefined {
  const bullets = fields.filter(({ style }) => style === 'bullet');
  const lines = fields.filter(({ style }) => style === 'line');
  return (lines.length >= bullets.length ? lines : bullets).at(-1);
}

function labelLike(label: string | undefined, key: FieldKey): string {
  if (label === undefined) return `${key}:`;
  const word = /[A-Za-z]+/.exec(label)?.[0] ?? '';
  const cased = word === word.toUpperCase() ? key.toUpperCase() : /^[A-Z]/.test(word) ? key.charAt(0).toUpperCase() + key.slice(1) : key;
  return label.replace(word, cased);
}

/** The letter in ticked boxes: `X` if the file uses only that, or else `x`. */
export function tickOf(roadmap: Roadmap): string {
  const marks = roadmap.items.flatMap(({ source }) => (source.box === null ? [] : [roadmap.text.slice(source.box.start, source.box.end)]));
  return marks.includes('X') && !marks.includes('x') ? 'X' : 'x';
}

/** The heading of a new section, in the style of the file's headings. */
export function newHeading(roadmap: Pick<Roadmap, 'text' | 'title' | 'sections'>, title: string): string {
  return headingLike(newHeadingStyle(roadmap), title, lineEnding(roadmap.text));
}

type HeadingStyle = Pick<Heading, 'level' | 'closed' | 'setext'>;

const PLAIN: HeadingStyle = { level: 2, closed: false, setext: false };

/** The style of most headings below the document's title. */
export function newHeadingStyle({ sections, title }: Pick<Roadmap, 'title' | 'sections'>): HeadingStyle {
  const headings = sections.filter(({ parent, heading }) => parent === null && heading.title !== title).map(({ heading }) => heading);
  const level = mostFrequent(headings.map((heading) => heading.level));
  if (level === undefined) return PLAIN;
  const same = headings.filter((heading) => heading.level === level);
  return { level, closed: mostFrequent(same.map(({ closed }) => closed)) ?? false, setext: mostFrequent(same.map(({ setext }) => setext)) ?? false };
}

/** A heading with the marks of another one. @param title Markdown */
export function headingLike({ level, closed, setext }: HeadingStyle, title: string, end: string): string {
  if (setext && level <= 2) return `${title}${end}${(level === 1 ? '=' : '-').repeat(title.length)}`;
  const marks = '#'.repeat(level);
  return closed ? `${marks} ${title} ${marks}` : `${marks} ${title}`;
}
