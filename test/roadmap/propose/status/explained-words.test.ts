import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

/** The titles of the open items that a file has with the configuration that is proposed for it. */
function proposed(...text: string[]): string[] {
  const rules = parseConfig(proposalYaml(propose(readRoadmap(lines(...text), reading))), 'proposal').rules;
  return readRoadmap(lines(...text), { ...reading, rules }).items.flatMap(({ title, state }) => (state === 'open' ? [title] : []));
}

describe('bullets that explain the words behind items', () => {
  const plans = [
    ...[
      '# Kettle roadmap',
      '',
      '## Lid',
      '',
      '- Stays cool (in progress, Ada)',
      '- Opens with one hand (blocked: no spring)',
      '- Made of glass (done, 0.4)',
      '',
    ],
    ...['## Spout', '', '- Pours without a drop', '- Folds away (planned)', '- Rubber tip', ''],
  ];
  const legend = ['- **in progress**: somebody has begun', '- **blocked**: the reason stands behind it', '- **done**: with the release'];

  it('are no items', () => {
    expect(proposed(...plans, '## Words', '', ...legend)).toHaveLength(5);
  });

  it('are items, if their labels are parts of the product', () => {
    const parts = ['- **Lid**: locks by itself', '- **Spout**: in copper', '- **Foot**: of cork'];
    expect(proposed(...plans, '- Shine (Lid)', '- Shine (Spout)', '- Shine (Foot)', '', '## Soon', '', ...parts)).toHaveLength(11);
  });
});

describe('a table that explains signs', () => {
  const header = ['| Feature | Status |', '|---|---|'];
  const plans = [
    ...['## Lid', '', ...header, '| Stays cool | ◐ |', '| Opens with one hand | ○ |', '| Made of glass | ✔ |', ''],
    ...['## Spout', '', ...header, '| Pours without a drop | ○ |', '| Rubber tip | ✔ |', ''],
  ];
  const OPEN = ['Stays cool', 'Opens with one hand', 'Pours without a drop'];

  it.each([
    ['Zeichen', 'Bedeutung', 'erledigt', 'in Arbeit', 'offen'],
    ['Mark', 'In words', 'on your table', 'on ours', 'in our heads'],
    ['Zeichen', 'Das heißt', 'steht bei euch', 'wird geschmiedet', 'nur gedacht'],
  ])('has no items: “%s” and “%s”', (sign, words, done, begun, open) => {
    const rows = [`| ✔ | ${done} |`, `| ◐ | ${begun} |`, `| ○ | ${open} |`];
    expect(proposed('# Kettle roadmap', '', `| ${sign} | ${words} |`, '|---|---|', ...rows, '', ...plans)).toEqual(OPEN);
  });
});

describe('a table of what supports what', () => {
  const plans = ['# Kettle roadmap', '', '## Next', '', '- [ ] Whistle in two tones', '- [ ] Lid that stays cool', ''];
  it.each([
    ['✔', '✘'],
    ['✅', '❌'],
    [':heavy_check_mark:', ':x:'],
  ])('has no items: %s and %s', (yes, no) => {
    const rows = [`| Glass hob | ${yes} | ${no} | ${no} |`, `| Camp fire | ${no} | ${no} | |`, `| Induction | ${yes} | ${yes} | – |`];
    expect(proposed(...plans, '## Stoves', '', '| Stove | Steel | Copper | Glass |', '|---|---|---|---|', ...rows)).toEqual([
      'Whistle in two tones',
      'Lid that stays cool',
    ]);
  });

  it('has items, if a column is that of the status', () => {
    const rows = ['| Glass hob | ✅ | ✅ |', '| Camp fire | | ✅ |', '| Induction | ✅ | ❌ |', '| Oil lamp | | |'];
    expect(proposed('# Kettle roadmap', '', '## Planned', '', '| Feature | Status | Tested |', '|---|---|---|', ...rows)).toEqual(['Camp fire', 'Oil lamp']);
  });
});
