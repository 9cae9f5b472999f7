import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const BASE = 'https://github.test/o/r';

/** The text of the first issue between its markers. */
function said({ body }: { readonly body: string | null }): string {
  return /^<!-- roadmap-sync:begin .*-->\n([\s\S]*)\n<!-- roadmap-sync:end -->$/.exec(body ?? '')?.[1] ?? '';
}

async function bodyOf(...text: readonly string[]): Promise<string> {
  const world = await MemoryWorld.agreed(lines(...text));
  expect(await world.afterwards()).toEqual([]);
  return said(world.issue(1));
}

describe('the notes in an issue', () => {
  it.each([
    ['a link', 'See [the plan](docs/plan.md "T").', `See [the plan](${BASE}/blob/HEAD/docs/plan.md "T").`],
    ['with dots', '[a](./docs/../b.md#c) and [d](/e.md)', `[a](${BASE}/blob/HEAD/b.md#c) and [d](${BASE}/blob/HEAD/e.md)`],
    ['with a space', '[a](<my file.md>)', `[a](<${BASE}/blob/HEAD/my%20file.md>)`],
    ['to a heading', '[above](#later)', `[above](${BASE}/blob/HEAD/ROADMAP.md#later)`],
    ['an image', '![shot](img/a.png)', `![shot](${BASE}/raw/HEAD/img/a.png)`],
    ['an image in a link', '[![i](i.png)](d.md)', `[![i](${BASE}/raw/HEAD/i.png)](${BASE}/blob/HEAD/d.md)`],
    ['a reference', '[the plan][p], [p][] and [p]', `[the plan](${BASE}/blob/HEAD/p.md), [p](${BASE}/blob/HEAD/p.md) and [p](${BASE}/blob/HEAD/p.md)`],
    ['another repository’s issue', '[x](https://github.com/a/b/issues/5)', '[x](https://redirect.github.com/a/b/issues/5)'],
    ['its bare address', 'See https://github.com/a/b/pull/5#issuecomment-1.', 'See https://redirect.github.com/a/b/pull/5#issuecomment-1.'],
    ['code', '`[a](b.md)`', '`[a](b.md)`'],
    ['whole addresses', '[a](https://example.org/b.md) <me@example.org>', '[a](https://example.org/b.md) <me@example.org>'],
    ['an image in HTML', '<img src="img/a.png" width="9">', `<img src="${BASE}/raw/HEAD/img/a.png" width="9">`],
    ['a link in HTML', "Read <a href='../d.md#x'>it</a>", `Read <a href='${BASE}/blob/d.md#x'>it</a>`],
    [
      'a picture',
      '<picture><source srcset="a.png, b.png 2x"></picture>',
      `<picture><source srcset="${BASE}/raw/HEAD/a.png, ${BASE}/raw/HEAD/b.png 2x"></picture>`,
    ],
    ['HTML in code', '`<img src="a.png">`', '`<img src="a.png">`'],
    ['another repository’s issue without a scheme', 'See www.github.com/a/b/issues/5', 'See https://redirect.github.com/a/b/issues/5'],
  ])('have whole links: %s', async (_, note, shown) => {
    expect(await bodyOf('- [ ] A', '', `  ${note}`, '', '[p]: p.md')).toContain(`${shown}\n\n<sub>`);
  });

  it.each([
    ['someone', 'cc @ann and *@bob*', 'cc @\u200bann and *@\u200bbob*'],
    ['nobody in code', '`npm i @acme/bell`, and ~~`@ann`~~', '`npm i @acme/bell`, and ~~`@ann`~~'],
    ['nobody in a block of code', '```sh\n  npm i @acme/bell\n  ```', '```sh\nnpm i @acme/bell\n```'],
    ['someone beside a single backtick', 'a ` @ann', 'a ` @\u200bann'],
    ['nobody in an address', '[a](https://example.org/@ann/b) https://example.org/@ann', '[a](https://example.org/@ann/b) https://example.org/@ann'],
    [
      'someone behind an address',
      '[a](https://example.org/b)@ann https://example.org/ @ann',
      '[a](https://example.org/b)@\u200bann https://example.org/ @\u200bann',
    ],
    ['someone behind what is no address', 'https://@ann ahttps://a.bc/@ann', 'https://@\u200bann ahttps://a.bc/@\u200bann'],
    ['nobody in an address of mail', 'ann@example.org', 'ann@example.org'],
  ])('notify %s', async (_, note, shown) => {
    expect(await bodyOf('- [ ] A', '', `  ${note}`)).toContain(`${shown}\n\n<sub>`);
  });

  it('bring footnotes along that others name', async () => {
    const body = await bodyOf('- [ ] A', '', '  Slow[^s].', '', '[^s]: On old[^o] disks.', '', '[^o]: Of 2009, as new[^s].');
    expect(body).toContain('[^s]: On old[^o] disks.\n\n[^o]: Of 2009, as new[^s].\n\n<sub>Kept');
  });

  it.each([
    ['below the line of origin', (body: string) => body.replace('<!-- roadmap-sync:end', '\nTyped.\n<!-- roadmap-sync:end')],
    ['above it', (body: string) => body.replace('<sub>', 'Typed.\n\n<sub>')],
    ['behind it', (body: string) => body.replace('</sub>', '</sub> Typed.')],
    ['between footnotes', (body: string) => body.replace('[^t]:', 'Typed.\n\n[^t]:')],
  ])('get what somebody types %s', async (_, typed) => {
    const text = (link: string, more: readonly string[]) =>
      lines(`- [ ] [A](a.md)${link}`, '', '  Slow[^s] and[^t].', ...more, '', '[^s]: On old', '    disks.', '', '    And tapes.', '', '[^t]: Two.');
    const world = await MemoryWorld.agreed(text('', []));
    world.change(1, { body: typed(world.issue(1).body) });
    await world.sync();
    expect(world.text).toBe(text(` ${link(1)}`, ['', '  Typed.']));
    world.replace('Slow', 'Fast');
    await world.sync();
    expect(world.issue(1).body.match(/Typed\./g)).toHaveLength(1);
    expect(await world.afterwards()).toEqual([]);
  });

  it('bring a reference to another repository into the file as it was typed', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '', '  Slow.'));
    world.change(1, { body: world.issue(1).body.replace('Slow.', 'Slow, see a/b#5.') });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, '', '  Slow, see a/b#5.'));
    expect(await world.afterwards()).toEqual([]);
  });

  it('are read, and not doubled, where somebody deleted the marker at their end', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '', '  Slow.', '  - [ ] B'));
    const cut = world.issue(1).body.replace('\n<!-- roadmap-sync:end -->', '\n\nOurs.').replace('Slow.', 'Fast.').replace('[ ] B', '[x] B');
    world.change(1, { body: cut.replace(/\n/g, '\r\n') });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, '', '  Fast.', '  - [x] B'));
    expect(world.issue(1).body.match(/Fast|Ours|sync:end/g)).toEqual(['Fast', 'sync:end', 'Ours']);
    expect(await world.afterwards()).toEqual([]);
    world.replace('Fast.', 'Faster.');
    await world.sync();
    expect(world.issue(1).body.match(/Fast|Ours|sync:end/g)).toEqual(['Fast', 'sync:end', 'Ours']);
    expect(await world.afterwards()).toEqual([]);
  });

  it('do not get the links of the title where the comment before them is gone', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] [A](a.md)', '', '  Slow.'));
    world.change(1, { body: world.issue(1).body.replace('<!-- roadmap-sync:source -->\n', '') });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] [A](a.md) ${link(1)}`, '', '  Slow.'));
  });

  it('bring the definitions of footnotes along', async () => {
    const body = await bodyOf('- [ ] A', '', '  Slow[^s].', '', '[^s]: On [old](o.md) disks.');
    expect(body).toContain(`Slow[^s].\n\n<!-- roadmap-sync:source -->\n\n[^s]: On [old](${BASE}/blob/HEAD/o.md) disks.\n\n<sub>Kept`);
  });

  it.each([
    ['a word beside it', '  See [the plan](./p.md) and [q].', 'See', 'Read', '  Read [the plan](./p.md) and [q].'],
    ['its text', '  See [the plan](./p.md).', 'the plan', 'our plan', '  See [our plan](./p.md).'],
    ['the text of a reference', '  See [the plan][q].', 'the plan', 'our plan', '  See [our plan][q].'],
    ['the text of a short reference', '  See [Q].', '[Q]', '[our plan]', '  See [our plan][Q].'],
    ['the text of an image', '  ![a shot](./i.png "T")', 'a shot', 'the shot', '  ![the shot](./i.png "T")'],
    ['a word beside an image in HTML', '  <img src="i.png"> a', ' a', ' b', '  <img src="i.png"> b'],
    ['the width of an image in HTML', '  <img src="./i.png" width="1">', 'width="1"', 'width="2"', '  <img src="./i.png" width="2">'],
    ['a new image in HTML', '  See [q].', 'See', `<img src="${BASE}/raw/HEAD/i.png"> see`, '  <img src="i.png"> see [q].'],
    ['a new link', '  See [q].', 'See', `[A](${BASE}/blob/HEAD/a/b.md), see`, '  [A](a/b.md), see [q].'],
    ['another repository', '  [x](https://github.com/a/b/issues/5), a', ', a', ', b', '  [x](https://github.com/a/b/issues/5), b'],
  ])('come back as the file writes them: %s', async (_, note, from, to, after) => {
    const text = (line: string, number = '') => lines(`- [ ] A${number}`, '', line, '', '[q]: q.md');
    const world = await MemoryWorld.agreed(text(note));
    world.change(1, { body: (world.issue(1).body ?? '').replace(from, to) });
    await world.sync();
    expect(world.text).toBe(text(after, ` ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('tick a sub-item whose text has a link', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '  - [ ] Read [it](b.md)'));
    expect(said(world.issue(1))).toContain(`- [ ] Read [it](${BASE}/blob/HEAD/b.md)`);
    world.change(1, { body: (world.issue(1).body ?? '').replace('- [ ] Read', '- [x] Read') });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] A ${link(1)}`, '  - [x] Read [it](b.md)'));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('the end of an issue’s text', () => {
  it('names the section, and shows the links and images of the title', async () => {
    const body = await bodyOf('# Plan', '', '## Removed', '', '### Runtime #3', '', '- [ ] **Import**: read [FLAC](docs/f.md) ![i](i.png)');
    expect(body).toBe(
      lines(
        '<!-- roadmap-sync:source -->',
        '',
        `In the title: [FLAC](${BASE}/blob/HEAD/docs/f.md) · ![i](${BASE}/raw/HEAD/i.png)`,
        '',
        `<sub>Kept in sync with the section “Removed › Runtime #\u200b3” of [ROADMAP.md](${BASE}/blob/HEAD/ROADMAP.md). You can edit the part above here or there.</sub>`,
      ).trimEnd(),
    );
  });

  it.each(['[A](LINK)', '[A](LINK).', 'A ([#1](LINK)) - soon'])('leaves the link to the issue itself out of the links of the title: %s', async (title) => {
    const world = new MemoryWorld(lines(`- [ ] ${title.replace('LINK', `${BASE}/issues/1`)}`));
    world.open(issueOf(1, 'A', { labels: [], body: '' }));
    await world.sync();
    expect(world.issue(1).labels).toContain('roadmap');
    expect(world.issue(1).body).not.toContain('In the title');
    expect(await world.afterwards()).toEqual([]);
  });

  it('follows an item into another section, but not the new title of a section', async () => {
    const world = await MemoryWorld.agreed(lines('## Now', '', '- [ ] A', '- [ ] B', '', '## Later', '', '- [ ] C'));
    world.edit(lines('## Today', '', `- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`, '', '## Later', '', `- [ ] C ${link(3)}`));
    await world.sync();
    expect(said(world.issue(1))).toContain('the section “Now” of');
    world.edit(lines('## Today', '', `- [ ] B ${link(2)}`, '', '## Later', '', `- [ ] C ${link(3)}`, `- [ ] A ${link(1)}`));
    await world.sync();
    expect(said(world.issue(1))).toContain('the section “Later” of');
    expect(said(world.issue(2))).toContain('the section “Now” of');
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('the cells of a row', () => {
  const config = lines('sections:', '  - title: Ahead', '    role: open', '    items: table');
  const text = (since: string, number = '') =>
    lines('## Ahead', '', '| Feature | Since | Note: |', '|---|---|---|', `| Player${number} | ${since} | a \\| b |`);

  it('stand in the issue with the names of their columns', async () => {
    const world = new MemoryWorld(text('4.2'));
    world.config = config;
    await world.sync();
    expect(said(world.issue(1))).toContain('\u2060**Since:** 4.2\n\n\u2060**Note:** a | b\n\n<sub>');
    expect(await world.afterwards()).toEqual([]);
    world.edit(text('5.0', ` ${link(1)}`));
    await world.sync();
    expect(said(world.issue(1))).toContain('\u2060**Since:** 5.0');
    expect(await world.afterwards()).toEqual([]);
  });

  it('leave an issue alone that shows them without names', async () => {
    const world = new MemoryWorld(text('4.2'));
    world.config = config;
    await world.sync();
    world.change(1, { body: (world.issue(1).body ?? '').replace(/\u2060\*\*\w+:\*\* /g, '') });
    expect(await world.afterwards()).toEqual([]);
  });
});
