import { describe, expect, it } from 'vitest';
import { readNumbers } from '../../src/update/numbers.ts';
import { snapshotOf } from '../../src/update/snapshot.ts';
import { lines, read } from '../roadmap/reading.ts';
import { updateOf } from './updates.ts';

const RELEASE = { title: 'Kettle 4.3', product: 'kettle' };

const roadmap = (change: (text: string) => string = (text) => text) =>
  change(
    lines(
      ...['# Kettle 4.3 roadmap', '', '## Timeline', '', '- Freeze: 1 May 2026', '- First RC: 22 June 2026', '- Release: 19 July 2026', ''],
      ...['## Open bugs', '', '- Lid', '  - owner: Rosa', '  - priority: blocker', '- Rust', '  - status: v1', '- Cable', '  - release: 4.4', ''],
      ...['## External projects', '', '- Socket', '  - prognosis: poor'],
    ),
  );

const told = (text: string, today: string) => snapshotOf({ roadmap: read(text), release: RELEASE, today, previous: null });
const onTop = (text: string, today: string, previous: ReturnType<typeof told> | null = null) =>
  updateOf(text, { today, previous }).text.split('\n\n')[1]?.replaceAll('\n', ' ');

describe('the numbers on top of an update', () => {
  it('count this release, and name the next date', () => {
    expect(onTop(roadmap(), '2026-06-10')).toBe('On track: 1 blocker, 2 bugs, 0 features; 12 days to First RC.');
    expect(onTop(roadmap(), '2026-06-22')).toBe('On track: 1 blocker, 2 bugs, 0 features; First RC is today.');
  });

  it('call nothing on track, and no blocker absent, where a word that is not counted may name one', () => {
    const doubtful = (words: string) => roadmap((text) => text.replace('priority: blocker', `priority: ${words}`));
    const top = (words: string) => updateOf(doubtful(words), { today: '2026-06-10' }).text.split('\n\n').slice(1, 3);
    for (const words of ['P0', 'must-fix', 'would be a blocker if accurate'])
      expect(top(words)).toEqual([
        '0 blockers, 2 bugs, 0 features; 12 days to First RC.',
        'No blockers are counted, but one line of the roadmap may name one.',
      ]);
    expect(top('high')).toEqual(['On track: 0 blockers, 2 bugs, 0 features; 12 days to First RC.', 'No blockers are open.']);
    const numbers = (blockerWords: readonly string[]) =>
      readNumbers({ roadmap: read(doubtful('gating')), release: RELEASE, today: '2026-06-10', previous: null, blockerWords });
    expect([numbers([]).doubts, numbers(['gating']).doubts, numbers(['gating']).health]).toEqual([0, 1, null]);
  });

  it('tell what came and went, and how old the oldest blocker is', () => {
    const before = told(roadmap(), '2026-05-06');
    const now = roadmap((text) => text.replace('- Rust\n  - status: v1', '- Noise\n  - priority: blocker\n- Smell'));
    expect(onTop(now, '2026-06-10', before)).toBe('On track: 2 blockers (+1), 3 bugs (+2 −1), 0 features; 12 days to First RC; oldest blocker 5 weeks.');
    const next = snapshotOf({ roadmap: read(now), release: RELEASE, today: '2026-06-10', previous: before });
    expect(next.items.map(({ title, blockerSince }) => [title, blockerSince]).slice(0, 2)).toEqual([
      ['Lid', '2026-05-06'],
      ['Noise', '2026-06-10'],
    ]);
  });

  it('say where nothing changed', () => {
    expect(onTop(roadmap(), '2026-06-10', told(roadmap(), '2026-06-03'))).toMatch(/oldest blocker 7 days\. Nothing changed since 3 June 2026\.$/);
  });

  it('make no comparison with an update that did not keep kinds', () => {
    const before = { ...told(roadmap(), '2026-06-03'), items: told(roadmap(), '2026-06-03').items.map(({ kind: _, ...item }) => item) };
    expect(readNumbers({ roadmap: read(roadmap()), release: RELEASE, today: '2026-06-10', previous: before }).bugs).toEqual({ open: 2, since: null });
  });

  it.each([
    ['on track', [], (text: string) => text, '2026-06-10'],
    ['at risk', ['blockers near the release'], (text: string) => text, '2026-07-05'],
    ['on track', [], (text: string) => text.replace('  - priority: blocker\n', ''), '2026-07-05'],
    ['late', ['release date reached', 'blockers near the release'], (text: string) => text, '2026-07-19'],
    ['at risk', ['freeze passed'], (text: string) => `${text}\n\n## Not yet complete\n\n- Whistle\n`, '2026-06-10'],
    ['at risk', ['poor prognosis'], (text: string) => text.replace('status: v1', 'prognosis: Poor'), '2026-06-10'],
    [null, [], (text: string) => text.replace('- Release: 19 July 2026\n', ''), '2026-06-10'],
    [null, [], (text: string) => `${text}\n\n## Remaining work\n\n- Tests\n- Docs\n`, '2026-06-10'],
  ])('are %s because of %j', (health, reasons, change, today) => {
    const numbers = readNumbers({ roadmap: read(roadmap(change)), release: RELEASE, today, previous: null });
    expect([numbers.health, numbers.reasons]).toEqual([health, reasons]);
  });
});

describe('the changes of an urgent item', () => {
  it('are its owner, prognosis and status', () => {
    const now = roadmap((text) => text.replace('owner: Rosa', 'status: in review\n  - prognosis: good').replace('status: v1', 'status: v2'));
    const { text } = updateOf(now, { today: '2026-06-10', previous: told(roadmap(), '2026-06-03') });
    expect(text).toContain('* Owner: Lid, Rosa -> none\n* Prognosis: Lid -> good\n* Status: Lid -> in review\n');
    expect(text).not.toContain('Status: Rust');
  });
});
