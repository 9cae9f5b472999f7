import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/config.ts';
import type { Roadmap } from '../../src/model/roadmap.ts';
import type { PublishedItem, Snapshot } from '../../src/model/update.ts';
import { importUpdate } from '../../src/roadmap/import/import.ts';
import { readRoadmap } from '../../src/roadmap/read/roadmap.ts';
import { lines, linkTo, read, reading } from '../roadmap/reading.ts';
import { under, updateOf } from './updates.ts';

const headings = (text: string) => text.split('\n').filter((line) => line.startsWith('='));
const published = (...items: ReadonlyArray<Partial<PublishedItem> & { title: string }>): Snapshot => ({
  date: '2030-03-03',
  release: null,
  items: items.map((item) => ({ issue: null, state: 'open', priority: null, status: '', release: '', updates: 1, ...item })),
  timeline: [],
});

describe('the headings of the groups', () => {
  it('are the roadmap’s own where a section is just such a group', () => {
    const text = lines('## ✅ Shipped (so far)', '', '- A', '', '## Known issues', '', '- B', '', '## Up next', '', '- C');
    expect(headings(updateOf(text).text).slice(0, 3)).toEqual(['== ✅ Shipped (so far) ==', '== Known issues ==', '== Up next ==']);
    expect(updateOf(text).markdown).toContain('## ✅ Shipped (so far)\n\n- A\n\n## Known issues\n\n- B\n\n## Up next\n\n- C\n');
  });

  it('are the usual ones where a section does not say what stands in it', () => {
    const text = lines('## Spring', '', '- [x] A', '- [ ] fix: B', '- [ ] C', '- [ ] D (external)');
    expect(headings(updateOf(text).text)).toEqual([
      ...['== Completed ==', '== Open bugs ==', '== Not yet complete ==', '== External projects =='],
      '== Needs attention ==',
    ]);
  });

  it('have the sections below them where the items stand in several', () => {
    const text = lines(
      '# Plan',
      '',
      '- [x] A',
      '',
      '## Spring',
      '',
      '- [x] B',
      '',
      '### Tests',
      '',
      '- [ ] C',
      '',
      '## Summer',
      '',
      '### Tests',
      '',
      '- [ ] D',
    );
    const { markdown, text: plain } = updateOf(text);
    expect(markdown).toContain(
      lines(
        ...['## Completed', '', '- A', '', '### Spring', '', '- B', ''],
        ...['## Not yet complete', '', '### Spring: Tests', '', '- C', '', '### Summer: Tests', '', '- D', ''],
      ),
    );
    expect(under('== Completed ==', plain)).toBe('* A\n\n=== Spring ===\n\n* B');
    // The import would not read items below a sub-heading as open.
    expect(under('== Not yet complete ==', plain)).toBe('Spring: Tests:\n\n* C\n\nSummer: Tests:\n\n* D');
  });

  it('let the items below them be imported again', () => {
    const text = lines(
      ...['## Spring', '', '- [ ] A', '- [x] B', '', '## Backlog', '', '- C (external)', '- D', '- [x] E', '', '## External projects', '', '- F', ''],
      ...['## Later!', '', '- G', '', '## Open bugs', '', '- H', '- [x] I'],
    );
    const known = ({ items }: Roadmap) => items.map(({ title, kind, state, external, release }) => [title, kind, state, external, release]).toSorted();
    expect(known(read(importUpdate(updateOf(text).text)))).toEqual(known(read(text)));
  });

  it('name those above them where two have one title, if they have one', () => {
    const text = lines('##', '', '### Tests', '', '- [ ] A', '', '## B', '', '### Tests', '', '- [ ] C');
    expect(updateOf(text).markdown).toContain('### Tests\n\n- A\n\n### B: Tests\n\n- C\n');
  });

  it('say nothing that is not so, and nothing twice', () => {
    const text = lines(
      ...['## In progress', '', '- [x] A', '- B', '', '## Version 1', '', '- [x] C', '', '## Completed', '', '- D', '', '## Open bugs', '', '- [x] E'],
    );
    expect(under('== Completed ==', updateOf(text).text)).toBe('* A\n\n* D\n\n=== Version 1 ===\n\n* C\n\n=== Bugs ===\n\n* E');
  });

  it('leave what stands below a heading without words to none of the others', () => {
    const text = lines(...['## A', '', '- [ ] a', '- [x] b', '', '##', '', '- [ ] c', '- [x] d', '', '## E', '', '- [ ] e', '- [x] f']);
    const { markdown, text: plain } = updateOf(text);
    expect(under('== Completed ==', plain)).toBe('* d\n\n=== A ===\n\n* b\n\n=== E ===\n\n* f');
    expect(under('== Not yet complete ==', plain)).toBe('* c\n\nA:\n\n* a\n\nE:\n\n* e');
    expect(markdown).toContain('## Not yet complete\n\n- c\n\n### A\n\n- a\n\n### E\n\n- e\n');
  });

  it('end as they are written where a colon would not fit', () => {
    const text = lines('## Why not?', '', '- [ ] A', '', '## Version 2 (soon)', '', '- [ ] B');
    expect(under('== Not yet complete ==', updateOf(text).text)).toBe('Why not?\n\n* A\n\nVersion 2 (soon):\n\n* B');
  });

  it('turn no text around, and ring no bell', () => {
    const text = lines('## Note', '', '#### P\u0007S', '', 'x', '', '## Goals\u202e', '', 'Fly.', '', '## Bugs (\u202eall)', '', '- A');
    expect(headings(updateOf(text).text).slice(0, 3)).toEqual(['==== P S ====', '== Goals ==', '== Bugs ( all) ==']);
    const parts = lines('## A\u0007b', '', '- [x] c', '- [ ] d', '', '## E\u202ef', '', '- [x] g', '- [ ] h');
    expect(under('== Completed ==', updateOf(parts).text)).toBe('=== A b ===\n\n* c\n\n=== E f ===\n\n* g');
    expect(under('== Not yet complete ==', updateOf(parts).text)).toBe('A b:\n\n* d\n\nE f:\n\n* h');
  });

  it('are as long as they are', () => {
    const title = `Bugs ${'that somebody found '.repeat(5)}(all)`;
    expect(updateOf(lines('## Known issues (of the first, the second, the third, the fourth and the fifth release)', '', '- A')).text).toContain(
      '\n== Known issues (of the first, the second, the third, the fourth and the\n   fifth release) ==\n',
    );
    expect(updateOf(lines(`## ${title}`, '', '- [ ] A')).text).not.toContain(title);
  });
});

describe('the groups', () => {
  it('hold open bugs by priority, and otherwise as in the file', () => {
    const bug = (title: string, priority: string) => `- ${title}\n  - priority: ${priority}\n`;
    const text = `## Bugs\n\n${[bug('a', 'minor'), bug('b', 'low'), bug('c', 'whenever'), '- d\n', bug('e', 'medium'), bug('f', 'high'), bug('g', 'Critical'), bug('h', 'blocker'), bug('i', 'high')].join('')}`;
    expect(
      under('== Bugs ==', updateOf(text).text)
        .match(/^\* .$/gm)
        ?.join(''),
    ).toBe('* h* g* f* i* e* c* d* b* a');
  });

  it('tell a solved bug as resolved where the last update told it as open, or did not know it', () => {
    const text = lines('## Bugs', '', '- [x] A', '- ~~B~~', '- [x] C', '- [x] D', '', '## Planned', '', '- [x] E', '- ~~F~~');
    const first = updateOf(text);
    expect(under('== Completed ==', first.text).match(/^\* .$/gm)).toEqual(['* E', '* A', '* C', '* D']);
    expect(under('== Dropped ==', first.text)).toBe('* F\n\n=== Bugs ===\n\n* B');
    expect(first.text).not.toContain('resolved');
    const next = updateOf(text, { previous: published({ title: 'A' }, { title: 'B' }, { title: 'C', state: 'done' }, { title: 'E' }, { title: 'F' }) });
    expect(under('== Bugs resolved since last update ==', next.text)).toBe('* A\n\n* B\n  resolution: Not planned\n\n* D');
    expect(under('== Completed ==', next.text)).toBe('* E\n\n=== Bugs ===\n\n* C');
  });

  it('hold all that stands in a section of resolved bugs, without strike-through', () => {
    const text = lines('## Fixed bugs', '', `- ~~A *b*~~ ${linkTo(1)}`, `- ~~C ${linkTo(2)}~~`, '  - resolution: Duplicate of #1', '- [ ] D (external)');
    expect(under('## Fixed bugs', updateOf(text).markdown)).toBe(
      [...[`- A *b* ${linkTo(1)}`, '  - resolution: Not planned', ''], ...[`- C ${linkTo(2)}`, '  - resolution: Duplicate of #1', '', '- D (external)']].join(
        '\n',
      ),
    );
  });

  it('hold rows and headings as items like any other', () => {
    const config = lines(
      ...['sections:', '  - title: Parser', '    kind: bug', '    items: table', '  - title: Ideas', '    items: headings'],
      ...['words:', '  done: [Shipped]'],
    );
    const text = lines(
      ...['## Parser', '', '| Bug | Status | Owner | Remark |', '| --- | --- | --- | --- |'],
      ...['| `a \\| b` is lost | in review | Kim | see [log](https://x.y) |', '| Crash | Shipped | | |', '| - dash | | | |', ''],
      ...[
        '## Ideas',
        '',
        '### 1. Warp drive',
        '',
        'Very fast.',
        '',
        '- owner: Sam',
        '- [ ] test it',
        '',
        '#### Risks',
        '',
        'Some.',
        '',
        '### Teleport - Shipped',
      ],
    );
    const roadmap = readRoadmap(text, { ...reading, rules: parseConfig(config, 'config.yml').rules });
    const { markdown, text: plain } = updateOf(roadmap);
    expect(markdown).toContain(
      lines(
        ...['## Completed', '', '### Parser', '', '- Crash', '  - status: Shipped', '', '### Ideas', '', '- Teleport', ''],
        ...['## Parser', '', '- `a \\| b` is lost', '', '  see [log](https://x.y)', '', '  - status: in review', '  - owner: Kim', '', '- \\- dash', ''],
        ...['## Ideas', '', '- Warp drive', '', '  Very fast.', '', '  #### Risks', '', '  Some.', '', '  - [ ] test it', '  - owner: Sam', ''],
      ),
    );
    expect(plain).toContain(
      lines(
        ...['== Parser ==', '', '* `a | b` is lost', '', '  see log <https://x.y>', '  status: in review', '  owner: Kim', '', '* - dash', ''],
        ...['== Ideas ==', '', '* Warp drive', '  Very fast.', '', '  ==== Risks ====', '', '  Some.', '  - test it', '  owner: Sam', ''],
      ),
    );
  });

  it('say what a field says, not how it is misspelt or where it stands', () => {
    const text = lines(
      '## Bugs',
      '',
      '- A',
      '  > why',
      '',
      '  **Owner:** Kim, *Robin*',
      '  priorty: low',
      '  kind: bug',
      '  Status: one',
      '',
      '  - status: two',
      '  - release:',
    );
    const { markdown, text: plain } = updateOf(text);
    expect(under('## Bugs', markdown)).toBe('- A\n  > why\n\n  - owner: Kim, *Robin*\n  - priority: low\n  - status: two');
    expect(under('== Bugs ==', plain)).toBe('* A\n  > why\n  owner: Kim, Robin\n  priority: low\n  status: two');
  });

  it('keep apart what an item leaves open', () => {
    const text = lines('## Bugs', '', '- A', '  - owner: Kim', '', '  ```', '  code', '', '## Planned', '', '- B');
    expect(updateOf(text).markdown).toContain('- A\n  - owner: Kim\n\n  ```\n  code\n\n## Planned\n\n- B\n');
  });

  it('have titles that a bullet makes nothing else of', () => {
    const text = lines('## Planned', '', '- [ ] [x] A', '- [ ] # B', '- [ ] - C', '- [ ] > D');
    expect(under('## Planned', updateOf(text).markdown)).toBe('- \\[x] A\n- \\# B\n- \\- C\n- \\> D');
  });

  it('have titles on one line', () => {
    const text = lines('## Planned', '', '- **Radio', '  on** two\\', '  channels <!-- or three --> (external) (#7)');
    const { markdown, text: plain } = updateOf(text);
    expect(markdown).toContain(`\n- **Radio on** two channels (external) ${linkTo(7)}\n`);
    expect(plain).toContain('\n* Radio on two channels (external)\n  link: https://github.com/acme/rocket/issues/7\n');
  });
});
