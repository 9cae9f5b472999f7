import { describe, expect, it } from 'vitest';
import { lines, read } from '../reading.ts';

/** Line and message of the marks that are told as not read. */
function unread(...text: readonly string[]): string[] {
  return read(lines(...text)).problems.flatMap(({ line, code, message }) => (code === 'unread-mark' ? [`${line} ${message}`] : []));
}

const HERE = '<== WE ARE HERE';

describe('a mark that is not read', () => {
  it('is told with its line, what was expected, and what to do', () => {
    expect(read(lines('# R', '', '## Milestones', '', '- Beta: 6 May 2026', `- RC: 8 May 2026 ${HERE}`)).problems).toEqual([
      {
        line: 6,
        level: 'notice',
        code: 'unread-mark',
        message:
          'The mark “we are here” is under “Milestones”, which is not a timeline: it is not read there and does not move. Expected: after an entry of a flat list of `label: date`, under a heading such as *Timeline* or *Schedule*. Move it there with its dates, or remove it.',
      },
    ]);
  });

  it.each<[string, string[], number, string]>([
    ['in a paragraph', ['## Timeline', '', 'RC: 6 May 2026', `Release: 8 May 2026 ${HERE}`], 4, 'in a paragraph'],
    ['in a paragraph beside a timeline', ['## Timeline', '', '- RC: 6 May 2026', '', '**← We are here**'], 5, 'in a paragraph'],
    ['above all headings', [`- RC: 6 May 2026 ${HERE}`], 1, 'above the first heading'],
    ['in a heading', ['## Timeline', '', `### RC ${HERE}`], 3, 'in a heading'],
    ['in a list in an entry', ['## Timeline', '', '- 4.2', '  - RC: 6 May 2026 (you are here)'], 4, 'inside of an entry of a list'],
    ['in a list in an entry, without a date', ['## Timeline', '', '- 4.2', '  - RC (you are here)'], 4, 'inside of an entry of a list'],
    ['in another paragraph of an entry', ['## Timeline', '', '- RC: 6 May 2026', '', `  ${HERE}`], 5, 'inside of an entry of a list'],
    ['in an entry that is too long', ['## Timeline', '', `- RC: 6 May 2026, ${'so '.repeat(100)}${HERE}`], 3, 'in an entry that is longer than any date'],
    ['in a quote', ['## Timeline', '', `> - RC: 6 May 2026 ${HERE}`], 3, 'in a quote or footnote'],
    ['in a footnote', ['a[^1]', '', `[^1]: RC: 6 May 2026 ${HERE}`], 3, 'in a quote or footnote'],
    ['in a table', ['## M', '', '| a | b |', '|---|---|', '| RC | 6 May 2026 |', `| R | ${HERE} |`, '| S | WE ARE HERE |'], 6, 'in a table'],
    ['in an item', ['## Planned', '', `- [ ] a ${HERE}`], 3, 'under “Planned”'],
    ['on the second line', ['## M', '', 'RC', `${HERE} (6 May)`], 4, 'in a paragraph'],
  ])('is told %s', (_, text, line, where) => {
    expect(unread(...text)).toEqual([expect.stringMatching(`^${line} The mark “we are here” is ${where}`)]);
  });

  it.each([
    ...[
      HERE,
      '← we are here',
      ', we are here 👈',
      '📍 You are here',
      'WE ARE HERE',
      '**WE ARE HERE**',
      '(YOU ARE HERE)',
      ', WE ARE HERE',
      '--> we are now here',
    ],
  ])('is told anywhere as `%s`', (mark) => {
    expect(unread('## Milestones', '', `- Beta ${mark}`)).toHaveLength(1);
  });

  it.each(['(you are here)', '**we are here**', '— we are here', 'we are here'])('is told anywhere beside a date as `%s`', (mark) => {
    expect(unread('## Milestones', '', `- Beta: 6 May 2026 ${mark}`)).toHaveLength(1);
    expect(unread('## Milestones', '', `- Beta ${mark}`)).toEqual([]);
  });
});

describe('no mark', () => {
  it.each([
    ...['We are here to help.', 'Need help? We are here!', 'Ask - we are here.', 'as of now (we are here)', '*We are here.*', 'Now that we are here, more.'],
    ...['WE ARE HERE TO HELP', '👉 We are here to help', '➡️ WE ARE HERE TO HELP', 'THAT IS WHY WE ARE HERE.', '## Why we are here', '## WHY WE ARE HERE'],
    ...['`<== WE ARE HERE`', 'Put `WE ARE HERE` behind it: 6 May 2026', '[WE ARE HERE](x)', '[<== WE ARE HERE][x]\n\n[x]: y', '![<== WE ARE HERE](x)'],
    ...['<!-- <== WE ARE HERE -->', 'a <!-- <== WE ARE HERE -->', '~~<== WE ARE HERE~~', '- ~~RC: 6 May 2026 <== WE ARE HERE~~'],
    ...['```\n<== WE ARE HERE\n```', '<p>WE ARE HERE</p>', 'The mark “<== WE ARE HERE” moves.', "Put '<== WE ARE HERE' there."],
    ...['- [ ] Show a YOU ARE HERE marker on the map', '- [ ] Show "YOU ARE HERE" on the map: 6 May 2026', '- We are here (in Berlin)'],
  ])('is in `%s`', (text) => {
    expect(unread(text)).toEqual([]);
    expect(unread('## Timeline', '', '- Beta: 6 May 2026', '', 'So:', '', text)).toEqual([]);
  });

  it.each([
    ['is read', ['## Timeline', '', '- Beta: 6 May 2026 <== WE ARE HERE']],
    ['is read under a sub-heading', ['## Timeline', '', '### 4.2', '', '- Beta <== WE ARE HERE']],
    ['stands alone, which is told', ['## Timeline', '', '- Beta: 6 May 2026', '- WE ARE HERE']],
    ['stands in a table of dates, which is told', ['## Timeline', '', '| a | b |', '|---|---|', '| RC | WE ARE HERE |']],
  ])('is told where it %s', (_, text) => {
    expect(unread(...text)).toEqual([]);
  });
});
