import type { List, ListItem, Nodes, Root, RootContent, TableRow } from 'mdast';
import type { CandidateReason, ItemColumns, Section } from '../../model/roadmap.ts';
import type { ItemForm } from '../../model/shapes.ts';
import { spanOf } from '../markdown/nodes.ts';
import { indentOf, type Lines, lineAt, lineStart, lineText } from '../text/lines.ts';
import { composed, plainText } from '../text/text.ts';
import { introducesNothing } from './item-fields.ts';
import { isNeverTitle, knownTitle } from './sections.ts';
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
