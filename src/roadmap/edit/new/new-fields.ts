import { FIELD_KEYS, type FieldKey, type Roadmap } from '../../../model/roadmap.ts';
import { linesOf, lineText } from '../../text/lines.ts';
import { newFieldStyle } from '../item/style.ts';

/** The fields of a new item, in the form that the file's fields have. */
export interface NewFields {
  /** Lines of a paragraph: the one that holds the title in a list, one of their own below a heading. */
  readonly inParagraph: readonly string[];
  /** Without their bullets. */
  readonly inBullets: readonly string[];
  /** What ends each line of a paragraph but the last: nothing, or a hard break. */
  readonly lineBreak: string;
}

/** @param section the section in which the item will stand; null: above the first heading, or in a new one */
export function newFields(
  values: Readonly<Partial<Record<FieldKey, string>>>,
  { text, items }: Pick<Roadmap, 'text' | 'items'>,
  section: number | null,
): NewFields {
  const found = FIELD_KEYS.flatMap((key) => {
    const value = key === 'kind' ? undefined : values[key];
    return value === undefined ? [] : [{ ...newFieldStyle({ text, items }, { fields: {}, section }, key), value }];
  });
  const written = (style: 'line' | 'bullet') => found.filter((one) => (one.style === 'line') === (style === 'line'));
  const [first] = written('line');
  const above = first?.like === undefined || first.like === null ? '' : lineText(linesOf(text), first.like.line - 1);
  return {
    inParagraph: written('line').map(({ label, value }) => `${label} ${value}`),
    inBullets: written('bullet').map(({ label, value }) => `${label} ${value}`),
    lineBreak: /(?:\\| {2,})$/.exec(above)?.[0] ?? '',
  };
}

export function brokenLines(lines: readonly string[], lineBreak: string): string[] {
  return lines.map((line, at) => (at < lines.length - 1 ? line + lineBreak : line));
}
