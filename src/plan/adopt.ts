import type { Issue } from '../model/issue.ts';
import type { Problem } from '../model/problem.ts';
import type { Item } from '../model/roadmap.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { canonicalText } from '../roadmap/text/text.ts';
import type { Facts } from './facts.ts';
import { issueTitle } from './issue/issue-title.ts';
import { hasLabel } from './issue/labels.ts';
import { readMarker } from './issue/marker.ts';
import { isNear, nearTitles } from './item/near-titles.ts';
import type { Matching, Pair } from './match.ts';

/** What becomes of items without an issue when open issues were there before. */
interface Adoption {
  /** Items and the issues of their titles. */
  readonly pairs: readonly Pair[];
  /** Items for which issues are created. */
  readonly fresh: readonly Item[];
  /** Issues because of which an item gets no issue until a person decides. */
  readonly waiting: readonly number[];
  readonly problems: readonly Problem[];
}

/**
 * Looks for each item without an issue among the open issues that belong to no item. An issue of exactly its title is linked if it has
 * the action's label, or if somebody who may triage opened it. If several fit, or only a stranger's, no issue is made and a person decides.
 */
export function adopt({ fresh, pairs: matched }: Pick<Matching, 'fresh' | 'pairs'>, facts: Facts, texts: ReadonlySet<Item>): Adoption {
  if (facts.config.adopt === 'none' || fresh.length === 0) return { pairs: [], fresh, waiting: [], problems: [] };
  const free = freeIssues(new Set(matched.map(({ number }) => number)), facts, texts);
  const byTitle = new Map<string, Issue[]>();
  for (const issue of free) grouped(byTitle, canonicalText(issue.title)).push(issue);
  const byNumber = new Map(free.map((issue) => [issue.number, issue]));
  const rivals = new Map<string, Item[]>();
  for (const item of fresh) grouped(rivals, titleOnIssue(item)).push(item);
  const pairs: Pair[] = [];
  const rest: Item[] = [];
  const waiting = new Set<number>();
  const problems: Problem[] = [];
  for (const item of fresh) {
    const named = namedAndNear(item, byNumber);
    if (named !== undefined) {
      waiting.add(named.number);
      problems.push(namesNear(item, named));
      continue;
    }
    const title = titleOnIssue(item);
    const { fitting, others } = byRight(byTitle.get(title) ?? [], facts);
    const [one, ...more] = fitting;
    const alone = rivals.get(title)?.length === 1;
    if (one === undefined && others.length === 0) rest.push(item);
    else if (one !== undefined && more.length === 0 && alone) {
      pairs.push({ item, number: one.number, entry: null, linked: false, key: null, adopted: true });
      if (others.length > 0) problems.push(alsoCalledSo(item, one, others));
    } else {
      for (const { number } of one === undefined ? others : fitting) waiting.add(number);
      problems.push(one === undefined ? strangers(item, others, facts) : tied(item, fitting));
    }
  }
  const adopted = new Set([...pairs.map(({ number }) => number), ...waiting]);
  const near = nearTitles(
    rest,
    free.filter(({ number }) => !adopted.has(number)),
  );
  return { pairs, fresh: rest, waiting: [...waiting], problems: [...problems, ...near, ...(pairs.length + rest.length === 0 ? [] : notAllCompared(facts))] };
}

/** The facts with the adopted issues among those that were read. */
export function withAdopted(facts: Facts, pairs: readonly Pair[]): Facts {
  if (pairs.length === 0) return facts;
  const numbers = new Set(pairs.map(({ number }) => number));
  const found = (facts.open?.issues ?? []).filter(({ number }) => numbers.has(number) && !facts.issues.has(number));
  return { ...facts, issues: new Map([...facts.issues, ...found.map((issue) => [issue.number, issue] as const)]) };
}

/** An item's title as its issue would have it. */
function titleOnIssue({ title }: Item): string {
  return canonicalText(issueTitle(title));
}

/** The open issues that belong to no item, newest first. @param paired numbers of issues that belong to one by this plan */
function freeIssues(paired: ReadonlySet<number>, facts: Facts, texts: ReadonlySet<Item>): readonly Issue[] {
  const { roadmap, baseline, noIssues } = facts;
  const tied = new Set([
    ...(baseline?.entries ?? []).map(({ number }) => number),
    ...roadmap.items.flatMap((item) => (texts.has(item) ? [] : (item.issue ?? []))),
  ]);
  return [...openOrRead(facts).values()]
    .filter(({ number, state }) => state.open && !paired.has(number) && !tied.has(number) && !noIssues.has(number))
    .filter((issue) => !belongsByMarker(issue, facts))
    .toSorted((a, b) => b.number - a.number);
}

/** The newest open issues and those that were read, by their numbers. An issue that was read is newer than that of the list. */
export function openOrRead({ open, issues }: Pick<Facts, 'open' | 'issues'>): ReadonlyMap<number, Issue> {
  return new Map([...(open?.issues ?? []).map((issue) => [issue.number, issue] as const), ...issues]);
}

/** Whether a marker says whose an issue is: another roadmap's, or, if there is no state, an item's of this one. */
function belongsByMarker({ number, body }: Issue, { roadmap, baseline, answers }: Facts): boolean {
  const marker = readMarker(body);
  return marker !== null && (marker.path !== roadmap.path || (baseline === null && !answers.forged.has(number)));
}

/** The open issue whose number a title names, and whose title its other words are: `#12 Parser drops tabs`. That is hardly another issue. */
function namedAndNear({ mentions }: Item, free: ReadonlyMap<number, Issue>): Issue | undefined {
  const near = mentions.find(({ number, under, rest }) => under === 'present' && isNear(rest, free.get(number)?.title ?? ''));
  return near === undefined ? undefined : free.get(near.number);
}

/** Of some issues of one title: those that may be linked, and those about which a person has to decide. */
function byRight(found: readonly Issue[], { config, answers }: Facts): { readonly fitting: readonly Issue[]; readonly others: readonly Issue[] } {
  // A stranger may have taken the title after somebody labelled the issue.
  const keptTitle = (number: number) => (answers.entering.get(number)?.is ?? 'now') === 'now';
  const labelled = found.filter(({ labels, number }) => hasLabel(labels, config.labels.roadmap.name) && keptTitle(number));
  const mayTriage = (login: string) => answers.mayTriage === null || answers.mayTriage.has(login.toLowerCase());
  const plain = config.adopt === 'titles' ? found.filter((issue) => !labelled.includes(issue)) : [];
  const trusted = plain.filter(({ author, byOwner }) => byOwner || mayTriage(author));
  const fitting = labelled.length > 0 ? labelled : trusted;
  return { fitting, others: plain.filter((issue) => !fitting.includes(issue)) };
}

function namesNear({ line, title }: Item, issue: Issue): Problem {
  const message = `“${title}” names #${issue.number}, which is called “${issue.title}”. If that is its issue, write its link at the end of the title, as (#${issue.number}). If it is only mentioned here, move it into a note. Until then no issue is created for this item.`;
  return { line, level: 'warning', code: 'maybe-the-same', message };
}

function tied({ line, title }: Item, fitting: readonly Issue[]): Problem {
  const message = `“${title}” may belong to ${numbersOf(fitting)}, but more than one item or open issue has this title: write the link after the title of the right one. Until then no issue is created for it.`;
  return { line, level: 'warning', code: 'tied-titles', message };
}

function strangers({ line, title }: Item, others: readonly Issue[], { config }: Facts): Problem {
  const [first] = others;
  const whose = others.length === 1 ? 'which has' : 'which have';
  const again = others.some(({ labels }) => hasLabel(labels, config.labels.roadmap.name)) ? ' again (take it off and set it)' : '';
  const message = `“${title}” may be the same as ${numbersOf(others)}, ${whose} this title but was not opened by somebody who is known to triage. No issue is created for it: give the right one the label “${config.labels.roadmap.name}”${again}, or write its link (#${first?.number}) after the title. If it is something else, give one of them another title.`;
  return { line, level: 'warning', code: 'maybe-the-same', message };
}

function alsoCalledSo({ line, title }: Item, { number }: Issue, others: readonly Issue[]): Problem {
  const message = `“${title}” belongs to #${number}. ${numbersOf(others)} may be the same, because ${others.length === 1 ? 'it has' : 'they have'} this title, too: ${others.length === 1 ? 'it is left as it is' : 'they are left as they are'}.`;
  return { line, level: 'notice', code: 'maybe-the-same', message };
}

function numbersOf(issues: readonly Issue[]): string {
  const shown = issues.slice(0, 5).map(({ number }) => `#${number}`);
  return [...shown, ...(issues.length > 5 ? [`${issues.length - 5} more`] : [])].join(', ');
}

/** Later runs look only at the newest issues, so only the first one tells that it has not seen all. */
function notAllCompared({ open, baseline, roadmap }: Facts): Problem[] {
  if (open === null || open.all || baseline?.paths[roadmap.path] !== undefined) return [];
  const message = `There are more open issues than the newest ${open.issues.length}, with which the titles of the items were compared. If an older one is about an item, write its link after the item’s title before the next run.`;
  return [{ line: null, level: 'notice', code: 'maybe-the-same', message }];
}
