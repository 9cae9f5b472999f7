import { type Choice, type FamilyAnswers, isOpenRole } from './choose.ts';
import { type FileFacts, titleOf } from './facts.ts';
import type { EntryGroup } from './outline.ts';

/** Whole titles of lists of a release, whose entries are items whatever they look like. */
const ITEMS =
  /^(?:(?:accepted|proposed|current|possible|potential|outstanding|unresolved|new|rc|release|final|beta|alpha|high[- ]priority|critical) )*(?:blockers?|blocker bugs|blocking (?:bugs|issues)|show ?-?stoppers?|regressions?|release[- ]critical bugs|rc bugs|must[- ]fix(?: bugs| issues)?|(?:open|known|live|remaining) (?:items|issues|bugs|problems)|(?:open )?(?:questions|decisions)(?: to .{1,30})?|(?:bugs|issues) (?:that|which) block .{1,30}|non-?bugs|bugs)(?: (?:for|in|of|before) .{1,30})?:?$/i;
/** Whole titles of lists of people. */
const PEOPLE = /\b(?:crew|staff|contacts?|release (?:managers?|team)|people|maintainers|who is who)\b/i;

/** Titles of what is finished, in words that other files use for plans. */
const FINISHED = /^(?:bugs|issues|items|blockers)?\s*(?:closed|landed|committed|verified)\b/i;

/** Titles of what waits for another release. */
const DEFERRED = /^(?:deferred|postponed|pushed|moved)(?: (?:to|until|for) .{1,30})?:?$/i;

/** The choice, with what the titles of a release's lists say instead of what their entries look like. What a person has said of a family stays. */
export function withGenreTitles(choice: Choice, { outline, parentOf }: FileFacts, answers: FamilyAnswers = new Map()): Choice {
  const answered = new Set(choice.families.flatMap(({ key, groups }) => (answers.has(key) ? groups : [])));
  const chosen = new Set(choice.chosen);
  const roles = new Map(choice.roles);
  const isInsideItem = new Set([...chosen].flatMap(({ form, children }) => (form === 'headings' ? children : [])));
  for (const node of outline.nodes) {
    const title = titleOf(node).trim();
    if (!isOpenRole(roles.get(node) ?? 'open') || node.groups.some((group) => answered.has(group))) continue;
    if (FINISHED.test(title)) roles.set(node, 'done');
    if (DEFERRED.test(title)) roles.set(node, 'later');
    const isItem = (group: EntryGroup) => !FINISHED.test(title) && (ITEMS.test(title) || DEFERRED.test(title)) && group.form !== 'headings';
    for (const group of node.groups) {
      if (PEOPLE.test(title) || FINISHED.test(title)) chosen.delete(group);
      else if (isItem(group) && !isInsideItem.has(node) && !isInsideItem.has(parentOf.get(node) ?? node)) chosen.add(group);
    }
  }
  return { ...choice, chosen, roles };
}
