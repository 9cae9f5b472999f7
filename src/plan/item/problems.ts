import type { Content, Entry } from '../../model/agreement.ts';
import type { Issue } from '../../model/issue.ts';
import type { Problem } from '../../model/problem.ts';
import type { Candidate, Item, Roadmap } from '../../model/roadmap.ts';
import { differInSpelling } from '../../roadmap/edit/item/first-capital.ts';
import { type IssueAddress, repositoryUrl } from '../../roadmap/markdown/link.ts';
import { levelIn } from '../../roadmap/read/item-values.ts';
import { grouped } from '../../roadmap/text/group-by.ts';
import { lineAt, lineCount, linesOf, lineText } from '../../roadmap/text/lines.ts';
import { canonicalText, cutText, oneLine } from '../../roadmap/text/text.ts';
import type { Facts } from '../facts.ts';
import { contentOf, isDigest } from '../issue/content.ts';
import type { Decision } from './merge.ts';
import { roomAdvice, unplacedNotes } from './room.ts';
import { wasTold } from './told.ts';
import { saidContent, titlesOf } from './two-sides.ts';
import type { Compared } from './update-issue.ts';

/**
 * Reports changes of an issue that do not count, because their authors lack the permission.
 * @param isRewritten the issue's text is written anew: it names no kind then
 */
export function refusals({ item, issue: { number }, side, refused, doubt, decisions }: Compared, isRewritten: boolean): Problem[] {
  return refused.map(({ field, issue }) => {
    const by = field === 'state' ? doubt?.state : field === 'title' ? doubt?.title : doubt?.body;
    const shown = side.text === null ? null : longText(field, () => saidContent(side));
    const problem = notTrusted(item.line, number, item.title, field, shown ?? issue, by ?? 'somebody');
    const isOverwritten = (isRewritten && field === 'kind') || decisions.some((one) => one.field === field && one.verdict === 'to-issue');
    return { ...problem, knownBy: isOverwritten ? [] : [`${by} ${field}\n${issue}`] };
  });
}

/** Reports one change that does not count. @param line null: the item is not in the file @param by a phrase for who made it */
export function notTrusted(line: number | null, number: number, title: string, field: string, value: string, by: string): Problem {
  const isOut = line === null && field === 'state';
  const stays = isOut ? 'the item stays out of the file' : 'the file is left as it is';
  const step = isOut ? 'close the issue and open it again yourself' : 'make the same change in the file';
  const message = `The ${fieldName(field)} of #${number} “${title}” ${isPlural(field) ? 'were' : 'was'} changed to “${shortenedValue(value)}” by ${by}, who is not known to have triage permission: ${stays}. If the change is right, ${step}.`;
  return { line, level: 'warning', code: 'not-trusted', message, foundOn: number };
}

/** A text that is compared by a digest, so that a message has to take the text itself; null for the fields that are compared as they are. */
function longText(field: string, contentOfSide: () => Content): string | null {
  if (field === 'footnotes') return contentOfSide().footnotes ?? '';
  return field === 'notes' ? contentOfSide().notes : field === 'sub-items' ? contentOfSide().subItems : null;
}

/** Reports that the issue's text and its label changed to different levels. */
export function twoLevels({ item, issue, side, entry }: Compared): Problem[] {
  const agreed = entry?.agreed.issue;
  const written = side.raw.content?.['priority'] ?? '';
  if (agreed === undefined || written === (agreed.content?.['priority'] ?? '') || side.raw.priority === agreed.priority) return [];
  if (levelIn(written) === side.raw.priority) return [];
  const message = `The priority of “${item.title}” (#${issue.number}) changed in the issue’s text to “${written}” and by its label to “${side.raw.priority ?? 'none'}”. The text wins.`;
  return [{ line: item.line, level: 'warning', code: 'conflict', message, knownBy: [] }];
}

/** Reports that the release changed in two ways: in the issue's text and by its milestone, or by the item's place and the milestone. */
export function twoReleases(
  { item, issue, ours, side, entry, decisions }: Compared,
  { milestones, leavesFile }: Pick<Facts, 'milestones' | 'leavesFile'>,
): Problem[] {
  const { agreed } = entry ?? {};
  if (milestones === null || agreed?.issue.milestone === undefined || issue.milestone === undefined || !ours.open) return [];
  if (milestones.isSame(side.raw.milestone, agreed.issue.milestone) || milestones.isGone(agreed.issue.milestone)) return [];
  const { verdict, conflict = false } = decisions.find(({ field }) => field === 'release') ?? {};
  const problem = (message: string, knownBy: readonly string[] = []): Problem[] => [{ line: item.line, level: 'warning', code: 'conflict', message, knownBy }];
  const written = side.raw.content?.['release'] ?? '';
  const there = issue.milestone === null ? 'none' : `“${issue.milestone.title}”`;
  if (written !== (agreed.issue.content?.['release'] ?? '')) {
    if (milestones.isSame(milestones.of({ release: written }, null), side.raw.milestone)) return [];
    return problem(
      `The release of “${item.title}” (#${issue.number}) changed in the issue’s text to “${written}”, and its milestone to ${there}. The text wins.`,
    );
  }
  const stays = milestones.isSame(ours.milestone, agreed.roadmap.milestone) || milestones.isSame(ours.milestone, side.raw.milestone);
  if (stays || conflict || verdict !== 'to-roadmap' || ours.milestone === undefined) return [];
  const wanted = milestones.quoted(ours.milestone);
  const message = `The milestone of “${item.title}” (#${issue.number}) changed on both sides: ${wanted} in the file, ${there} on the issue. The issue wins.`;
  return problem(message, leavesFile === true ? [message] : []);
}

/** Reports two different milestones that were never compared before. Both stay, and it is reported as long as they do. */
export function twoMilestones({ item, issue, ours, side, entry }: Compared, facts: Pick<Facts, 'milestones' | 'baseline' | 'roadmap'>): Problem[] {
  const { milestones } = facts;
  const compared = entry?.agreed.roadmap.milestone !== undefined;
  if (milestones === null || issue.milestone == null || ours.milestone === undefined || milestones.isSame(ours.milestone, side.raw.milestone) || !ours.open)
    return [];
  const differs = `#${issue.number} milestone\n${ours.milestone}\n${issue.milestone.number}`;
  if (compared && !wasTold('sides-differ', differs, facts)) return [];
  const wanted = milestones.quoted(ours.milestone);
  const message = `“${item.title}” belongs to the milestone ${wanted} by the file, and its issue #${issue.number} is in “${issue.milestone.title}”: both are left as they are until one of them changes.`;
  return [{ line: item.line, level: 'warning', code: 'sides-differ', message, knownBy: [differs] }];
}

/** Reports an issue whose text cannot be read within the limits. @param why as it follows “because” @param rest what happens instead, without its full stop */
export function textNotRead({ number, title }: Pick<Issue, 'number' | 'title'>, why: string, line: number | null, rest: string): Problem {
  const message = `The text of #${number} “${title}” is left out, because ${why}. ${rest}: shorten or simplify what stands between the markers in the issue.`;
  return { line, level: 'warning', code: 'cannot-read-issue', message };
}

/** Doubts about the issue's text. */
export function doubtful(pair: Compared): Problem[] {
  const { item, issue, side } = pair;
  const problems = (side.text?.problems ?? []).filter(({ code }) => code === 'repeated-field' || code === 'misspelt-key');
  const own = problems.map(({ level, code, message }) => ({ line: item.line, level, code, message: `In #${issue.number} “${item.title}”: ${message}` }));
  return [...own, ...openingLost(pair)];
}

/** Reports a whole title that somebody changed at the start of the text of an issue in which that does not count. */
function openingLost({ item, issue, side: { text, opening }, entry }: Compared): Problem[] {
  const now = canonicalText(text?.opening ?? '');
  if (now === '' || opening !== null || entry === null || titlesOf(item.title, entry).some((title) => canonicalText(title) === now)) return [];
  const message = `The title at the start of the text of #${issue.number} was changed to “${shortenedValue(now)}”, where it is only repeated: it is written as the item is called. Rename the item or the issue.`;
  return [{ line: item.line, level: 'warning', code: 'conflict', message, knownBy: [] }];
}

/** Reports fields that differ, conflicts, and fields that cannot be written. @param impossible fields for which the file has no place */
export function differences(pair: Compared, impossible: readonly string[], facts: Pick<Facts, 'roadmap' | 'reading' | 'baseline' | 'leavesFile'>): Problem[] {
  const { item, issue, entry, known, decisions } = pair;
  const { line, title } = item;
  const { number } = issue;
  const problems: Problem[] = [];
  const differs = ({ field, roadmap: ours, issue: theirs }: Decision) => `#${number} ${field}\n${ours}\n${theirs}`;
  // What was left when the two were first linked is told as long as it is left.
  const isTold = (one: Decision) => (entry === null ? known || one.field === 'state' : wasTold('sides-differ', differs(one), facts));
  const left = decisions.filter((one) => one.verdict === 'left' && !differInSpelling(one.field, one.roadmap, one.issue) && isTold(one));
  if (left.length > 0) {
    const fields = left.map(({ field, ...values }) => {
      const [one, other] = bothTexts(field, values, pair);
      const both = isDigest(other) ? '' : ` (“${shortenedValue(one)}” in the file, “${shortenedValue(other)}” in the issue)`;
      return `${fieldName(field)}${both}`;
    });
    problems.push({
      line,
      level: 'warning',
      code: 'sides-differ',
      message: `“${title}” and its issue #${number} differ in ${fields.join(', ')}: both are left as they are until one of them changes.`,
      knownBy: left.map(differs),
    });
  }
  for (const decision of decisions.filter(({ conflict }) => conflict)) {
    const { field, verdict, ...values } = decision;
    // A conflict is over with the run that decides it. Where the file cannot take the issue’s value now, each run finds it.
    const stays = verdict === 'to-roadmap' && (facts.leavesFile === true || impossible.includes(field));
    const winner = verdict === 'to-issue' ? `The file wins. ${editAgain('issue')}` : `The issue wins.${stays ? '' : ` ${editAgain('file')}`}`;
    const [one, other] = bothTexts(field, values, pair);
    problems.push({
      line,
      level: 'warning',
      code: 'conflict',
      message: `The ${fieldName(field)} of “${title}” (#${number}) changed on both sides: “${shortenedValue(one)}” in the file, “${shortenedValue(other)}” in the issue. ${winner}`,
      knownBy: stays ? [differs(decision)] : [],
    });
  }
  return [...problems, ...decisions.flatMap((one) => (impossible.includes(one.field) ? notWritable(one, pair, facts) : []))];
}

/** What to do if the side is right that does not win. */
function editAgain(side: 'file' | 'issue'): string {
  return `If the ${side} is right, edit it again.`;
}

const ADVICE: Readonly<Record<string, string>> = {
  title: ' In the file it would be read as another title: give the issue another one.',
  external: ' No open section of the file takes the item then: make one and move it there, or set the label back.',
};

/** Reports a value of an issue that the file cannot hold, with the reason and what to do. */
function notWritable({ field, ...values }: Decision, pair: Compared, facts: Pick<Facts, 'roadmap' | 'reading'>): Problem {
  const { item, issue, side } = pair;
  const text = bothTexts(field, values, pair)[1];
  const value = oneLine(field === 'notes' ? unplacedNotes(text, item) : text);
  const said = value === '' ? ' The issue has none.' : isDigest(value) ? '' : ` The issue says “${cutText(value, QUOTED_BESIDE)}”.`;
  const advice = roomAdvice(facts, item, field, side.text?.cut === true, issue.body) || ADVICE[field] || ' Write it into the file by hand.';
  const message = `The ${fieldName(field)} of #${issue.number} cannot be written into the file beside “${item.title}”: the file and the issue are left as they are.${said}${advice}`;
  return { line: item.line, level: 'warning', code: 'cannot-edit', message, knownBy: [`#${issue.number} ${field}\n${values.issue}`] };
}

/** The values of a field on both sides, as people wrote them. */
function bothTexts(field: string, values: Pick<Decision, 'roadmap' | 'issue'>, { item, counts }: Compared): readonly [string, string] {
  // Of a long text that was not read now only the digest is known.
  const theirs = counts.text === null ? null : longText(field, () => saidContent(counts));
  return [longText(field, () => contentOf(item)) ?? values.roadmap, theirs ?? values.issue];
}

/** The start of a paragraph in the middle of a sentence. An address or a key such as `note:` begins one. */
const GOES_ON = /^ {0,3}(?!\p{L}[\p{L}\p{N} -]{0,30}:|www\.)\p{Ll}/u;
const ENDS_SENTENCE = /[.!?\u2026]["'\u201D\u2019)\]*_]*\s*$/u;

/** Reports the end of an item's sentence that stands below its list. Markdown leaves it outside of the item, so it would not move with it. */
export function sentenceLeft({ title, endLine, source: { next } }: Item, { text }: Roadmap): Problem[] {
  const lines = linesOf(text);
  let line = endLine + 1;
  while (line <= lineCount(lines) && lineText(lines, line).trim() === '') line += 1;
  const below = line <= lineCount(lines) ? lineText(lines, line) : '';
  if (next !== null || line === endLine + 1 || !GOES_ON.test(below) || ENDS_SENTENCE.test(lineText(lines, endLine))) return [];
  const message = `“${title}” stays in its place: “${shortenedValue(oneLine(below))}” below its list seems to go on with its sentence, and Markdown leaves that line outside of the item. Indent it below the item, so that both can move.`;
  // It is over with the run that marks the item in its place.
  return [{ line, level: 'warning', code: 'torn-sentence', message, knownBy: [] }];
}

/** The name of a field in a message. */
function fieldName(field: string): string {
  return field.startsWith('tick: ') ? `tick of “${field.slice('tick: '.length).replace('\n', ', number ')}”` : field;
}

function isPlural(field: string): boolean {
  return field === 'notes' || field === 'sub-items' || field === 'footnotes';
}

/** The most characters of a value that a message quotes. */
const QUOTED = 1000;
/** The same, where the message goes on behind it. */
const QUOTED_BESIDE = 200;

function shortenedValue(text: string): string {
  return text.length <= QUOTED ? text : `${cutText(text, QUOTED)}…`;
}

/** Tells once, in the run that writes the repository's present name into links, that it does so. @param number of the items with such links */
export function renamedProblems(number: number, address: IssueAddress): Problem[] {
  if (number === 0) return [];
  const links = number === 1 ? 'The link of 1 item has' : `The links of ${number} items have`;
  const message = `${links} another name than ${repositoryUrl(address)}, where this repository is now. The next commit writes this name into ${number === 1 ? 'it' : 'them'}.`;
  return [{ line: null, level: 'notice', code: 'renamed', message }];
}

const LEFT = 'The issue is left as it is. Close it by hand if it is not needed any more.';

/** Reports an issue whose link is gone from the file, and which is not closed. */
export function notLinked({ number, agreed }: Entry): Problem {
  const message = `#${number} “${agreed.roadmap.title}” is no longer linked in the file. ${LEFT}`;
  return { line: null, level: 'warning', code: 'gone-from-file', message };
}

/** Reports issues that the file still names, but not as an item's: in a list that is no longer read, such as one whose section was renamed, or elsewhere. */
export function onlyNamed(entries: readonly Entry[], { candidates, text }: Pick<Roadmap, 'candidates' | 'text'>): Problem[] {
  if (entries.length === 0) return [];
  const unread = new Map<number, Candidate>();
  for (const candidate of candidates) {
    for (const [, number] of candidate.text.matchAll(/#(\d+)/g)) if (!unread.has(Number(number))) unread.set(Number(number), candidate);
  }
  const lines = linesOf(text);
  const first = new Map<number, number>();
  for (const { 1: number, index } of text.matchAll(/(?:#|\/issues\/)(\d+)/g)) if (!first.has(Number(number))) first.set(Number(number), lineAt(lines, index));
  const bySection = new Map<string, Array<{ readonly entry: Entry; readonly line: number }>>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const { number, agreed } = entry;
    const candidate = unread.get(number);
    if (candidate !== undefined) grouped(bySection, candidate.section).push({ entry, line: candidate.line });
    else {
      const message = `#${number} “${agreed.roadmap.title}” is named in the file, but no longer linked by an item of its own. ${LEFT}`;
      problems.push({ line: first.get(number) ?? null, level: 'notice', code: 'gone-from-file', message });
    }
  }
  return [...problems, ...[...bySection].map(([section, found]) => noLongerRead(section, found))];
}

/** So many issues are named in one message. */
const MOST_NAMED = 10;

function noLongerRead(section: string, found: ReadonlyArray<{ readonly entry: Entry; readonly line: number }>): Problem {
  const more = found.length - MOST_NAMED;
  const named = found.slice(0, MOST_NAMED).map(({ entry: { number } }) => `#${number}`);
  const issues = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const where = section === '' ? '' : ` under “${section}”`;
  const lines = found.map(({ line }) => line);
  const [from, to] = [Math.min(...lines), Math.max(...lines)];
  const at = `${where} (${from === to ? `line ${from}` : `lines ${from} to ${to}`})`;
  const what =
    found.length === 1
      ? `An item${at} is no longer read as one, so ${issues} is left as it is`
      : `${found.length} items${at} are no longer read as such, so ${issues} are left as they are`;
  const message = `${what}. Give the section a known title with no heading but the document’s title above it, write boxes (- [ ] …), or let \`roadmap-sync init\` propose a configuration that reads them.`;
  return { line: from, level: 'warning', code: 'gone-from-file', message };
}
