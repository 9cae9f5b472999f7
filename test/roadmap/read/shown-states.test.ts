import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

/** The state of an item whose status is written so, in a cell and in the field of a heading. */
function states(status: string, config = 'words: { done: [done, ✅, "100%"], dropped: [dropped, cut] }'): string[] {
  const sections = 'sections: [{ title: Rows, items: table }, { title: Heads, items: headings }]';
  const text = lines(
    '# Plan',
    '',
    '## Rows',
    '',
    '| Feature | Status |',
    '|---|---|',
    `| Parser | ${status} |`,
    '',
    '## Heads',
    '',
    '### Lexer',
    '',
    `- Status: ${status}`,
  );
  const { items } = readRoadmap(text, { ...reading, rules: parseConfig(`${sections}\n${config}\n`, 'c.yml').rules });
  expect(items.map(({ title }) => title)).toEqual(['Parser', 'Lexer']);
  return items.map(({ state }) => state);
}

describe('a word for a state is read as it is shown', () => {
  it.each([
    '[Done](https://x.test/1)',
    '**[Done](https://x.test/1)**',
    '![done](https://img.test/badge/done-green)',
    '[![Done](https://img.test/done.svg)](https://x.test/1)',
    '<span style="color:green">Done</span>',
    '<kbd>**Done**</kbd> in 1.2',
    '🟢 Done',
    '🟢 **Done**',
    '🎉🎉 done',
    ':tada: Done',
    ':green_circle: [Done](https://x.test/1)',
    '██████ 100%',
    '✔️ Done',
  ])('as done: %s', (status) => expect(states(status)).toEqual(['done', 'done']));

  it.each(['[Dropped](https://x.test/1)', '🔴 Dropped', '⚫ Cut: nobody asked', '<b>cut</b>', ':no_entry: dropped', '❌ Dropped'])('as dropped: %s', (status) =>
    expect(states(status)).toEqual(['dropped', 'dropped']),
  );

  it.each([
    '[Not done](https://x.test/1)',
    '🟢 Not done',
    '![not done](https://img.test/x.svg)',
    '<span>Almost done</span>',
    '<del>Done</del>',
    '❌ Done',
    '🔴 Done',
    '⬜ Done',
    '☐ Done',
    '❓ Done',
    ':x: Done',
    '[Planned](https://x.test/done)',
    '<span class="done">Planned</span>',
    '🟡 In progress',
    '████░░ 60%',
  ])('as open: %s', (status) => expect(states(status)).toEqual(['open', 'open']));

  it('also if it is one of the usual words, because the configuration names none', () => {
    expect(states('🟢 Shipped', '')).toEqual(['done', 'done']);
    expect(states('🟢 Gebaut', '')).toEqual(['open', 'open']);
    expect(states('[Rejected](https://x.test/1)', '')).toEqual(['dropped', 'dropped']);
  });
});
