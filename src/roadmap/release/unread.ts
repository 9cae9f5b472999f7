import type { Problem } from '../../model/problem.ts';
import type { Candidate, CandidateReason, Roadmap, Section } from '../../model/roadmap.ts';
import { grouped } from '../text/group-by.ts';

/** Words of a heading whose list looks like one of open items. */
const LOOKS_OPEN =
  /(?<![\p{L}\p{N}])(?:open|outstanding|remaining|unresolved|unfixed|pending|known|to[- ]?dos?|bugs?|issues?|block(?:ers?|ing)|show[- ]?stoppers?|regressions?|defects?|problems?|tasks?|features?|planned|in[- ]progress|in[- ]flight|must[- ]?(?:fix|have)s?|action items?|work items?|left|critical|not (?:yet )?(?:complete|completed|done|fixed|merged|resolved)|incomplete|unfinished)(?![\p{L}\p{N}])/iu;

/** Words of a heading whose list is finished or explains. `Not yet fixed` is open. */
const LOOKS_CLOSED =
  /(?<!\b(?:not|not yet|un|to be|being)[\s-]*)(?<![\p{L}\p{N}])(?:fixed|resolved|closed|complete|completed|done|released|shipped|how|report(?:ing)?|contribut\w*|non[- ]?goals?|rejected|dropped|out of scope|templates?|tracker)(?![\p{L}\p{N}])/iu;

/** Reasons for which a text is not an item on purpose. */
const MEANT: readonly CandidateReason[] = ['placeholder', 'caption', 'total', 'criteria', 'labelled'];

/** How many lines a message names. */
const NAMED = 12;

/** Whether a heading looks like one of open items. */
function looksOpen(title: string): boolean {
  return LOOKS_OPEN.test(title) && !LOOKS_CLOSED.test(title);
}

/** The candidates that may be open items of this release, by the section whose heading looks like one of open items. */
export function unreadOpen({ sections, candidates }: Pick<Roadmap, 'sections' | 'candidates'>): ReadonlyMap<Section, readonly Candidate[]> {
  const found = new Map<Section, Candidate[]>();
  const title = sections.find(({ heading }) => heading.level === 1);
  let at = -1;
  for (const candidate of candidates) {
    while ((sections[at + 1]?.heading.line ?? Number.POSITIVE_INFINITY) <= candidate.line) at += 1;
    const section = sections[at];
    if (section === undefined || section === title || MEANT.includes(candidate.why) || (section.role !== 'none' && section.role !== 'open')) continue;
    const own = candidate.why === 'heading' ? section.path.slice(0, -1) : section.path;
    if (section.role === 'open' || own.some(looksOpen)) grouped(found, section).push(candidate);
  }
  return found;
}

/** What to do about a list that no configuration can have read, by the reason for which it is not read. */
const ADVICE: Readonly<Partial<Record<CandidateReason, string>>> = {
  'in-html': 'GitHub reads it as HTML. Write an empty line above it, or close the comment that begins above it.',
  'html-list': 'It is written in HTML. Write it as a list of Markdown.',
  'in-text': 'GitHub reads it as text or code. Write it as a list of `- [ ] Title`, outside of code.',
  'in-quote': 'It stands in a quote, where nothing is read. Take it out of the quote.',
};

const CHECK = '`roadmap-sync check` says how it can be read.';

/** The advice for a list: what a configuration may read comes first. */
function adviceFor(candidates: readonly Candidate[]): string {
  const advice = candidates.map(({ why }) => ADVICE[why] ?? CHECK);
  return advice.find((one) => one === CHECK) ?? advice[0] ?? CHECK;
}

/** A warning for each list under an open-looking heading that is not read: its blockers are in no count. */
export function unreadLists({ problems, ...roadmap }: Pick<Roadmap, 'sections' | 'candidates' | 'problems'>): Problem[] {
  // A table whose column the configuration misspells is told already, and is not read for that reason.
  const tables = problems.filter(({ code }) => code === 'no-such-column').map(({ line }) => line ?? 0);
  const isTold = ({ line, why }: Candidate, { heading }: Section) => why === 'table-row' && tables.some((table) => heading.line < table && table < line);
  const lists = [...unreadOpen(roadmap)].map(([section, found]) => [section, found.filter((one) => !isTold(one, section))] as const);
  return lists.flatMap(([{ heading, path }, candidates]) => {
    const [first] = candidates;
    if (first === undefined) return [];
    const shown = candidates.slice(0, NAMED).map(({ line }) => line);
    const more = candidates.length > NAMED ? ` and ${candidates.length - NAMED} more` : '';
    const where = `${shown.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${more}`;
    const under = heading.title === '' ? (path.at(-2) ?? '') : heading.title;
    const message = `The list under “${under.slice(0, MAX_HEADING)}” is not read (${where}): its blockers are not counted. ${adviceFor(candidates)}`;
    return { line: first.line, level: 'warning', code: 'unread-list', message };
  });
}

/** Characters. */
const MAX_HEADING = 100;
