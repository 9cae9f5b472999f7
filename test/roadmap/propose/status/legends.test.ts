import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

/** The titles of the items that a file has with the configuration that is proposed for it. */
function proposed(text: string): string[] {
  const rules = parseConfig(proposalYaml(propose(readRoadmap(text, reading))), 'proposal').rules;
  return readRoadmap(text, { ...reading, rules }).items.map(({ title }) => title);
}

const item = (title: string, ...told: readonly string[]) => [`### ${title}`, '', '**Pain:** Guests wait for their tea, and nobody knows why.', '', ...told, ''];
const ITEMS = ['Spout of steel', 'Handle of wood', 'Whistle in tune', 'Lid for steam'];
const planned = ITEMS.flatMap((title) => item(title, '**Status:** Planned'));

describe('a heading with all states or levels that an item may have', () => {
  it.each([
    ['in a line', ['**Status:** planned / in progress / done']],
    ['in bullets', ['- **What**: one line', '- **Status**: `not started` / `blocked` / `shipped`']],
    ['as levels', ['- Priority: high | medium | low']],
    ['in other words', ['Aufwand: S / M / L']],
  ])('is a template, and no item: %s', (_, told) => {
    expect(proposed(lines('# Kettle roadmap', '', '## Planned', '', ...planned, ...item('Name of the part', ...told)))).toEqual(ITEMS);
  });

  it.each([
    ['one state', ['**Status:** in progress / blocked by the smith']],
    ['levels that are planned', ['**Tunes:** high / medium / low']],
  ])('is an item, if it has %s', (_, told) => {
    expect(proposed(lines('# Kettle roadmap', '', '## Planned', '', ...planned, ...item('Bell of brass', ...told)))).toEqual([...ITEMS, 'Bell of brass']);
  });
});

describe('bullets and rows that list states or levels', () => {
  const next = ['# Kettle roadmap', '', '## Next', '', '- Add a whistle', '- Add a timer', '- Improve the lid', ''];
  it.each([
    ['bullets', ['- **Status**: planned / in progress / done', '- **Priority**: high / medium / low', '- **Owner**: a name']],
    ['rows', ['| Item | Words |', '|---|---|', '| Status | planned, in progress or done |', '| Priority | high, medium or low |']],
  ])('are no items: %s', (_, section) => {
    expect(proposed(lines(...next, '## Later', '', ...section))).toEqual(['Add a whistle', 'Add a timer', 'Improve the lid']);
  });
});

describe('the signs that a file explains', () => {
  const ROWS = ['| Part | State |', '|---|---|', '| Spout | ✅ |', '| Handle | 🟡 |', '| Whistle | ❌ |', '| Lid | 🚫 |'];

  /** The states of the four rows below an explanation, with the proposed configuration. */
  function states(legend: readonly string[], rows: readonly string[] = ROWS): unknown[] {
    const text = lines('# Kettle roadmap', '', '## Legend', '', ...legend, '', '## Parts', '', ...rows);
    const rules = parseConfig(proposalYaml(propose(readRoadmap(text, reading))), 'proposal').rules;
    return readRoadmap(text, { ...reading, rules }).items.map(({ state }) => state);
  }

  it.each([
    ['with equals signs', ['✅ = forged and fitted, 🟡 = half of it, ❌ = not started, 🚫 = we won’t.']],
    ['with colons', ['✅: done, 🟡: partly, ❌: not begun, 🚫: dropped']],
    ['with nothing between', ['✅ done 🟡 partly ❌ not started 🚫 rejected']],
    ['with words in front', ['Parts are done (✅), partly done (🟡), not started (❌) or rejected (🚫).']],
    ['with words in front of colons', ['done: ✅, not started: ❌, won’t do: 🚫']],
    ['in a sentence', ['A ✅ means done and ❌ means missing; 🚫 stands for won’t do.']],
    ['in bullets', ['- ✅ – done', '- `❌` – not forged', '- 🚫 – dropped']],
    ['in bullets with words in front', ['- done (✅)', '- not started (❌)', '- dropped (🚫)']],
    ['in rows', ['| Sign | Sense |', '|---|---|', '| ✅ | Done |', '| ❌ | To do |', '| 🚫 | Won’t do |']],
    ['in rows with words in front', ['| Sense | Sign |', '|---|---|', '| Done | ✅ |', '| To do | ❌ |', '| Dropped | 🚫 |']],
    ['in another language', ['✅ = erledigt, ❌ = noch nicht begonnen, 🚫 = verworfen']],
  ])('say what it says of them: %s', (_, legend) => {
    expect(states(legend)).toEqual(['done', 'open', 'open', 'dropped']);
  });

  it.each([
    ['no legend', ['How far we are.'], ['done', 'open', 'dropped', 'open']],
    ['a legend that drops', ['✅ = done, ❌ = dropped, 🚫 = blocked'], ['done', 'open', 'dropped', 'open']],
    ['a legend of what is not planned', ['✅ = done, ❌ = not planned'], ['done', 'open', 'dropped', 'open']],
    ['a legend whose words nobody knows', ['✅ = of steel, ❌ = of tin'], ['done', 'open', 'dropped', 'open']],
    ['a single sign', ['❌ = not started'], ['done', 'open', 'dropped', 'open']],
    ['two legends that contradict each other', ['✅ = done, ❌ = not started', '', '✅ = done, ❌ = dropped'], ['done', 'open', 'dropped', 'open']],
  ])('say what they usually say with %s', (_, legend, expected) => {
    expect(states(legend)).toEqual(expected);
  });

  it('say that work is done, whatever they look like', () => {
    const rows = ['| Part | State |', '|---|---|', '| Spout | 🔵 |', '| Handle | ⚪ |', '| Whistle | ✅ |', '| Lid | ⚪ |'];
    expect(states(['🔵 = shipped, ✅ = planned, ⚪ = no plans'], rows)).toEqual(['done', 'dropped', 'open', 'dropped']);
  });

  it('are none of the usual ones where they say something else', () => {
    const rows = ['| Part | State |', '|---|---|', '| Spout | ✅ |', '| Handle | ⚪ |', '| Whistle | ✅ |'];
    expect(states(['✅ = planned, ⚪ = not yet discussed'], rows)).toEqual(['open', 'open', 'open']);
  });

  it('of legends say nothing of items that are named as states', () => {
    const rows = ['| Part | State |', '|---|---|', '| Open pot | ✅ |', '| Pending tea | 🚧 |', '| Missing lid | ❌ |', '| Open lid | ✅ |'];
    expect(states(['How far we are.'], rows)).toEqual(['done', 'open', 'dropped', 'done']);
  });

  it('say what the words in front of them say', () => {
    expect(states(['Legend: Forged ✅  Half of it 🟡  Not started ❌  Refused 🚫'])).toEqual(['done', 'open', 'open', 'dropped']);
  });

  it('say done only where nothing is left', () => {
    expect(states(['🟡 = done, 🚫 = done, not sold yet, ✅ = released soon, ⬜ = planned'])).toEqual(['done', 'done', 'dropped', 'open']);
  });
});

describe('the words of a legend', () => {
  it('are none for the states of items', () => {
    const legend = ['| Icon | Meaning |', '|---|---|', '| ✅ | Completed |', '| 🟡 | Merged, needs oil |', ''];
    const rows = ['| Part | State |', '|---|---|', '| Spout | ✅ |', '| Handle | 🟡 |', '| Lid | open |'];
    expect(propose(readRoadmap(lines('# Kettle roadmap', '', ...legend, '## Parts', '', ...rows), reading)).words).toEqual({ done: ['✅'], dropped: ['❌'] });
  });
});

describe('a list that explains signs', () => {
  it('has no items', () => {
    const legend = ['- 🟢 = complete', '- 🟡 = complete except for the lid', '- ⬜ = planned', ''];
    const rows = ['| Part | State |', '|---|---|', '| Spout | 🟢 |', '| Handle | 🟡 |', '| Whistle | ⬜ |', '| Lid | ⬜ |'];
    expect(proposed(lines('# Roadmap', '', ...legend, '## Phase 1', '', ...rows))).toEqual(['Spout', 'Handle', 'Whistle', 'Lid']);
    expect(proposed(lines('# Kettle roadmap', '', '## Parts', '', '- ✅ Add a spout', '- 🚧 Add a handle', '- ⬜ Add a lid'))).toContain('Add a handle');
  });
});
