import { describe, expect, it } from 'vitest';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { isDeferred } from '../../../src/roadmap/release/scope.ts';
import { deferredTo } from '../../../src/roadmap/timeline/deferral.ts';
import { releaseOfRoadmap } from '../../../src/roadmap/timeline/release.ts';
import { lines, linkTo, reading } from '../reading.ts';

const release = releaseOfRoadmap({ title: 'Kettle 4.3 roadmap' }, null);

describe('words that defer an item', () => {
  it.each([
    ['Not for 4.3', 'later'],
    ['not for this release', 'later'],
    ["won't make 4.3", 'later'],
    ['Deferred', 'later'],
    ['deferred to 4.4', '4.4'],
    ['Deferred until Kettle 4.4', '4.4'],
    ['patches posted; postponed to the next release', 'later'],
    ['post-4.3', 'later'],
    ['next release', 'later'],
    ['Later', 'later'],
    ['4.4 material', '4.4'],
    ['missed 4.3', 'later'],
    ['slipped past 4.3', 'later'],
    ['moved out of 4.3', 'later'],
    ['not 4.3 material', 'later'],
    ["it's not a 4.3 item", 'later'],
    ['targeted at 4.5', '4.5'],
    ['planned in 4.4', '4.4'],
    ['blocker for 4.4', '4.4'],
    ['High priority for the next release', 'later'],
  ])('“%s” means %s', (words, to) => {
    expect(deferredTo(words, release, [])).toBe(to);
  });

  it.each([
    'In progress',
    'may be deferred to 4.4',
    'deferred to 4.4?',
    'must not be deferred',
    'Not for 4.2',
    'post-4.2',
    'deferred to 4.3',
    'deferred to 12 June',
    'postponed until Monday',
    'v6 posted',
    '4.3',
    '2',
    'needs 4.4 headers',
    'blocker for 4.3',
    'blocker for 4.4 users',
    'not 4.2 material',
    'may be a blocker for 4.4',
    'good',
    '',
  ])('“%s” defers nothing', (words) => {
    expect(deferredTo(words, release, [])).toBeNull();
  });

  it('come from the configuration, too', () => {
    expect([deferredTo('parked for now', release, []), deferredTo('parked for now', release, ['parked'])]).toEqual([null, 'later']);
  });
});

describe('an item', () => {
  const items = (deferred: readonly string[] | null) =>
    readRoadmap(
      lines(
        ...['# Kettle 4.3 roadmap', '', '## Bugs', '', '- A', '  - status: Not for 4.3', '- B', '  - prognosis: deferred to 4.4', '- C', '  - release: 4.4'],
        ...['- D', '  - release: 4.3-rc2', '- E', '  - release: 4.2', '- F', '  - release: ?', '- G', '  - priority: next release', ''],
        ...['## Bugs resolved since last update', '', `- H ${linkTo(8)}`, '  - resolution: Not for 4.3', '- I', '  - resolution: Not for 4.3'],
      ),
      { ...reading, rules: { ...reading.rules, deferred } },
    ).items;

  it('is of another release by its field, or by words where they count; what may mean this release is not deferred', () => {
    const of = (deferred: readonly string[] | null) =>
      items(deferred)
        .filter((item) => isDeferred(item, release))
        .map(({ title }) => title)
        .join('');
    expect([of([]), of(null)]).toEqual(['ABCGH', 'C']);
  });
});
