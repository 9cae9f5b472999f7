import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

const TAGGED = ['[cup] Spout of steel', '[todo] Handle of wood', '[no] Whistle in tune', '[wip] Lid for steam'];

/** The states of tagged entries below an explanation, with the proposed configuration. */
function states(told: readonly string[], entries: readonly string[] = TAGGED): string {
  const text = lines('# Kettle roadmap', '', ...told, '', '## Next', '', ...entries.map((entry) => `- ${entry}`));
  const { rules } = parseConfig(proposalYaml(propose(readRoadmap(text, reading))), 'proposal');
  const { items } = readRoadmap(text, { ...reading, rules });
  return items
    .slice(-entries.length)
    .map(({ state }) => state)
    .join(' ');
}

describe('tags in square brackets before titles, which the file explains,', () => {
  it.each([
    ['with equals signs', ['Tags: cup = in a release, todo = nobody, wip = somebody is on it, no = decided against.']],
    ['with brackets', ['[cup] = on main, [todo] = nobody on it, [no] = we won’t']],
    ['with colons', ['`[cup]`: released, `[todo]`: nobody, `[no]`: rejected']],
    ['on two lines', ['Tags: todo = nobody, cup = in a release or on', 'main, no = decided', 'against.']],
    ['in bullets', ['- `[cup]` – shipped', '- `[wip]` – somebody is on it', '- `[no]` – given up']],
    ['in rows', ['| Tag | Sense |', '|---|---|', '| [cup] | done |', '| [todo] | nobody is on it |', '| [no] | not planned |']],
    ['in sentences', ['A “cup” means done, and “no” stands for never.']],
    ['right beside them', ['**Key:** `[cup]` done, `[wip]` work in progress, `[todo]` planned, `[no]` cancelled']],
    ['right beside them, without commas', ['[cup] shipped [wip] in progress [todo] planned [no] rejected']],
    ['before them', ['Done `[cup]`, in progress `[wip]`, planned `[todo]` and rejected [no].']],
    ['in bullets of nothing else', ['- [cup] Done', '- [wip] In progress', '- [no] Won’t do']],
    ['in another language', ['[cup] = erledigt, [todo] = noch nicht begonnen, [no] = machen wir nicht']],
  ])('say what it says of them: %s', (_, told) => {
    expect(states(told)).toBe('done open dropped open');
  });

  it.each([
    ['the file explains none', ['How far we are.']],
    ['it explains one', ['[cup] = shipped']],
    ['one is short for something', ['[no] = norwegian, [wip] = somebody is on it']],
    ['they are about something else', ['[cup] = for the cup, [todo] = for the table, [no] = not for guests, [wip] = whipped cream']],
    ['words beside them are none for a state', ['[cup] is for tea, [todo] for the table, and [no] for guests, whom nobody finished.']],
    ['what it says is contradicted', ['[cup] = shipped, [no] = rejected', '', '[cup] = not planned, [no] = shipped']],
  ])('say nothing if %s', (_, told) => {
    expect(states(told)).toBe('open open open open');
  });

  it('are no links, boxes or words of titles', () => {
    const entries = ['[cup](https://example.org) holder', '[todo] Handle of wood', 'The [no] button'];
    expect(states(['[cup] = shipped, [todo] = nobody, [no] = rejected'], entries)).toBe('open open open');
  });

  it('are proposed in their brackets, so that they say nothing elsewhere', () => {
    const text = lines('# Kettle roadmap', '', 'D = done, R = rejected', '', '## Next', '', '- [D] Spout', '- [R] Handle', '- Vitamin - D', '- A cup');
    const { words } = propose(readRoadmap(text, reading));
    expect(words).toEqual({ done: ['[d]'], dropped: ['[r]'] });
  });
});
