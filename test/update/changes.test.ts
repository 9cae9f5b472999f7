import { describe, expect, it } from 'vitest';
import type { PublishedItem, Snapshot } from '../../src/model.ts';
import { snapshotOf } from '../../src/update/snapshot.ts';
import { lines, linkTo, read } from '../roadmap/reading.ts';
import { under, updateOf } from './updates.ts';

const item = (title: string, change: Partial<PublishedItem> = {}): PublishedItem => ({
  ...{ issue: null, title, state: 'open', priority: null, status: '', release: '', updates: 1 },
  ...change,
});
const published = (items: readonly PublishedItem[], timeline: Snapshot['timeline'] = []): Snapshot => ({ date: '2030-03-03', items, timeline });
const changes = (text: string, previous: Snapshot) => under('== Changes since 3 March 2030 ==', updateOf(text, { previous }).text);
const attention = (text: string, previous: Snapshot | null = null) => under('== Needs attention ==', updateOf(text, { previous }).text);

describe('what changed since the last update', () => {
  it('is not told where there was none, or where nothing did', () => {
    const text = lines('## Bugs', '', '- A', '- [x] B', '', '## Planned', '', '- C', '  - priority: low', '  - release: 3.0');
    expect(updateOf(text).text).not.toContain('Changes');
    const same = [item('A'), item('B', { state: 'done' }), item('C', { priority: 'low', release: '3.0' }), item('Gone from the file')];
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
    ['none that comes back', '- A', item('A', { release: 'later' }), ''],
    ['none that comes back to a named one', '- A\n  - release: 2.0', item('A', { release: 'later' }), ''],
    ['none that names the release it was meant for', '- A\n  - release: Rocket 2', item('A'), ''],
    ['one with a higher priority', '- A\n  - priority: high (now)', item('A', { priority: 'low' }), '* Raised: A, low -> high'],
    ['one that had none', '- A\n  - priority: high', item('A'), '* Raised: A -> high'],
    ['none that got a low one', '- A\n  - priority: low', item('A'), ''],
    ['none with a lower one', '- A\n  - priority: high', item('A', { priority: 'blocker' }), ''],
    ['none that lost it', '- A', item('A', { priority: 'minor' }), ''],
  ])('tells %s', (_, written, before, told) => {
    expect(changes(`# Rocket 2 roadmap\n\n## Bugs\n\n${written}\n`, published(before === null ? [] : [before]))).toBe(told);
  });

  it('finds an item by its issue, then by its title, each once', () => {
    const text = lines('## Bugs', '', '- Same', `- Same ${linkTo(2)}`, '- Same', `- Other ${linkTo(3)}`, `- Third ${linkTo(4)}`);
    const before = published([item('Same', { issue: 2 }), item('Same'), item('Third'), item('Other', { issue: 9 })]);
    expect(changes(text, before)).toBe('* New: Same\n* New: Other (#3)');
  });

  it('tells dates that are later than they were', () => {
    const text = lines('## Timeline', '', '- Freeze: 2 March 2030', '- Tests: 1 March 2030', '- Tests: 9 March 2030', '- Party: soon', '- Launch: 1 May 2030');
    const before = [
      ...[
        { label: 'Freeze', date: '2030-03-03' },
        { label: 'Tests', date: '2030-03-01' },
        { label: 'Tests', date: '2030-03-08' },
      ],
      ...[
        { label: 'Party', date: '2030-04-01' },
        { label: 'Launch', date: '2030-04-30' },
      ],
    ];
    expect(changes(text, published([], before))).toBe('* Slipped: Tests, 8 March 2030 -> 9 March 2030\n* Slipped: Launch, 30 April 2030 -> 1 May 2030');
  });

  it('tells of no sub-items', () => {
    const text = lines('## Bugs', '', '- A', '  - [ ] B');
    expect(changes(text, published([item('A')]))).toBe('');
    expect(snapshotOf(read(text), '2030-03-10', null).items.map(({ title }) => title)).toEqual(['A']);
  });
});

describe('what needs attention', () => {
  it('is what is open and has no owner, where it is not external', () => {
    const text = lines(
      ...['## Bugs', '', '- A', `- B ${linkTo(2)}`, '  - owner: ?', '- C', '  - owner: Kim', '- D', '  - owner: none yet', '- [x] E', ''],
      ...['## External projects', '', '- F', '', '## Planned', '', '- G (external)', '- H'],
    );
    expect(attention(text)).toBe('* No owner: A\n* No owner: B (#2)\n* No owner: D\n* No owner: H');
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
    expect(snapshotOf(roadmap, '2030-03-10', null)).toEqual({
      date: '2030-03-10',
      items: [
        { issue: 3, title: 'A b', state: 'open', priority: 'high', status: 'v6 posted', release: '', updates: 1 },
        { issue: null, title: 'C', state: 'done', priority: null, status: '', release: '', updates: 1 },
        { issue: null, title: 'D', state: 'open', priority: null, status: '', release: 'later', updates: 1 },
      ],
      timeline: [{ label: 'Freeze', date: '2030-03-02' }],
    });
  });

  it('with the number of updates that told the same status', () => {
    const before = published([item('A b', { issue: 3, status: 'v6 posted', updates: 4 }), item('C', { status: 'v1', updates: 2 })]);
    expect(snapshotOf(roadmap, '2030-03-10', before).items.map(({ updates }) => updates)).toEqual([5, 1, 1]);
  });
});
