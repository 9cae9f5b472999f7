import type { ComparedContent, Content, Entry } from '../../model/agreement.ts';
import type { Issue } from '../../model/issue.ts';
import type { Problem } from '../../model/problem.ts';
import { literalValue } from '../../roadmap/edit/title/title-as-markdown.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import type { Facts } from '../facts.ts';
import { CONTENT_KEYS, compared, isDigest, tickKey, withTicks } from '../issue/content.ts';
import { readManaged } from '../issue/managed-text.ts';
import { allThatCounts, type Counting, type Judged, judge, weigh } from '../trust/judged.ts';
import { notTrusted } from './problems.ts';
import { titlesOf } from './two-sides.ts';

/** What an item says when it enters the file because of its issue. */
export interface Entering {
  readonly title: Counting<string>;
  readonly content: Counting<Content>;
  readonly problems: readonly Problem[];
}

export const NOTHING: Content = { fields: {}, notes: '', subItems: '' };

/**
 * What an item says that comes back into the file because its issue is open again: what the file said when both sides last agreed, and what people who may
 * have changed on the issue since. What others changed stays on the issue and is shown. Null if somebody who may not has reopened it: then it stays out.
 */
export function comesBack(issue: Issue, entry: Entry, facts: Facts): Entering | { readonly title: null; readonly problems: readonly Problem[] } {
  const { agreed } = entry;
  const judged = judge(issue, entry, facts.answers);
  const { doubt } = judged;
  const refuse = (field: string, value: string, by: string) => notTrusted(null, issue.number, agreed.roadmap.title, field, value, by);
  if (doubt?.state != null) return { title: null, problems: [refuse('state', 'open', doubt.state)] };
  const problems: Problem[] = [];
  const renamed = canonicalText(issue.title) !== canonicalText(agreed.issue.title);
  if (renamed && doubt?.title != null) problems.push(refuse('title', issue.title, doubt.title));
  const title = weigh(renamed ? issue.title : agreed.roadmap.title, agreed.roadmap.title, renamed ? (doubt?.title ?? null) : null);
  const now = readManaged(issue.body, titlesOf('', entry), null, facts.parsed)?.content ?? null;
  const { content, refused } = contentComingBack(now, entry, judged, facts);
  for (const { field, value } of refused) problems.push(refuse(field, value, doubt?.body ?? 'somebody'));
  // It is told by the run that adds the item.
  const told = problems.map((problem) => ({ ...problem, knownBy: [] }));
  return { title, content, problems: [...told, ...lostTexts(content, entry)] };
}

/** The content of an item that comes back, and the values of the issue that do not count.  */
function contentComingBack(
  now: Content | null,
  { number, agreed }: Entry,
  judged: Judged,
  { answers, parsed }: Facts,
): { content: Counting<Content>; refused: ReadonlyArray<{ field: string; value: string }> } {
  const { doubt } = judged;
  const earlier = answers.earlier.get(number) ?? [];
  const said = now === null ? null : compared(now);
  const issue = agreed.issue.content ?? {};
  // What a closing writes exists only in the file, and an item that comes back is open.
  const closing = agreed.roadmap.open ? {} : { resolution: issue['resolution'] ?? '', status: issue['status'] ?? '' };
  const file: ComparedContent = { ...agreed.roadmap.content, ...closing };
  const refused: Array<{ field: string; value: string }> = [];
  /** Whether the issue’s value of a field enters: it is another one than was agreed, and somebody who may wrote it. */
  const isNew = (field: string, shown: string) => {
    if (said === null || (said[field] ?? '') === (issue[field] ?? '')) return false;
    const counts = doubt?.body == null || doubt.vouched?.includes(field) === true;
    if (!counts && (said[field] ?? '') !== (file[field] ?? '')) refused.push({ field, value: shown });
    return counts;
  };
  const fields = CONTENT_KEYS.flatMap((key) => {
    const own = now?.fields[key] ?? '';
    if (isNew(key, own)) return own === '' ? [] : [[key, own] as const];
    const value = file[key] ?? '';
    // As the issue writes it, if that says the same: it has the marks of Markdown, which a comparison leaves out.
    return value === '' ? [] : [[key, (said?.[key] ?? '') === value ? own : literalValue(value)] as const];
  });
  const known = [...(now === null ? [] : [now]), ...earlier.flatMap((body) => readManaged(body, [], null, parsed)?.content ?? [])];
  const notes = isNew('notes', now?.notes ?? '') ? (now?.notes ?? '') : agreedText('notes', file, known, ({ notes: text }) => text);
  const list = isNew('sub-items', now?.subItems ?? '') ? (now?.subItems ?? '') : agreedText('sub-items', file, known, ({ subItems }) => subItems);
  const tickOf = (name: string, ticked: boolean) => {
    const field = tickKey(name);
    const value = isNew(field, said?.[field] ?? '') ? said?.[field] : file[field];
    return value === undefined ? ticked : value === '[x]';
  };
  return { content: allThatCounts({ fields: Object.fromEntries(fields), notes, subItems: withTicks(list, tickOf) }, judged), refused };
}

/** The text of which only the compared form was kept: that itself if it is short, or else a known text that is compared as the same. */
function agreedText(field: 'notes' | 'sub-items', agreed: ComparedContent, known: readonly Content[], of: (content: Content) => string): string {
  const value = agreed[field] ?? '';
  const found = value === '' ? undefined : known.find((content) => compared(content)[field] === value);
  return found === undefined ? (isDigest(value) ? '' : value) : of(found);
}

/** Reports texts that were agreed on and are known nowhere any more but in the file’s own history. */
function lostTexts(content: Content, { number, path, agreed: { roadmap } }: Entry): Problem[] {
  const there = compared(content);
  return (['notes', 'sub-items'] as const).flatMap((field): Problem[] => {
    if (there[field] !== undefined || !isDigest(roadmap.content?.[field] ?? '')) return [];
    const message = `“${roadmap.title}” (#${number}) is added again without its ${field}, because the issue does not have them any more as they were agreed on. They stand in the file’s history: \`git log -p ${path}\`.`;
    return [{ line: null, level: 'warning', code: 'text-left-out', message }];
  });
}
