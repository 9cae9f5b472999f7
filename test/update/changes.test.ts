import { describe, expect, it } from 'vitest';
import type { Roadmap } from '../../src/model/roadmap.ts';
import type { PublishedItem, Snapshot } from '../../src/model/update.ts';
import { releaseOfRoadmap } from '../../src/roadmap/timeline/release.ts';
import { snapshotOf } from '../../src/update/snapshot.ts';
import { lines, linkTo, read } from '../roadmap/reading.ts';
import { under, updateOf } from './updates.ts';

const item = (title: string, change: Partial<PublishedItem> = {}): PublishedItem => ({
  ...{ issue: null, title, state: 'open', priority: null, status: '', release: '', updates: 1 },
  ...change,
});
const published = (items: readonly PublishedItem[], timeline: Snapshot['timeline'] = []): Snapshot => ({
  date: '2030-03-03',
  release: 'Rocket 2',
  items,
  timeline,
});
const date = (label: string, until: string, written = until) => ({ label, until, written });
const changes = (text: string, previous: Snapshot) => under('== Changes since 3 March 2030 ==', updateOf(text, { previous }).text);
const told = (roadmap: Roadmap, previous: Snapshot | null = null) =>
  snapshotOf({ roadmap, release: releaseOfRoadmap(roadmap, null), today: '2030-03-10', previous });
const attention = (text: string, previous: Snapshot | null = null) => under('== Needs attention ==', updateOf(text, { previous }).text);

describe('what changed since the last update', () => {
  it('is not told where there was none, or where nothing did', () => {
    const text = lines('## Bugs', '', '- A', '- [x] B', '', '## Planned', '', '- C', '  - priority: low', '  - release: 3.0');
    expect(updateOf(text).text).not.toContain('Changes');
    const same = [item('A'), item('B', { state: 'done' }), item('C', { priority: 'low', release: '3.0' }), item('Rolled over', { state: 'done' })];
    expect(updateOf(text, { previous: published(same) }).text).not.toContain('Changes');
  });

  it.each<[string, string, PublishedItem | null, string]>([
    ['a new item', '- A', null, '* New: A'],
    ['no new one that is done already', '- [x] A', null, ''],
    ['one that was resolved', `- [x] A ${linkTo(2)}\n  - resolution: Fixed in [x](y)`, item('Old name', { issue: 2 }), '* Resolved: A (#2): Fixed in x'],
    ['one that was ticked', '- [x] A', item('A'), '* Resolved: A'],
    ['one that was dropped', '- ~~A~~', item('A'), '* Resolved: A: Not planned'],
    ['one that is open again', '- A', item('A', { state: 'dropped' }), '* Reopened: A'],
    ['one that goes to a later release', '- A\n  - release: later', item('A'), '* Slipped: A -> later'],
    ['one that goes to another release', '- A\n  - release: 2.2', item('A', { release: '2.1' }), '* Slipped: A, 2.1 -> 2.2'],
    ['one that comes back', '- A', item('A', { release: 'later' }), '* Brought back: A, later -> Rocket 2'],
    ['one that is planned now', '- A\n  - release: 3.0', item('A', { release: 'later' }), '* Pulled in: A, later -> 3.0'],
    ['none that names the release it was meant for', '- A\n  - release: Rocket 2', item('A'), ''],
    ['one with a higher priority', '- A\n  - priority: high (now)', item('A', { priority: 'low' }), '* Raised: A, low -> high'],
    ['one that had none', '- A\n  - priority: high', item('A'), '* Raised: A -> high'],
    ['none that got a low one', '- A\n  - priority: low', item('A'), ''],
    ['one with a lower one', '- A\n  - priority: high', item('A', { priority: 'blocker' }), '* Lowered: A, blocker -> high'],
    ['one that lost a high one', '- A', item('A', { priority: 'high' }), '* Lowered: A, high -> none'],
    ['none that lost a low one', '- A', item('A', { priority: 'minor' }), ''],
    ['one that goes to an earlier release', '- A\n  - release: v2.9', item('A', { release: '2.10' }), '* Pulled in: A, 2.10 -> v2.9'],
    ['one with another title', `- A ${linkTo(2)}`, item('Old name', { issue: 2 }), '* Renamed: A (#2): was “Old name”'],
    ['a feature that is finished', '- [x] A\n  - kind: feature', item('A'), '* Finished: A'],
    ['a feature that was dropped', '- ~~A~~\n  - kind: feature', item('A'), '* Dropped: A'],
    ['a feature that was dropped for another one', '- ~~A~~\n  - kind: feature\n  - resolution: Duplicate of #4', item('A'), '* Dropped: A: Duplicate of #4'],
    ['none that goes to one before this', '- A\n  - release: 1.12', item('A'), ''],
    ['one that goes to a release whose place nobody knows', '- A\n  - release: Sputnik', item('A', { release: '2.1' }), '* Slipped: A, 2.1 -> Sputnik'],
    ['one that is gone', '', item('Old one', { issue: 2 }), '* Removed: Old one (#2)'],
    ['none that is gone and was done', '', item('Old one', { state: 'dropped' }), ''],
    ['none that is a part of another one by now', `- B\n  - [ ] A ${linkTo(2)}`, item('A', { issue: 2 }), '* New: B'],
  ])('tells %s', (_, written, before, told) => {
    expect(changes(`# Rocket 2 roadmap\n\n## Bugs\n\n${written}\n`, published(before === null ? [] : [before]))).toBe(told);
  });

  it('finds an item by its issue, then by its title, each once', () => {
    const text = lines('## Bugs', '', '- Same', `- Same ${linkTo(2)}`, '- Same', `- Other ${linkTo(3)}`, `- Third ${linkTo(4)}`);
    const before = published([item('Same', { issue: 2 }), item('Same'), item('Third'), item('Other', { issue: 9 })]);
    expect(changes(text, before)).toBe('* New: Same\n* New: Other (#3)\n* Removed: Other (#9)');
  });

  it('tells dates that are later or earlier than they were', () => {
    const text = lines('## Timeline', '', '- Freeze: 2 March 2030', '- Tests: 1 March 2030', '- Tests: 9 March 2030', '- Party: soon', '- Launch: 1 May 2030');
    const before = [
      ...[date('Freeze', '2030-03-03'), date('Tests', '2030-03-01'), date('Tests', '2030-03-08', '8 March 2030'), date('Party', '2030-04-01')],
      date('Launch', '2030-04-30', '30 *April*'),
    ];
    expect(changes(text, published([], before))).toBe(
      '* Reached: Tests, 9 March 2030\n* Slipped: Tests, 8 March 2030 -> 9 March 2030\n* Slipped: Launch, 30 *April* -> 1 May 2030\n* Pulled in: Freeze, 2030-03-03 -> 2 March 2030',
    );
  });

  it.each<[string, string, string, string?]>([
    ['Q3 2030', 'August 2030', ''],
    ['2030', 'H2 2030', ''],
    ['August 2030', 'Q3 2030', 'August 2030 -> Q3 2030'],
    ['mid July 2030', 'late July 2030', 'mid July 2030 -> late July 2030'],
    ['Q3 2030', '1 October 2030', 'Q3 2030 -> 1 October 2030'],
    ['Q3 2030', 'June 2030', 'Q3 2030 -> June 2030', 'Pulled in'],
  ])('tells of periods what people wrote, and nothing where the new one is a part of the old: %s, then %s', (from, to, told, says = 'Slipped') => {
    const dated = (written: string) => read(`# Rocket 2\n\n## Timeline\n\n- Launch: ${written}\n`);
    expect(changes(dated(to).text, snapshotOf({ roadmap: dated(from), release: null, today: '2030-03-03', previous: null }))).toBe(
      told === '' ? '' : `* ${says}: Launch, ${told}`,
    );
  });

  it('tells a year that the words do not say', () => {
    const text = lines('## Timeline', '', '- Freeze: 1 March 2031', '- Launch: 1 May');
    expect(changes(text, published([], [date('Launch', '2030-05-01', '1 May')]))).toBe(
      '* New date: Freeze, 1 March 2031\n* Slipped: Launch, 2030-05-01 -> 2031-05-01',
    );
  });

  it('has no slip from the dates of another release', () => {
    const text = lines('# Rocket 3 roadmap', '', '## Timeline', '', '- Launch: 1 May 2031');
    const before = published([], [date('Launch', '2030-05-01', '1 May 2030')]);
    expect(changes(text, before)).toBe('');
    const old = lines('# Rocket 2', '', '## Timeline', '', '### Rocket 2', '', '- Launch: 1 May 2030', '', '### Rocket 3', '', '- Launch: 1 May 2031');
    expect(changes(old, before)).toBe('');
    expect(changes(text, { ...before, release: 'Rocket 3.0' })).toBe('* Slipped: Launch, 1 May 2030 -> 1 May 2031');
  });

  it('tells each kind by itself, what has left the file last', () => {
    const text = lines('## Bugs', '', '- A', '  - priority: low', '- [x] B', '- C');
    const before = published([item('A', { priority: 'high' }), item('B'), item('D')]);
    expect(changes(text, before)).toBe('* New: C\n* Resolved: B\n* Lowered: A, high -> low\n* Removed: D');
  });

  it('tells of no sub-items', () => {
    const text = lines('## Bugs', '', '- A', '  - [ ] B');
    expect(changes(text, published([item('A')]))).toBe('');
    expect(told(read(text)).items.map(({ title }) => title)).toEqual(['A']);
  });
});

describe('what needs attention', () => {
  it('is what is open and has no owner, where it is not external', () => {
    const text = lines(
      ...[
        '## Bugs',
        '',
        '- A',
        `- B ${linkTo(2)}`,
        '  - owner: ?',
        '- C',
        '  - owner: Kim',
        '- D',
        '  - owner: none yet',
        '- [x] E',
        '- Z',
        '  - owner: *Unassigned* yet',
        '',
      ],
      ...['## External projects', '', '- F', '', '## Planned', '', '- G (external)', '- H'],
    );
    expect(attention(text)).toBe('* No owner: A\n* No owner: B (#2)\n* No owner: D\n* No owner: Z\n* No owner: H');
  });

  it('is a status that two published updates told, external or not', () => {
    const status = (title: string, value: string) => `- ${title}\n  - owner: Kim\n  - status: ${value}\n`;
    const text = `## Bugs\n\n${status('A', 'v6 *posted*')}${status('B', 'v2')}${status('C', 'v1')}${status('D', 'v3')}- E\n  - owner: Kim\n\n## External projects\n\n${status('F', 'begun')}`;
    const before = [
      ...[item('A', { status: 'v6 posted', updates: 2 }), item('B', { status: 'v1', updates: 4 }), item('C', { status: 'v1', updates: 1 })],
      ...[item('E', { updates: 7 }), item('F', { status: 'begun', updates: 13 })],
    ];
    expect(attention(text, published(before))).toBe('* Status unchanged for two updates: A: v6 posted\n* Status unchanged for 13 updates: F: begun');
  });

  it('is left out where nothing does', () => {
    expect(updateOf(lines('## Bugs', '', '- A', '  - owner: Kim', '  - status: v1')).text).not.toContain('attention');
  });
});

describe('what an update told is remembered', () => {
  const text = lines(
    ...[
      '## Timeline',
      '',
      '- Freeze: 2 March 2030',
      '- Party: soon',
      '',
      '## Bugs',
      '',
      `- A  *b* ${linkTo(3)}`,
      '  - status: v6 [posted](x)',
      '  - priority: high',
      '- [x] C',
      '',
    ],
    ...['## Later', '', '- D'],
  );
  const roadmap = read(text);

  it('with each item’s values, and the dates that can be read', () => {
    expect(told(roadmap)).toEqual({
      date: '2030-03-10',
      release: null,
      items: [
        { issue: 3, title: 'A b', state: 'open', priority: 'high', status: 'v6 posted', release: '', updates: 1, kind: 'bug' },
        { issue: null, title: 'C', state: 'done', priority: null, status: '', release: '', updates: 1, kind: 'bug' },
        { issue: null, title: 'D', state: 'open', priority: null, status: '', release: 'later', updates: 1, kind: 'feature' },
      ],
      timeline: [{ label: 'Freeze', until: '2030-03-02', written: '2 March 2030' }],
    });
  });

  it('with the number of updates that told the same status', () => {
    const before = published([item('A b', { issue: 3, status: 'v6 posted', updates: 4 }), item('C', { status: 'v1', updates: 2 })]);
    expect(told(roadmap, before).items.map(({ updates }) => updates)).toEqual([5, 1, 1]);
  });
});
