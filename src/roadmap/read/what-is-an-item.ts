import type { List, ListItem, Nodes, Root, RootContent, Table, TableCell, TableRow } from 'mdast';
import type { CandidateReason, GroupColumns, ItemColumns, Section } from '../../model/roadmap.ts';
import type { ItemForm } from '../../model/shapes.ts';
import { spanOf } from '../markdown/nodes.ts';
import { grouped } from '../text/group-by.ts';
import { indentOf, type Lines, lineAt, lineStart, lineText } from '../text/lines.ts';
import { composed, plainText } from '../text/text.ts';
import { ownKey } from './fields.ts';
import { introducesNothing } from './item-fields.ts';
import { canonicalTitle, isNeverTitle, knownTitle } from './sections.ts';
import { fieldOfHeader, isNameOfGroup, isWhen, namesGroups, saysOpen } from './table-columns.ts';
import type { Title } from './title/title.ts';
import type { TitleContext } from './title/title-tokens.ts';

/**
 * Whether GitHub shows a list item as a task. remark reads more tasks than GitHub: also a box after two bullets (`- - [ ] x`),
 * and a box whose text begins on the next line.
 */
export function isTask(node: ListItem, lines: Lines): boolean {
  const [paragraph] = node.children;
  if (typeof node.checked !== 'boolean' || paragraph?.type !== 'paragraph') return false;
  const { start } = spanOf(node);
  const line = lineAt(lines, start);
  if (lines.text.slice(lineStart(lines, line), start).trim() !== '') return false;
  return /^(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]+\S/.test(lines.text.slice(start, lineStart(lines, line + 1)));
}

/** Whether a section's items may be written in a form. */
export function readsForm(section: Section | null, form: ItemForm): boolean {
  return section !== null && section.role !== 'none' && section.role !== 'never' && section.items.includes(form);
}

/** Why a title makes no item, in whatever form it is written; null: it makes one. */
export function faultOfTitle({ text, span }: Pick<Title, 'text' | 'span'>, context: TitleContext): 'no-title' | 'placeholder' | null {
  if (text === '') return 'no-title';
  return isInBrackets(text, context.text.slice(span.start, span.end)) || saysNothing(text) ? 'placeholder' : null;
}

/** Whether a title is a placeholder of a template: the whole title is in brackets. @param source its Markdown */
function isInBrackets(title: string, source: string): boolean {
  if (!title.startsWith('[') || !title.endsWith(']') || source.startsWith('\\')) return false;
  let depth = 0;
  for (const [at, character] of [...title].entries()) {
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (depth === 0 && at < [...title].length - 1) return false;
  }
  return depth === 0;
}

const NOTHING = [
  'none|nothing|n ?a|tbd|tba|tbc|todo|empty|null|nil',
  '(?:there (?:is|are) )?(?:currently )?(?:no|none|nothing)(?: (?:known|open|new|current|major|outstanding|critical|further|more))*(?: (?:bugs?|issues?|items?|features?|tasks?|problems?|plans?|entries))?',
  'to be (?:determined|announced|defined|decided|filled in)',
  'keine|nichts|aucune?|rien|ninguno|ninguna|nenhum|nada|нет|なし|特になし|无|暂无|없음',
];
const WHEN = '(?: (?:yet|here|here yet|currently|so far|known|planned|for now|right now|at (?:this|the) (?:time|moment|point)|at present))*';
const SAYS_NOTHING = new RegExp(`^(?:(?:${NOTHING.join('|')})${WHEN})?$`, 'iu');

/** Phrases by which people say that nobody does a thing so far, also in an issue's words for people who look for work. */
const NOBODY = [
  'nobody|no ?one|none|unassigned|not assigned|unowned|unclaimed|unstaffed|vacant|available|open|free|anyone|anybody|whoever|somebody|someone|looking for volunteers?',
  'up for grabs|(?:help|volunteers?|contributors?|owners?|maintainers?|assignees?) (?:is |are )?(?:wanted|needed|welcome|required)',
  '(?:needs?|wants?|wanted|looking for|seeking|find|call for) (?:an? )?(?:owners?|volunteers?|help|maintainers?|assignees?|contributors?|champion)',
  '(?:you|could be you|maybe you|might be you)',
  'niemand|offen|frei|unbesetzt|nicht zugewiesen|noch niemand|personne|libre|non assigné|à pourvoir|nadie|sin asignar|ninguém|sem responsável|nessuno|libero|non assegnato|niet toegewezen|vrij|ingen|nikt|nikdo|senki|nimeni',
  'никто|свободно|не назначен|ніхто|未定|未分配|无人|待定|待认领|募集中|未割り当て|없음|미정',
];
const SAYS_NOBODY = new RegExp(`^(?:${NOBODY.join('|')})(?: (?:yet|so far|for now|at the moment))?$`, 'iu');

/** Whether an owner says that there is none: `unassigned`, `Help wanted!`, `you?`. */
export function saysNobody(owner: string): boolean {
  return (
    owner.length < 100 &&
    SAYS_NOBODY.test(
      owner
        .replace(/:[a-z0-9_+-]{1,40}:/gu, ' ')
        .replace(/(?:[\p{P}\p{S}\p{M}\s]|\u200D)+/gu, ' ')
        .trim(),
    )
  );
}

/** Words in a line such as `**Fixed:**` or `Done since last time:`, which says that the list after it is finished. */
const FINISHED = /\b(?:fixed|resolved|done|completed|finished|closed|shipped|released|launched|dropped|rejected)\b/i;

/** The end of an HTML block that opens a part of the page: `<details><summary>Launched</summary>`. */
const SUMMARY = /<summary[^<>]*>(?<text>.{0,300})<\/summary>\s*$/is;

/** Whether the paragraph or summary before a list is used like a title and says something else than the section's heading. */
export function labelOf(before: Nodes | undefined, section: Section | null): boolean {
  if (section?.role !== 'open' || (before?.type !== 'paragraph' && before?.type !== 'html')) return false;
  const summary = before.type === 'html' ? SUMMARY.exec(before.value)?.groups?.['text']?.replace(/<[^<>]*>/g, '') : null;
  if (summary === undefined) return false;
  const title = summary ?? plainText(before);
  const { role, kind } = knownTitle(title);
  if (role !== 'none') return role !== 'open' || (kind !== undefined && kind !== (section.kind ?? 'feature'));
  const strong = before.type === 'html' || (before.children.length === 1 && before.children[0]?.type === 'strong');
  return title.length <= 60 && (strong || title.endsWith(':')) && FINISHED.test(title) && !/\b(?:not|to be|un)\b/i.test(title);
}

/** Whether a title says that there is nothing: `None`, `N/A`, `TBD`, `No known issues at this time.`, a dash. */
export function saysNothing(title: string): boolean {
  return (
    title.length < 100 &&
    SAYS_NOTHING.test(
      composed(title)
        .replace(/[\p{P}\p{S}\s]+/gu, ' ')
        .trim(),
    )
  );
}

/** Whether the block before a list, or its last line, says that the list does not contain items, such as `Acceptance criteria:`. */
export function introducesNoItems(before: Nodes | undefined, text: string): boolean {
  if (before?.type !== 'paragraph') return false;
  if (isNeverTitle(plainText(before))) return true;
  const { start, end } = spanOf(before);
  const last = /[^\r\n]*$/.exec(text.slice(start, end))?.[0] ?? '';
  return last.length < end - start && introducesNothing({ start: end - last.length, end }, text);
}

/**
 * Finds lists that are meant inside of another one. People write `* a` and, on the next line, ` - b`. In Markdown these are two
 * lists side by side, but people mean one inside the other.
 * @returns the lists that belong to the last item of each list, by that list
 */
export function adoptedLists(root: Root, lines: Lines): ReadonlyMap<List, readonly List[]> {
  const adopted = new Map<List, List[]>();
  let host: List | null = null;
  for (const [index, node] of root.children.entries()) {
    if (host !== null && node.type === 'list' && belongsTo(host, root.children[index - 1], node, lines)) {
      const lists = adopted.get(host) ?? [];
      lists.push(node);
      adopted.set(host, lists);
    } else host = node.type === 'list' ? node : null;
  }
  return adopted;
}

function belongsTo(host: List, before: RootContent | undefined, list: List, lines: Lines): boolean {
  if (before === undefined) return false;
  const line = lineAt(lines, spanOf(list).start);
  const follows = lineAt(lines, Math.max(0, spanOf(before).end - 1)) + 1 === line;
  return follows && indentOf(lineText(lines, line)) > indentOf(lineText(lines, lineAt(lines, spanOf(host).start)));
}

/** A line that looks like an item where no list is: how many lines below the first one it stands, and its title. */
interface LikeItem {
  readonly at: number;
  readonly text: string;
  readonly why: Extract<CandidateReason, 'in-html' | 'html-list' | 'in-text'>;
}

/** The lines of an HTML block that look like tasks, and the entries of its lists. Comments have none. */
export function likeItemsInHtml(html: string): LikeItem[] {
  if (html.startsWith('<!--') && html.includes('-->')) return [];
  return html.split(/\r\n|\n|\r/).flatMap((line, at): LikeItem[] => {
    const title = /^[ \t]*[-*+][ \t]+\[[ xX]\][ \t]+(\S.*)$/.exec(line)?.[1];
    if (title !== undefined) return [{ at, text: title.trimEnd(), why: 'in-html' }];
    const entry = /^[ \t]*(?:<[ou]l[^>]*>[ \t]*)?<li(?:[ \t][^>]*)?>(.*)$/i.exec(line)?.[1];
    const said = entry?.replace(/<[^<>]*>/g, '').trim() ?? '';
    return said === '' ? [] : [{ at, text: said, why: 'html-list' }];
  });
}

/** The lines of a paragraph or of code that begin with a box, such as those that are indented for another program than GitHub. */
export function boxesInText(text: string): LikeItem[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, at): LikeItem[] => {
    const title = /^[ \t]*(?:[-*+•–—][ \t]*|\d{1,9}[.)][ \t]+)?(?:\[[ xX]\]|[☐☑☒🔲⬜])\u{FE0F}?[ \t]+(\S.*)$/u.exec(line)?.[1];
    return title === undefined ? [] : [{ at, text: title.trimEnd(), why: 'in-text' }];
  });
}

/** The rows that only group those below them: bold beside empty cells. None, where what is bold beside a text is an item, or where other rows have none either. */
export function captionsAmong(rows: readonly TableRow[], title: number): ReadonlySet<TableRow> {
  const isBold = ({ children }: TableRow) => {
    const parts = (children[title]?.children ?? []).filter((part) => part.type !== 'text' || /[\p{L}\p{N}]/u.test(part.value));
    return parts.length > 0 && parts.every(({ type }) => type === 'strong');
  };
  const others = ({ children }: TableRow) => children.filter((_, column) => column !== title).map((cell) => plainText(cell));
  const isAlone = (row: TableRow) => others(row).every((text) => text === '');
  const bold = new Set(rows.filter(isBold));
  const areApart = bold.size < rows.length && rows.every((row) => isAlone(row) === bold.has(row));
  return areApart ? bold : new Set();
}

/** The name of a row that counts the others: `Total`, `**Summe:** 12`, `Total effort (days)`. Behind it stands no other word. */
const TOTAL =
  /^(?:(?:grand |overall |sub[- ]?)?totals?|(?:zwischen|gesamt)?summe|gesamt(?:summe|aufwand)?|insgesamt|(?:sous[- ])?total général|somme|totale|suma|sum|razem|łącznie|totaal|totalt|celkem|yhteensä|összesen|toplam|итого|всего|разом|σύνολο|tổng(?: cộng)?|总计|合计|總計|合計|小计|小計|합계|총계)(?: (?:effort|estimates?|points|days|hours|weeks|costs?|aufwand|pt|tage|stunden))?(?:[^\p{L}]*|\s*[([].*|\s*[:=]?\s*~?\d[\d.,]*\s*\p{L}{0,8}\W*)$/iu;
/** A number with its unit: `12`, `~3.5 d`, `60 %`, `3/5`. */
const AMOUNT = /^[^\p{L}\d]*\d[\d.,' ]*(?:\s*\/\s*\d+)?\s*(?:%|[\p{L}.]{1,8})?\W*$/u;

/** The rows that count the others. They hold a number, and no state in words. */
export function totalsAmong(rows: readonly TableRow[], { title, status }: Pick<ItemColumns, 'title' | 'status'>): ReadonlySet<TableRow> {
  const counts = ({ children }: TableRow) => {
    const texts = children.map((cell) => plainText(cell).trim());
    const [name = '', state = ''] = [texts[title], status === null ? '' : texts[status]];
    const saysState = /[\p{L}\p{So}]/u.test(state) && !AMOUNT.test(state);
    return TOTAL.test(name) && !saysState && (/\d/.test(name) || texts.some((text, column) => column > title && AMOUNT.test(text)));
  };
  return new Set(rows.filter(counts));
}

/** A dash, which in a column of groups says that a row is in none. */
function isInNoGroup(cell: string): boolean {
  return /^[-\u2013\u2014]{1,3}$/.test(cell);
}

/** Whether an empty cell of a column can mean the cell above: the first row has a text, and none repeats the group above it. */
function canBeGrouped(cells: readonly string[]): boolean {
  let group = '';
  return cells.every((cell, at) => {
    const [isNew, before] = [cell !== '', group];
    if (isNew) group = isInNoGroup(cell) ? '' : canonicalTitle(cell);
    return at === 0 ? isNew : !isNew || group === '' || group !== before;
  });
}

/**
 * The columns in which only the first row of a group has its name, so that an empty cell means the cell above, by the headers of their tables. All tables with
 * the same headers show it together: few names stand twice above an empty cell, and at least two cells are empty, or one under a header such as “Area”.
 */
export function groupColumnsIn({ children }: Root): GroupColumns {
  const alike = new Map<string, Table[]>();
  for (const node of children) if (node.type === 'table') grouped(alike, headersOf(node)).push(node);
  const found = [...alike].map(([key, tables]) => {
    const all = tables.map((table) => rowsOfTable(table).filter((row) => row.some((cell) => cell !== '') && !row.some((cell) => TOTAL.test(cell))));
    const headers = (tables[0]?.children[0]?.children ?? []).slice(0, -1).map((cell) => plainText(cell));
    const isIt = (header: string, column: number) =>
      isGrouped(
        header,
        all.map((rows) => rows.map((row) => row[column] ?? '')),
      );
    return [key, headers.flatMap((header, column) => (isIt(header, column) ? [column] : []))] as const;
  });
  return new Map(found.filter(([, columns]) => columns.length > 0));
}

function rowsOfTable({ children }: Table): string[][] {
  return children.slice(1).map((row) => row.children.map((cell) => plainText(cell).trim()));
}

/** The headers of a table, in the form in which they are compared. */
function headersOf({ children: [header] }: Pick<Table, 'children'>): string {
  return (header?.children ?? []).map((cell) => canonicalTitle(plainText(cell))).join('\n');
}

/** @param tables the cells of the column in each of these */
function isGrouped(header: string, tables: ReadonlyArray<readonly string[]>): boolean {
  const fitting = tables.filter((cells) => cells.length > 0 && canBeGrouped(cells));
  const namesOf = (cells: readonly string[]) => cells.filter((cell) => cell !== '' && !isInNoGroup(cell)).map(canonicalTitle);
  const names = new Set(fitting.flatMap(namesOf));
  const isTold = namesGroups(header);
  if (names.size < 2 || fieldOfHeader(header) !== null || ownKey(header) !== null) return false;
  if ([...names].some((name) => isWhen(name) || saysOpen(name) || !(isTold ? /\p{L}/u.test(name) : isNameOfGroup(name)))) return false;
  const goOn = fitting.filter((cells) => {
    // A name below the last empty cell may have come there with its row.
    const above = namesOf(cells.slice(0, cells.lastIndexOf('') + 1));
    const once = new Set(above).size;
    // Where a dash says that a row is in no group, an empty cell says something else.
    return (above.length - once) * 2 <= once || cells.some(isInNoGroup);
  });
  return goOn.flat().filter((cell) => cell === '').length >= (isTold ? 1 : 2);
}

/** The columns of a table whose empty cells mean the cell above. In one, a group ends with that of the column before it. */
export function groupsOf(table: Table, { title, status, notes, fields }: ItemColumns, known: GroupColumns): number[] {
  const rows = rowsOfTable(table);
  const used = [title, status, notes, ...fields.map(({ column }) => column)];
  const found: number[] = [];
  for (const column of (known.get(headersOf(table)) ?? []).toSorted((one, other) => one - other)) {
    const isInside = (row: readonly string[]) => (row[column] ?? '') !== '' || found.every((outer) => (row[outer] ?? '') === '');
    if (column < title && !used.includes(column) && canBeGrouped(rows.map((row) => row[column] ?? '')) && rows.every(isInside)) found.push(column);
  }
  return found;
}

/** The nearest cell above that names a row's group, where the row's own cell is empty, by its column. Null: the row's own cell says that it is in none. */
export type GroupsOfRow = ReadonlyMap<number, TableCell | null>;

export function groupsAbove(rows: readonly TableRow[], groups: readonly number[]): ReadonlyMap<TableRow, GroupsOfRow> {
  const names = new Map<number, TableCell | null>();
  const groupsOfRow = ({ children }: TableRow): GroupsOfRow =>
    new Map(
      groups.flatMap((column): Array<[number, TableCell | null]> => {
        const cell = children[column];
        const said = cell === undefined ? '' : plainText(cell).trim();
        if (cell === undefined || said === '') return [[column, names.get(column) ?? null]];
        names.set(column, isInNoGroup(said) ? null : cell);
        return isInNoGroup(said) ? [[column, null]] : [];
      }),
    );
  return new Map(groups.length === 0 ? [] : rows.map((row) => [row, groupsOfRow(row)]));
}
