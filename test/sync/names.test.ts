import { describe, expect, it } from 'vitest';
import { ADDRESS, closedIssue, issueOf, lines, link, outlineOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { agreedBefore, linked, OLD, TWO, told } from '../support/memory/renamed.ts';
import { REQUEST } from '../support/memory/request.ts';

const NEW = { server: 'https://github.test', repositories: ['o/new'] };
const at = (repository: string) => lines('## Planned', '', `- Audit log ${linked(1, repository)}`, `- Dark mode ${linked(2, repository)}`);

describe('a link that names an entry of the file counts under every name that the repository or its server had, and is rewritten to today’s', () => {
  it.each([
    ['renamed', { server: 'https://github.test', repositories: ['o/new'] }],
    ['transferred', { server: 'https://github.test', repositories: ['acme/r'] }],
    ['in other letter case', { server: 'https://github.test', repositories: ['O/R'] }],
    ['on another server', { server: 'https://git.example.org/hub', repositories: ['o/r'] }],
    ['on another server under another name', { server: 'https://git.example.org', repositories: ['acme/new'] }],
  ])('keeps its issues, and its links get the present name in one commit that is told once: %s', async (_, address) => {
    const worlds = [await MemoryWorld.agreed(TWO), await agreedBefore(TWO)];
    for (const world of worlds) {
      world.address = address;
      const { plan, problems } = await world.sync();
      expect(outlineOf(plan)).toEqual(['link-item #1', 'link-item #2']);
      expect(world.text).toBe(at(`${address.server}/${address.repositories[0]}`));
      expect(told(problems)).toEqual([
        `notice null: The links of 2 items have another name than ${address.server}/${address.repositories[0]}, where this repository is now. The next commit writes this name into them.`,
      ]);
      expect(world.numbers).toEqual([1, 2]);
      expect(world.messages.at(-1)).toMatch(/^docs\(roadmap\): rename 2 links\n/);
      const again = await world.sync();
      expect([outlineOf(again.plan), again.problems]).toEqual([[], []]);
      expect(await world.afterwards()).toEqual([]);
    }
  });
});

describe('a renamed repository', () => {
  it('with more items than the guard allows creates and advises nothing', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `- Item ${at + 1}`);
    const world = new MemoryWorld(lines('## Planned', '', ...names));
    await world.sync({ limits: { ...REQUEST.limits, maxCreates: 30 } });
    world.address = NEW;
    const { plan, problems } = await world.sync();
    expect(plan.refused).toBeNull();
    expect(told(problems)[0]).toContain('The links of 30 items have another name');
    expect(world.numbers).toHaveLength(30);
    expect(world.text).not.toContain(OLD);
    expect(await world.afterwards()).toEqual([]);
  });

  it('takes what people changed on both sides meanwhile', async () => {
    const world = await MemoryWorld.agreed(lines('## Planned', '', '- Audit log', '- Dark mode', '- Export', '', '## Completed', '', '- Frame'));
    world.address = NEW;
    world.edit(world.text.replace('Audit log', 'Log of all audits'));
    world.change(2, { title: 'Dark theme' });
    world.change(3, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toBe(
      lines(
        ...['## Planned', '', `- Log of all audits ${linked(1, 'https://github.test/o/new')}`, `- Dark theme ${linked(2, 'https://github.test/o/new')}`],
        ...['', '## Completed', '', '- Frame', `- Export ${linked(3, 'https://github.test/o/new')}`],
      ),
    );
    expect(world.issue(1).title).toBe('Log of all audits');
    expect(await world.afterwards()).toEqual([]);
  });

  it('keeps a title from the issue that replaces the words of a link', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.edit(world.text.replace(`Audit log ${link(1)}`, `Audit log ${link(1)} - soon`));
    await world.sync();
    world.address = NEW;
    world.change(1, { title: 'Audit of logs' });
    await world.sync();
    expect(world.text).toContain(linked(1, 'https://github.test/o/new'));
    expect(world.text).not.toContain(OLD);
    expect(await world.afterwards()).toEqual([]);
  });

  it('keeps a link under its former name as it keeps today’s: with any title, and a mention closes nothing', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.address = NEW;
    await world.sync();
    world.edit(lines('## Planned', '', `- Quite another title ${linked(1, OLD)}`, '', `See ${OLD}/issues/2.`));
    const { problems } = await world.sync();
    expect(world.issue(1).title).toBe('Quite another title');
    expect(world.issue(2).state.open).toBe(true);
    expect(told(problems).some((one) => one.includes('#2 “Dark mode” is named in the file'))).toBe(true);
    expect(world.text).toContain(linked(1, 'https://github.test/o/new'));
  });

  it('does not take a new link under the former name for its own, as another repository may have that name by now', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.address = NEW;
    await world.sync();
    world.open(issueOf(7, 'Export', { labels: [], body: '' }));
    world.edit(`${world.text}- Export ${linked(7, OLD)}\n`);
    const { plan, problems } = await world.sync();
    expect(outlineOf(plan)).toEqual([]);
    expect(told(problems)[0]).toContain('may be the item of #7.');
    world.repositories.set('o/r', 5);
    expect(outlineOf((await world.sync()).plan)).toEqual([]);
  });

  it('takes a new link under a name that leads to it, and remembers that name', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.address = NEW;
    await world.sync();
    world.open(issueOf(7, 'Export of all', { labels: [], body: '' }));
    world.repositories.set('o/older', 1);
    world.edit(`${world.text}- Export ${linked(7, 'https://github.test/o/older')}\n`);
    await world.sync();
    expect(world.text).toContain(`- Export ${linked(7, 'https://github.test/o/new')}\n`);
    expect([world.numbers, world.issue(7).labels]).toEqual([
      [1, 2, 7],
      ['roadmap', 'feature'],
    ]);
    expect(world.baseline?.names).toEqual(['new', 'older', 'r'].map((name) => `https://github.test/o/${name}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('that has links under its former name before the first run gets no issue twice, and asks for each name once', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `- Item ${at + 1} ${linked(at + 1, OLD)}`);
    const world = new MemoryWorld(lines('## Planned', '', ...names));
    for (let number = 1; number <= 30; number += 1) world.open(issueOf(number, `Item ${number}`, { labels: [], body: '' }));
    world.address = NEW;
    world.repositories.set('o/r', 1);
    const { plan } = await world.sync();
    expect(plan.refused).toBeNull();
    expect(world.requests.filter((one) => one.startsWith('repository'))).toEqual(['repository o/r']);
    expect(world.numbers).toHaveLength(30);
    expect(world.text).not.toContain(OLD);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is asked about only two names, on its own server, and only where an issue would be made', async () => {
    const world = await MemoryWorld.agreed(TWO);
    const other = (name: string) => linked(5, `https://github.test/${name}`);
    world.edit(
      `${world.text}- E ${linked(5, 'https://git.example.org/a/b')}\n- F ${other('a/c')}\n- G ${other('a/d')}\n- H ${other('a/e')}\n- [x] I ${other('a/f')}\n`,
    );
    await world.sync();
    expect(world.requests.filter((one) => one.startsWith('repository'))).toEqual(['repository a/c', 'repository a/d']);
    world.requests.length = 0;
    await world.sync();
    expect(world.requests.filter((one) => one.startsWith('repository'))).toEqual([]);
  });

  it('is found again by the markers where its state was lost', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.address = NEW;
    world.setBaseline(null);
    await world.sync();
    expect(world.text).toBe(at('https://github.test/o/new'));
    expect(world.numbers).toEqual([1, 2]);
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });

  it('keeps what is done', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.change(1, closedIssue(1, 'Audit log'));
    await world.sync();
    world.address = NEW;
    await world.sync();
    expect(world.text).not.toContain(OLD);
    expect([world.numbers, await world.afterwards()]).toEqual([[1, 2], []]);
  });

  it.each([
    ['headings', 'sections: [{ title: Planned, items: headings, role: open }]\n', lines('## Planned', '', '### Audit log', '', 'Text.', '', '### Dark mode')],
    [
      'rows',
      'sections: [{ title: Planned, items: table, role: open }]\n',
      lines('## Planned', '', '| Feature | Status |', '| --- | --- |', '| Audit log | open |', '| Dark mode | open |'),
    ],
    ['tasks that are struck through', '', lines('- [ ] Audit log', '- [x] ~~Dark mode~~ (#2)')],
  ])('keeps items that are %s', async (_, config, text) => {
    const world = new MemoryWorld(text);
    world.config = config;
    if (config === '') world.open(closedIssue(2, 'Dark mode', 'not_planned'));
    await world.sync();
    const before = [world.text, world.numbers];
    world.address = NEW;
    await world.sync();
    expect([world.text.replaceAll('/o/new/', '/o/r/'), world.numbers]).toEqual(before);
    expect(world.text).not.toContain(OLD);
    expect(await world.afterwards()).toEqual([]);
  });

  it('keeps its issues wherever a run is cut off that writes the present name', async () => {
    let cuts = 0;
    for (let isCut = true; isCut; cuts += 1) {
      const world = await MemoryWorld.agreed(TWO);
      world.address = NEW;
      world.change(1, { title: 'Audit of logs' });
      world.edit(`${world.text}- Export\n`);
      let left = cuts;
      isCut = false;
      world.beforeWrite = () => {
        left -= 1;
        if (left >= 0) return;
        isCut = true;
        throw new Error('cut');
      };
      await world.sync().catch((error: unknown) => expect(String(error)).toBe('Error: cut'));
      world.beforeWrite = () => {};
      world.pass(3600);
      await world.sync();
      await world.sync();
      const [first = '', ...rest] = at('https://github.test/o/new').split('Audit log');
      expect(world.text).toBe(`${first}Audit of logs${rest.join('')}- Export ${linked(3, 'https://github.test/o/new')}\n`);
      expect([world.numbers, await world.afterwards()]).toEqual([[1, 2, 3], []]);
    }
    expect(cuts).toBeGreaterThan(4);
  });

  it('is remembered under each name, the newest first, and each once', async () => {
    const world = await MemoryWorld.agreed(TWO);
    for (const repositories of [['o/b'], ['o/c'], ['o/r'], ['o/c']]) {
      world.address = { ...ADDRESS, repositories };
      await world.sync();
    }
    expect(world.baseline?.names).toEqual(['o/c', 'o/r', 'o/b'].map((name) => `https://github.test/${name}`));
    expect(world.text).toBe(at('https://github.test/o/c'));
  });

  it('is written as GitHub spells it, whatever the name on the command line', async () => {
    const world = await MemoryWorld.agreed(TWO);
    world.address = NEW;
    await world.sync();
    const { plan } = await world.sync({ address: ADDRESS, repositoryId: null });
    expect(outlineOf(plan)).toEqual([]);
    await world.sync({ address: { ...ADDRESS, repositories: ['O/NEW'] }, repositoryId: null });
    expect(world.text).toBe(at('https://github.test/o/new'));
    world.edit(world.text.replace('Audit', 'Big audit'));
    await world.sync({ address: ADDRESS, repositoryId: null });
    expect(world.text).not.toContain(OLD);
    expect(world.baseline?.names?.[0]).toBe('https://github.test/o/new');
  });
});
