import { describe, expect, it } from 'vitest';
import { placeIn, tasksIn } from './pair.ts';

describe('a new item goes to', () => {
  it('for a feature none that is about bugs, whatever stands there', () => {
    for (const title of ['Bugs in the second oven', 'Critical bugs', '🐞 Field bugs', 'Defects', 'Anomalies']) {
      expect(placeIn(tasksIn(['Import', 1], [title, 4]))).toBe('Import');
      expect(placeIn(tasksIn([title, 4]))).toBe('new: Not yet complete');
    }
    expect(placeIn(['## Bugs in 2.0', '', '### Critical', '', '- [ ] a', '', ...tasksIn(['Import', 1])])).toBe('Import');
    for (const title of ['Bugs and ideas', 'Feature requests and bugs', 'Bug reports form']) expect(placeIn(tasksIn(['Import', 1], [title, 4]))).toBe(title);
  });

  it('a later version, where the one before it is begun', () => {
    const begun = (...titles: readonly string[]) => [
      ...tasksIn([titles[0] ?? '', 3]),
      '- [x] half of it',
      '',
      ...titles.slice(1).flatMap((one) => tasksIn([one, 2])),
    ];
    for (const titles of [
      ['1.4', '1.5'],
      ['Versión 2.0 (mayo)', 'Versión 2.1'],
      ['🚧 Alpha3 “Dough”', '🔭 Alpha4'],
      ['Milestone 9 (oven)', 'Milestone 10 (shop)'],
    ]) {
      expect(placeIn(begun(...titles))).toBe(titles[1]);
      expect(placeIn(begun(...titles), { names: [titles[0] ?? ''] })).toBe(titles[0]);
    }
    // Numbers of sections and chapters, products, quarters, a later one that is far off, and one that is begun, too, tell nothing.
    for (const titles of [
      ['1. Oven', '2. Shop'],
      ['1.1 Oven', '1.2 Shop'],
      ['Kettle 2', 'Oven 3'],
      ['Kettle 2', 'Kettle 3'],
      ['Q3 2026', 'Q4 2026'],
      ['v1.1', 'v9.9 (dream)'],
    ])
      expect(placeIn(begun(...titles))).toBe(titles[0]);
    expect(placeIn([...begun('1.4', '1.5'), '- [x] the other half'])).toBe('1.4');
    expect(placeIn([...begun('1.4', '1.5'), '- [x] the other half', '', ...tasksIn(['2.0 (2027-01-01)', 1])])).toBe('2.0 (2027-01-01)');
    expect(placeIn([...begun('1.4', '1.5'), '## Known bugs', '', '- [ ] Smoke'], { kind: 'bug' })).toBe('Known bugs');
  });

  it('no version that is out, below the one that is planned', () => {
    const out = ['## 0.9 (2024-11-02)', '', '### Bugs', '', '- [ ] a', '', '## 0.8 (2024-03-30)', '', '### Oven', '', '- [ ] b', '- [ ] c', ''];
    for (const first of ['Unreleased', '[Unreleased] (0.10)', '0.10']) {
      expect(placeIn([...tasksIn([first, 1]), ...out])).toBe(first);
      expect(placeIn([...tasksIn([first, 1]), ...out], { kind: 'bug' })).toBe('new: Open bugs');
    }
    // Days may also be plans: nothing newer stands above, or the file goes on to later ones.
    expect(placeIn(out, { kind: 'bug' })).toBe('0.9 (2024-11-02) / Bugs');
    expect(placeIn([...tasksIn(['0.7', 1]), ...out.map((line) => line.replace('0.8', '1.0'))])).toBe('1.0 (2024-03-30) / Oven');
  });

  it('a version that is planned for a day to come, as one without a day', () => {
    const days = [...tasksIn(['Unreleased', 1], ['2.1 (2026-06-01)', 3], ['2.0 (2026-03-02)', 4], ['1.9 (2026-02-01)', 5])];
    expect(placeIn(days, {}, undefined, '2026-03-02')).toBe('2.1 (2026-06-01)');
    expect(placeIn(days, {}, undefined, '2026-03-01')).toBe('1.9 (2026-02-01)');
    expect(placeIn(days, {}, undefined, '2026-06-01')).toBe('Unreleased');
  });

  it('for a bug among the cards of a board the column of what waits, and not one of what is begun', () => {
    const board = (...columns: ReadonlyArray<readonly [string, string]>) => columns.flatMap(([title, card]) => [`## ${title}`, '', `- [ ] ${card}`, '']);
    const place = (...columns: ReadonlyArray<readonly [string, string]>) => placeIn(board(...columns), { kind: 'bug' });
    for (const begun of ['Testing', 'Doing', 'In review', 'QA', 'Blocked', 'In Arbeit', 'En cours', '进行中']) {
      expect(place(['Inbox', 'Knead'], ['To do', 'Sell'], [begun, 'Fix: smoke'])).toBe('Inbox');
      expect(place(['Zu erledigen', 'Sell'], [begun, 'Fix: smoke'])).toBe('Zu erledigen');
      // Below these titles stands no bug, and a place of its own is better than both.
      expect(place(['Planned features', 'Sell'], ['Ideas', 'Sing'], [begun, 'Fix: smoke'])).toBe(begun);
      expect(place(['To do', 'Sell'], [begun, 'Fix: smoke'], ['Known bugs', 'Ash'])).toBe('Known bugs');
      expect(place(['To do', 'Sell'], ['Oven', 'Fix: ash'], [begun, 'Fix: smoke'])).toBe('Oven');
    }
    expect(placeIn(board(['To do', 'Sell'], ['Testing', 'Fix: smoke']))).toBe('To do');
    expect(placeIn(['## Shop', '', '### To do', '', '- [ ] Sell', '', '## Testing', '', '- [ ] Fix: smoke'], { kind: 'bug' })).toBe('Testing');
  });
});
