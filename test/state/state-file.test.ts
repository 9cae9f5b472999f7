import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { parseState, readState, serializeState } from '../../src/state/state-file.ts';
import { baselineOf, entryOf, planOf } from '../support/memory/builders.ts';

const head = '"version": 1,\n"repository": 1,\n"claim": null,\n"paths": {}';

describe('state.json', () => {
  it('has an entry a line, sorted by path and number', () => {
    const text = serializeState(baselineOf([entryOf(10, 'J'), entryOf(9, 'I', { path: 'Z.md' }), entryOf(2, 'B'), entryOf(1, 'A', { path: 'a.md' })]));
    const found = [...text.matchAll(/^\{"path":"([^"]+)".*?"number":(\d+)/gm)].map(([, path, number]) => `${path} ${number}`);
    expect(found).toEqual(['ROADMAP.md 2', 'ROADMAP.md 10', 'Z.md 9', 'a.md 1']);
    expect(text.endsWith(']\n}\n')).toBe(true);
  });

  it('is the same text whatever order the entries come in', () => {
    const entries = [entryOf(1, 'A'), entryOf(2, 'B'), entryOf(3, 'C')];
    expect(serializeState(baselineOf(entries.toReversed()))).toBe(serializeState(baselineOf(entries)));
  });

  it('is read back as it was, with its claim', () => {
    const { operations } = planOf('- [ ] A "quoted" \u202e\u2028 title\n');
    const claim = { id: 'c', at: '2026-03-01T11:59:00.000Z', until: '2026-03-01T12:00:00.000Z', path: 'ROADMAP.md', operations };
    const baseline = baselineOf([entryOf(1, 'A\\n"]}')], { claim, createdAt: ['2026-03-01T12:00:00.000Z'] });
    expect(parseState(serializeState(baseline))).toEqual(baseline);
    expect(parseState(serializeState(baselineOf([])))).toEqual(baselineOf([]));
  });

  it('may lack what an older writer did not know', () => {
    expect(parseState('{"version": 1, "repository": 1, "paths": {}, "entries": []}')).toMatchObject({ claim: null, createdAt: [] });
  });

  it('keeps the names of the repository, and loses nothing else where they cannot be read', () => {
    const names = ['https://github.test/o/new', 'https://github.test/o/r'];
    const text = serializeState({ ...baselineOf([entryOf(1, 'A')]), names });
    expect(parseState(text).names).toEqual(names);
    const damaged = readState(text.replace(JSON.stringify(names), '[7]'));
    expect([damaged.baseline.names, damaged.baseline.entries.length, damaged.lost]).toEqual([[], 1, []]);
  });

  it('ignores what it does not know', () => {
    expect(parseState(`{${head},\n"createdAt": [],\n"entries": [],\n"history": ["x"]}`)).not.toHaveProperty('history');
  });

  it('of a newer version is refused', () => {
    expect(() => parseState('{"version": 2, "more": true}')).toThrow(
      'The state in refs/roadmap-sync/state has version 2, but this release reads only version 1. A newer release wrote it: use that release.',
    );
  });

  it.each([
    ['nothing', '', 'it is not JSON'],
    ['half of it', serializeState(baselineOf([entryOf(1, 'A')])).slice(0, 200), 'it is not JSON'],
    ['a text', '"state"', 'it is not a JSON object'],
    ['null', 'null', 'it is not a JSON object'],
    ['a list', '[]', 'it has no valid `version`'],
    ['an empty object', '{}', 'it has no valid `version`'],
    ['entries that are no list', `{${head}, "entries": {}}`, 'it has no valid `entries`'],
  ])('that holds %s is said to be damaged', (_, text, why) => {
    expect(() => parseState(text)).toThrow(UserError);
    expect(() => parseState(text)).toThrow(why);
  });
});

describe('a claim in state.json', () => {
  const withClaim = (claim: string) => `{${head}, "entries": [], "createdAt": []}`.replace('"claim": null', `"claim": ${claim}`);

  /** An operation of almost every kind, as a plan makes them. */
  const { operations } = planOf('- [ ] A\n- [ ] B\n');

  it.each(operations.flatMap((operation, at) => Object.keys(operation).map((key) => [operation.kind, key, at] as const)))(
    'whose operation %s lacks `%s` is said to be damaged',
    (_, key, at) => {
      const damaged = operations.map((operation, index) =>
        index === at ? Object.fromEntries(Object.entries(operation).filter(([name]) => name !== key)) : operation,
      );
      const claim = { id: 'c', at: '2026-03-01T11:59:00.000Z', until: '2026-03-01T12:00:00.000Z', path: 'ROADMAP.md', operations: damaged };
      expect(() => parseState(withClaim(JSON.stringify(claim)))).toThrow(`it has no valid \`claim.operations.${at}`);
    },
  );

  it.each(['{}', '{"id": "c", "path": "R.md", "operations": []}', '{"id": "c", "path": "R.md", "operations": [], "until": "soon"}', '5'])(
    'that is %s is damaged',
    (claim) => {
      expect(() => parseState(withClaim(claim))).toThrow(/it has no valid `claim/);
    },
  );
});

describe('damage of a part', () => {
  const whole = baselineOf([entryOf(1, 'A'), entryOf(2, 'B'), entryOf(3, 'C')]);
  const damagedBy = (change: (state: { entries: Array<Record<string, unknown>>; paths: Record<string, unknown> }) => void) => {
    const state = JSON.parse(serializeState(whole));
    change(state);
    return readState(JSON.stringify(state));
  };

  it.each<[string, (entry: Record<string, unknown>) => void]>([
    ['a place without neighbours', (entry) => delete (entry['place'] as Record<string, unknown>)['next']],
    ['a kind that is none', (entry) => Object.assign((entry['agreed'] as Record<string, object>)['roadmap'] ?? {}, { kind: 'task' })],
    ['a state that is none', (entry) => Object.assign(entry['seen'] as object, { state: { open: 'yes' } })],
    ['no title', (entry) => delete (entry['seen'] as Record<string, unknown>)['title']],
  ])('of one entry loses that entry: %s', (_, change) => {
    const { baseline, lost } = damagedBy(({ entries }) => change(entries[1] ?? {}));
    expect(baseline.entries.map(({ number }) => number)).toEqual([1, 3]);
    expect(lost).toEqual(['the entry of #2']);
  });

  it('that is no entry at all is told, too', () => {
    const { baseline, lost } = damagedBy(({ entries }) => entries.push(null as never, { number: 'x' }));
    expect(baseline.entries).toEqual(whole.entries);
    expect(lost).toEqual(['an entry without a number', 'an entry without a number']);
  });

  it('of what is kept for a path loses that only', () => {
    const { baseline, lost } = damagedBy(({ paths }) => Object.assign(paths, { 'BUGS.md': { blob: 5 } }));
    expect(baseline).toEqual(whole);
    expect(lost).toEqual(['the data of "BUGS.md"']);
  });
});
