import { describe, expect, it } from 'vitest';
import { dates, timeline, told } from './reading.ts';

describe('the mark', () => {
  /** What stands before the mark, the mark, and what stands behind it. */
  function cut(entry: string): string {
    const { text, timeline: entries } = timeline(entry);
    const mark = entries[0]?.source.mark ?? null;
    return mark === null
      ? 'none'
      : [text.slice(0, mark.start), text.slice(mark.start, mark.end), text.slice(mark.end)].join('¦').slice('## Timeline\n\n- '.length, -1);
  }

  it.each([
    ...[
      '<== WE ARE HERE',
      '<-- we are here',
      '← We are here!',
      '← **We are here**',
      '**<== WE ARE HERE**',
      '\\<== WE ARE HERE',
      '&lt;== WE ARE HERE',
      '⟵ we are here',
    ],
    ...[
      '⇐ WE ARE HERE',
      '⬅️ we are here',
      '👈 we are here',
      'we are here 👈🏽',
      '📍 *We are here*',
      '🡐 WE ARE HERE',
      ':point_left: WE ARE HERE',
      '→ WE ARE HERE',
      '--> WE ARE HERE <--',
    ],
    ...[
      '(We are here)',
      '[WE ARE HERE]',
      '\\[we are here\\]',
      '(**we are here**)',
      '**(we are here)**',
      '[we are here](#here)',
      '“we are here”',
      '*** WE ARE HERE ***',
      '== WE ARE HERE ==',
    ],
    ...[
      '`WE ARE HERE`',
      '`<-- WE ARE HERE`',
      '``WE ARE HERE``',
      '<b>← WE ARE HERE</b>',
      '<kbd>we are here</kbd>',
      '<WE ARE HERE>',
      '_**we are here**_',
      '***<== WE ARE HERE***',
    ],
    ...['— we are here', '– WE ARE HERE', '- we are here.', ', WE ARE HERE', 'WE ARE HERE', 'we are here', '| we are here |'],
    ...[
      '<== we’re here',
      "<== we're here",
      '<== you are here',
      '<== We are now here',
      '<== we are here now',
      '<== YOU’RE NOW HERE',
      '<== we&rsquo;re here',
      '&larr; we are here',
    ],
  ])('may be `%s`', (mark) => {
    expect(cut(`Beta: 2026-05-20 ${mark}`)).toBe(`Beta: 2026-05-20¦ ${mark}¦`);
    expect(dates(`Beta: 2026-05-20 ${mark}`)).toEqual(['Beta: 2026-05-20']);
    expect(dates(`Beta: 20 May ${mark}`, 'RC: 1 June 2026')[0]).toBe('Beta: 2026-05-20');
  });

  it.each([
    ['Beta: 2026-05-20<== WE ARE HERE', 'Beta: 2026-05-20¦<== WE ARE HERE¦'],
    ['Beta: 2026-05-20   <== WE ARE HERE  ', 'Beta: 2026-05-20¦   <== WE ARE HERE¦  '],
    ['Beta: 2026-05-20 <== WE ARE HERE <!-- c -->', 'Beta: 2026-05-20¦ <== WE ARE HERE¦ <!-- c -->'],
    ['Beta: 2026-05-20  \n  <== WE ARE HERE', 'Beta: 2026-05-20¦  \n  <== WE ARE HERE¦'],
    ['Beta: 2026-05-20\\\n  **we are here**', 'Beta: 2026-05-20¦\\\n  **we are here**¦'],
    ['Beta: 2026-05-20<br>WE ARE HERE', 'Beta: 2026-05-20¦<br>WE ARE HERE¦'],
    ['Beta: 2026-05-20 ← we are here.<br>', 'Beta: 2026-05-20¦ ← we are here.¦<br>'],
    ['Beta: 2026-05-20, at last WE ARE HERE', 'Beta: 2026-05-20, at last¦ WE ARE HERE¦'],
    ['WE ARE HERE Beta: 2026-05-20', '¦WE ARE HERE ¦Beta: 2026-05-20'],
    ['**Beta: 2026-05-20 <== WE ARE HERE**', '**Beta: 2026-05-20¦ <== WE ARE HERE¦**'],
    ['**Beta: 2026-05-20 ← _we are here_**', '**Beta: 2026-05-20¦ ← _we are here_¦**'],
    ['Beta: **2026-05-20** <== WE ARE HERE', 'Beta: **2026-05-20**¦ <== WE ARE HERE¦'],
    ['Beta: **2026-05-20**, **we are here**', 'Beta: **2026-05-20**¦, **we are here**¦'],
    ['Beta: 2026-05-20 (at last <== WE ARE HERE)', 'Beta: 2026-05-20 (at last¦ <== WE ARE HERE¦)'],
    ['Beta: 2026-05-20 <== WE ARE HERE (estimated)', 'Beta: 2026-05-20¦ <== WE ARE HERE¦ (estimated)'],
    ['Beta: 2026-05-20 <== WE ARE HERE ==> (estimated)', 'Beta: 2026-05-20¦ <== WE ARE HERE ==>¦ (estimated)'],
    ['Beta: 2026-05-20 <== WE ARE HERE, if all goes well', 'Beta: 2026-05-20¦ <== WE ARE HERE¦, if all goes well'],
    ['Beta: 2026-05-20 <== WE ARE HERE - see below', 'Beta: 2026-05-20¦ <== WE ARE HERE¦ - see below'],
    ['Beta: 2026-05-20 ← we are here. See below', 'Beta: 2026-05-20¦ ← we are here¦. See below'],
    ['Beta <== WE ARE HERE: 2026-05-20', 'Beta¦ <== WE ARE HERE¦: 2026-05-20'],
    ['Beta (we are here): 2026-05-20', 'Beta¦ (we are here)¦: 2026-05-20'],
    ['**WE ARE HERE** → Beta: 2026-05-20', '¦**WE ARE HERE** → ¦Beta: 2026-05-20'],
    ['→ we are here: Beta: 2026-05-20', '¦→ we are here: ¦Beta: 2026-05-20'],
    ['[ ] [WE ARE HERE] Beta: 2026-05-20', '[ ] ¦[WE ARE HERE] ¦Beta: 2026-05-20'],
    ['**WE ARE HERE → Beta: 2026-05-20**', '**¦WE ARE HERE → ¦Beta: 2026-05-20**'],
    ['**WE ARE HERE:** **Beta**: 2026-05-20', '¦**WE ARE HERE:** ¦**Beta**: 2026-05-20'],
  ])('ends where the rest of the entry begins: `%s`', (entry, wanted) => {
    expect(cut(entry)).toBe(wanted);
    expect(dates(entry).map((one) => one.endsWith('2026-05-20'))).toEqual([true]);
  });

  it.each([
    'Beta: 2026-05-20 — we are here to help',
    'Beta: 2026-05-20, when we are here',
    'Beta: 2026-05-20 <!-- WE ARE HERE -->',
    'Beta: 2026-05-20 ~~<== WE ARE HERE~~',
    'Beta: 2026-05-20 [x](we-are-here "we are here")',
    'Beta: 2026-05-20 (we are hereabouts)',
    'Beta: 2026-05-20, at last we are here',
    'we are here Beta: 2026-05-20',
    'Beta: 2026-05-20 <i title="we are here">now</i>',
  ])('is not in `%s`', (entry) => {
    expect(timeline(entry).timeline.map(({ here, source }) => [here, source.mark])).toEqual([[false, null]]);
  });

  it('may stand where no date is, which is told', () => {
    const roadmap = timeline('Beta: 2026-05-20', 'Testing <== WE ARE HERE', 'Release: 2026-06-20');
    expect(roadmap.timeline.map(({ label, date, here }) => [label, date, here])).toEqual([
      ['Beta', '2026-05-20', false],
      ['Testing', null, true],
      ['Release', '2026-06-20', false],
    ]);
    expect(told(roadmap)).toEqual(['4 notice unreadable-date']);
  });

  it('is no entry where it stands alone, which is told', () => {
    const roadmap = timeline('Beta: 2026-05-20', '**← We are here**', 'Release: 2026-06-20');
    expect(roadmap.timeline.map(({ label }) => label)).toEqual(['Beta', 'Release']);
    expect(roadmap.problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      expect.stringMatching(/^4 The mark has no entry beside it, so it does not move\. Put it after an entry/),
    ]);
  });

  it('goes in behind the box, and behind the last character that is seen', () => {
    const at = (entry: string) => {
      const { text, timeline: entries } = timeline(entry);
      const { start, end } = entries[0]?.source ?? { start: 0, end: 0 };
      return `${text.slice(0, start)}¦${text.slice(start, end)}¦${text.slice(end)}`.slice('## Timeline\n\n- '.length, -1);
    };
    expect(at('Beta: 2026-05-20')).toBe('¦Beta: 2026-05-20¦');
    expect(at('[x]  **Beta: 2026-05-20**  ')).toBe('[x]  ¦**Beta: 2026-05-20**¦  ');
    expect(at('Beta: 2026-05-20\\\n  then [this](x) <!-- c --> <!-- d -->\n\n  More.')).toBe(
      '¦Beta: 2026-05-20\\\n  then [this](x)¦ <!-- c --> <!-- d -->\n\n  More.',
    );
  });
});
