import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, linkTo, reading } from '../reading.ts';

const WORDS = 'words: { done: [done, fixed, erledigt, 已完成], dropped: [dropped, cut, descartado, not planned] }';

/** Items as `title: state` and their statuses. */
function items(text: string, config = WORDS): string[] {
  const { rules } = parseConfig(config, 'c.yml');
  return readRoadmap(text, { ...reading, rules }).items.map(({ title, state, source }) => `${title}: ${state}|${source.status?.text ?? ''}`);
}

const bullet = (title: string, config = WORDS) => items(`## Planned\n\n- ${title}\n`, config)[0] ?? '';

describe('a word of the configuration behind a title, with a reason or a time,', () => {
  it.each([
    ['Spout (*dropped*)', 'dropped'],
    ['Spout — *dropped: nobody asked*', 'dropped'],
    ['Spout – *descartado: nadie lo pidió*', 'dropped'],
    ['Spout (done in 0.8)', 'done'],
    ['Spout (done v2)', 'done'],
    ['**Spout** (done in 0.8)', 'done'],
    ['**Spout (done in 0.8)**', 'done'],
    [`Spout — done in 0.8 ${linkTo(7)}`, 'done'],
    [`Spout ${linkTo(7)} — *dropped: nobody asked*`, 'dropped'],
    ['Spout (done 2024-05-03)', 'done'],
    ['Spout — erledigt am 3.5.2024', 'done'],
    ['Spout（已完成，0.8）', 'done'],
    ['Spout (done, #12)', 'done'],
  ])('tells the state of “%s”', (title, state) => {
    expect(bullet(title)).toMatch(new RegExp(`^Spout: ${state}\\|.*\\p{L}`, 'u'));
  });

  it.each([
    ...['Spout (fixed, not fluid)', 'Spout — fixed: no hinge', 'Spout (cut: of steel)', 'Ring — done in three clicks', 'Ring (done in 3 clicks)'],
    ...['Spout — done, but out of tune', 'Spout (done: 3/5)', 'Spout (done: 60 %)', 'Spout (done, not tested)', 'Spout — erledigt, aber zu laut'],
    ...[
      'Columns — done, doing and to do',
      'Columns (done, in progress, blocked)',
      'Get things done, then rest',
      'Spout: done, see the notes',
      'Spout, dropped: nobody asked',
    ],
    ...['Spout (undone: nobody asked)', 'Spout (dropped packets)', 'Spout — dropped by guests', '*dropped: nobody asked*', '(dropped: nobody asked)'],
    ...['Spout (dropped: nobody asked) of steel', 'Spout — `dropped: nobody asked`', `Spout — dropped: ${'nobody asked '.repeat(20)}`],
    ...[
      'Spout (dropped: nobody asked)',
      'Spout (dropped, nobody asked)',
      'Spout (dropped – nobody asked)',
      'Spout (**dropped**: nobody asked)',
      'Spout [dropped; nobody asked].',
      'Spout *dropped: nobody asked*',
      'Spout — **dropped**: nobody asked',
      'Spout - dropped (nobody asked)',
      'Spout – Dropped. Nobody asked.',
      'Spout – not planned: nobody asked',
      'Spout (done in March, thanks to the smith)',
      'Spout (fixed in 1.2)',
      'Spout (fixed in #12)',
      'Spout — erledigt am 3. Mai 2024',
      'Spout — erledigt seit Q3 2024',
      'Spout — 已完成，见说明',
      'Spout (done by Q3 2027)',
      'Spout (done in 2027)',
      'Spout (done by March)',
      'Spout (done when #12 lands)',
      'Spout (done, waiting for release)',
      'Spout (done, needs review)',
      'Spout — done, docs to come',
      'Spout (done in 0.8?)',
      'Spout (done in 0.8 for Linux)',
      'Spout (done in 0.8 or 0.9)',
      'Orders (shipped, returned)',
      'Frames — dropped, late and slow',
      'Spout *done in 0.8, docs later*',
      'Spout (done by 2027-03-01)',
    ],
  ])('is a part of “%s”', (title) => {
    expect(bullet(title)).toMatch(/: open\|/);
  });

  it('means nothing without the configuration', () => {
    expect(bullet('Spout (dropped: nobody asked)', '')).toBe('Spout (dropped: nobody asked): open|');
  });

  it('tells the state of a heading, of a row, and of a box', () => {
    const config = `sections: [{ title: Plan, items: [headings, table, tasks] }]\n${WORDS}`;
    const text = lines(
      '# R',
      '',
      '## Plan',
      '',
      '- [ ] Bell — *dropped: too loud*',
      '- [x] Lid (dropped, 0.4)',
      '',
      '### Spout (done in 0.8)',
      '',
      '### Timer',
      '',
    );
    expect(items(text, config)).toEqual(['Bell: dropped| — *dropped: too loud*', 'Lid: dropped| (dropped, 0.4)', 'Spout: done| (done in 0.8)', 'Timer: open|']);
    expect(items(lines('# R', '', '## Plan', '', '| Task | Size |', '|---|---|', '| Spout — done in 0.8 | M |', '| Lid | S |'), config)).toEqual([
      'Spout: done| — done in 0.8',
      'Lid: open|',
    ]);
  });
});

describe('a word or sign at the end of a title, with a release, a day or a person behind it,', () => {
  const MARKS = 'words: { done: [✅, DONE, fixed], dropped: [❌, dropped] }';

  it.each([
    ['Spout ✅ (v1.2)', 'done'],
    ['Spout ✅ (2024-03-01)', 'done'],
    ['Spout ✅ 2024-03-01', 'done'],
    ['Spout ✅ v1.2', 'done'],
    ['Spout ✅ in 1.2', 'done'],
    ['Spout ✅ done in 1.2', 'done'],
    ['Spout (✅ v1.2)', 'done'],
    ['Spout ❌ (v1.2)', 'dropped'],
    ['Spout - DONE (1.2)', 'done'],
    ['Spout - DONE (2024-03-01).', 'done'],
    ['Spout (DONE) (1.2)', 'done'],
    ['Spout **DONE** (1.2)', 'done'],
    ['Spout **DONE** *(1.2)*', 'done'],
    ['**Spout - DONE (1.2)**', 'done'],
    ['Spout - DONE (v1.2, May 2024)', 'done'],
    ['Spout — done (3 May 2024)', 'done'],
    ['Spout — dropped (Sept. 3, 2024)', 'dropped'],
    ['Spout - done May 2024', 'done'],
    ['Spout (done May 3rd, 2024)', 'done'],
    ['Spout - DONE by @ann', 'done'],
    ['Spout - DONE (@ann, 1.2)', 'done'],
    [`Spout ✅ (v1.2) ${linkTo(7)}`, 'done'],
    [`Spout ${linkTo(7)} ✅ (v1.2)`, 'done'],
  ])('tells the state of “%s”', (title, state) => {
    expect(bullet(title, MARKS)).toMatch(new RegExp(`^Spout: ${state}\\|.*\\S`, 'u'));
  });

  it.each([
    'Spout (v1.2)',
    'Get things done (1.2)',
    'Get things done by @ann',
    'Mend the spout, done in 1.2',
    'Mend the spout: done by @ann',
    'Set what is *DONE* in 1.2',
    'Sign the spout ✅ @ann',
    'DONE (1.2)',
    'Spout - fixed (2.5)',
    'Spout ✅ (beta)',
    'Spout ✅ (needs review)',
    'Spout - DONE (1.2, docs later)',
    'Spout - DONE (but not on Windows)',
    'Spout - DONE (in 2027)',
    'Spout - DONE (March)',
    'Spout - to be done by @ann',
    'Linux ✅ 1.2, Windows ❌ 1.3',
    'Spout `DONE` (1.2)',
    'Spout - `DONE (1.2)`',
  ])('is a part of “%s”', (title) => {
    expect(bullet(title, MARKS)).toMatch(/: open\|/);
  });
});

describe('a word of the configuration in capitals', () => {
  const LOUD = 'words: { done: [DONE, fixed], dropped: [WON’T DO] }';
  it.each([
    ['DONE spout of steel', 'spout of steel: done|DONE '],
    ['WON’T DO Spout of steel', 'Spout of steel: dropped|WON’T DO '],
    ['DONE **Spout** of steel', 'Spout of steel: done|DONE '],
    ['DONE: Spout', 'Spout: done|DONE: '],
  ])('needs no separator before “%s”', (title, wanted) => {
    expect(bullet(title, LOUD)).toBe(wanted);
  });

  it.each(['Done spout of steel', 'FIXED width of the handle', 'DONE', 'DONE AND DUSTED', 'DONEness of the tea', '`DONE` spout'])(
    'is a part of “%s”',
    (title) => {
      expect(bullet(title, LOUD)).toMatch(/: open\|/);
    },
  );

  it('is in bold brackets, too', () => {
    expect(bullet('**[Done]** Spout', LOUD)).toBe('Spout: done|**[Done]** ');
  });
});
