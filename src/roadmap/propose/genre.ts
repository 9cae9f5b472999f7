import { shapeOf } from '../../model/shapes.ts';
import { knownTitle } from '../read/sections.ts';
import { areNoItems, type Choice, type FamilyAnswers, isOpenRole, needsPerson } from './choose.ts';
import { type FileFacts, titleOf } from './facts.ts';
import type { EntryGroup, OutlineNode } from './outline.ts';
import { isColumn } from './titles/stages.ts';
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

/** The number of a section among others. It is that of no release. */
const PLACE = /^\d{1,2}[.)]\s+/;

/** Titles of lists that are also those of whole pages, whose chapters are no lists. */
const WIDE = /^(?:non-?)?bugs\b|^known (?:issues|problems|bugs)\b|\b(?:questions|decisions)\b/iu;

function isList(title: string): boolean {
  return (BLOCKS.test(title) && !ABOUT.test(title) && title.split(/\s+/).length <= MOST_WORDS) || LISTS.some((list) => list.test(title));
}

/** The choice, with what the titles of a release's lists and of a board's columns say instead of what their entries look like. What a person has said of a family stays. */
export function withGenreTitles(choice: Choice, facts: FileFacts, answers: FamilyAnswers = new Map()): Choice {
  const { outline, parentOf } = facts;
  const answered = new Set(choice.families.flatMap(({ key, groups }) => (answers.has(key) ? groups : [])));
  const chosen = new Set(choice.chosen);
  const roles = new Map(choice.roles);
  const isInsideItem = new Set([...chosen].flatMap(({ form, children }) => (form === 'headings' ? children : [])));
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
      (inBoards.has(group) || isList(title) || isBelowList || DEFERRED.test(title) || (roles.get(node) === 'later' && /\d/.test(title.replace(PLACE, '')))) &&
      group.form !== 'headings' &&
      !needsPerson(group, facts);
    for (const group of node.groups) {
      if ((title.length <= LONGEST_OF_PEOPLE && PEOPLE.test(title)) || FINISHED.test(title)) chosen.delete(group);
      else if (isItem(group) && !isInsideItem.has(node) && !isInsideItem.has(parentOf.get(node) ?? node)) chosen.add(group);
    }
  }
  return { ...choice, chosen, roles };
}
