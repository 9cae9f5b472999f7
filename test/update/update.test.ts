import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/model/roadmap.ts';
import type { Snapshot } from '../../src/model/update.ts';
import { importUpdate } from '../../src/roadmap/import/import.ts';
import { fieldsOf, lines, linkTo, read } from '../roadmap/reading.ts';
import { updateOf } from './updates.ts';

const ROADMAP = lines(
  '# Rocket 2.0 roadmap',
  '',
  'Rocket 2.0 flies higher. The design is in the [plan][], and these are its steps, in the order in which they are taken:',
  '',
  '1. Fill the tank',
  '2. **Count** down',
  '',
  '## Note',
  '',
  'The crew is *complete*.',
  '<!-- not yet public: Kim leaves in May -->',
  '### Thanks',
  '',
  'To all of you.',
  '',
  '## Goals',
  '',
  '- No leaks',
  '- A flight that is on time, does not wake the neighbours, and lands where it began',
  '',
  '## Timeline',
  '',
  '- Freeze: 1 March 2030',
  '- Launch: 8 May 2030 <== WE ARE HERE',
  '',
  'Last updated: 2 March 2030',
  '',
  '## Completed',
  '',
  '- Paint the hull',
  '  - white stripes',
  '- Order seats',
  '',
  '  They arrive in May.',
  '',
  '## Bugs resolved since last update',
  '',
  `- Door jams ${linkTo(3)}`,
  '  - resolution: Fixed',
  `- ~~Horn is loud ${linkTo(4)}~~`,
  '',
  '## Open bugs',
  '',
  '- Lamp flickers',
  '  - priority: low',
  `- Valve <main> leaks when the pressure in the second tank rises above the limit ${linkTo(5)}`,
  '  > Seen twice by the night shift, in the log of the second of March and in that of the third.',
  '  >',
  '  > https://example.org/valve',
  '',
  '  - [x] find the valve',
  '  - [ ] order a new one',
  '    - owner: Robin',
  '  - priority: blocker (?)',
  '  - status: waiting for [parts](https://example.org/parts)',
  '- Clock is late',
  '',
  '## Planned',
  '',
  '- Radio: `second` channel',
  '  - owner: @sam',
  '  - release: later',
  '',
  '## External projects (they have their own plans)',
  '',
  '- Landing pad (external)',
  '  - status: concrete is drying',
  '',
  '[plan]: https://example.org/plan',
);

/** What an update told a week before, of the same roadmap as it was. */
const PREVIOUS: Snapshot = {
  date: '2030-03-03',
  release: 'Rocket 2.0',
  items: [
    { issue: 3, title: 'Door jams', state: 'open', priority: 'high', status: '', release: '', updates: 1 },
    { issue: 4, title: 'Horn is loud', state: 'open', priority: null, status: '', release: '', updates: 1 },
    { issue: 5, title: 'Valve leaks', state: 'open', priority: 'high', status: 'waiting for parts', release: '', updates: 2 },
    { issue: null, title: 'Lamp flickers', state: 'done', priority: 'low', status: '', release: '', updates: 1 },
    { issue: null, title: 'Radio: `second` channel', state: 'open', priority: null, status: '', release: '2.0', updates: 3 },
    { issue: null, title: 'Landing pad', state: 'open', priority: null, status: 'digging', release: '', updates: 1 },
  ],
  timeline: [
    { label: 'Freeze', until: '2030-03-01', written: '1 March 2030' },
    { label: 'Launch', until: '2030-05-01', written: '1 May 2030' },
  ],
};

const TEXT = lines(
  'Rocket 2.0 development update, 10 March 2030',
  '',
  'The crew is complete.',
  '',
  '=== Thanks ===',
  '',
  'To all of you.',
  '',
  'There is one issue left to sort out:',
  '',
  '* Valve <main> leaks when the pressure in the second tank rises above',
  '  the limit',
  '  owner: nobody',
  '  status: waiting for parts',
  '  priority: blocker (?)',
  '  link: https://github.com/acme/rocket/issues/5',
  '',
  'Rocket 2.0 flies higher. The design is in the plan',
  '<https://example.org/plan>, and these are its steps, in the order in',
  'which they are taken:',
  '',
  '1. Fill the tank',
  '2. Count down',
  '',
  '== Goals ==',
  '',
  '* No leaks',
  '* A flight that is on time, does not wake the neighbours, and lands',
  '  where it began',
  '',
  '== Timeline ==',
  '',
  '* Freeze: 1 March 2030',
  '* Launch: 8 May 2030 <== WE ARE HERE',
  '',
  'Last updated: 10 March 2030',
  '',
  '== Completed ==',
  '',
  '* Paint the hull',
  '  - white stripes',
  '',
  '* Order seats',
  '  They arrive in May.',
  '',
  '== Bugs resolved since last update ==',
  '',
  '* Door jams',
  '  resolution: Fixed',
  '  link: https://github.com/acme/rocket/issues/3',
  '',
  '* Horn is loud',
  '  resolution: Not planned',
  '  link: https://github.com/acme/rocket/issues/4',
  '',
  '== Open bugs ==',
  '',
  '* Valve <main> leaks when the pressure in the second tank rises above',
  '  the limit',
  '  > Seen twice by the night shift, in the log of the second of March and',
  '    in that of the third.',
  '  > https://example.org/valve',
  '  - find the valve (done)',
  '  - order a new one',
  '    owner: Robin',
  '  priority: blocker (?)',
  '  status: waiting for parts <https://example.org/parts>',
  '  link: https://github.com/acme/rocket/issues/5',
  '',
  '* Clock is late',
  '',
  '* Lamp flickers',
  '  priority: low',
  '',
  '== Planned ==',
  '',
  '* Radio: `second` channel',
  '  owner: @sam',
  '  release: later',
  '',
  '== External projects (they have their own plans) ==',
  '',
  '* Landing pad (external)',
  '  status: concrete is drying',
  '',
  '== Changes since 3 March 2030 ==',
  '',
  '* New: Clock is late',
  '* Resolved: Door jams (#3): Fixed',
  '* Resolved: Horn is loud (#4): Not planned',
  '* Reopened: Lamp flickers',
  '* Slipped: Launch, 1 May 2030 -> 8 May 2030',
  '* Slipped: Radio: `second` channel, 2.0 -> later',
  '* Raised: Valve <main> leaks when the pressure in the second tank rises',
  '  above the limit (#5), high -> blocker',
  '',
  '== Needs attention ==',
  '',
  '* No owner: Lamp flickers',
  '* No owner: Valve <main> leaks when the pressure in the second tank',
  '  rises above the limit (#5)',
  '* No owner: Clock is late',
  '* Status unchanged for two updates: Valve <main> leaks when the pressure',
  '  in the second tank rises above the limit (#5): waiting for parts',
);

const MARKDOWN = lines(
  '# Rocket 2.0 development update, 10 March 2030',
  '',
  'The crew is *complete*.',
  '',
  '### Thanks',
  '',
  'To all of you.',
  '',
  'There is one issue left to sort out:',
  '',
  '- Valve \\<main\\> leaks when the pressure in the second tank rises above the limit ([#5](https://github.com/acme/rocket/issues/5)) — owner: nobody, status: waiting for parts, priority: blocker (?)',
  '',
  'Rocket 2.0 flies higher. The design is in the [plan][], and these are its steps, in the order in which they are taken:',
  '',
  '1. Fill the tank',
  '2. **Count** down',
  '',
  '## Goals',
  '',
  '- No leaks',
  '- A flight that is on time, does not wake the neighbours, and lands where it began',
  '',
  '## Timeline',
  '',
  '- Freeze: 1 March 2030',
  '- Launch: 8 May 2030 <== WE ARE HERE',
  '',
  'Last updated: 10 March 2030',
  '',
  '## Completed',
  '',
  '- Paint the hull',
  '  - white stripes',
  '',
  '- Order seats',
  '',
  '  They arrive in May.',
  '',
  '## Bugs resolved since last update',
  '',
  '- Door jams ([#3](https://github.com/acme/rocket/issues/3))',
  '  - resolution: Fixed',
  '',
  '- Horn is loud ([#4](https://github.com/acme/rocket/issues/4))',
  '  - resolution: Not planned',
  '',
  '## Open bugs',
  '',
  '- Valve <main> leaks when the pressure in the second tank rises above the limit ([#5](https://github.com/acme/rocket/issues/5))',
  '  > Seen twice by the night shift, in the log of the second of March and in that of the third.',
  '  >',
  '  > https://example.org/valve',
  '',
  '  - [x] find the valve',
  '  - [ ] order a new one',
  '    - owner: Robin',
  '  - priority: blocker (?)',
  '  - status: waiting for [parts](https://example.org/parts)',
  '',
  '- Clock is late',
  '',
  '- Lamp flickers',
  '  - priority: low',
  '',
  '## Planned',
  '',
  '- Radio: `second` channel',
  '  - owner: @sam',
  '  - release: later',
  '',
  '## External projects (they have their own plans)',
  '',
  '- Landing pad (external)',
  '  - status: concrete is drying',
  '',
  '## Changes since 3 March 2030',
  '',
  '- New: Clock is late',
  '- Resolved: Door jams ([#3](https://github.com/acme/rocket/issues/3)): Fixed',
  '- Resolved: Horn is loud ([#4](https://github.com/acme/rocket/issues/4)): Not planned',
  '- Reopened: Lamp flickers',
  '- Slipped: Launch, 1 May 2030 → 8 May 2030',
  '- Slipped: Radio: \\`second\\` channel, 2.0 → later',
  '- Raised: Valve \\<main\\> leaks when the pressure in the second tank rises above the limit ([#5](https://github.com/acme/rocket/issues/5)), high → blocker',
  '',
  '## Needs attention',
  '',
  '- No owner: Lamp flickers',
  '- No owner: Valve \\<main\\> leaks when the pressure in the second tank rises above the limit ([#5](https://github.com/acme/rocket/issues/5))',
  '- No owner: Clock is late',
  '- Status unchanged for two updates: Valve \\<main\\> leaks when the pressure in the second tank rises above the limit ([#5](https://github.com/acme/rocket/issues/5)): waiting for parts',
  '',
  '[plan]: https://example.org/plan',
);

describe('a development update', () => {
  it('as plain text for a mailing list', () => {
    expect(updateOf(ROADMAP, { previous: PREVIOUS }).text).toBe(TEXT);
  });

  it('as Markdown', () => {
    expect(updateOf(ROADMAP, { previous: PREVIOUS }).markdown).toBe(MARKDOWN);
  });

  it('has its first line for a subject', () => {
    const { subject, text, markdown } = updateOf(ROADMAP);
    expect(subject).toBe('Rocket 2.0 development update, 10 March 2030');
    expect([text.split('\n')[0], markdown.split('\n')[0]]).toEqual([subject, `# ${subject}`]);
  });

  it.each([
    ['line ends', ROADMAP.replaceAll('\n', '\r\n'), PREVIOUS],
    ['order of what was told before', ROADMAP, { ...PREVIOUS, items: PREVIOUS.items.toReversed(), timeline: PREVIOUS.timeline.toReversed() }],
  ])('says the same to the byte, whatever the %s', (_, roadmap, previous) => {
    expect(updateOf(roadmap, { previous })).toEqual({ subject: 'Rocket 2.0 development update, 10 March 2030', text: TEXT, markdown: MARKDOWN });
  });

  it('leaves what it is made from as it was', () => {
    const [roadmap, previous] = [read(ROADMAP), structuredClone(PREVIOUS)];
    const before = structuredClone([roadmap, previous]);
    updateOf(roadmap, { previous });
    expect([roadmap, previous]).toEqual(before);
  });

  it('can be told without a repository', () => {
    const { text, markdown } = updateOf(ROADMAP, { address: { server: 'https://github.com', repositories: null } });
    expect(text).toContain('* Door jams\n  resolution: Fixed\n  link: #3\n');
    expect(markdown).toContain('- Door jams (#3)\n');
  });
});

describe('the text of an update', () => {
  const expected = read(ROADMAP).items.filter(({ parent }) => parent === null);

  it('is imported as the same items with the same fields', () => {
    const items = read(importUpdate(TEXT)).items.filter(({ parent }) => parent === null);
    const known = ({ title, kind, state, external, issue, priority }: Item) => ({ title, kind, state, external, issue, priority });
    const byTitle = (a: { title: string }, b: { title: string }) => (a.title < b.title ? -1 : 1);
    // Struck through it would read as dropped; what it says instead is its resolution.
    const told = expected.map((item) => ({ ...known(item), state: item.state === 'dropped' ? 'done' : item.state }));
    expect(items.map(known).toSorted(byTitle)).toEqual(told.toSorted(byTitle));
    const fields = Object.fromEntries(items.map((item) => [item.title, fieldsOf(item)]));
    expect(fields).toMatchObject(Object.fromEntries(expected.filter(({ priority }) => priority !== 'blocker').map((item) => [item.title, fieldsOf(item)])));
    expect(fields[expected.find(({ priority }) => priority === 'blocker')?.title ?? '']).toEqual({
      priority: 'blocker (?)',
      status: 'waiting for parts <https://example.org/parts>',
    });
  });

  it.each([
    ['2 March 2030', '2 March 2030', '10 March 2030'],
    ['an ISO date', '2030-03-02', '2030-03-10'],
    ['an American one', 'Mar 2nd, 2030', 'Mar 10th, 2030'],
  ])('writes its date as the roadmap does: %s', (_, written, date) => {
    const { subject, text } = updateOf(lines('# Rocket', '', `Last updated: ${written}`), {
      previous: { date: '2030-03-03', release: null, items: [], timeline: [] },
    });
    expect(subject).toBe(`Rocket development update, ${date}`);
    expect(text).toContain(`\nLast updated: ${date}\n`);
  });
});

describe('the release in the subject', () => {
  it.each([
    ['# Xen 9.1 development update', 'Xen 9.1'],
    ['# Xen 9.1 Roadmap', 'Xen 9.1'],
    ['# Xen 9.1: release plan', 'Xen 9.1'],
    ['# Roadmap', 'rocket'],
    ['# Development update', 'rocket'],
    ['Some words.', 'rocket'],
    ['# The *long* way', 'The long way'],
  ])('of “%s” is %s', (title, release) => {
    expect(updateOf(`${title}\n`).subject).toBe(`${release} development update, 10 March 2030`);
  });

  it('is a plain word where there is no repository either', () => {
    expect(updateOf('', { address: { server: 'https://github.com', repositories: null } })).toEqual({
      subject: 'Roadmap development update, 10 March 2030',
      markdown: '# Roadmap development update, 10 March 2030\n\nNo blockers are open.\n',
      text: 'Roadmap development update, 10 March 2030\n\nNo blockers are open.\n',
    });
  });
});

describe('the blockers', () => {
  const roadmap = (count: number) => `## Open bugs\n\n${Array.from({ length: count }, (_, at) => `- Bug ${at + 1}\n  - priority: blocker\n`).join('')}`;

  it.each([
    [0, 'No blockers are open.'],
    [1, 'There is one issue left to sort out:'],
    [2, 'There are two issues left to sort out:'],
    [12, 'There are twelve issues left to sort out:'],
    [13, 'There are 13 issues left to sort out:'],
  ])('%i of them are told as “%s”', (count, sentence) => {
    const { text, markdown } = updateOf(roadmap(count));
    expect(text.split('\n')[2]).toBe(sentence);
    expect(markdown.split('\n')[2]).toBe(sentence);
  });

  it('are those that are open, in any section, external ones too', () => {
    const text = lines(
      ...['## Open bugs', '', '- A', '  - priority: blocker', '- ~~B~~', '  - priority: blocker', ''],
      ...['## Completed', '', '- C', '  - priority: blocker', '', '## External projects', '', '- D', '  - priority: Blocker!', '  - owner: TBD'],
    );
    expect(updateOf(text).markdown).toContain('There are two issues left to sort out:\n\n- A — owner: nobody\n- D (external) — owner: nobody\n\n## Completed');
  });

  it('call nobody and break no list', () => {
    const { markdown } = updateOf(lines('## Open bugs', '', '- [ ] \\# *1* @kim `x`', '  - priority: blocker', '  - owner: @kim', '  - status: see #3'));
    expect(markdown).toContain('- \\# 1 @\u200bkim \\`x\\` — owner: @\u200bkim, status: see #\u200b3\n');
  });
});
