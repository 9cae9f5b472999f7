import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { thereAndBack } from './there-and-back.ts';

const TABLES = `sections:
  - { title: Plan, items: table, columns: { title: Feature, status: Status } }
  - { title: Done, items: table, role: done }
`;

describe('several items that come back at once into a section that they had emptied', () => {
  it('stand in their order: rows', async () => {
    const head = ['| Feature | Status |', '|---|---|'];
    const file = (plan: string[], ...done: string[]) =>
      lines('# R', '', '## Plan', '', ...head, ...plan, '', '## Done', '', ...head, '| Old | done |', ...done);
    const rows = (state: string) => ['A', 'B', 'C'].map((title) => `| ${title} | ${state} |`);
    expect(await thereAndBack(file(rows('open')), [1, 2, 3], { config: TABLES })).toBe(file([], ...rows('done')));
  });

  it.each([
    ['with other bullets', lines('* A', '- B', '- C')],
    ['with other bullets and notes', lines('* A', '  * A note.', '- B', '', '+ C')],
    ['as tasks with other bullets', lines('* [ ] A', '- [ ] B', '- [ ] C')],
  ])('stand in their order with their own bullets: %s', async (_, list) => {
    const text = lines('# R', '', '## Planned', '', list.trimEnd(), '', '## Done', '', list.includes('[ ]') ? '- [x] X' : '- X');
    await thereAndBack(text, [1, 2, 3]);
  });
});
