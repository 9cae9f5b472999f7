import { describe, expect, it } from 'vitest';
import { compared, digest } from '../../../src/plan/issue/content.ts';
import { LABELS, readLabels } from '../../../src/plan/issue/labels.ts';

const none = { fields: {}, notes: '', subItems: '' };

describe('content as it is compared', () => {
  it.each([
    ['outer space', ' open ', 'open'],
    ['repeated space', 'in  work', 'in work'],
    ['a line end of a browser', 'in\r\nwork', 'in work'],
    ['escapes of Markdown', 'done \\_soon\\_ \\#7', 'done _soon_ #7'],
    ['the mark behind the @ of a mention', '@\u200bann', '@ann'],
    ['a space that does not break', 'in\u00a0work', 'in work'],
  ])('takes a field without %s', (_, one, other) => {
    expect(compared({ ...none, fields: { status: one } })).toEqual(compared({ ...none, fields: { status: other } }));
  });

  it.each([
    ['line ends', 'a\r\nb\rc', 'a\nb\nc'],
    ['spaces at the ends of lines', 'a  \nb', 'a\nb'],
    ['more than one blank line', 'a\n\n\nb\n', 'a\n\nb'],
    ['the mark behind the @ of a mention', 'ask @\u200bann', 'ask @ann'],
  ])('takes notes and sub-items without %s', (_, one, other) => {
    expect(compared({ ...none, notes: one })).toEqual(compared({ ...none, notes: other }));
    expect(compared({ ...none, subItems: one })).toEqual(compared({ ...none, subItems: other }));
  });

  it('tells long texts apart that differ in one character', () => {
    const long = 'All of this has been said before. '.repeat(20);
    const [one, other, same] = [`${long}a`, `${long}b`, `${long}a`].map((notes) => compared({ ...none, notes })['notes']);
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });

  it('knows a long text by its remainders in two bases, which stand in the states that are written', () => {
    for (let length = 61; length < 2_000; length += 97) {
      const notes = Array.from({ length }, (_, index) => String.fromCharCode(0x21 + ((index * index * 7_919 + length * 31) % 0xd7d0))).join('');
      const exact = (base: bigint) => [...Array(length).keys()].reduce((sum, at) => (sum * base + BigInt(notes.charCodeAt(at)) + 1n) % 17_592_186_044_399n, 0n);
      expect(digest(notes)).toBe(`${length}:${exact(257n).toString(36)}:${exact(509n).toString(36)}`);
    }
  });

  it('tells apart what differs in words, in order or in depth', () => {
    const texts = ['- a\n- b', '- b\n- a', '- a\n  - b', '- a\n\n  - b', '- a', ''];
    expect(new Set(texts.map((notes) => compared({ ...none, notes })['notes']))).toHaveProperty('size', texts.length);
  });

  it('has the ticks of sub-items beside their texts', () => {
    expect(compared({ ...none, subItems: '- [ ] lamps\n- [X] permit\n  - [x] lamps' })).toEqual({
      'sub-items': '- [ ] lamps\n- [ ] permit\n  - [ ] lamps',
      'tick: lamps': '[ ]',
      'tick: lamps\n2': '[x]',
      'tick: permit': '[x]',
    });
  });
});

describe('labels', () => {
  it('are the same in any case', () => {
    expect(readLabels(['BUG', 'Priority: High', 'EXTERNAL'], 'feature', LABELS)).toEqual({ kind: 'bug', external: true, priority: 'high' });
  });
});
