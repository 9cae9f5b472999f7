import { describe, expect, it } from 'vitest';
import { issueOf, lines } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const COMPLETED = { state: { open: false, reason: 'completed' } } as const;
const REFUSED = { state: { open: false, reason: 'not_planned' } } as const;
const OPEN = { state: { open: true } } as const;

/** The plan without the links to issues. */
const unlinked = ({ text }: MemoryWorld) => text.replace(/ \(\[#\d+\]\([^()]*\)\)/g, '');

async function worldWith(plan: readonly string[], config: string, eol = '\n'): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines('# Kettle', '', '## Plan', '', ...plan).replaceAll('\n', eol));
  world.config = config;
  await world.sync();
  return world;
}

/** @param more further keys, each on its line */
const config = (done: string, dropped: string, open: string, more = 'sections: [{ title: Plan }]\ncompleted: keep\n') =>
  `${more}words: { done: [${done}], dropped: [${dropped}], open: [${open}] }\n`;

interface Case {
  readonly plan: readonly string[];
  readonly config: string;
  /** The line of the first issue after it was closed as completed, and as not planned. */
  readonly done: string;
  readonly dropped: string;
  /** The line of a new item. */
  readonly fresh: string;
}

const HEADINGS = 'sections: [{ title: Plan, items: headings }]\n';
const TABLE = 'sections: [{ title: Plan, items: table }]\n';
const PLAN = 'sections: [{ title: Plan }]\n';
const SIGNS = config('✅', '❌', '🚧');
const WORDS = config('done', 'dropped', 'planned');

const CASES: Readonly<Record<string, Case>> = {
  'a sign': { plan: ['- ✅ Lid', '- 🚧 Spout', '- 🚧 Bell'], config: SIGNS, done: '- ✅ Spout', dropped: '- ❌ Spout', fresh: '- 🚧 Rim' },
  'a sign, where nothing is finished': { plan: ['- 🚧 Spout', '- 🚧 Bell'], config: SIGNS, done: '- ✅ Spout', dropped: '- ❌ Spout', fresh: '- 🚧 Rim' },
  'the short name of a sign': {
    plan: ['- :tada: Lid', '- :hammer: Spout', '- :hammer: Bell'],
    config: config('":tada:"', '":x:"', '":hammer:"'),
    done: '- :tada: Spout',
    dropped: '- :x: Spout',
    fresh: '- :hammer: Rim',
  },
  'a sign at the end': {
    plan: ['- Lid ✅', '- Spout 🚧', '- Bell 🚧'],
    config: SIGNS,
    done: '- Spout ✅',
    dropped: '- Spout ❌',
    fresh: '- Rim 🚧',
  },
  'signs for several stages': {
    plan: ['- 🟢 Lid', '- 🟡 Spout', '- ⚪ Bell', '- ⚪ Cup'],
    config: config('🟢', '🔴', '🟡, ⚪'),
    done: '- 🟢 Spout',
    dropped: '- 🔴 Spout',
    fresh: '- ⚪ Rim',
  },
  'a word in capitals': {
    plan: ['- DONE: lid', '- TODO: spout', '- TODO: bell'],
    config: config('done', 'dropped', 'todo'),
    done: '- DONE: spout',
    dropped: '- DROPPED: spout',
    fresh: '- TODO: Rim',
  },
  'a word, where nothing is finished': {
    plan: ['- Spout (Planned)', '- Bell (Planned)'],
    config: WORDS,
    done: '- Spout (Done)',
    dropped: '- Spout (Dropped)',
    fresh: '- Rim (Planned)',
  },
  'a tag': {
    plan: ['- [done] Lid', '- [planned] Spout', '- [planned] Bell'],
    config: WORDS,
    done: '- [done] Spout',
    dropped: '- [dropped] Spout',
    fresh: '- [planned] Rim',
  },
  'a tag, where nothing is finished': {
    plan: ['- [planned] Spout', '- [planned] Bell'],
    config: config('"[done]"', '"[dropped]"', '"[planned]"'),
    done: '- [done] Spout',
    dropped: '- [dropped] Spout',
    fresh: '- [planned] Rim',
  },
  'a bold word': {
    plan: ['- **WIP** Spout', '- **WIP** Bell'],
    config: config('DONE', 'DROPPED', 'WIP'),
    done: '- **DONE** Spout',
    dropped: '- **DROPPED** Spout',
    fresh: '- **WIP** Rim',
  },
  'a sign and a word': {
    plan: ['- ✅ **Done:** Lid', '- 🚧 **WIP:** Spout', '- 🚧 **WIP:** Bell'],
    config: config('Done, ✅', 'Dropped, ❌', 'WIP, 🚧'),
    done: '- ✅ **Done:** Spout',
    dropped: '- ❌ **Dropped:** Spout',
    fresh: '- 🚧 **WIP:** Rim',
  },
  'a word behind a dash': {
    plan: ['- Lid — done', '- Spout — in progress', '- Bell — in progress'],
    config: config('done', 'dropped', 'in progress'),
    done: '- Spout — done',
    dropped: '- Spout — dropped',
    fresh: '- Rim — in progress',
  },
  'a word behind a colon': {
    plan: ['- Lid: done', '- Spout: planned', '- Bell: planned'],
    config: WORDS,
    done: '- Spout: done',
    dropped: '- Spout: dropped',
    fresh: '- Rim: planned',
  },
  'a word in brackets and emphasis': {
    plan: ['- Lid *(done)*', '- Spout *(planned)*', '- Bell *(planned)*'],
    config: WORDS,
    done: '- Spout *(done)*',
    dropped: '- Spout *(dropped)*',
    fresh: '- Rim *(planned)*',
  },
  'German words': {
    plan: ['- Deckel (erledigt)', '- Tülle (in Arbeit)', '- Glocke (geplant)', '- Tasse (geplant)'],
    config: config('erledigt', 'verworfen', 'geplant, in Arbeit'),
    done: '- Tülle (erledigt)',
    dropped: '- Tülle (verworfen)',
    fresh: '- Rim (geplant)',
  },
  'Russian words': {
    plan: ['- Крышка — готово', '- Носик — в работе', '- Ручка — в работе'],
    config: config('готово', 'отменено', 'в работе'),
    done: '- Носик — готово',
    dropped: '- Носик — отменено',
    fresh: '- Rim — в работе',
  },
  'Japanese words': {
    plan: ['- 蓋（完了）', '- 注ぎ口（進行中）', '- 取っ手（進行中）'],
    config: config('完了', '中止', '進行中'),
    done: '- 注ぎ口（完了）',
    dropped: '- 注ぎ口（中止）',
    fresh: '- Rim（進行中）',
  },
  'Spanish words': {
    plan: ['- Hecho: tapa', '- Pendiente: pico', '- Pendiente: asa'],
    config: config('hecho', 'descartado', 'pendiente'),
    done: '- Hecho: pico',
    dropped: '- Descartado: pico',
    fresh: '- Pendiente: Rim',
  },
  'a sign, where finished items have words elsewhere': {
    plan: ['- Lid (done)', '- 🚧 Spout', '- 🚧 Bell'],
    config: config('done', 'dropped', '🚧'),
    done: '- Spout (done)',
    dropped: '- Spout (dropped)',
    fresh: '- 🚧 Rim',
  },
  'both ends': {
    plan: ['- ✅ Lid', '- 🚧 Spout (in progress)', '- 🚧 Bell (in progress)'],
    config: config('✅', '❌', '🚧, in progress'),
    done: '- ✅ Spout',
    dropped: '- ❌ Spout',
    fresh: '- 🚧 Rim (in progress)',
  },
  'a sign beside a mark that is known anyway': {
    plan: ['- ✅ Lid', '- 🚧 Spout (in progress)', '- 🚧 Bell'],
    config: SIGNS,
    done: '- ✅ Spout',
    dropped: '- ❌ Spout',
    fresh: '- 🚧 Rim',
  },
  'a numbered list': {
    plan: ['1. ✅ Lid', '2. 🚧 Spout', '3. 🚧 Bell'],
    config: config('✅', '❌', '🚧', 'sections: [{ title: Plan, items: numbered }]\ncompleted: keep\n'),
    done: '2. ✅ Spout',
    dropped: '2. ❌ Spout',
    fresh: '4. 🚧 Rim',
  },
  headings: {
    plan: ['### Lid (Done)', '', '### Spout (Planned)', '', '### Bell (Planned)'],
    config: config('Done', 'Dropped', 'Planned', HEADINGS),
    done: '### Spout (Done)',
    dropped: '### Spout (Dropped)',
    fresh: '### Rim (Planned)',
  },
  'headings with a sign before their numbers': {
    plan: ['### 🚧 1. Spout', '', '### 🚧 2. Bell'],
    config: config('✅', '❌', '🚧', HEADINGS),
    done: '### ✅ 1. Spout',
    dropped: '### ❌ 1. Spout',
    fresh: '### 🚧 3. Rim',
  },
  'headings with a field': {
    plan: ['### 🚧 Spout', '', '- status: Open', '', '### 🚧 Bell', '', '- status: Open'],
    config: config('Done', 'Dropped', '🚧', HEADINGS),
    done: '### Spout',
    dropped: '### Spout',
    fresh: '### 🚧 Rim',
  },
  'titles of rows': {
    plan: ['| Task | Size |', '|---|---|', '| ✅ Lid | M |', '| 🚧 Spout | S |', '| 🚧 Bell | S |'],
    config: config('✅', '❌', '🚧', TABLE),
    done: '| ✅ Spout | S |',
    dropped: '| ❌ Spout | S |',
    fresh: '| 🚧 Rim | |',
  },
  'titles of rows with a column for the state': {
    plan: ['| Task | Status |', '|---|---|', '| Lid | Done |', '| 🚧 Spout | Open |', '| 🚧 Bell | Open |'],
    config: config('Done', 'Dropped', '🚧', TABLE),
    done: '| Spout | Done |',
    dropped: '| Spout | Dropped |',
    fresh: '| 🚧 Rim | Open |',
  },
  tasks: {
    plan: ['- [x] Lid', '- [ ] 🚧 Spout', '- [ ] 🚧 Bell'],
    config: config('✅', '❌', '🚧', ''),
    done: '- [x] Spout',
    dropped: '- [x] ~~Spout~~',
    fresh: '- [ ] 🚧 Rim',
  },
  'tasks whose finished ones have a sign, too': {
    plan: ['- [x] ✅ Lid', '- [ ] 🚧 Spout', '- [ ] 🚧 Bell'],
    config: config('✅', '❌', '🚧', ''),
    done: '- [x] ✅ Spout',
    dropped: '- [x] ~~Spout~~',
    fresh: '- [ ] 🚧 Rim',
  },
  'items that move to finished ones without a word': {
    plan: ['- 🚧 Spout', '- 🚧 Bell', '', '## Done', '', '- Lid'],
    config: config('✅', '❌', '🚧', PLAN),
    done: '- Spout',
    dropped: '- Spout',
    fresh: '- 🚧 Rim',
  },
  'items that move to finished ones with a word': {
    plan: ['- 🚧 Spout', '- 🚧 Bell', '', '## Done', '', '- ✅ Lid', '', '## Dropped', '', '- ❌ Cup'],
    config: config('✅', '❌', '🚧', PLAN),
    done: '- ✅ Spout',
    dropped: '- ❌ Spout',
    fresh: '- 🚧 Rim',
  },
};

describe.each(Object.entries(CASES))('a word for open work: %s', (_, { plan, config: keys, done, dropped, fresh }) => {
  it.each([
    [COMPLETED, done, '\n'],
    [REFUSED, dropped, '\n'],
    [COMPLETED, done, '\r\n'],
  ])('gives way to the one for %o, and comes back', async (change, line, eol) => {
    const world = await worldWith(plan, keys, eol);
    const open = world.text;
    world.change(1, change);
    await world.sync();
    expect(unlinked(world).split(eol)).toContain(line);
    expect(await world.afterwards()).toEqual([]);
    world.change(1, OPEN);
    await world.sync();
    expect(world.text).toBe(open);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is that of a new item, and stays beside a new title', async () => {
    const world = await worldWith(plan, keys);
    const { title } = world.issue(1);
    const before = unlinked(world);
    const number = Math.max(...world.numbers) + 1;
    world.open(issueOf(number, 'Rim', { labels: ['roadmap', 'feature'] }));
    world.change(1, { title: `${title} of steel` });
    await world.sync();
    expect(unlinked(world).split('\n')).toContain(fresh);
    expect(world.issue(number).title).toBe('Rim');
    const added = unlinked(world).replace(new RegExp(`\n*${fresh.replace(/[.*+?()[\]|]/g, '\\$&')}`), '');
    expect(added.replace(/\s/g, '')).toBe(before.replace(title, `${title} of steel`).replace(/\s/g, ''));
    expect(await world.afterwards()).toEqual([]);
  });
});
