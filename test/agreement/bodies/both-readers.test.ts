import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { compared, contentOf } from '../../../src/plan/issue/content.ts';
import { managedPart } from '../../../src/plan/issue/managed-part.ts';
import { readManaged } from '../../../src/plan/issue/managed-text.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { cases } from '../../support/amounts.ts';
import { lines, READING, sourceAt } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { rewrite } from '../edits.ts';
import { HEADING_ITEMS, type WrittenItem, writtenItems } from './texts-of-items.ts';

/** The repository after its first runs, and the number of the item's issue; null if its text makes it no item. */
async function followed({ text, config }: WrittenItem): Promise<{ world: MemoryWorld; number: number } | null> {
  const world = new MemoryWorld(text);
  if (config !== null) world.config = config;
  await world.sync();
  await world.sync();
  const number = [...world.numbers].find((one) => world.issue(one).title === 'Bring it home');
  return number === undefined ? null : { world, number };
}

/** The lines of one text that differ from those of another one with as many lines. */
const differences = (before: string, after: string) => {
  const [from, to] = [before.split('\n'), after.split('\n')];
  return from.length === to.length ? from.flatMap((line, at) => (line === to[at] ? [] : [`${line} → ${to[at]}`])) : [before, after];
};

describe('the file and the issue are read by one rule', () => {
  it('what is written into a body reads as it does in the file', () => {
    fc.assert(
      fc.property(writtenItems, ({ text, config }) => {
        const rules = config === null ? {} : { rules: parseConfig(config, 'test').rules };
        const item = readRoadmap(text, { ...READING, ...rules }).items.find(({ title }) => title === 'Bring it home');
        if (item === undefined) return;
        const content = contentOf(item);
        const part = managedPart({ title: item.title, content, removed: false }, { key: 'k.1', path: 'ROADMAP.md' }, sourceAt());
        expect(readManaged(part, [item.title])?.compared).toEqual(compared(content));
      }),
      { numRuns: cases(1_500) },
    );
  }, 300_000);

  it('a word that changes in a body changes in one line of the file', async () => {
    await fc.assert(
      fc.asyncProperty(writtenItems, fc.nat(), async (written, chosen) => {
        const found = await followed(written);
        if (found === null) return;
        const { world, number } = found;
        const { body } = world.issue(number);
        const begin = body.indexOf('\n');
        const text = body.slice(begin, body.indexOf('<sub>')).replace(/<!--.*?-->/g, (comment) => '-'.repeat(comment.length));
        const words = [...text.matchAll(/(?<![\w<-])[a-z]{4,}(?= |$)/gm)];
        const word = words[chosen % Math.max(1, words.length)];
        if (word === undefined) return;
        const at = begin + word.index;
        const before = world.text;
        world.change(number, { body: `${body.slice(0, at)}starboard${body.slice(at + word[0].length)}` });
        await world.sync();
        const changed = differences(before, world.text);
        expect(changed).toHaveLength(1);
        expect(changed[0]).toContain('starboard');
        expect(await world.afterwards()).toEqual([]);
      }),
      { numRuns: cases(120) },
    );
  }, 300_000);
});

describe('below a heading of its own text', () => {
  const below = (...text: string[]) => followed({ text: lines('# R', '', '## Planned work', '', '### Bring it home', '', ...text), config: HEADING_ITEMS });

  it.each([
    ['a field', ['Status: waits']],
    ['a strong field', ['**Owner:** rosa']],
    ['a bullet with a field', ['- status: waits', '- other']],
    ['tasks', ['- [ ] cast off', '- [ ] set sail']],
    ['a field at the end of a list', ['- [ ] cast off', '', 'Owner: rosa']],
  ])('%s stay when another word of the notes changes on GitHub', async (_, text) => {
    const found = await below('Owner: jon', '', 'We sail at dawn.', '', '#### Phase 1', '', ...text);
    const { world, number } = found ?? expect.fail('no item');
    const before = world.text;
    rewrite(world, number, 'at dawn', 'at dusk');
    await world.sync();
    expect(world.text).toBe(before.replace('at dawn', 'at dusk'));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['a value', 'Status: waits', 'Status: runs'],
    ['a tick', '- [ ] cast off', '- [x] cast off'],
    ['a new task', '- [ ] set sail', '- [ ] set sail\n- [ ] come home'],
    ['a heading', '#### Phase 1', '#### First phase'],
    ['a new heading', '- [ ] set sail', '- [ ] set sail\n\n#### Phase 2\n\nStatus: idea'],
    ['a task that goes', '- [ ] cast off\n', ''],
  ])('%s: what changes on GitHub changes there', async (_, from, to) => {
    const found = await below('We sail at dawn.', '', '#### Phase 1', '', 'Status: waits', '', '- [ ] cast off', '- [ ] set sail', '', '### Next', '', 'Text.');
    const { world, number } = found ?? expect.fail('no item');
    const before = world.text;
    rewrite(world, number, from, to);
    expect((await world.sync()).problems).toEqual([]);
    expect(world.text).toBe(before.replace(from, () => to));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['a task beside fields', 'Status: waits', '- [ ] call home', 'We sail at dawn.\n\n- [ ] call home\n\n#### Phase 1'],
    ['a task beside tasks', '- [ ] set sail', '- [ ] call home', 'We sail at dawn.\n\n- [ ] call home\n\n#### Phase 1'],
    ['a field beside fields', 'Status: waits', '**Status:** runs', '### Bring it home\n\n- Status: runs\n\nWe sail at dawn.\n\n#### Phase 1'],
    ['a field beside labels', '**Cost:** 3 ropes', '**Status:** runs', '### Bring it home\n\n**Status:** runs\n\nWe sail at dawn.\n\n#### Phase 1'],
    ['a note', 'Status: waits', 'Call home.', 'Status: waits\n\nCall home.\n\n### Next'],
    ['a heading with a field', 'Status: waits', '#### Phase 2\n\nStatus: idea', 'Status: waits\n\n#### Phase 2\n\nStatus: idea\n\n### Next'],
  ])('%s that is written at the end of the issue is the item’s own', async (_, last, added, written) => {
    const found = await below('We sail at dawn.', '', '#### Phase 1', '', last, '', '### Next', '', '**Cost:** 4 ropes');
    const { world, number } = found ?? expect.fail('no item');
    rewrite(world, number, '\n<sub>Kept', `\n${added}\n\n<sub>Kept`);
    expect((await world.sync()).problems).toEqual([]);
    expect(world.text.replace(/ \(\[#.*?\)\)/g, '')).toContain(written);
    expect(await world.afterwards()).toEqual([]);
  });

  it('a marker behind the notes that stays alone is no note', async () => {
    const found = await below('We sail at dawn.', '', '#### Phase 1', '', '- other');
    const { world, number } = found ?? expect.fail('no item');
    const before = world.text;
    rewrite(world, number, '\n<sub>Kept', '\n<!-- roadmap-sync:notes-end -->\n\n<sub>Kept');
    await world.sync();
    expect(world.text).toBe(before);
  });

  it('a part that an earlier version wrote is written anew', async () => {
    const found = await below('We sail at dawn.', '', '#### Phase 1', '', 'Status: waits');
    const { world, number } = found ?? expect.fail('no item');
    const { body } = world.issue(number);
    world.change(number, { body: body.replace('<!-- roadmap-sync:notes -->\n\n', '').replace('Status: waits\n\n', '') });
    world.replace('We sail', 'They sail');
    await world.sync();
    expect(world.issue(number).body).toContain('They sail at dawn.\n\n#### Phase 1\n\nStatus: waits');
  });

  it('nothing leaves the file where the part that is edited has no marker before its notes', async () => {
    const found = await below('We sail at dawn.', '', '#### Phase 1', '', 'Status: waits', '', '- [ ] cast off');
    const { world, number } = found ?? expect.fail('no item');
    const before = world.text;
    rewrite(world, number, '<!-- roadmap-sync:notes -->\n\n', '');
    rewrite(world, number, 'at dawn', 'at dusk');
    const { problems } = await world.sync();
    expect(problems.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^The notes of #1 cannot be written into the file beside “Bring it home”.* The issue lacks the comment before the notes, so their fields and tasks below a heading are not read as notes: change them in the file\.$/,
      ),
    );
    for (const line of before.split('\n')) expect(world.text.split('\n')).toContain(line);
    await world.sync();
    world.replace('at dawn', 'at noon');
    await world.sync();
    expect(world.issue(number).body).toContain('<!-- roadmap-sync:notes -->\n\nWe sail at noon.\n\n#### Phase 1\n\nStatus: waits\n\n- [ ] cast off');
  });

  it('the items of other headings stay in their sections when notes get a heading and an item moves in one run', async () => {
    const config = `${HEADING_ITEMS}  - title: Ideas\n    role: open\n    items: bullets\n`;
    const text = lines(
      '# R',
      '',
      '## Planned work',
      '',
      '### Bring it home',
      '',
      'We sail.',
      '',
      '## Ideas',
      '',
      '- Tar',
      '- Rope',
      '',
      '## Completed',
      '',
      '- Oars',
    );
    const { world, number } = (await followed({ text, config })) ?? expect.fail('no item');
    rewrite(world, number, 'We sail.', 'We sail.\n\n#### Crew\n\nStatus: sought');
    world.change([...world.numbers].find((one) => world.issue(one).title === 'Tar') ?? 0, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toContain('We sail.\n\n#### Crew\n');
    expect(world.text).toMatch(/## Ideas\n\n- Rope.*\n\n## Completed\n\n- Oars\n- Tar /);
  });
});
