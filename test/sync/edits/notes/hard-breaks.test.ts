import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { thereAndBack } from '../places/there-and-back.ts';

const bugs = (...items: string[]) => lines('# R', '', '## Open bugs', '', ...items);

describe('lines that end with two spaces are as before when an item comes back', () => {
  it.each([
    ['the last line has none', ['- One  ', '  owner: Bob', '- Two'], '- One  \n  owner: Bob  \n  resolution: Fixed\n'],
    ['it is a note', ['- One  ', '  owner: Bob  ', '  some words', '- Two'], '  some words  \n  resolution: Fixed\n'],
    ['the last line has them, too', ['- One  ', '  owner: Bob  ', '- Two  '], '  owner: Bob  \n  resolution: Fixed  \n'],
    ['only titles have them', ['- One  ', '- Two  '], '- One  \n  - resolution: Fixed\n'],
    ['there are fields elsewhere', ['- One  ', '- Two  ', '', '## Planned', '', '- Three', '  owner: Bob'], '- One  \n  resolution: Fixed  \n'],
    ['the fields are bullets', ['- One  ', '  - owner: Bob', '- Two'], '- One  \n  - owner: Bob\n  - resolution: Fixed\n'],
    ['the lines end with backslashes', ['- One\\', '  owner: Bob', '- Two'], '- One\\\n  owner: Bob\\\n  resolution: Fixed\n'],
  ])('%s', async (_, items, between) => {
    expect(await thereAndBack(bugs(...items), [1])).toContain(between);
  });

  it('the other item has no fields', async () => {
    expect(await thereAndBack(bugs('- One  ', '  owner: Bob', '- Two'), [2])).toContain('- Two  \n  resolution: Fixed\n');
    expect(await thereAndBack(bugs('- One  ', '  owner: Bob  ', '- Two  '), [2])).toContain('- Two  \n  resolution: Fixed  \n');
  });
});
