import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

const WORDS = 'words: { done: [✅, done], dropped: [❌], open: [🚧, 📋, todo, WIP, planned, in progress, 進行中, ":construction:"] }';

/** Items as `title: state`, with their words for open work. */
function items(text: string, config = WORDS): string[] {
  const { rules } = parseConfig(config, 'c.yml');
  return readRoadmap(text, { ...reading, rules }).items.map(({ title, state, source: { openWords = [] } }) =>
    [`${title}: ${state}`, ...openWords.map((one) => `${one.where} “${one.text}”`)].join(', '),
  );
}

const bullet = (title: string, config = WORDS) => items(`## Planned\n\n- ${title}\n`, config)[0];

describe('a word for open work', () => {
  it.each([
    ['🚧 Spout', 'Spout: open, start “🚧 ”'],
    ['🚧️ Spout', 'Spout: open, start “🚧️ ”'],
    [':construction: Spout', 'Spout: open, start “:construction: ”'],
    ['TODO: spout', 'spout: open, start “TODO: ”'],
    ['WIP spout', 'spout: open, start “WIP ”'],
    ['**WIP** Spout', 'Spout: open, start “**WIP** ”'],
    ['**WIP:** Spout', 'Spout: open, start “**WIP:** ”'],
    ['[planned] Spout', 'Spout: open, start “[planned] ”'],
    ['🚧 **WIP:** Spout', 'Spout: open, start “🚧 **WIP:** ”'],
    ['Spout (planned)', 'Spout: open, title “ (planned)”'],
    ['Spout *(planned)*', 'Spout: open, title “ *(planned)*”'],
    ['Spout — in progress', 'Spout: open, title “ — in progress”'],
    ['Spout - WIP', 'Spout: open, title “ - WIP”'],
    ['Spout 🚧', 'Spout: open, title “ 🚧”'],
    ['Spout 🚧 in progress', 'Spout: open, title “ 🚧 in progress”'],
    ['注ぎ口（進行中）', '注ぎ口: open, title “（進行中）”'],
    ['🚧 Spout (in progress)', 'Spout: open, start “🚧 ”, title “ (in progress)”'],
    ['~~🚧 Spout~~', '🚧 Spout: dropped'],
    // What is finished stays finished, with a word for open work beside it.
    ['✅ 🚧 Spout', 'Spout: done, start “🚧 ”'],
    ['🚧 Spout ✅', 'Spout: done, start “🚧 ”'],
    ['Spout (planned) ✅', 'Spout: done, title “ (planned)”'],
    ['[x] 🚧 Spout', 'Spout: done, start “🚧 ”'],
  ])('is no part of “%s”', (title, read) => {
    expect(bullet(title)).toBe(read);
  });

  it.each([
    ['Todo lists', 'Todo lists: open'],
    ['Planned parenthood', 'Planned parenthood: open'],
    ['The plan is planned', 'The plan is planned: open'],
    ['Spout (planned for 0.8)', 'Spout (planned for 0.8): open'],
    ['Spout (planned in 0.8)', 'Spout (planned in 0.8): open'],
    ['🚧Spout', '🚧Spout: open'],
    ['`WIP` Spout', '`WIP` Spout: open'],
  ])('is a part of “%s”', (title, read) => {
    expect(bullet(title)).toBe(read);
  });

  it.each(['🚧 Spout', 'TODO: spout', '[planned] Spout', 'Spout (planned)', 'Spout — in progress'])('is a part of “%s” without the key', (title) => {
    expect(bullet(title, 'words: { done: [✅] }')).toBe(`${title}: open`);
  });

  it('stands before or behind the number of a heading, and in a row', () => {
    const config = `sections: [{ title: Plan, items: [headings, table] }]\n${WORDS}`;
    const headings = lines('# R', '', '## Plan', '', '### 🚧 1. Spout', '', '### 2. 🚧 Lid', '', '### Bell (planned)');
    expect(items(headings, config)).toEqual(['Spout: open, start “🚧 ”', 'Lid: open, start “🚧 ”', 'Bell: open, title “ (planned)”']);
    expect(items(lines('# R', '', '## Plan', '', '| Task | Size |', '|---|---|', '| 🚧 Rim | M |'), config)).toEqual(['Rim: open, start “🚧 ”']);
  });
});
