import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

interface Proposed {
  readonly open: readonly string[];
  /** The titles of open items as the proposal reads them. */
  readonly titles: readonly string[];
}

function proposedFor(text: string): Proposed {
  const { rules } = parseConfig(proposalYaml(propose(readRoadmap(text, reading))), 'proposal');
  const { items } = readRoadmap(text, { ...reading, rules });
  return { open: rules.words.open ?? [], titles: items.flatMap(({ title, state }) => (state === 'open' ? title : [])) };
}

const plan = (...entries: string[]) => lines('# Kettle', '', '## Roadmap', '', ...entries);

describe('words for open work', () => {
  it.each([
    ['signs', ['- ✅ Pour the tea', '- 🚧 Heat the lid', '- 📋 Ring the bell'], ['🚧', '📋'], ['Heat the lid', 'Ring the bell']],
    ['labels', ['- DONE: pour the tea', '- TODO: heat the lid', '- TODO: ring the bell'], ['TODO'], ['heat the lid', 'ring the bell']],
    [
      'brackets',
      ['- Pour the tea (done)', '- Heat the lid (planned)', '- Ring the bell (in progress)'],
      ['planned', 'in progress'],
      ['Heat the lid', 'Ring the bell'],
    ],
    ['tags', ['- [done] Pour the tea', '- [planned] Heat the lid', '- [planned] Ring the bell'], ['planned'], ['Heat the lid', 'Ring the bell']],
    ['bold words', ['- **DONE** Pour the tea', '- **WIP** Heat the lid', '- **WIP** Ring the bell'], ['WIP'], ['Heat the lid', 'Ring the bell']],
    ['dashes', ['- Pour the tea — done', '- Heat the lid — planned', '- Ring the bell — planned'], ['planned'], ['Heat the lid', 'Ring the bell']],
    [
      'German words',
      ['- Tee eingießen (erledigt)', '- Deckel heizen (geplant)', '- Glocke läuten (in Arbeit)'],
      ['geplant', 'in Arbeit'],
      ['Deckel heizen', 'Glocke läuten'],
    ],
    ['Russian words', ['- Налить чай — готово', '- Греть крышку — в работе', '- Звонить — в работе'], ['в работе'], ['Греть крышку', 'Звонить']],
    [
      'headings',
      ['### ✅ Pour the tea', '', 'Hot.', '', '### 🚧 Heat the lid', '', 'Soon.', '', '### 🚧 Ring the bell', '', 'Loud.'],
      ['🚧'],
      ['Heat the lid', 'Ring the bell'],
    ],
    ['boxes', ['- [x] ✅ Pour the tea', '- [ ] 🚧 Heat the lid', '- [ ] 🚧 Ring the bell'], ['🚧'], ['Heat the lid', 'Ring the bell']],
    [
      'a list of finished items',
      ['- ⏳ Heat the lid', '- ⏳ Ring the bell', '', '## Done', '', '- ✅ Pour the tea'],
      ['⏳'],
      ['Heat the lid', 'Ring the bell'],
    ],
    // Not every entry says its state, so that a word has to stand twice.
    [
      'some entries',
      ['- ✅ Pour the tea', '- 🚧 Heat the lid', '- 🚧 Ring the bell', '- Paint the rim'],
      ['🚧'],
      ['Heat the lid', 'Ring the bell', 'Paint the rim'],
    ],
  ])('are proposed where they stand beside words for done in the same form: %s', (_, entries, open, titles) => {
    expect(proposedFor(plan(...entries))).toEqual({ open, titles });
  });

  it.each([
    ['a line', ['✅ done | 🟡 in progress | 🔴 planned', '']],
    ['a list', ['- ✅ done', '- 🟡 in progress', '- 🔴 planned', '', 'What we do:', '']],
    ['equals signs', ['🟡 = in progress, 🔴 = planned, ✅ = done', '']],
  ])('are proposed where a legend explains them: %s', (_, legend) => {
    const text = lines('# Kettle', '', ...legend, '## Roadmap', '', '- ✅ Pour the tea', '- 🟡 Heat the lid', '- 🔴 Ring the bell');
    expect(proposedFor(text).open).toEqual(['🟡', '🔴']);
  });

  it('are proposed where the file explains its tags', () => {
    const text = lines(
      '# Kettle',
      '',
      '[D] done, [P] planned, [W] in progress',
      '',
      '## Roadmap',
      '',
      '- [D] Pour the tea',
      '- [P] Heat the lid',
      '- [W] Ring the bell',
    );
    expect(proposedFor(text)).toEqual({ open: ['[P]', '[W]'], titles: ['Heat the lid', 'Ring the bell'] });
  });

  it.each([
    ['circles may be levels', ['- ✅ Pour the tea', '- 🔴 Heat the lid', '- 🟡 Ring the bell']],
    ['signs are about the work', ['- ✅ Pour the tea', '- 🎨 Paint the lid', '- 🚀 Boil faster']],
    ['nothing says that it is done', ['- 🚧 Heat the lid', '- 🚧 Ring the bell']],
    ['only boxes say that it is done', ['- [x] Pour the tea', '- [ ] 🚧 Heat the lid', '- [ ] 🚧 Ring the bell']],
    ['done is said in another form', ['- Pour the tea (done)', '- 🚧 Heat the lid', '- 🚧 Ring the bell']],
    ['a word stands once, and not every entry says its state', ['- Pour the tea (done)', '- Show the state (planned)', '- Ring the bell', '- Paint the rim']],
    ['labels name parts', ['- Done: pour the tea', '- Testing: try the lid', '- Bell: ring twice', '- Rim: paint it']],
    ['finished items elsewhere have none', ['- 🚧 Heat the lid', '- 🚧 Ring the bell', '', '## Done', '', '- ✅ Pour the tea', '- Paint the rim']],
  ])('are not proposed where %s', (_, entries) => {
    expect(proposedFor(plan(...entries)).open).toEqual([]);
  });

  it('are not proposed where a legend says that they are levels', () => {
    const text = lines(
      '# Kettle',
      '',
      'Priority: 🔴 high, 🟡 medium, 🟢 low',
      '',
      '## Roadmap',
      '',
      '- 🔴 Heat the lid',
      '- 🟡 Ring the bell',
      '- 🟢 Paint the rim',
    );
    expect(proposedFor(text).open).toEqual([]);
  });
});
