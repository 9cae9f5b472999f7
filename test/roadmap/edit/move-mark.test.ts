import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markMove } from '../../../src/plan/schedule.ts';
import { markSplices } from '../../../src/roadmap/edit/move-mark.ts';
import { cases } from '../../support/amounts.ts';
import { editRoadmap, lines, read, reading } from '../reading.ts';

function moved(text: string, from: number, to: number) {
  return editRoadmap(read(text), { items: [], lastUpdated: null, mark: { from, to } }, reading);
}

/** Two entries, the first one with the mark: what becomes of them when it goes to the second one. */
function movedOn(first: string, second: string): string {
  const head = '## Timeline\n\n';
  const text = `${head}- ${first}\n- ${second}\n`;
  const [from, to] = read(text).timeline.map(({ line }) => line);
  const { text: after, refused } = moved(text, from ?? 0, to ?? 0);
  return refused.length > 0 ? refused.map(({ line, why }) => `${line}: ${why}`).join('; ') : after.slice(head.length);
}

describe('moving the mark', () => {
  it.each([
    ...[
      '<== WE ARE HERE',
      '← **We are here**',
      '\\<== we’re here',
      '&larr; WE ARE HERE!',
      '`<-- we are here`',
      '(**you are now here**)',
      '<b>👈 we are here</b>',
      ', we are here',
      '— WE ARE HERE',
    ],
  ])('keeps its wording and style: `%s`', (mark) => {
    expect(movedOn(`RC: 6 May 2013 ${mark}`, 'Release: 19 June 2013')).toBe(`- RC: 6 May 2013\n- Release: 19 June 2013 ${mark}\n`);
  });

  it.each([
    ['RC: 6 May 2013<== WE ARE HERE', 'Release: 19 June 2013', 'RC: 6 May 2013', 'Release: 19 June 2013<== WE ARE HERE'],
    ['RC: 6 May 2013   <== WE ARE HERE', 'Release: 19 June 2013', 'RC: 6 May 2013', 'Release: 19 June 2013   <== WE ARE HERE'],
    ['RC: 6 May 2013\n  ← we are here', 'Release: 19 June 2013', 'RC: 6 May 2013', 'Release: 19 June 2013\n  ← we are here'],
    ['RC: 6 May 2013\\\n  ← we are here', 'Release: 19 June 2013', 'RC: 6 May 2013', 'Release: 19 June 2013\\\n  ← we are here'],
    ['RC: 6 May 2013 <== WE ARE HERE  ', 'Release: 19 June 2013  ', 'RC: 6 May 2013  ', 'Release: 19 June 2013 <== WE ARE HERE  '],
    ['RC: 6 May 2013 <== WE ARE HERE', 'Release: 19 June 2013 <!-- hope -->', 'RC: 6 May 2013', 'Release: 19 June 2013 <== WE ARE HERE <!-- hope -->'],
    ['RC: 6 May 2013 <== WE ARE HERE', 'Release: 19 June 2013 (estimated)', 'RC: 6 May 2013', 'Release: 19 June 2013 (estimated) <== WE ARE HERE'],
    ['RC: 6 May 2013 <== WE ARE HERE (at last)', 'Release: 19 June 2013', 'RC: 6 May 2013 (at last)', 'Release: 19 June 2013 <== WE ARE HERE'],
    ['RC: 6 May 2013 <== WE ARE HERE', '**Release: 19 June 2013**', 'RC: 6 May 2013', '**Release: 19 June 2013** <== WE ARE HERE'],
    ['**RC: 6 May 2013 <== WE ARE HERE**', 'Release: 19 June 2013', '**RC: 6 May 2013**', 'Release: 19 June 2013 <== WE ARE HERE'],
    ['RC: 6 May 2013 ← _we are here_', '_Release: 19 June 2013_', 'RC: 6 May 2013', '_Release: 19 June 2013_ ← _we are here_'],
    ['RC: 6 May 2013 <== WE ARE HERE', 'Release: ~~17 June~~ 19 June 2013', 'RC: 6 May 2013', 'Release: ~~17 June~~ 19 June 2013 <== WE ARE HERE'],
    ['RC: 6 May 2013 <== WE ARE HERE', 'Release: 19 June 2013\n\n  More of it.', 'RC: 6 May 2013', 'Release: 19 June 2013 <== WE ARE HERE\n\n  More of it.'],
    ['**WE ARE HERE** → RC: 6 May 2013', 'Release: 19 June 2013', 'RC: 6 May 2013', '**WE ARE HERE** → Release: 19 June 2013'],
    ['[x] WE ARE HERE: RC: 6 May 2013', '[ ] **Release**: 19 June 2013', '[x] RC: 6 May 2013', '[ ] WE ARE HERE: **Release**: 19 June 2013'],
    ['RC: 6 May 2013 <== WE ARE HERE', '[ ] 19 June 2013: Release', 'RC: 6 May 2013', '[ ] 19 June 2013: Release <== WE ARE HERE'],
  ])('from `%s` to `%s`', (first, second, left, arrived) => {
    expect(movedOn(first, second)).toBe(`- ${left}\n- ${arrived}\n`);
  });

  it('may go up, and between lists', () => {
    const text = lines('## Timeline', '', '- A: 2026-05-01', '', 'Then:', '', '1. B: 2026-05-02 <== WE ARE HERE');
    expect(moved(text, 7, 3)).toEqual({ text: lines('## Timeline', '', '- A: 2026-05-01 <== WE ARE HERE', '', 'Then:', '', '1. B: 2026-05-02'), refused: [] });
  });

  it.each(['\n', '\r\n', '\r'])('leaves line ends of %j, and a final line without one', (end) => {
    const text = ['## Timeline', '', '- A: 2026-05-01  ', '- B: 2026-05-02', '  <== WE ARE HERE', '- C: 2026-05-03'].join(end);
    expect(moved(text, 4, 6).text).toBe(['## Timeline', '', '- A: 2026-05-01  ', '- B: 2026-05-02', '- C: 2026-05-03', '  <== WE ARE HERE'].join(end));
  });

  it('makes no splices where there is nothing to move', () => {
    const roadmap = read('## Timeline\n\n- A: 2026-05-01 <== WE ARE HERE\n- B: 2026-05-02\n');
    expect([markSplices(roadmap, 3, 3), markSplices(roadmap, 4, 3), markSplices(roadmap, 3, 9)]).toEqual([[], [], []]);
  });
});

describe('a move that cannot be made', () => {
  const text = lines('## Timeline', '', '- A: 2026-05-01 <== WE ARE HERE', '- B: 2026-05-02');

  it.each([
    [4, 3, 'there is no mark “we are here” on this line that can move'],
    [3, 3, 'there is no mark “we are here” on this line that can move'],
    [3, 5, 'there is no entry of the timeline on this line'],
    [1, 4, 'there is no entry of the timeline on this line'],
  ])('from line %i to line %i', (from, to, why) => {
    expect(moved(text, from, to)).toEqual({ text, refused: [{ line: from, why }] });
  });

  it.each([
    ['A: 2026-05-01 WE ARE HERE', 'B: 2026-05-02,', '3: the mark would read as a part of the text beside it'],
    ['A: 2026-05-01 (soon) we are here', 'B: when it is done', '3: the timeline would read differently'],
    ['A: 2026-05-01 <== WE ARE HERE', 'B: 2026-05-02 ← we are here', '3: the mark would read as a part of the text beside it'],
    ['A: 2026-05-01**WE ARE HERE**', '**B (b): 2026-05-02 (b)**', '3: other text would read differently'],
  ])('`%s` to `%s`', (first, second, why) => {
    expect(movedOn(first, second)).toBe(why);
  });

  it('takes the date of the change with it where that is all there is', () => {
    const dated = `Last updated: 2026-01-01\n\n${text}`;
    const mark = { from: 6, to: 5 };
    const change = { items: [], lastUpdated: '2026-05-02', mark };
    expect(editRoadmap(read(dated), change, reading)).toMatchObject({ text: dated, refused: [{ line: 6 }] });
  });
});

describe('the mark beside other edits', () => {
  const text = lines(
    ...['# Planned', '', 'Last updated: 2026-01-01', '', '- [ ] a', '  owner: Kim', '- [ ] b', '', '## Timeline', ''],
    ...['- A: 2026-05-01 <== WE ARE HERE', '- B: 2026-05-02', '', '## Done', '', '- [x] c'],
  );
  const roadmap = read(text);

  it('moves after them, wherever its lines have gone', () => {
    const edits = [{ edit: 'set-field', key: 'status', value: 'new' } as const, { edit: 'move', to: { at: 'end', section: 2 } } as const];
    const result = editRoadmap(roadmap, { items: [{ line: 5, edits }], lastUpdated: '2026-05-02', mark: { from: 11, to: 12 } }, reading);
    expect(result.refused).toEqual([]);
    expect(result.text).toBe(
      lines(
        ...['# Planned', '', 'Last updated: 2026-05-02', '', '- [ ] b', '', '## Timeline', ''],
        ...['- A: 2026-05-01', '- B: 2026-05-02 <== WE ARE HERE', '', '## Done', '', '- [x] c', '- [ ] a', '  owner: Kim', '  status: new'],
      ),
    );
  });

  it('moves where all of them are refused', () => {
    const result = editRoadmap(
      roadmap,
      { items: [{ line: 2, edits: [{ edit: 'tick', ticked: true }] }], lastUpdated: '2026-05-02', mark: { from: 11, to: 12 } },
      reading,
    );
    expect(result.refused.map(({ line }) => line)).toEqual([2]);
    // By itself the mark is no change that the line `Last updated` is about.
    expect(result.text).toBe(text.replace('01 <== WE ARE HERE', '01').replace('05-02\n\n## Done', '05-02 <== WE ARE HERE\n\n## Done'));
  });

  it('stays where only it is refused', () => {
    const result = editRoadmap(
      roadmap,
      { items: [{ line: 5, edits: [{ edit: 'tick', ticked: true }] }], lastUpdated: '2026-05-02', mark: { from: 12, to: 11 } },
      reading,
    );
    expect(result.refused).toEqual([{ line: 12, why: 'there is no mark “we are here” on this line that can move' }]);
    expect(result.text).toBe(text.replace('[ ] a', '[x] a').replace('updated: 2026-01-01', 'updated: 2026-05-02'));
  });

  it('stays where no move is named', () => {
    expect(editRoadmap(roadmap, { items: [], lastUpdated: null, mark: null }, reading)).toEqual({ text, refused: [] });
  });
});

const DAY = fc.integer({ min: 0, max: 27 });
const FORMS: ReadonlyArray<(day: number) => string> = [
  (day) => `2026-05-${String(day + 1).padStart(2, '0')}`,
  (day) => `${day + 1} May 2026`,
  (day) => `**May ${day + 1}, 2026**`,
  (day) => `ca. ${day + 1} May 2026 (perhaps)`,
  (day) => `${day + 1} May 2026, if all goes well`,
  (day) => `~~1 May 2026~~ ${day + 1} May 2026`,
  (day) => `\`2026-05-${String(day + 1).padStart(2, '0')}\``,
];
const LABELS: ReadonlyArray<(at: number) => string> = [
  (at) => `Step ${at}`,
  (at) => `**Step ${at}**`,
  (at) => `[Step ${at}](#s) & more`,
  (at) => `\`v${at}\` \\*`,
];
const ENTRY = fc.record({
  day: DAY,
  form: fc.constantFrom(...FORMS),
  label: fc.constantFrom(...LABELS),
  box: fc.constantFrom('', '', '[ ] ', '[x] '),
  more: fc.constantFrom('', '', '\n   Then more.'),
  tail: fc.constantFrom('', '', '', '  ', ' <!-- c -->', '\n\n   Another paragraph: 2026-01-01 WE ARE HERE.', '\n   - sub: 2026-01-01'),
});
const MARK = fc.constantFrom(
  ...[
    ' <== WE ARE HERE',
    ' ← **We are here**',
    '<-- we are here',
    '  **(we’re here now!)**',
    ' `you are here`',
    ', we are here',
    ' 👈 We are here.',
    ' <b>we are here</b>',
    '\n  ⇐ WE ARE HERE',
  ],
  ...['**WE ARE HERE** → ', 'we are here: ', '[WE ARE HERE]  '],
);
const TIMELINE = fc.record({
  entries: fc.uniqueArray(ENTRY, { selector: ({ day }) => day, minLength: 1, maxLength: 6 }),
  marked: fc.nat(),
  mark: MARK,
  bullet: fc.constantFrom('- ', '* ', '1. '),
  end: fc.constantFrom('\n', '\r\n'),
  final: fc.boolean(),
  today: DAY,
});

describe('whatever a timeline looks like', () => {
  it('the mark stands on the last date reached, nothing else changes, and it goes back to where it was', () => {
    const numRuns = cases(700);
    let moves = 0;
    fc.assert(
      fc.property(TIMELINE, ({ entries, marked, mark, bullet, end, final, today: day }) => {
        const start = / $/.test(mark);
        const written = entries
          .toSorted((a, b) => a.day - b.day)
          .map((entry, at) => ({ ...entry, text: `${entry.label(at)}: ${entry.form(entry.day)}${entry.more}`, here: at === marked % entries.length }))
          .map(({ text, box, tail, here }) => `${bullet}${box}${start && here ? mark : ''}${text}${!start && here ? mark : ''}${tail}`);
        const all = ['# Kettle', '', 'Last updated: 2026-01-01', '', '## Timeline', '', ...written, '', '## Planned', '', '- [ ] a', '- [x] b'];
        const text = all.join('\n').replace(/\n/g, end) + (final ? end : '');
        const today = `2026-05-${String(day + 1).padStart(2, '0')}`;
        const roadmap = read(text);
        expect(roadmap.timeline.map(({ date }) => date)).toEqual(entries.map((entry) => `2026-05-${String(entry.day + 1).padStart(2, '0')}`).toSorted());
        expect(roadmap.timeline.map(({ here }) => here)).toEqual(entries.map((_, at) => at === marked % entries.length));

        const move = markMove(roadmap, today);
        const reached = roadmap.timeline.findLastIndex(({ date }) => date !== null && date <= today);
        const wanted = reached === -1 ? marked % entries.length : reached;
        if (move === null) {
          expect(roadmap.timeline[wanted]?.here).toBe(true);
          return;
        }
        moves += 1;
        const { text: after, refused } = editRoadmap(roadmap, { items: [], lastUpdated: null, mark: move }, reading);
        expect(refused).toEqual([]);
        const again = read(after);
        expect(again.timeline.map(({ here }) => here)).toEqual(entries.map((_, at) => at === wanted));
        expect(again.timeline.map(({ label, date }) => [label, date])).toEqual(roadmap.timeline.map(({ label, date }) => [label, date]));
        const mended = mark.replace(/\n/g, end);
        expect(after).toHaveLength(text.length);
        expect(after.replace(mended, '')).toBe(text.replace(mended, ''));
        expect(markMove(again, today)).toBeNull();
        const [from, to] = [again.timeline[wanted]?.line ?? 0, again.timeline[marked % entries.length]?.line ?? 0];
        expect(editRoadmap(again, { items: [], lastUpdated: null, mark: { from, to } }, reading)).toEqual({ text, refused: [] });
      }),
      { seed: 20261123, numRuns },
    );
    expect(moves).toBeGreaterThan(numRuns / 4);
  });
});
