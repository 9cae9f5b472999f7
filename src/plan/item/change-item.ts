import type { Content, Entry } from '../../model/agreement.ts';
import type { IssueState } from '../../model/issue.ts';
import type { ItemEdit } from '../../model/plan.ts';
import { FIELD_KEYS, type FieldKey, type Item, type ItemState, type Kind } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import { introducesList } from '../../roadmap/edit/bullets/nested-bullet.ts';
import { withBullets } from '../../roadmap/edit/bullets/present-bullets.ts';
import { withFlushLines } from '../../roadmap/edit/bullets/typed-lines.ts';
import { withCapital } from '../../roadmap/edit/item/first-capital.ts';
import { withFullStop } from '../../roadmap/edit/item/full-stop.ts';
import { withLevels } from '../../roadmap/edit/item/levels.ts';
import { emptyAmong } from '../../roadmap/edit/table/empty-cells.ts';
import { wordsOfTitle } from '../../roadmap/edit/title/own-markdown.ts';
import { saidTitle } from '../../roadmap/edit/title/said-title.ts';
import { literalValue, rewordedValue, titleAsMarkdown } from '../../roadmap/edit/title/title-as-markdown.ts';
import { cellsIn } from '../../roadmap/markdown/cell-names.ts';
import { forFile, forIssue } from '../../roadmap/markdown/for-issue.ts';
import { stateInCell } from '../../roadmap/read/answers.ts';
import { levelIn } from '../../roadmap/read/item-values.ts';
import { kindAsIn } from '../../roadmap/read/kind-words.ts';
import { inCaseOf } from '../../roadmap/read/status-form.ts';
import { diffLines } from '../../roadmap/text/diff-lines.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import { type Facts, originOf } from '../facts.ts';
import { subItemName, tickKey } from '../issue/content.ts';
import { withFreeLabels } from '../issue/free-labels.ts';
import { meantTitle } from '../issue/issue-title.ts';
import { isCut, lacksNotes } from '../issue/managed-text.ts';
import { fromIssue, type PlannedOperation } from '../trust/from-issue.ts';
import { leavesMade } from './close-and-reopen.ts';
import type { Decision } from './merge.ts';
import { notesForFile } from './note-form.ts';
import { kindDestination } from './placement.ts';
import { hasRoomFor, hasRoomForLevel, saysStatusInCell, statusForCell } from './room.ts';
import { halfSaid, type IssueSide, saidContent } from './two-sides.ts';
import type { Compared } from './update-issue.ts';

/**
 * Plans the changes of the file that follow from the issue: operations on the item and its sub-items, and the fields that cannot be written.
 * @param merged the content that both sides will have, with the ticks of the sub-items
 * @param closing the same plan closes the item and moves it
 */
export function changeItem(pair: Compared, merged: Content, closing: boolean, facts: Facts): { operations: PlannedOperation[]; impossible: string[] } {
  const { item, counts, decisions, issue } = pair;
  const impossible: string[] = [];
  const edits: ItemEdit[] = [];
  const fields: string[] = [];
  const taken = new Set(decisions.flatMap(({ field, verdict }) => (verdict === 'to-roadmap' ? [field] : [])));
  if (taken.size === 0) return { operations: [], impossible };
  const content = withFreeLabels({ ...saidContent(counts), subItems: merged.subItems }, item, facts.roadmap);
  const state = taken.has('state') ? itemStateOf(issue.state) : item.state;
  for (const field of taken) {
    if (field === 'state' || field.startsWith('tick: ')) continue;
    // The file would lose what the issue does not show as notes.
    const isLost = field === 'notes' && issue.body !== null && lacksNotes(issue.body, item);
    const made = isLost ? null : editsFor(field, item, pair.entry, counts, taken, content, closing, state, facts);
    if (made === null) impossible.push(field);
    else {
      edits.push(...made);
      fields.push(field);
    }
  }
  // What the file takes may name other footnotes, which are not sent back by themselves.
  if (fields.length > 0 && facts.roadmap.footnotes.size > 0 && !taken.has('footnotes')) fields.push('footnotes');
  const base = {
    kind: 'change-item',
    issue: issue.number,
    title: item.title,
    values: { ...counts.said, title: counts.raw.title },
    half: halfSaid(counts),
  } as const;
  const ticks = tickEdits(item, decisions, facts);
  const own =
    edits.length === 0 && fields.length === 0
      ? []
      : [{ line: item.line, edits, fields, ...(edits.some(({ edit }) => edit === 'move') ? leavesMade(item, facts) : {}) }];
  return { operations: [...own, ...ticks].map((one) => fromIssue(counts, { ...base, ...one })), impossible };
}

/** The state of the item of an issue. */
function itemStateOf(state: IssueState): ItemState {
  return state.open ? 'open' : state.reason === 'completed' ? 'done' : 'dropped';
}

/** The edits that write one field of an issue into the file; null if it cannot be written there. */
function editsFor(
  field: string,
  item: Item,
  entry: Entry | null,
  side: IssueSide,
  taken: ReadonlySet<string>,
  content: Content,
  closing: boolean,
  state: ItemState,
  facts: Facts,
): ItemEdit[] | null {
  const before = entry?.agreed.issue ?? null;
  switch (field) {
    case 'title': {
      const meant = wordsOfTitle(meantTitle(side.said.title, before?.title ?? '', canonicalText(item.title)), facts.roadmap, item);
      const said = saidTitle(meant, before?.title ?? '', item, facts.roadmap, facts.reading, state);
      const title = titleAsMarkdown(said.words, facts.reading, facts.roadmap.definitions);
      if (title === null) return null;
      const { number, marksGone, openWords } = said;
      const words: ItemEdit[] = openWords === undefined ? [] : [{ edit: 'set-open-words', ...openWords }];
      return [...words, { edit: 'set-title', ...title, ...(marksGone.length === 0 ? {} : { marksGone }), ...(number === undefined ? {} : { number }) }];
    }
    case 'notes':
      if (shapeOf(item).holds === 'cells') return cellEdits(item, content.notes, facts);
      // If the notes in the body were cut, the file would lose the rest.
      return isCut(content) ? null : [notesEdit(content.notes, item, side, facts)];
    case 'sub-items':
      return shapeOf(item).holds === 'cells' ? null : [{ edit: 'set-sub-items', markdown: blockForFile(content.subItems, item.subItems, item, facts) }];
    case 'kind':
    case 'external':
      return kindEdits(field, item, side, taken, closing, facts);
    default: {
      const key = FIELD_KEYS.find((one) => one === field);
      if (key === undefined || key === 'kind') return null;
      const isCell = key === 'status' && saysStatusInCell(item);
      const present = (isCell ? item.source.status?.text : item.fields[key]?.value) ?? '';
      const said = literalValue(forFile(content.fields[key] ?? '', present, originOf(facts)));
      const value = said === '' ? '' : withCapital(rewordedValue(present, said), key, item, facts.roadmap);
      const isLevel = key === 'priority' && levelIn(value) !== null;
      if (!(isLevel ? hasRoomForLevel(item, facts.roadmap) : hasRoomFor(key, item))) return null;
      if (isCell) return statusCellEdits(value, closing || taken.has('state'), item, facts);
      const written = value === '' ? nothingInColumn(key, item, facts) : withFullStop(value, key, item, facts.roadmap);
      return [written === '' ? { edit: 'remove-field', key } : { edit: 'set-field', key, value: written }];
    }
  }
}

/** What a cell that is emptied holds: the dash or word for nothing that the other rows of its column have there. Empty: nothing, or the item is no row. */
function nothingInColumn(key: FieldKey, item: Item, { roadmap }: Facts): string {
  if (item.fields[key]?.style !== 'cell') return '';
  return emptyAmong(
    roadmap.items.flatMap(({ line, fields, source: { list } }) => (list === item.source.list && line !== item.line ? (fields[key]?.value.trim() ?? '') : [])),
  );
}

/** The edit that writes the notes of an issue. New ones stand above or below the sub-items as they do in the issue, but never between a title and the list that it introduces. */
function notesEdit(notes: string, item: Item, { text }: IssueSide, facts: Facts): ItemEdit {
  const markdown = notesForFile(blockForFile(notes, item.notes, item, facts), item, facts);
  const areFirst = item.notes === '' && (text?.notesBelow === true || (item.subItems !== '' && introducesList(facts.roadmap.text, item.source)));
  const below = areFirst || (item.notes !== '' && addsLines(item.notes, markdown, text?.linesBelow ?? 0));
  return { edit: 'set-notes', markdown, ...(below ? { below } : {}) };
}

/** Whether all that some notes have below the sub-items is new. What follows a note that is there stands where that one does. */
function addsLines(present: string, markdown: string, below: number): boolean {
  const before = present.split('\n');
  const last = below === 0 ? undefined : diffLines(before, markdown.split('\n'))?.at(-1);
  return last !== undefined && last.at + last.gone === before.length && last.come.slice(last.gone).filter((line) => line.trim() !== '').length === below;
}

/** The edits of the cells that are a row's notes; null if a part of the issue's notes fits in no cell. */
function cellEdits({ source: { noteCells = [] }, notes, inIssue }: Item, said: string, facts: Facts): ItemEdit[] | null {
  const texts = cellsIn(said, noteCells, inIssue?.notes ?? notes);
  if (texts === null) return null;
  const cells = [...texts]
    .map(([column, text]) => ({ column, text: literalValue(forFile(text, notes, originOf(facts))) }))
    .toSorted((a, b) => a.column - b.column);
  const markdown = cells.flatMap(({ text }) => (text === '' ? [] : [text])).join('\n\n');
  return [{ edit: 'set-notes', markdown, cells }];
}

/**
 * The edits for a status that the text of an issue names, where a cell of the row shows the state. Without a status there, the cell stays. Null: the column
 * has no room for it.
 * @param changes another edit of the plan sets the state
 */
function statusCellEdits(value: string, changes: boolean, item: Item, facts: Facts): ItemEdit[] | null {
  if (changes || value === '') return [];
  const text = statusForCell(value, item, facts);
  return text === null
    ? null
    : [{ edit: 'set-status', state: stateInCell(text, item.source.status?.answers, facts.reading.rules.words) ?? 'open', text, where: 'cell' }];
}

/** Notes or sub-items of an issue as the file writes them. @param present what the file has now */
function blockForFile(markdown: string, present: string, item: Item, facts: Facts): string {
  const typed = withFlushLines(forFile(markdown, present, originOf(facts)), present);
  return withBullets(withLevels(typed, present, facts.roadmap, item), present, facts.roadmap, item);
}

/**
 * The edits for a new kind: the item moves to an open section of that kind if there is one, and gets a field otherwise.
 * @param closing the same plan closes the item and moves it
 */
function kindEdits(field: 'kind' | 'external', item: Item, { said }: IssueSide, taken: ReadonlySet<string>, closing: boolean, facts: Facts): ItemEdit[] | null {
  // The move of a closed item goes to the section of its kind and also sets the external mark, so no other edit is needed.
  if (closing) return [];
  if (field === 'external' && said.external) return [{ edit: 'mark-external' }];
  if (field === 'external' && item.source.externalMark !== null) {
    const section = item.section === null ? null : facts.roadmap.sections[item.section];
    const out = section?.external === true ? kindDestination(facts.roadmap, item, taken.has('kind') ? said.kind : item.kind, false) : null;
    return [{ edit: 'unmark-external' }, ...(out === null ? [] : [{ edit: 'move', to: out } as const])];
  }
  if (field === 'kind' && taken.has('external') && !said.external && item.source.externalMark === null && item.kindFrom !== 'field') return [];
  const kind = taken.has('kind') ? said.kind : item.kind;
  const external = taken.has('external') ? said.external : item.external;
  const to = taken.has('state') ? null : kindDestination(facts.roadmap, item, kind, external);
  const told = field === 'kind' && (item.kindFrom === 'field' || item.kindFrom === 'prefix' || to === null);
  if (told && !hasRoomFor('kind', item)) return null;
  if (told) return [{ edit: 'set-field', key: 'kind', value: kindWord(item, said.kind, facts) }];
  return to === null ? null : [{ edit: 'move', to }];
}

/** A kind as the other rows of the item's table, the item itself, or else other rows write it. Only a cell may say it in other words. */
function kindWord(item: Item, kind: Kind, { roadmap }: Facts): string {
  if (shapeOf(item).among !== 'table') return inCaseOf(item.fields.kind?.value.trim() ?? kind, kind);
  const rows = roadmap.items.filter((one) => shapeOf(one).among === 'table');
  const said = (some: readonly Item[]) => some.flatMap(({ fields }) => fields.kind?.value.trim() ?? []);
  return kindAsIn(said(rows.filter((one) => one.source.list === item.source.list)), kind) ?? kindAsIn(said([item]), kind) ?? kindAsIn(said(rows), kind) ?? kind;
}

/** The edits of sub-items whose ticks come from the issue. */
function tickEdits(item: Item, decisions: readonly Decision[], facts: Facts): Array<{ line: number; edits: ItemEdit[]; fields: string[] }> {
  const wanted = new Map(decisions.filter(({ verdict }) => verdict === 'to-roadmap').map(({ field, issue }) => [field, issue]));
  if (![...wanted.keys()].some((field) => field.startsWith('tick: ')) || wanted.has('sub-items')) return [];
  const seen = new Map<string, number>();
  const { roadmap } = facts;
  return roadmap.items.flatMap((sub) => {
    const { box } = sub.source;
    if (sub.line <= item.line || sub.line > item.endLine || box === null) return [];
    const rest = /^[^\r\n]*/.exec(roadmap.text.slice(box.end + 1))?.[0] ?? '';
    const field = tickKey(subItemName(forIssue(rest.trim(), originOf(facts)), seen).trim());
    if (!wanted.has(field)) return [];
    return [{ line: sub.line, edits: [{ edit: 'tick', ticked: wanted.get(field) === '[x]' }], fields: [field] }];
  });
}
