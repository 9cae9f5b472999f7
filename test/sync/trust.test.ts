import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/model/issue.ts';
import type { Operation } from '../../src/model/plan.ts';
import { FIELD_KEYS, type FieldKey } from '../../src/model/roadmap.ts';
import type { SayingOperation } from '../../src/plan/trust/from-issue.ts';
import { issueOf, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const AGREED = ['  - owner: Kim', '  - status: open', '  - priority: low', '  - release: later', '', '  Mind the tabs.', '', '  - [ ] read', '  - [x] write'];
const FILE = lines('## Planned', '', '- Parser (#5)', ...AGREED, '- Lexer', '', '## Completed');

/** A roadmap with an item whose issue a stranger opened, as both sides agreed on it. */
async function theirs(): Promise<MemoryWorld> {
  const world = new MemoryWorld(FILE);
  world.open(issueOf(5, 'Parser', { author: 'stranger', body: 'Please.' }), 'ann');
  await world.sync();
  await world.sync();
  return world;
}

/** The same, after the item left the file and its issue was closed by hand. */
async function gone(): Promise<MemoryWorld> {
  const world = await theirs();
  world.edit(lines('## Planned', '', `- Lexer ${link(6)}`, '', '## Completed'));
  await world.sync();
  world.change(5, { state: { open: false, reason: 'not_planned' } }, 'ann');
  await world.sync();
  return world;
}

function inBody(world: MemoryWorld, change: (body: string) => string): string {
  const { body } = world.issue(5);
  const after = change(body);
  if (after === body) throw new Error(`The change finds nothing in ${body}`);
  return after;
}

type Change = (world: MemoryWorld) => Partial<Issue>;

/** A field of the managed part with another value, which stands in no file. */
const field =
  (key: string): Change =>
  (world) => {
    const label = `**${key.charAt(0).toUpperCase()}${key.slice(1)}:**`;
    const value = key === 'kind' ? 'bug' : key === 'priority' ? 'blocker' : `evil ${key}`;
    return {
      body: inBody(world, (body) =>
        body.includes(label)
          ? body.replace(new RegExp(`^${label.replace(/\*/g, '\\*')}.*$`, 'm'), `${label} ${value}`)
          : body.replace('<sub>', `${label} ${value}\n\n<sub>`),
      ),
    };
  };

/** Every way in which an issue can say something else. The compiler requires a row for each field. */
const SAYS: Readonly<Record<FieldKey | 'title' | 'notes' | 'sub-items' | 'tick', Change>> = {
  ...(Object.fromEntries(FIELD_KEYS.map((key) => [key, field(key)])) as Record<FieldKey, Change>),
  title: () => ({ title: 'Evil parser' }),
  notes: (world) => ({
    body: inBody(world, (body) => body.replace('Mind the tabs.', 'Mind ![this](https://evil.test/x.png), it is longer than what is kept as it is.')),
  }),
  'sub-items': (world) => ({ body: inBody(world, (body) => body.replace('- [ ] read', '- [ ] read\n- [ ] evil step')) }),
  tick: (world) => ({ body: inBody(world, (body) => body.replace('- [ ] read', '- [x] read')) }),
};
const FIELDS = Object.keys(SAYS) as Array<keyof typeof SAYS>;

/**
 * For each operation that writes what an issue says: a world in which one change of the issue makes that operation. The compiler requires a row for each such
 * operation, and `src/plan/trust/from-issue.ts` requires that each kind of operation says whether it is one.
 */
const MADE_BY: Readonly<Record<SayingOperation['kind'], { world: () => Promise<MemoryWorld>; change: Change; more: readonly (keyof typeof SAYS)[] }>> = {
  'change-item': { world: theirs, change: () => ({}), more: FIELDS },
  'close-item': { world: theirs, change: () => ({ state: { open: false, reason: 'completed' } }), more: [] },
  'reopen-item': {
    world: async () => {
      const world = await theirs();
      world.change(5, { state: { open: false, reason: 'completed' } }, 'ann');
      await world.sync();
      await world.sync();
      return world;
    },
    change: () => ({ state: { open: true } }),
    more: [],
  },
  'add-item': { world: gone, change: () => ({ state: { open: true } }), more: FIELDS },
};
const KINDS = Object.keys(MADE_BY) as SayingOperation['kind'][];
const CASES = KINDS.flatMap((kind) => (kind === 'change-item' ? [] : [[kind, null] as const]).concat(MADE_BY[kind].more.map((what) => [kind, what] as never)));

/** Who does something, whether the server tells who edits bodies, and whether the file follows. */
const WHO: ReadonlyArray<readonly [string, string | null, boolean]> = [
  ['its author, a stranger', 'stranger', true],
  ['its author, where the server does not tell who edits', 'stranger', false],
  ['somebody GitHub does not name', null, true],
];

async function done(
  kind: SayingOperation['kind'],
  what: keyof typeof SAYS | null,
  by: string | null,
  tells: boolean,
  opener: string | null = by,
): Promise<{ world: MemoryWorld; before: string; kinds: readonly Operation['kind'][]; told: string[] }> {
  const world = await MADE_BY[kind].world();
  world.tellsBodies = tells;
  const before = world.text;
  if (what !== null) world.change(5, SAYS[what](world), by);
  const change = MADE_BY[kind].change(world);
  if (Object.keys(change).length > 0) world.change(5, change, opener);
  const { plan, problems } = await world.sync();
  return { world, before, kinds: plan.operations.map((operation) => operation.kind), told: problems.map(({ message }) => message) };
}

describe.each(WHO)('what is changed by %s', (_, by, tells) => {
  it.each(CASES)('makes no %s of its %s', async (kind, what) => {
    const { world, before, told } = await done(kind, what, by, tells);
    expect(world.text).toBe(before);
    expect(told.some((message) => message.includes('#5') && message.includes('is not known to have triage permission'))).toBe(true);
    expect(await world.afterwards()).toEqual([]);
    expect(world.text).toBe(before);
  });
});

describe('what is changed by somebody who may', () => {
  it.each(CASES)('makes a %s of its %s', async (kind, what) => {
    const { world, before } = await done(kind, what, 'ann', true);
    expect(world.text).not.toBe(before);
    if (what === null) return;
    const without = await done(kind, null, 'ann', true);
    expect(world.text, 'the change itself enters, and not only the item').not.toBe(without.world.text);
  });
});

describe('an item that comes back because somebody who may reopened its issue', () => {
  const back = ['- Parser', ...AGREED];
  const agreedItem = (text: string) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.trim().replace(/ \(\[#5\].*$/, ''));

  it.each(FIELDS)('comes back as the file last agreed it, whatever a stranger wrote as its %s', async (what) => {
    const { world, told } = await done('add-item', what, 'stranger', true, 'ann');
    for (const line of back) if (line !== '') expect(agreedItem(world.text)).toContain(line.trim());
    expect(world.text).not.toMatch(/evil|blocker/i);
    expect(world.text).not.toContain('## Known bugs');
    if (what !== 'kind') expect(told.join('\n')).toContain('is not known to have triage permission: the file is left as it is');
    expect(await world.afterwards()).toEqual([]);
  });

  /** The item with long notes left the file. Its author wrote other ones since, and somebody who may has reopened the issue. */
  async function withoutLongNotes(): Promise<{ readonly world: MemoryWorld; readonly long: string }> {
    const world = await theirs();
    const long = `Mind the tabs, ${'and then the spaces, '.repeat(10)}always.`;
    world.replace('Mind the tabs.', long);
    await world.sync();
    world.edit(lines('## Planned', '', `- Lexer ${link(6)}`, '', '## Completed'));
    await world.sync();
    world.change(5, { state: { open: false, reason: 'not_planned' } }, 'ann');
    await world.sync();
    world.change(5, { body: inBody(world, (body) => body.replace(long, 'Buy now.')) }, 'stranger');
    world.change(5, { state: { open: true } }, 'ann');
    return { world, long };
  }

  it('comes back without long notes that nobody has any more, and tells where they are', async () => {
    const { world } = await withoutLongNotes();
    world.tellsBodies = false;
    const { problems } = await world.sync();
    expect(world.text).toContain('- Parser');
    expect(world.text).not.toContain('Buy now.');
    const told = problems.map(({ message }) => message).join('\n');
    expect(told).toContain('The notes of #5 “Parser” were changed to “Buy now.”');
    expect(told).toContain('git log -p');
  });

  it('has its long notes again where GitHub tells what the body was', async () => {
    const { world, long } = await withoutLongNotes();
    await world.sync();
    expect(world.text).toContain(long);
    expect(world.text).not.toContain('Buy now.');
  });
});
