import type { List, Table } from 'mdast';
import { shapeOf } from '../../model/shapes.ts';
import { knownTitle } from '../read/sections.ts';
import { finishedSubject } from '../release/finished-subject.ts';
import { plainText } from '../text/text.ts';
import { areNoItems, type Choice, type FamilyAnswers, isOpenRole } from './choose.ts';
import { type FileFacts, isDocument, titleOf } from './facts.ts';
import { proposedTable } from './field-columns.ts';
import type { EntryGroup, OutlineNode } from './outline.ts';
import { sectionStatus } from './status/section-status.ts';
import { namesIdeas, tellsPlans } from './titles/plans.ts';
import { isColumn, isWhenever } from './titles/stages.ts';
import { BUGS, isTitle, PLANS, VERSION } from './vocabulary.ts';
import { guessState } from './words.ts';

/** Words of titles of lists of a release, which no other list has. */
const BLOCKS =
  /\b(?:blockers?|show ?-?stoppers?|stop[- ]ship|regressions|release[- ]critical|rc bugs|must[- ](?:fix|have)|nice[- ]to[- ]have|would be nice|blocks? (?:the|this) (?:release|beta|final))\b/iu;
/** What is told about such lists. */
const ABOUT =
  /\b(?:criteria|process|polic(?:y|ies)|how|definitions?|meetings?|procedures?|guidelines|handling|proposing|tests?|testing|suite|what is a)\b|\?$/iu;
/** The most words of such a title. In a longer one, they say something else. */
const MOST_WORDS = 7;
/** What kind of bugs a title names. */
const KIND =
  '(?:(?:accepted|proposed|current|possible|potential|outstanding|unresolved|new|final|high[- ]priority|critical|deferred|remaining|pending|known|nominated) )*';
/** What a title says behind it. */
const OF = '(?: (?:report|list|status|summary|overview|tracker))?(?: (?:for|in|of|before) .{1,30})?:?$';
/** Whole titles of lists of a release, whose entries are items whatever they look like. */
const LISTS: readonly RegExp[] = [
  new RegExp(
    `^(?:[\\p{L} .-]{1,30}\\d[\\d.x]* )?${KIND}(?:(?:open|known|live|remaining|pending|current|outstanding|unresolved|critical|deferred) (?:items|issues|bugs|problems|tickets)|(?:new|stalled|cooking) topics|stalled|cooking|(?:top|highest|high|medium|low|lowest)[- ]priority(?: bugs| issues| items)?|(?:open )?(?:questions|decisions)(?: to .{1,30})?|(?:bugs|issues|problems) (?:(?:that|which) (?:block|must|need)|to be) .{1,30}|non-?bugs|bugs|can wait|open|what(?:['’]s| is)(?: still)? (?:left|missing|open|remaining)(?: to (?:do|fix|be done))?)${OF}`,
    'iu',
  ),
  /^(?:ideas|features|tasks|work|plans|required|needed|wanted)(?: (?:for|before|in) (?:the )?(?:next|release|.{0,20}\d).{0,20}):?$/iu,
];
/** Whole titles of lists of people. */
const PEOPLE =
  /^\P{L}*(?:[\p{L}\p{N}.'’-]+ ){0,3}(?:crew|staff|contacts?|release (?:managers?|team)|people|maintainers|who is who)\P{L}*(?: (?:for|of|in|on|and|from) .{1,40})?$/iu;

/** Code units. */
const LONGEST_OF_PEOPLE = 80;

/** Titles of what is finished, in words that other files use for plans. */
const FINISHED =
  /^(?:(?:bugs|issues|items|blockers)\s+)?(?:closed|landed|committed|verified|graduated|integrated)(?=[^\p{L}\p{N}]*$|\s*[:([,/–—-]|\s+(?:\d|v\d|q[1-4]\b|in|into|to|on|at|by|since|for|from|this|last|and|or|but|bugs?|issues?|items?|blockers?|tickets?|patches|features?|work|prs?|pull requests|changes|proposals)(?!\p{L}))/iu;

/** Titles of what waits for another release. */
const DEFERRED = /^(?:deferred|postponed|pushed|moved)(?: (?:blockers?|bugs|issues|items|features|tickets))?(?: (?:to|until|for) .{1,30})?:?$/i;

/** Titles of lists that are also those of whole pages, whose chapters are no lists. */
const WIDE = /^(?:non-?)?bugs\b|^known (?:issues|problems|bugs)\b|\b(?:questions|decisions)\b/iu;

function isList(title: string): boolean {
  return (BLOCKS.test(title) && !ABOUT.test(title) && title.split(/\s+/).length <= MOST_WORDS) || LISTS.some((list) => list.test(title));
}

/** The choice, with what the titles of a release's lists and of a board's columns say instead of what their entries look like. What a person has said of a family stays. */
export function withGenreTitles(choice: Choice, { outline, parentOf }: FileFacts, answers: FamilyAnswers = new Map()): Choice {
  const answered = new Set(choice.families.flatMap(({ key, groups }) => (answers.has(key) ? groups : [])));
  const chosen = new Set(choice.chosen);
  const roles = new Map(choice.roles);
  const isInsideItem = new Set([...chosen].flatMap(({ form, children }) => (form === 'headings' ? children : [])));
  const hasOpenBox = new Set(outline.roadmap.items.flatMap(({ state, section }) => (state === 'open' ? [section] : [])));
  // Who writes items as boxes repeats them in lists without.
  const hasBoxes = outline.roadmap.items.some((item) => shapeOf(item).finishedBy === 'box');
  // All columns of a board are read as one of them is, also “Review” with a single entry.
  const boardOf = (node: OutlineNode, { form }: EntryGroup) => `${parentOf.get(node)?.section?.index} ${node.section?.heading.level} ${form}`;
  const columns = outline.nodes.filter((node) => node.tasks === 0 && isColumn(titleOf(node)));
  const boards = new Set(columns.flatMap((node) => node.groups.flatMap((group) => (chosen.has(group) ? boardOf(node, group) : []))));
  const inBoards = new Set(columns.flatMap((node) => node.groups.filter((group) => boards.has(boardOf(node, group)) && !areNoItems(group))));
  for (const node of outline.nodes) {
    const title = titleOf(node).trim();
    if (!isOpenRole(roles.get(node) ?? 'open') || node.groups.some((group) => answered.has(group))) continue;
    if (FINISHED.test(title)) roles.set(node, 'done');
    if (DEFERRED.test(title)) roles.set(node, 'later');
    const above = parentOf.get(node);
    const isBelowList =
      !hasBoxes &&
      above !== undefined &&
      isList(titleOf(above).trim()) &&
      !WIDE.test(titleOf(above).trim()) &&
      knownTitle(title).role === 'none' &&
      guessState(title) === 'open';
    const isItem = (group: EntryGroup) =>
      !FINISHED.test(title) &&
      (inBoards.has(group) || isList(title) || tellsPlans(title) || isBelowList || DEFERRED.test(title) || (roles.get(node) === 'later' && /\d/.test(title))) &&
      group.form !== 'headings';
    for (const group of node.groups) {
      if ((title.length <= LONGEST_OF_PEOPLE && PEOPLE.test(title)) || FINISHED.test(title)) chosen.delete(group);
      else if (isItem(group) && !isInsideItem.has(node) && !isInsideItem.has(parentOf.get(node) ?? node)) chosen.add(group);
    }
  }
  const areBeside = (one: OutlineNode, other: OutlineNode) =>
    parentOf.get(one) === parentOf.get(other) && one.section?.heading.level === other.section?.heading.level;
  const timed = outline.nodes.filter((node) => VERSION.test(titleOf(node)) && isOpenRole(roles.get(node) ?? 'open') && isRead(node, chosen));
  for (const [at, node] of outline.nodes.entries()) {
    const title = titleOf(node).trim();
    const before = outline.nodes[at - 1];
    if (!isOpenRole(roles.get(node) ?? 'open') || node.tasks > 0 || isInsideItem.has(node)) continue;
    const goesOn =
      before !== undefined && areBeside(before, node) && countsOn(before, node) && before.groups.some((one) => one.form === 'numbered' && chosen.has(one));
    const isForLater = (isWhenever(title) || namesIdeas(title)) && timed.some((one) => areBeside(one, node));
    for (const group of node.groups) {
      if (answered.has(group) || areNoItems(group)) continue;
      if (!(goesOn && group.form === 'numbered') && !(isForLater && group.form === 'bullets')) continue;
      chosen.add(group);
      if (isForLater) roles.set(node, 'later');
    }
  }
  const isWhole = (node: OutlineNode) => node.section === null || isDocument(node, { outline });
  for (const node of outline.nodes) {
    const status = isWhole(node) || isInsideItem.has(node) || !isOpenRole(roles.get(node) ?? 'open') ? null : sectionStatus(node.blocks);
    const all = status === null ? [] : withAllBelow(node);
    const isAnswered = all.some(({ groups }) => groups.some((group) => answered.has(group)));
    // Headings as items have a status each. A box that is open speaks against a field that says done.
    const isOfItems = all.some(({ groups }) => groups.some((group) => group.form === 'headings' && chosen.has(group)));
    if (isAnswered || isOfItems || (status === 'done' && all.some(({ section }) => hasOpenBox.has(section?.index ?? null)))) continue;
    for (const one of all) {
      roles.set(one, 'never');
      for (const group of one.groups) chosen.delete(group);
    }
  }
  for (const node of unknownBehindFinished({ ...choice, chosen, roles }, { outline, parentOf })) {
    for (const group of node.groups) if (group.form !== 'headings' && !answered.has(group)) chosen.delete(group);
  }
  const open = outline.nodes.flatMap((node) => (isOpenRole(roles.get(node) ?? 'open') ? node.groups.filter((group) => chosen.has(group)) : []));
  const haveStatus = ({ tables }: EntryGroup) => tables.length > 0 && tables.every((table) => proposedTable(table)?.status != null);
  if (open.some(haveStatus))
    for (const group of open) if (group.tables.some(givesReasons) && !saysWhat(titleOf(group).trim()) && !answered.has(group)) chosen.delete(group);
  return { ...choice, chosen, roles };
}

/** Whether some entries of a section are items. */
function isRead({ groups }: OutlineNode, chosen: ReadonlySet<EntryGroup>): boolean {
  return groups.some((group) => chosen.has(group));
}

/** Whether the numbers of a section's list go on where those of the one before it end: both are one list. */
function countsOn(before: OutlineNode, { blocks }: OutlineNode): boolean {
  const numbered = (all: OutlineNode['blocks']) => all.filter((block): block is List => block.type === 'list' && block.ordered === true);
  const [last, first] = [numbered(before.blocks).at(-1), numbered(blocks)[0]];
  return last !== undefined && first !== undefined && first.start === (last.start ?? 1) + last.children.length;
}

function withAllBelow(node: OutlineNode): OutlineNode[] {
  return [node, ...node.children.flatMap(withAllBelow)];
}

const REASON =
  /^(?:reasons?|why(?: not)?|grund|gründe|warum(?: nicht)?|begründung|raisons?|pourquoi(?: pas)?|motivos?|raz[oó]n|razones|por ?qué(?: no)?|motiv[oi]|motivazione|perché(?: no)?|reden(?:en)?|waarom(?: niet)?|powód|powody|dlaczego(?: nie)?|причин[аы]|почему(?: нет)?|orsak|varför(?: inte)?|årsag|grunn|begrunnelse|原因|理由|이유)\s*[?？:：]?$/iu;

/** Whether a table ends with reasons and tells no status: beside tables that tell one, it lists what is refused. */
function givesReasons(table: Table): boolean {
  const header = table.children[0]?.children.at(-1);
  return header !== undefined && REASON.test(plainText(header).trim()) && proposedTable(table)?.status == null;
}

/**
 * The sections that stand behind what is finished or refused, at its level, with titles that nobody knows. They may list what is refused in other words:
 * who plans something writes it above what is finished, names it as a plan, or gives it a box or a heading.
 */
function unknownBehindFinished({ chosen, roles }: Choice, { outline, parentOf }: Pick<FileFacts, 'outline' | 'parentOf'>): OutlineNode[] {
  const states = new Map<string, { hasOpen: boolean; isBehind: boolean }>();
  return outline.nodes.filter((node) => {
    const title = titleOf(node).trim();
    const key = `${parentOf.get(node)?.section?.index} ${node.section?.heading.level}`;
    const above = states.get(key) ?? { hasOpen: false, isBehind: false };
    const isOpen = isOpenRole(roles.get(node) ?? 'open');
    const isRead = node.tasks > 0 || hasItems(node, chosen);
    const isFinished = !isOpen && roles.get(node) !== 'never' && finishedSubject(title) === null && !VERSION.test(title);
    states.set(key, { hasOpen: above.hasOpen || (isOpen && isRead), isBehind: above.isBehind || (above.hasOpen && isFinished) });
    return above.isBehind && isOpen && node.tasks === 0 && !saysWhat(title);
  });
}

/** Whether entries in a section or below it are chosen. */
function hasItems(node: OutlineNode, chosen: ReadonlySet<EntryGroup>): boolean {
  return node.groups.some((group) => chosen.has(group)) || node.children.some((child) => child.tasks > 0 || hasItems(child, chosen));
}

/** Whether a title says that its section is of plans, of bugs, or of a time. */
function saysWhat(title: string): boolean {
  return (
    knownTitle(title).role !== 'none' ||
    isTitle(title, PLANS) ||
    isTitle(title, BUGS) ||
    VERSION.test(title) ||
    isColumn(title) ||
    isList(title) ||
    tellsPlans(title) ||
    namesIdeas(title)
  );
}
