import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

/** The items that a file has with the configuration that is proposed for it, as `title` or `title: state`. */
function proposed(text: string, path = 'ROADMAP.md'): string[] {
  const config = proposalYaml(propose(readRoadmap(text, { ...reading, path })));
  const { items, problems } = readRoadmap(text, { ...reading, path, rules: parseConfig(config, 'proposal').rules });
  expect(problems.filter(({ code }) => code === 'no-such-section' || code === 'no-such-column')).toEqual([]);
  return items.filter(({ parent }) => parent === null).map(({ title, state }) => (state === 'open' ? title : `${title}: ${state}`));
}

const rows = (...cells: string[]) => cells.map((cell) => `| ${cell} | because people ask for it | M |`);
const table = (...titles: string[]) => ['| Item | Why | Effort |', '|---|---|---|', ...rows(...titles), ''];

describe('a family of sections', () => {
  it('has the rows of all its tables as items, not of one', () => {
    const text = lines(
      ...['# Kettle roadmap', '', 'Where the kettle goes.', ''],
      ...['## NOW: a kettle that one can buy', '', ...table('Spout', 'Handle', 'Lid')],
      ...['**Exit criteria**', '', '- A guest can pour tea.', '- Nobody burns a finger.', ''],
      ...['## NEXT: comfort', '', ...table('Whistle', 'Timer')],
      ...['## LATER: dreams', '', ...table('Radio', 'Solar cell')],
    );
    expect(proposed(text)).toEqual(['Spout', 'Handle', 'Lid', 'Whistle', 'Timer', 'Radio', 'Solar cell']);
  });

  it('has headings as items in every phase', () => {
    const item = (title: string, status: string) => [
      `### ${title}`,
      '',
      `- **Goal:** ${title} works for everybody.`,
      `- **Status:** ${status}.`,
      '- **Priority:** High.',
      '',
    ];
    const text = lines(
      ...['# Kettle', '', '## Phase 1: Base', '', ...item('1. Steel body', 'Pending'), ...item('2. Safe handle', 'Pending')],
      ...['## Phase 2: Comfort', '', ...item('1. Whistle', 'In progress'), ...item('2. Timer', 'Planned')],
    );
    expect(proposed(text)).toEqual(['Steel body', 'Safe handle', 'Whistle', 'Timer']);
  });

  it('has the bullets below each release', () => {
    const text = lines(
      '# Roadmap',
      '',
      '## Version 1.0',
      '',
      '- Add a spout',
      '- Support steel',
      '',
      '## Version 2.0',
      '',
      '- Add a whistle',
      '- Improve the handle',
    );
    expect(proposed(text)).toEqual(['Add a spout', 'Support steel', 'Add a whistle', 'Improve the handle']);
  });
});

describe('a heading that is described', () => {
  it('is the item, and the parts of its description are none', () => {
    const item = (title: string) => [
      ...[`## ${title}`, '', '**Pain:** Guests wait for their tea, and nobody knows why.', ''],
      ...['**In scope**', '- A spout of steel.', '- A test with hot water.', '', '**Out of scope**', '- A spout of gold.', ''],
      ...['**Acceptance:** a guest pours a cup without a drop on the table.', '', '---', ''],
    ];
    const text = lines(
      '# Roadmap',
      '',
      'Planned work, by priority.',
      '',
      ...item('1. Spout that does not drip'),
      ...item('2. Handle that stays cool'),
      ...item('3. Whistle in tune'),
    );
    expect(proposed(text)).toEqual(['Spout that does not drip', 'Handle that stays cool', 'Whistle in tune']);
  });
});

describe('what is not an item', () => {
  it('is a part of a course', () => {
    const chapter = (at: number, title: string) => [
      `### ${at}. ${title}`,
      '- **Why?**: It is the base of all tea.',
      '- **First cup**: Boil water and wait.',
      '',
    ];
    const text = lines(
      '# Tea learning roadmap',
      '',
      '## Phase 1: Basics',
      '',
      ...chapter(1, 'Introduction to tea'),
      ...chapter(2, 'Basics of water'),
      '## Phase 2: Leaves',
      '',
      ...chapter(3, 'Learning green tea'),
    );
    expect(proposed(text)).toEqual([]);
  });

  it.each([
    ['principles', ['## Principles', '', '- Keep it simple.', '- Steel before plastic.', '- A guest should never wait.']],
    ['metrics', ['## Success metrics', '', '- **Speed**: minutes until water boils', '- **Joy**: smiles of guests']],
    ['how to take part', ['## How to contribute', '', '- Open an issue with your idea.', '- Please discuss it in the forum first.']],
    ['what nobody plans', ['## Non-goals for now', '', '- Coffee', '- A kettle for the moon']],
    [
      'a table of releases',
      [
        '## Version progress',
        '',
        '| Version | Status | ETA |',
        '|---|---|---|',
        '| v1.0 | planned | 2027-01 |',
        '| v2.0 | planned | 2027-09 |',
        '| v3.0 | planned | 2028 |',
      ],
    ],
  ])('are %s beside sections of items', (_, section) => {
    const text = lines('# Kettle roadmap', '', '## Next', '', '- Add a whistle', '- Add a timer', '- Improve the lid', '', ...section);
    expect(proposed(text)).toEqual(['Add a whistle', 'Add a timer', 'Improve the lid']);
  });

  it('is a history of releases above what is planned', () => {
    const release = (version: number, ...entries: string[]) => [`## v${version}.0`, '', ...entries.map((entry) => `- ${entry}`), ''];
    const text = lines(
      ...['# Versions and roadmap', '', ...release(4, 'Fixed the drip', 'Added a spout'), ...release(3, 'Converted to steel', 'Removed plastic')],
      ...[
        ...release(2, 'Added a handle', 'Built a lid'),
        ...release(1, 'Built a pot', 'Added a bottom'),
        '## Future directions',
        '',
        '- **Whistle**: a tune for each tea',
        '- **Timer**: for green tea',
      ],
    );
    expect(proposed(text)).toEqual(['Whistle: a tune for each tea', 'Timer: for green tea']);
  });

  it('is a text, a pointer elsewhere, or nothing', () => {
    expect(
      proposed('# Roadmap\n\nWe want a kettle that everybody likes. It will take a while.\n\nEverything is on the [project board](https://example.org).\n'),
    ).toEqual([]);
    expect(proposed('# Roadmap\n\n## To do\n\n## Done\n')).toEqual([]);
    expect(proposed('')).toEqual([]);
  });

  it('is a list that ranks what stands above', () => {
    const text = lines(
      '# Roadmap',
      '',
      '## Directions',
      '',
      '### Pouring',
      '',
      '- **Spout** for tea',
      '- **Lid** for steam',
      '',
      '### Sound',
      '',
      '- **Whistle** in tune',
      '- **Bell** of brass',
      '',
      '## Rough priority',
      '',
      '1. **Whistle**',
      '2. **Spout**',
      '3. **Lid**',
      '4. **Bell**',
    );
    expect(proposed(text)).toEqual(['Spout for tea', 'Lid for steam', 'Whistle in tune', 'Bell of brass']);
  });
});

describe('a file of boxes', () => {
  it('keeps them as items, whatever describes their headings', () => {
    const text = lines(
      '# Plan',
      '',
      '### 1. Spout',
      '',
      '**Goal:** no drip',
      '',
      '- [ ] Bend it',
      '- [ ] Weld it',
      '',
      '### 2. Lid',
      '',
      '**Goal:** no steam',
      '',
      '- [x] Cut it',
      '- [ ] Fit it',
    );
    expect(proposed(text)).toEqual(['Bend it', 'Weld it', 'Cut it: done', 'Fit it']);
  });

  it('has boxes that are half filled, too', () => {
    const text = lines('# Plan', '', '## Next', '', '- [ ] Spout', '- [~] Lid', '  - [x] Cut it', '  - [ ] Fit it', '- [~] Handle', '- [x] Pot');
    expect(proposed(text)).toEqual(['Spout', 'Lid', 'Handle', 'Pot: done']);
  });
});

describe('words that have two meanings', () => {
  it.each(['en curso', 'em curso'])('are no words of learning where work goes on: “%s”', (state) => {
    const rows = (...titles: string[]) => ['| Tarea | Estado |', '|---|---|', ...titles.map((one) => `| ${one} | ${state} |`), ''];
    const text = lines(
      '# Hoja de ruta',
      '',
      `## Versión 2 — ${state}`,
      '',
      ...rows('Tapa nueva', 'Silbato'),
      '## Versión 3',
      '',
      ...rows('Filtro', 'Asa fría'),
    );
    expect(proposed(text)).toEqual(['Tapa nueva', 'Silbato', 'Filtro', 'Asa fría']);
  });

  it('for people say that a list is one of people only as the head of its title', () => {
    const list = (title: string, ...entries: string[]) => [`## ${title}`, '', ...entries.map((one) => `- ${one}`), ''];
    const text = lines(
      ...[
        '# Kettle roadmap',
        '',
        ...list('Milestone 1: it boils', 'Add a whistle', 'Add a timer'),
        ...list('Milestone 2: people can buy it', 'Add a price', 'Shop'),
      ],
      ...[...list('Release managers for 2.0', 'Noor', 'Ivo'), ...list('People', 'Add Mia', 'Ivo')],
    );
    expect(proposed(text)).toEqual(['Add a whistle', 'Add a timer', 'Add a price', 'Shop']);
  });

  it('are those of learning where somebody takes a course', () => {
    const rows = ['| Tarea | Estado |', '|---|---|', '| Tapa nueva | pendiente |', '| Silbato | pendiente |'];
    expect(proposed(lines('# Mi curso de té', '', '## Versión 2', '', ...rows))).toEqual([]);
  });
});

describe('a file without headings', () => {
  it('is one list', () => {
    expect(proposed('- Support green tea\n- Add a whistle\n- ~~Build a pot~~\n- Fix the drip\n', 'TODO.md')).toEqual([
      'Support green tea',
      'Add a whistle',
      'Build a pot: dropped',
      'Fix the drip',
    ]);
  });
});

describe('a state', () => {
  it('is that of a section in other languages', () => {
    const text = lines('# Fahrplan', '', '## Geplant', '', '- Tülle hinzufügen', '- Deckel hinzufügen', '', '## Erledigt', '', '- Topf', '- Boden');
    expect(proposed(text)).toEqual(['Tülle hinzufügen', 'Deckel hinzufügen', 'Topf: done', 'Boden: done']);
  });

  it('is that of a section that says what works', () => {
    const text = lines(
      ...['# Kettle', '', '## What already works', '', '- Boiling', '- Pouring', '', '## Not yet', '', '- Add a whistle', '- Add a timer', ''],
      ...['## What works and what does not', '', '- Add a sieve', '- Add a cup'],
    );
    expect(proposed(text).filter((title) => title.endsWith('done'))).toEqual(['Boiling: done', 'Pouring: done']);
  });

  it('is that of a published document', () => {
    const rows = ['| Noor | Draft of the lid | in review |', '| Ivo | Test of the spout | not started |', '| Noor | Words for tea | Published |'];
    expect(proposed(lines('# Plan of work', '', '| Owner | Deliverable | State |', '|---|---|---|', ...rows))).toEqual([
      'Draft of the lid',
      'Test of the spout',
      'Words for tea: done',
    ]);
  });

  it('is that of a whole phase', () => {
    const text = lines(
      '# Roadmap',
      '',
      '## Phase 1 (✅ COMPLETE)',
      '',
      '### Milestones',
      '',
      '- Add a pot',
      '- Add a lid',
      '',
      '## Phase 2 (in progress)',
      '',
      '- Add a whistle',
      '- Add a timer',
      '- Support steel',
    );
    expect(proposed(text).filter((title) => !title.endsWith('done'))).toEqual(['Add a whistle', 'Add a timer', 'Support steel']);
  });
});
