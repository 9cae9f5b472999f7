import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

const WORDS = 'words: { done: [✅, done, fixed, "[x]"], dropped: [❌, dropped] }';

/** Items as `title: state`. */
function items(text: string, config = WORDS): string[] {
  const { rules } = parseConfig(config, 'c.yml');
  return readRoadmap(text, { ...reading, rules }).items.map(({ title, state }) => `${title}: ${state}`);
}

const bullet = (title: string) => items(`## Planned\n\n- ${title}\n`)[0];

describe('a word of the configuration at the start of a title', () => {
  it.each([
    ['✅ Spout', 'Spout: done'],
    ['✅️ Spout', 'Spout: done'],
    ['❌ Spout', 'Spout: dropped'],
    ['[DONE] Spout', 'Spout: done'],
    ['Fixed: spout', 'spout: done'],
    ['Done - spout', 'spout: done'],
    ['DONE — spout', 'spout: done'],
    ['**DONE** Spout', 'Spout: done'],
    ['**Done:** Spout', 'Spout: done'],
    ['**DONE** - Spout', 'Spout: done'],
    ['✅ FIXED: spout', 'spout: done'],
    ['✅ **Spout** of steel', 'Spout of steel: done'],
    ['✅ **DONE:** spout', 'spout: done'],
    ['**DONE** [Spout](https://example.org)', 'Spout: done'],
    ['❌ Spout ✅', 'Spout: done'],
  ])('tells the state of “%s”', (title, read) => {
    expect(bullet(title)).toBe(read);
  });

  it.each(['Done list for guests', 'Fixed price for tea', 'Undone: spout', 'done:spout', '**Done** list', '`done`: spout', '✅spout', '\\[done] spout'])(
    'is a part of “%s”',
    (title) => {
      expect(bullet(title)).toMatch(/: open$/);
    },
  );

  it.each([
    ['❌ Dropped: spout', 'spout: dropped'],
    ['❌ **DROPPED:** Spout', 'Spout: dropped'],
    ['✖️ [Dropped] Spout', 'Spout: dropped'],
    [':x: Dropped - spout', 'spout: dropped'],
    ['❌ 🚫 Dropped: spout', 'spout: dropped'],
    // A cross by itself says no state, and decorates no other word.
    ['❌ Spout', '❌ Spout: open'],
    ['❌ Fixed: spout', '❌ Fixed: spout: open'],
    ['❌ Dropped spouts', '❌ Dropped spouts: open'],
    ['~~❌~~ Dropped: spout', '❌ Dropped: spout: open'],
    ['❌Dropped', '❌Dropped: open'],
  ])('for dropped may have a cross before it: “%s”', (title, read) => {
    expect(items(`## Planned\n\n- ${title}\n`, 'words: { done: [fixed], dropped: [dropped] }')[0]).toBe(read);
  });

  it('tells the state of a heading, before or behind its number, and of a row', () => {
    const config = `sections: [{ title: Plan, items: [headings, table] }]\n${WORDS}`;
    expect(items(lines('# R', '', '## Plan', '', '### ✅ 1. Spout', '', '### 2. ✅ Lid', '', '### [x] Bell', '', '### 3. Timer'), config)).toEqual([
      'Spout: done',
      'Lid: done',
      'Bell: done',
      'Timer: open',
    ]);
    expect(items(lines('# R', '', '## Plan', '', '| Task | Size |', '|---|---|', '| ✅ Spout | M |', '| Lid | S |'), config)).toEqual([
      'Spout: done',
      'Lid: open',
    ]);
  });

  it.each([
    ['DONE [M] `forge log`', '[M] `forge log`: done'],
    ['DONE [M] [The lid](https://example.org)', '[M] The lid: done'],
    ['DONE [M] **lid**', '[M] lid: done'],
    ['DONE `LID`', '`LID`: done'],
    ['DONE LISTS OF LIDS', 'DONE LISTS OF LIDS: open'],
    ['DONE LISTS OF `LIDS`', 'DONE LISTS OF `LIDS`: open'],
  ])('is set off in capitals where small letters stand in its code, link or emphasis: “%s”', (title, read) => {
    expect(items(`## Planned\n\n- ${title}\n`, 'words: { done: [DONE] }')[0]).toBe(read);
  });

  it('means nothing without the configuration', () => {
    expect(items('## Planned\n\n- ✅ Spout\n- Fixed: lid\n', '')).toEqual(['✅ Spout: open', 'Fixed: lid: open']);
  });
});
