import type { Baseline } from '../model/baseline.ts';
import type { Operation, Plan } from '../model/plan.ts';
import type { Access, IssueStore } from '../model/ports.ts';
import { openOrRead } from '../plan/adopt.ts';
import type { Facts } from '../plan/facts.ts';
import { isAdoption } from '../plan/operations.ts';
import { planInTime } from '../plan/plan.ts';

/** Pages of a hundred open issues that are read: on the first run, and later, when something is new. */
const PAGES = { first: 20, later: 2 };
/** The most issues that a run reads by number because an earlier one left them. If there are more, they are listed. */
const MOST_LEFT = 50;

/** A draft of a plan, and the facts that it follows from. */
interface Draft {
  readonly draft: Plan;
  readonly facts: Facts;
}

/**
 * Makes a first draft. If it would create issues, the open issues are listed, and the draft is made again: an item may be one of them. Then GitHub
 * is asked who of their authors may triage, because the issue of a stranger must not enter the roadmap by its title.
 */
export async function draftWithOpenIssues(given: Facts, store: IssueStore, accessOf: (login: string) => Promise<Access>): Promise<Draft> {
  const listed = await withList({ facts: given, draft: planInTime(given) }, store);
  if (given.config.adopt !== 'titles') return listed;
  const authors = authorsOf(listed);
  const mayTriage = new Set<string>();
  for (const author of authors) if ((await accessOf(author)) !== 'none') mayTriage.add(author);
  const facts = { ...listed.facts, answers: { ...listed.facts.answers, mayTriage } };
  return { facts, draft: authors.length === mayTriage.size ? listed.draft : planInTime(facts) };
}

async function withList({ facts, draft }: Draft, store: IssueStore): Promise<Draft> {
  const { config, baseline, roadmap } = facts;
  if (config.adopt !== 'titles' || !draft.operations.some(isCreate)) return { facts, draft };
  const first = baseline?.paths[roadmap.path] === undefined || hasLeftMany(baseline, roadmap.path);
  const seen = { ...facts, open: await store.open(first ? PAGES.first : PAGES.later) };
  return { facts: seen, draft: planInTime(seen) };
}

/** Whether earlier runs left more issues than are read one by one. */
export function hasLeftMany(baseline: Baseline | null, path: string): boolean {
  return (baseline?.paths[path]?.unfinished ?? []).length > MOST_LEFT;
}

/** Who opened the issues that the draft would link only by their title, or for which it waits. */
function authorsOf({ draft, facts }: Draft): string[] {
  const numbers = new Set([...draft.operations.filter(isAdoption).map(({ issue }) => issue), ...draft.waiting]);
  const known = openOrRead(facts);
  const found = [...numbers].flatMap((number) => known.get(number) ?? []);
  return [...new Set(found.filter(({ byOwner }) => !byOwner).map(({ author }) => author.toLowerCase()))];
}

function isCreate({ kind }: Operation): boolean {
  return kind === 'create-issue';
}
