import type { Problem } from '../../model/problem.ts';
import { levelIn } from '../../roadmap/read/item-values.ts';
import { cutText } from '../../roadmap/text/text.ts';
import { contentOf } from '../issue/content.ts';
import type { Milestones } from '../milestones/milestones.ts';
import { saidContent } from './two-sides.ts';
import type { Compared } from './update-issue.ts';

/** Changes by people who may not make them are shown, and not applied. */
export function refusals({ item, issue: { number }, refused, doubt }: Compared): Problem[] {
  return refused.map(({ field, issue }) => {
    const by = field === 'state' ? doubt?.state : field === 'title' ? doubt?.title : doubt?.body;
    return {
      line: item.line,
      level: 'warning',
      code: 'not-trusted',
      message: `The ${nameOf(field)} of #${number} “${item.title}” changed to “${shortened(issue)}” by ${by ?? 'somebody'}: that is shown and not taken over.`,
    };
  });
}

/** A level that the text and a label give at once, each another one. */
export function twoLevels({ item, issue, side, entry }: Compared): Problem[] {
  const agreed = entry?.agreed.issue;
  const written = side.raw.content?.['priority'] ?? '';
  if (agreed === undefined || written === (agreed.content?.['priority'] ?? '') || side.raw.priority === agreed.priority) return [];
  if (levelIn(written) === side.raw.priority) return [];
  const message = `The priority of “${item.title}” (#${issue.number}) changed in the issue’s text to “${written}” and by its label to “${side.raw.priority ?? 'none'}”. The text’s counts.`;
  return [{ line: item.line, level: 'warning', code: 'conflict', message }];
}

/** A release that the issue's text and its milestone give at once, or the item's place and the milestone: each another one. */
export function twoReleases({ item, issue, ours, side, entry, decisions }: Compared, milestones: Milestones | null): Problem[] {
  const { agreed } = entry ?? {};
  if (milestones === null || agreed?.issue.milestone === undefined || issue.milestone === undefined || !ours.open) return [];
  if (milestones.isSame(side.raw.milestone, agreed.issue.milestone) || milestones.isGone(agreed.issue.milestone)) return [];
  const { verdict, conflict = false } = decisions.find(({ field }) => field === 'release') ?? {};
  const problem = (message: string): Problem[] => [{ line: item.line, level: 'warning', code: 'conflict', message }];
  const written = side.raw.content?.['release'] ?? '';
  const there = issue.milestone === null ? 'none' : `“${issue.milestone.title}”`;
  if (written !== (agreed.issue.content?.['release'] ?? '')) {
    if (milestones.isSame(milestones.of({ release: written }, null), side.raw.milestone)) return [];
    return problem(
      `The release of “${item.title}” (#${issue.number}) changed in the issue’s text to “${written}”, and its milestone to ${there}. The text’s counts.`,
    );
  }
  const stays = milestones.isSame(ours.milestone, agreed.roadmap.milestone) || milestones.isSame(ours.milestone, side.raw.milestone);
  if (stays || conflict || verdict !== 'to-roadmap' || ours.milestone === undefined) return [];
  const wanted = milestones.quoted(ours.milestone);
  return problem(
    `The milestone of “${item.title}” (#${issue.number}) changed on both sides: ${wanted} in the file, ${there} on the issue. The issue’s counts.`,
  );
}

/** Two milestones that nobody has ever compared: told once, and both stay. */
export function twoMilestones({ item, issue, ours, side, entry }: Compared, milestones: Milestones | null): Problem[] {
  const compared = entry?.agreed.roadmap.milestone !== undefined;
  if (
    milestones === null ||
    compared ||
    issue.milestone == null ||
    ours.milestone === undefined ||
    milestones.isSame(ours.milestone, side.raw.milestone) ||
    !ours.open
  )
    return [];
  const wanted = milestones.quoted(ours.milestone);
  const message = `“${item.title}” belongs to the milestone ${wanted} by the file, and its issue #${issue.number} is in “${issue.milestone.title}”: both are left as they are until one of them changes.`;
  return [{ line: item.line, level: 'warning', code: 'sides-differ', message }];
}

/** What of the issue's text is read with a doubt. */
export function doubtful({ item, issue, side }: Compared): Problem[] {
  const problems = (side.text?.problems ?? []).filter(({ code }) => code === 'repeated-field');
  return problems.map(({ level, code, message }) => ({ line: item.line, level, code, message: `In #${issue.number} “${item.title}”: ${message}` }));
}

/** @param impossible fields that the file has no place for */
export function differences(pair: Compared, impossible: readonly string[]): Problem[] {
  const { item, issue, entry, known, decisions, counts } = pair;
  const { line, title } = item;
  const { number } = issue;
  const problems: Problem[] = [];
  const left = entry === null ? decisions.filter(({ verdict, field }) => verdict === 'left' && (known || field === 'state')) : [];
  if (left.length > 0) {
    const fields = left.map(({ field, roadmap, issue: value }) => `${nameOf(field)} (“${shortened(roadmap)}” in the file, “${shortened(value)}” in the issue)`);
    problems.push({
      line,
      level: 'warning',
      code: 'sides-differ',
      message: `“${title}” and its issue #${number} differ in ${fields.join(', ')}: both are left as they are until one of them changes.`,
    });
  }
  const mine = contentOf(item);
  const theirs = saidContent(counts);
  for (const { field, conflict, verdict, ...values } of decisions) {
    if (!conflict) continue;
    const winner = verdict === 'to-issue' ? 'The file’s counts.' : 'The issue’s counts.';
    // Long texts are compared by digests, which say nothing to a reader.
    const long = field === 'notes' ? 'notes' : field === 'sub-items' ? 'subItems' : null;
    const [one, other] = long === null ? [values.roadmap, values.issue] : [mine[long], theirs[long]];
    problems.push({
      line,
      level: 'warning',
      code: 'conflict',
      message: `The ${nameOf(field)} of “${title}” (#${number}) changed on both sides: “${shortened(one)}” in the file, “${shortened(other)}” in the issue. ${winner}`,
    });
  }
  for (const field of impossible) {
    problems.push({
      line,
      level: 'warning',
      code: 'cannot-edit',
      message: `The ${nameOf(field)} of #${number} cannot be written into the file beside “${title}”: both sides stay as they are.`,
    });
  }
  return problems;
}

/** A field as a reader calls it. */
function nameOf(field: string): string {
  return field.startsWith('tick: ') ? `tick of “${field.slice('tick: '.length).replace('\n', ', number ')}”` : field;
}

/** So much of a value is quoted. */
const QUOTED = 1000;

function shortened(text: string): string {
  return text.length <= QUOTED ? text : `${cutText(text, QUOTED)}…`;
}
