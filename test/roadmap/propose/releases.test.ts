import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { wordsFound } from '../../../src/roadmap/propose/status/status-words.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

const TODAY = '2026-06-01';
const release = (title: string, ...entries: string[]) => [`## ${title}`, '', ...entries.map((entry) => `- ${entry}`), ''];

/** The items of the first text and of what becomes of it, both with the configuration that is proposed for the first. */
function readings(now: readonly string[], then: readonly string[], today: string | null = TODAY): string[][] {
  const { rules } = parseConfig(proposalYaml(propose(readRoadmap(lines(...now), reading), today)), 'proposal');
  return [now, then].map((text) => readRoadmap(lines(...text), { ...reading, rules }).items.map(({ title, state }) => `${title}: ${state}`));
}

describe('a file of releases', () => {
  it.each([
    ['a word', (title: string) => `${title} (released)`, (title: string) => `${title} — planned`],
    ['a sign', (title: string) => `${title} ✅`, (title: string) => title],
    ['a word in another language', (title: string) => `${title} – veröffentlicht`, (title: string) => title],
    ['a day that is past', (title: string) => `[${title}] - 2026-05-31`, (title: string) => `[${title}] - in progress`],
  ])('has the state of a release from %s, also when the next one is out', (_, out, planned) => {
    const older = release(out('v1.1'), 'Add feet', 'Fix the base');
    const now = [
      '# Kettle',
      '',
      ...release(planned('v1.3'), 'Add a whistle', 'Fix the lid'),
      ...release(out('v1.2'), 'Add a spout', 'Improve the handle'),
      ...older,
    ];
    const then = ['# Kettle', '', ...release(planned('v1.4'), 'Add a radio'), ...release(out('v1.3'), 'Add a whistle', 'Fix the lid'), ...older];
    expect(readings(now, then)).toEqual([
      ['Add a whistle: open', 'Fix the lid: open', 'Add a spout: done', 'Improve the handle: done', 'Add feet: done', 'Fix the base: done'],
      ['Add a radio: open', 'Add a whistle: done', 'Fix the lid: done', 'Add feet: done', 'Fix the base: done'],
    ]);
  });

  it('has it for the headings inside a release, too', () => {
    const inner = (title: string, ...entries: string[]) => [`## ${title}`, '', '### Comfort', '', ...entries.map((entry) => `- ${entry}`), ''];
    const now = ['# Kettle', '', ...inner('Version 2.0', 'Add a whistle', 'Fix the lid'), ...inner('Version 1.0 ✅', 'Add a spout')];
    const then = [
      '# Kettle',
      '',
      ...inner('Version 3.0', 'Add a radio'),
      ...inner('Version 2.0 ✅', 'Add a whistle'),
      ...inner('Version 1.0 ✅', 'Add a spout'),
    ];
    expect(readings(now, then)).toEqual([
      ['Add a whistle: open', 'Fix the lid: open', 'Add a spout: done'],
      ['Add a radio: open', 'Add a whistle: done', 'Add a spout: done'],
    ]);
  });

  it.each([
    ['nobody knows the day', '2026-05-31', null],
    ['another day is still to come', '2026-06-02', TODAY],
    ['the day is only a plan', '2026-05-31 (planned)', TODAY],
  ])('says nothing by its days where %s', (_, day, today) => {
    const text = ['# Kettle', '', ...release(`1.1 - ${day}`, 'Add a whistle', 'Fix the lid'), ...release('1.2 - 2026-05-30', 'Add a spout')];
    const { sections } = propose(readRoadmap(lines(...text), reading), today);
    expect(sections.filter(({ role }) => role === 'done')).toEqual([]);
  });

  it('takes no release for finished that is not out yet', () => {
    const text = ['# Kettle', '', ...release('v1.3 (not yet released)', 'Add a whistle', 'Fix the lid'), ...release('v1.4 (to be released)', 'Add a spout')];
    expect(propose(readRoadmap(lines(...text), reading)).sections.filter(({ role }) => role === 'done')).toEqual([]);
  });
});

describe('a changelog', () => {
  const part = (title: string, ...entries: string[]) => [`### ${title}`, '', ...entries.map((entry) => `- ${entry}`), ''];
  const items = (text: readonly string[], today: string | null) => {
    const { rules } = parseConfig(proposalYaml(propose(readRoadmap(lines(...text), reading), today)), 'proposal');
    return readRoadmap(lines(...text), { ...reading, rules }).items.map(({ title, kind, state }) => `${title}: ${state} ${kind}`);
  };

  it.each([
    ['Unreleased', 'Added', 'Fixed'],
    ['[Unreleased] / planned', 'Changed', 'Fixed'],
    ['Next release', 'Removed', 'Resolved'],
    ['Geplant für die nächste Version', 'Neu', 'Behoben'],
    ['Prochaine version', 'Ajouts', 'Corrigé'],
    ['Próxima versión', 'Añadido', 'Corregido'],
    ['Планируется', 'Добавлено', 'Исправлено'],
    ['未发布', '新增', '修复'],
  ])('has open bugs below “%s”, beside “%s”, in “%s”', (next, added, fixed) => {
    const text = [
      ...[
        '# Kettle',
        '',
        `## ${next}`,
        '',
        ...part(added, 'Add a whistle', 'Add a second cup'),
        ...part(fixed, 'Lid sticks in the cold', 'Spout drips on the table'),
      ],
      ...['## 1.2 - 2026-05-30', '', ...part(added, 'Add feet'), ...part(fixed, 'Base is hot')],
      ...['## 1.1 - 2026-04-30', '', ...part(added, 'Add a handle')],
    ];
    expect(items(text, TODAY)).toEqual([
      ...['Add a whistle: open feature', 'Add a second cup: open feature', 'Lid sticks in the cold: open bug', 'Spout drips on the table: open bug'],
      ...['Add feet: done feature', 'Base is hot: done feature', 'Add a handle: done feature'],
    ]);
  });

  it('tells by its order which releases are out where nobody knows the day', () => {
    const text = [
      '# Kettle',
      '',
      ...release('Unreleased', 'Add a whistle', 'Add a cup'),
      ...release('1.2 - 2026-05-30', 'Add feet'),
      ...release('1.1 - 2026-04-30', 'Add a base'),
    ];
    expect(items(text, null)).toEqual(['Add a whistle: open feature', 'Add a cup: open feature', 'Add feet: done feature', 'Add a base: done feature']);
  });

  it('has no open bugs in “Fixed” of other files', () => {
    const text = ['# Kettle', '', '## Planned', '', ...part('Comfort', 'Add a whistle', 'Add a cup'), ...part('Fixed', 'Lid sticks in the cold')];
    expect(items(text, TODAY)).toEqual(['Add a whistle: open feature', 'Add a cup: open feature', 'Lid sticks in the cold: done feature']);
  });
});

const heading = (title: string) => [
  ...[`### ${title}`, '', '**Status:** Planned', '', '**Pain:** Guests wait for their tea, and nobody knows why.', ''],
  ...['**Acceptance:**', '', '- A guest pours a cup: it leaks by 2 ml ❌', '- No drop on the table ✅', ''],
];

describe('the words for done', () => {
  it('do not name the boxes of lists, which are known', () => {
    expect(wordsFound('- [x] Spout\n1. [X] Lid\n> * [x] Handle\n')).toEqual({ done: [], dropped: [], open: [] });
  });

  it('name a box where only a configuration makes it one', () => {
    expect(wordsFound('| Spout | [x] |\n').done).toEqual(['[x]']);
    expect(wordsFound('### [x] Spout\n').done).toEqual(['[x]']);
  });

  it('come from no notes of headings', () => {
    const text = ['# Kettle roadmap', '', '## Planned', '', ...['1. Lid for steam', '2. Whistle in tune', '3. Bell of brass'].flatMap(heading)];
    const { sections, words } = propose(readRoadmap(lines(...text), reading));
    expect(sections).toMatchObject([{ items: ['headings'] }]);
    expect(words).toEqual({ done: [], dropped: [] });
  });

  it('come from the ends of bullets that are items', () => {
    expect(wordsFound('- Spout ❌\n- Lid ✅\n')).toEqual({ done: ['✅'], dropped: ['❌'], open: [] });
  });
});

describe('a dated list', () => {
  const dated = (...inside: readonly string[]) =>
    proposalYaml(
      propose(
        readRoadmap(lines('# Plan', '', '## Milestones', '', '- Passkeys (2025-04-15)', ...inside, '- Vouchers: 2025-07-01', '- Export: 2025-09-01'), reading),
      ),
    );

  it('is no timeline if boxes stand in it, which would be lost', () => {
    expect(dated()).toContain('role: timeline');
    expect(dated('  - [ ] Sign in')).not.toContain('timeline');
  });
});
