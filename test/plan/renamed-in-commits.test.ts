import { expect, it } from 'vitest';
import type { Operation } from '../../src/model/plan.ts';
import { displayWidth } from '../../src/plan/commit/width.ts';
import { commitMessage } from '../../src/plan/commit-message.ts';
import { baselineOf, entryOf, issueOf, lines, link, planOf } from '../support/memory/builders.ts';

/** What brings another title of an issue into the file. */
function rename(title: string, reads: string): Operation[] {
  const { operations } = planOf(lines(`- [ ] Lid ${link(3)}`), [issueOf(3, 'Pot')], baselineOf([entryOf(3, 'Lid')]));
  return operations.flatMap((one) =>
    one.kind === 'change-item' ? [{ ...one, title, edits: [{ edit: 'set-title', markdown: reads, reads }] } satisfies Operation] : [],
  );
}

it.each([
  ['Whistle is mute', 'Whistle is shrill', 'follow "Whistle is mute" → "Whistle is shrill" (#3)'],
  ['Lid', 'Lid of steel', 'follow "Lid" → "Lid of steel" in title (#3)'],
  ['Lid', `Lid ${'of steel '.repeat(9).trim()}`, 'follow "Lid" → "Lid of steel of steel of …" in title (#3)'],
  [`Lid ${'of steel '.repeat(9).trim()}`, 'Lid', 'follow "Lid of steel of steel of …" → "Lid" in title (#3)'],
  [`Lid ${'of steel '.repeat(9).trim()}`, `Pot ${'of brass '.repeat(9).trim()}`, 'follow "Lid of steel of …" → "Pot of brass of …" (#3)'],
  ['Closes #7', 'Closes #8', 'follow "Closes #\u200b7" → "Closes #\u200b8" in title (#3)'],
])('has the old title and the new one, so that both are found: %s', (title, reads, subject) => {
  const [first, , list = ''] = commitMessage(rename(title, reads), 'ROADMAP.md', 'c1').split('\n');
  expect(first).toBe(`docs(roadmap): ${subject}`);
  if (!subject.includes('in title') || subject.includes('…')) expect(list).toBe(`- follow "${title}" → "${reads}" in title (#3)`);
  else expect(list).toMatch(/^Roadmap-Sync/);
});

const TITLES = ['A', 'Long owner and everything else', '「计」'.repeat(40), '\u{1F680}'.repeat(60), 'x'.repeat(300)];

it.each(TITLES)('keeps the subject within 72 columns, from %s', (title) => {
  for (const reads of TITLES.filter((one) => one !== title)) {
    for (const template of ['docs(roadmap): {changes}', '{changes}', `${'A'.repeat(60)}: {changes}`]) {
      const [subject = '', next] = commitMessage(rename(title, reads), 'ROADMAP.md', 'c1', true, { wording: { template } }).split('\n');
      expect(displayWidth(subject), subject).toBeLessThanOrEqual(72);
      expect(next).toBe('');
    }
  }
});
