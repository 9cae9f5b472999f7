import { describe, expect, it } from 'vitest';
import { parseState, serializeState } from '../../src/github/state-file.ts';
import { UserError } from '../../src/model/errors.ts';
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

  it('ignores what it does not know', () => {
    expect(parseState(`{${head},\n"createdAt": [],\n"entries": [],\n"history": ["x"]}`)).not.toHaveProperty('history');
  });

  it('of a newer version is refused', () => {
    expect(() => parseState('{"version": 2, "more": true}')).toThrow(
      'The state in refs/roadmap-sync/state has version 2, and this release reads 1. Use the newer release of the action that wrote it.',
    );
  });

  it.each([
    ['nothing', '', 'it is not JSON'],
    ['half of it', serializeState(baselineOf([entryOf(1, 'A')])).slice(0, 200), 'it is not JSON'],
    ['a text', '"state"', 'it is no object'],
    ['null', 'null', 'it is no object'],
    ['a list', '[]', 'it lacks what a state has'],
    ['an empty object', '{}', 'it lacks what a state has'],
    ['entries that are no list', `{${head}, "entries": {}}`, 'it lacks what a state has'],
    ['entries that are none', `{${head}, "entries": [null, 5]}`, 'it lacks what a state has'],
    ['an entry without its parts', `{${head}, "entries": [{"number": 1}]}`, 'it lacks what a state has'],
  ])('that holds %s is said to be damaged', (_, text, why) => {
    expect(() => parseState(text)).toThrow(UserError);
    expect(() => parseState(text)).toThrow(why);
  });
});

describe('a claim in state.json', () => {
  const withClaim = (claim: string) => `{${head}, "entries": [], "createdAt": []}`.replace('"claim": null', `"claim": ${claim}`);

  it.each(['{}', '{"id": "c", "path": "R.md", "operations": []}', '{"id": "c", "path": "R.md", "operations": [], "until": "soon"}', '5'])(
    'that is %s is damaged',
    (claim) => {
      expect(() => parseState(withClaim(claim))).toThrow('its claims or its times are none');
    },
  );
});
