import type { FieldKey, Item, ItemTexts } from '../../model/roadmap.ts';
import { withCellNames } from './cell-names.ts';
import { footnotesFor } from './footnotes.ts';
import { forIssue, type TextOrigin } from './for-issue.ts';

/** An item with its texts as its issue shows them, where that is another form. */
export function withIssueTexts(item: Item, origin: TextOrigin, footnotes: ReadonlyMap<string, string>): Item {
  const { status } = item.source;
  const cell = status?.where === 'cell' ? [{ key: 'status' as const, value: status.text }] : [];
  const written: ReadonlyArray<{ readonly key: FieldKey; readonly value: string }> = [...Object.values(item.fields), ...(item.state === 'open' ? cell : [])];
  const values = written.flatMap(({ key, value }): Array<[FieldKey, string]> => {
    const shown = forIssue(value, origin);
    return shown === value ? [] : [[key, shown]];
  });
  const inIssue: ItemTexts = {
    notes: withCellNames(
      forIssue(item.notes, origin),
      (item.source.noteCells ?? []).flatMap(({ name, at }) => ('text' in at ? [name] : [])),
    ),
    subItems: forIssue(item.subItems, origin),
    values: Object.fromEntries(values),
    footnotes: footnotesFor([...written.map(({ value }) => value), item.notes, item.subItems].join('\n'), footnotes, origin).join('\n\n'),
  };
  const isSame = values.length === 0 && inIssue.footnotes === '' && inIssue.notes === item.notes && inIssue.subItems === item.subItems;
  return isSame ? item : { ...item, inIssue };
}
