import { describe, expect, it } from 'vitest';
import { lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { rewrite } from './edits.ts';

const HEAD = ['| Feature | State |', '|---|---|'];

/** A repository whose section “Ahead” is a table with a status in each row. */
async function agreedTable(...states: readonly string[]): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines('## Ahead', '', ...HEAD, ...states.map((state, at) => `| Part ${at} | ${state} |`)));
  world.config = lines('sections:', '  - { title: Ahead, role: open, items: table, columns: { title: Feature, status: State } }');
  await world.sync();
  return world;
}

/** The file after the issue of its first item says another status. */
async function followed(world: MemoryWorld, status: string): Promise<string> {
  rewrite(world, 1, '<sub>', `**Status:** ${status}\n\n<sub>`);
  expect((await world.sync()).problems.filter(({ level }) => level === 'warning')).toEqual([]);
  expect(await world.afterwards()).toEqual([]);
  return world.text;
}

describe('a status of an issue in a column', () => {
  it.each([
    ['has a capital where all others have one', 'in review', ['', 'Waiting', '🚧 Not begun', ''], 'In review'],
    ['has one beside short names of signs and emphasis', 'won’t start', ['', ':construction: Waiting', '**Begun**'], 'Won’t start'],
    ['has one beside cells without letters', 'in-house', ['', 'Waiting', '–', '50%', 'Open'], 'In-house'],
    ['has one in another script', 'на проверке', ['', 'Начато', 'Ждёт'], 'На проверке'],
    ['has none where another cell has none', 'in review', ['', 'Waiting', 'begun', 'Open'], 'in review'],
    ['has none beside one cell only', 'in review', ['', 'Waiting', ''], 'in review'],
    ['has none where the script has none', '審査中', ['', 'Waiting', 'Open'], '審査中'],
    ['is no login', '@ann', ['', 'Waiting', 'Open'], '@ann'],
    ['is no version', 'v2 first', ['', 'Waiting', 'Open'], 'v2 first'],
    ['is no address', 'example.org/plan', ['', 'Waiting', 'Open'], 'example.org/plan'],
    ['is no code', '`flag` set', ['', 'Waiting', 'Open'], '`flag` set'],
    ['is no name with a capital of its own', 'iOS only', ['', 'Waiting', 'Open'], 'iOS only'],
    ['is no Turkish word', 'iptal', ['', 'Bekliyor', 'Yapılıyor'], 'iptal'],
  ])('%s', async (_, said, states, expected) => {
    expect((await followed(await agreedTable(...states), said)).split('\n')[4]).toBe(`| Part 0 ${link(1)} | ${expected} |`);
  });

  it('stays with its capital when its issue is changed, closed, reopened and read anew', async () => {
    const world = await agreedTable('', 'Waiting', 'Open');
    await followed(world, 'in review');
    expect(world.issue(1).body).toContain('**Status:** in review');
    rewrite(world, 1, 'in review', 'in review, twice');
    await world.sync();
    const text = world.text;
    expect(text).toContain('| In review, twice |');
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toContain('| Done |');
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(text);
    expect(await world.afterwards()).toEqual([]);
    // The issue follows a change of the file, and only then has the capital.
    world.edit(world.text.replace('In review, twice', 'In review'));
    await world.sync();
    expect(world.issue(1).body).toContain('**Status:** In review\n');
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a capital that only the file has', () => {
  it.each([
    ['the state is lost', () => null],
    ['the state is the one from before', (before: MemoryWorld['baseline']) => before],
  ])('is no difference where %s', async (_, stateOf) => {
    const world = await agreedTable('Open', 'Waiting', 'Open');
    const before = world.baseline;
    rewrite(world, 1, '**Status:** Open', '**Status:** in review');
    await world.sync();
    const { text } = world;
    expect(text).toContain('| In review |');
    world.setBaseline(stateOf(before));
    const { problems } = await world.sync();
    expect(problems.filter(({ code }) => code === 'sides-differ' || code === 'conflict')).toEqual([]);
    expect([world.text, world.issue(1).body.includes('**Status:** in review')]).toEqual([text, true]);
    expect(await world.afterwards()).toEqual([]);
    // What people change afterwards is followed, on either side.
    rewrite(world, 1, 'in review', 'in use');
    await world.sync();
    expect(world.text).toContain('| In use |');
  });
});

describe('a field of an issue in lines', () => {
  const text = (status: string, ...others: readonly string[]) =>
    lines('- [ ] A', `  - status: ${status}`, ...others.flatMap((one, at) => [`- [ ] B${at}`, `  - status: ${one}`]));

  it.each([
    ['has a capital where all others have one', 'Idea', ['Waiting', 'Begun'], 'in work', 'In work'],
    ['has none where another one has none', 'Idea', ['Waiting', 'begun'], 'in work', 'in work'],
    ['has none beside one only', 'Idea', ['Waiting'], 'in work', 'in work'],
    ['has none where it had none', 'idea', ['Waiting', 'Begun'], 'idea, later', 'idea, later'],
    ['has none where somebody takes it away', 'Idea', ['Waiting', 'Begun'], 'idea', 'idea'],
  ])('%s', async (_, before, others, said, expected) => {
    const world = await MemoryWorld.agreed(text(before, ...others).replaceAll('\n', '\r\n'));
    rewrite(world, 1, `**Status:** ${before}`, `**Status:** ${said}`);
    await world.sync();
    expect(world.text).toContain(`  - status: ${expected}\r\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('has one below headings and in numbered lists, but never a release or an owner', async () => {
    const parts = ['First', 'Second'].flatMap((one, at) => [`${at + 2}. ${one}`, `   - Prognosis: Good`, `   - Owner: Kim`, `   - Release: Next`]);
    const world = new MemoryWorld(lines('## Planned', '', '1. Zero', '   - Prognosis: Good', '   - Owner: Kim', '   - Release: Next', ...parts));
    world.config = lines('sections:', '  - { title: Planned, items: numbered }');
    await world.sync();
    rewrite(world, 1, '**Prognosis:** Good', '**Prognosis:** bad');
    rewrite(world, 1, '**Release:** Next', '**Release:** spring');
    rewrite(world, 1, '**Owner:** Kim', '**Owner:** rosa');
    await world.sync();
    expect(world.text).toContain(lines('   - Prognosis: Bad', '   - Owner: rosa', '   - Release: spring'));
    expect(await world.afterwards()).toEqual([]);
  });
});
