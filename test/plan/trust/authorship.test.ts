import { describe, expect, it } from 'vitest';
import type { Act, BodyVersion } from '../../../src/model/issue.ts';
import { doubtOf, doubtOfReopening, doubtOfText, doubtOfTitle, enteringTitle, vouchedFields } from '../../../src/plan/trust/authorship.ts';
import { issueOf } from '../../support/memory/builders.ts';

const act = (what: Act['what'], by: string | null, value = '', before = ''): Act => ({ what, by, at: '2026-03-01T10:00:00Z', value, before });
const issue = issueOf(5, 'Dark mode', { author: 'mona' });

describe('who did something', () => {
  it.each([
    ['mona', '@mona'],
    ['Mona', '@Mona'],
    [null, 'somebody GitHub does not name'],
    ['', 'somebody GitHub does not name'],
    ['ann', null],
    ['github-actions[bot]', null],
  ])('counts unless it is the author, or nobody: %s', (by, doubt) => {
    expect(doubtOf(by, 'mona')).toBe(doubt);
  });

  it('is the bot that GraphQL names without the end of its login', () => {
    expect(doubtOf('sentry', 'sentry[bot]')).toBe('@sentry');
  });
});

describe('a reopening', () => {
  it.each<[string, Act[], string | null]>([
    ['by somebody else counts', [act('closed', 'ann'), act('reopened', 'ann')], null],
    ['by the author does not', [act('reopened', 'ann'), act('closed', 'mona'), act('reopened', 'mona')], '@mona'],
    ['that is missing counts for nobody', [act('reopened', 'ann'), act('closed', 'mona')], 'somebody GitHub does not name'],
    ['among no events counts for nobody', [], 'somebody GitHub does not name'],
  ])('%s', (_, acts, doubt) => {
    expect(doubtOfReopening(issue, acts)).toBe(doubt);
  });
});

describe('a title', () => {
  it.each<[string, Act[], string | null]>([
    ['that somebody else gave counts', [act('renamed', 'ann', 'Dark mode', 'x')], null],
    [
      'that the author gave back does not',
      [act('renamed', 'ann', 'Dark mode', 'x'), act('renamed', 'mona', 'y', 'Dark mode'), act('renamed', 'mona', 'Dark mode', 'y')],
      '@mona',
    ],
    ['that no event tells does not', [act('renamed', 'ann', 'Another', 'x')], 'somebody GitHub does not name'],
  ])('%s', (_, acts, doubt) => {
    expect(doubtOfTitle(issue, acts)).toBe(doubt);
  });
});

describe('the title with which an issue enters', () => {
  const enters = (acts: Act[], change = {}, tellsAll = false) =>
    enteringTitle({ ...issue, updatedAt: '2026-03-01T10:00:00Z', ...change }, acts, ['roadmap', 'plan'], tellsAll);

  it.each<[string, Act[], object]>([
    ['is that of its labelling', [act('labeled', 'ann', 'Roadmap')], { is: 'now' }],
    ['is that of its labelling by a former name of the label', [act('labeled', 'ann', 'plan')], { is: 'now' }],
    ['is not that of another label', [act('labeled', 'ann', 'bug')], { is: 'unknown', why: 'GitHub does not say who set it' }],
    [
      'is that of its move from another repository',
      [act('labeled', 'mona', 'roadmap'), act('renamed', 'mona', 'Dark mode', 'x'), act('transferred', 'ann')],
      { is: 'now' },
    ],
    [
      'is not that of a labelling in another repository, but of the move',
      [act('labeled', 'eve', 'roadmap'), act('transferred', 'ann'), act('renamed', 'mona', 'Dark mode', 'Moved')],
      { is: 'other', title: 'Moved', by: '@mona' },
    ],
    [
      'is the one before the author’s first change',
      [act('labeled', 'ann', 'roadmap'), act('renamed', 'mona', 'x', 'Was'), act('renamed', 'mona', 'Dark mode', 'x')],
      { is: 'other', title: 'Was', by: '@mona' },
    ],
    [
      'is the same after the author changed it back',
      [act('labeled', 'ann', 'roadmap'), act('renamed', 'mona', 'x', 'Dark mode'), act('renamed', 'mona', 'Dark mode', 'x')],
      { is: 'now' },
    ],
    [
      'is unknown where the last event gave another one',
      [act('labeled', 'ann', 'roadmap'), act('renamed', 'mona', 'x', 'Was')],
      { is: 'unknown', why: 'GitHub does not say which title it had when it was labelled' },
    ],
    [
      'is unknown where the server does not tell the old one',
      [act('labeled', 'ann', 'roadmap'), act('renamed', 'mona', 'Dark mode')],
      { is: 'unknown', why: 'GitHub does not say which title it had when it was labelled' },
    ],
    [
      'is unknown where the author labelled it, though somebody else renamed it',
      [act('labeled', 'mona', 'roadmap'), act('renamed', 'ann', 'Dark mode', 'x')],
      { is: 'unknown', why: 'it was set by @mona, who is not known to triage' },
    ],
    ['is unknown where the author labelled it', [act('labeled', 'mona', 'roadmap')], { is: 'unknown', why: 'it was set by @mona, who is not known to triage' }],
  ])('%s', (_, acts, title) => {
    expect(enters(acts)).toEqual(title);
  });

  it('is unknown after an edit of which the server does not tell what it was', () => {
    const acts = [act('labeled', 'ann', 'roadmap'), act('edited', 'mona'), act('labeled', 'ann', 'feature')];
    expect(enters(acts).is).toBe('unknown');
    expect(enters(acts, {}, true).is).toBe('now');
    expect(enters([act('edited', 'mona'), act('labeled', 'ann', 'roadmap')]).is).toBe('now');
  });

  it('is unknown after a change that no event tells, unless the server tells all', () => {
    const later = { updatedAt: '2026-03-01T10:00:01Z' };
    expect(enters([act('labeled', 'ann', 'roadmap')], later).is).toBe('unknown');
    expect(enters([act('labeled', 'ann', 'roadmap')], later, true).is).toBe('now');
  });
});

describe('the fields of a body that count', () => {
  const begin = '<!-- roadmap-sync:begin key=k.5 path=ROADMAP.md -->';
  const end = '<!-- roadmap-sync:end -->';
  const body = (fields: Record<string, string>, rest = '') =>
    [begin, ...Object.entries(fields).map(([key, value]) => `**${key}:** ${value}`), '', rest, end].join('\n');
  /** Newest first. */
  const history = (...all: Array<[string | null, string | null]>): BodyVersion[] => all.map(([by, text]) => ({ by, body: text }));
  const counting = (versions: BodyVersion[], now = versions[0]?.body ?? '', agreed = {}) => vouchedFields({ author: 'mona', body: now }, versions, [], agreed);

  it('are those that somebody else wrote, and not those that the author wrote', () => {
    const was = body({ Status: 'open', Owner: 'Kim' });
    const theirs = body({ Status: 'evil', Owner: 'Kim' });
    const both = body({ Status: 'evil', Owner: 'Rosa' });
    expect(counting(history(['ann', both], ['mona', theirs], ['mona', was]))).toEqual(['owner']);
    expect(counting(history(['mona', both], ['ann', body({ Status: 'open', Owner: 'Rosa' })], ['mona', was]))).toEqual(['owner']);
  });

  it('are none where the author wrote last what stood there before', () => {
    const open = body({ Status: 'open' });
    expect(counting(history(['mona', open], ['ann', body({ Status: 'done' })], ['mona', open]))).toEqual([]);
  });

  it('are none of which the beginning is not known', () => {
    expect(counting(history(['ann', body({ Status: 'done' })]))).toEqual([]);
    expect(counting(history(['ann', body({ Status: 'done' })], ['mona', null]))).toEqual([]);
  });

  it('are none where the history is of another body', () => {
    const versions = history(['ann', body({ Status: 'done' })], ['mona', body({ Status: 'open' })]);
    expect(counting(versions)).toEqual(['status']);
    expect(counting(versions, body({ Status: 'evil' }))).toEqual([]);
    expect(counting(versions, body({ Status: 'done' }).replaceAll('\n', '\r\n'))).toEqual(['status']);
  });

  it('are none where somebody GitHub does not name wrote them', () => {
    expect(counting(history([null, body({ Status: 'done' })], ['ann', body({ Status: 'open' })], ['mona', body({})]))).toEqual([]);
  });

  it('are a list of sub-items only with all of its ticks', () => {
    const was = body({}, '- [ ] one');
    const more = body({}, '- [ ] one\n- [ ] two');
    expect(counting(history(['ann', more], ['ann', was], ['mona', body({})]))).toContain('sub-items');
    expect(counting(history(['ann', more], ['mona', was], ['mona', '']))).not.toContain('sub-items');
    expect(counting(history(['ann', more], ['mona', was], ['mona', '']), more, { 'tick: one': '[ ]' })).toContain('sub-items');
    const ticked = body({}, '- [ ] one\n- [x] two');
    expect(counting(history(['mona', ticked], ['ann', more], ['ann', was], ['mona', body({})]))).not.toContain('sub-items');
  });

  it('are a field that somebody else took away, and a kind', () => {
    expect(counting(history(['ann', body({ Kind: 'bug' })], ['mona', body({ Status: 'open' })]))).toEqual(['kind', 'status']);
  });

  it('are none without a managed part', () => {
    expect(counting(history(['ann', 'Hello.'], ['mona', body({})]))).toEqual([]);
    expect(
      counting(history(['ann', body({ Status: 'evil' })], ['mona', 'The marker was broken. **Status:** evil'], ['mona', body({ Status: 'open' })])),
    ).toEqual([]);
  });
});

describe('who wrote a text', () => {
  it('is the author alone where every version is theirs', () => {
    expect(doubtOfText(issue, [{ by: 'mona', body: '' }])).toBe('@mona');
    expect(
      doubtOfText(issue, [
        { by: 'ann', body: '' },
        { by: 'mona', body: '' },
      ]),
    ).toBe('somebody, maybe @mona');
    expect(doubtOfText(issue, null)).toBe('somebody, maybe @mona');
    expect(doubtOfText(issue, [])).toBe('somebody, maybe @mona');
  });
});
