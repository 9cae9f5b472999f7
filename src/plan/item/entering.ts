import type { Issue } from '../../model/issue.ts';
import type { Problem } from '../../model/problem.ts';
import type { Facts } from '../facts.ts';
import { longTitleIn, readManaged } from '../issue/managed-text.ts';
import { readMarker } from '../issue/marker.ts';
import { allThatCounts, judge } from '../trust/judged.ts';
import { type Entering, NOTHING } from './coming-back.ts';
import { notTrusted } from './problems.ts';
import { titlesOf } from './two-sides.ts';

/**
 * What an item says that is new to the file: as its issue says it, be that the copy of another issue or one from another repository. The text of a stranger
 * does not enter, and their title as it was when somebody who may let the issue in.
 */
export function entersFirst(issue: Issue, { answers, config, parsed }: Facts): Entering | { readonly title: null; readonly problems: readonly Problem[] } {
  const { number, title } = issue;
  const judged = judge(issue, null, answers);
  const then = answers.entering.get(number) ?? { is: 'now' };
  if (then.is === 'unknown') return { title: null, problems: [notLetIn(issue, then.why, config.labels.roadmap.name)] };
  const forged = answers.forged.has(number);
  const opening = forged || then.is === 'other' ? null : longTitleIn(issue);
  const content = forged ? NOTHING : (readManaged(issue.body, opening === null ? titlesOf('', null) : [opening], null, parsed)?.content ?? NOTHING);
  const problems = [
    ...(then.is === 'other' ? [{ ...notTrusted(null, number, then.title, 'title', title, then.by), knownBy: [] }] : []),
    ...(forged && readMarker(issue.body) !== null ? [textNotTrusted(issue)] : []),
  ];
  const said = opening ?? title;
  return { title: allThatCounts(then.is === 'other' ? then.title : said, judged), content: allThatCounts(content, judged), problems };
}

function notLetIn({ number, title }: Issue, why: string, label: string): Problem {
  const message = `#${number} “${title}” has the label “${label}” but is not added to the file: ${why}. Take the label off and set it again, and the issue is added with the title that it has then.`;
  return { line: null, level: 'warning', code: 'not-trusted', message, foundOn: number };
}

function textNotTrusted({ number, title, author }: Issue): Problem {
  const message = `#${number} “${title}” is added to the file without the fields and notes in its text, because @${author}, who opened it, may not triage. Both are left as they are until one of them changes.`;
  return { line: null, level: 'notice', code: 'text-left-out', message };
}
