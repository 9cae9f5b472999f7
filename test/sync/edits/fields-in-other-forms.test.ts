import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const text = (status: string, number = '') => lines(`- [ ] A${number}`, '  - owner: Kim', `  - status: ${status}`, '  - prognosis: May', '', '  A note.');

/** The file after somebody changed the text of its issue. */
async function followed(file: string, change: (body: string) => string): Promise<string> {
  const world = await MemoryWorld.agreed(file);
  world.change(1, { body: change(world.issue(1).body) });
  expect((await world.sync()).problems).toEqual([]);
  expect(await world.afterwards()).toEqual([]);
  return world.text;
}

describe('a field of an issue', () => {
  it.each([
    'status: late',
    'Status : late',
    '**Status**: late',
    '* **Status:** late',
    '*Status:* late',
    '_Status_: late',
    '***Status:*** late',
    '### Status: late',
    '- *Status:* late',
    '**Status** - late',
    '**Status** – late',
    '**Status** = late',
    '**Status：** late',
    'Status：late',
    '**STATUS**：late',
  ])('may be written otherwise among others: %s', async (line) => {
    expect(await followed(text('idea'), (body) => body.replace('**Status:** idea', line))).toBe(text('late', ` ${link(1)}`));
  });

  it.each(['*Status:* late', '### Status: late', '**Status** - late'])('may be so where it stands alone, too: %s', async (line) => {
    const alone = (status: string, number = '') => lines(`- [ ] A${number}`, '', '  A note.', '', `  status: ${status}`);
    expect(await followed(alone('idea'), (body) => body.replace('**Status:** idea', line))).toBe(alone('late', ` ${link(1)}`));
  });

  it('may stand behind another one', async () => {
    expect(await followed(text('idea'), (body) => body.replace('idea', 'late').replace('\n**Status:**', ' **Status:**').replace('\n**Prog', ' **Prog'))).toBe(
      text('late', ` ${link(1)}`),
    );
  });

  it('is none in a note, whose words are those of the file', async () => {
    const note = (word: string, number = '') => lines(`- [ ] A${number}`, '  - owner: Kim', '', `  *Status:* ${word}`, '', '  # Owner: nobody');
    expect(await followed(note('idea'), (body) => body.replace('idea', 'late'))).toBe(note('late', ` ${link(1)}`));
  });

  it('is none in a sub-item', async () => {
    const parts = (word: string, number = '') => lines(`- [ ] A${number}`, `  - [ ] ${word}`, '    - Status: x', '    - *Owner:* y', '  - *Status:* z');
    expect(await followed(parts('one'), (body) => body.replace('one', 'two'))).toBe(parts('two', ` ${link(1)}`));
  });

  it('is none in code', async () => {
    const code = (word: string, number = '') => lines(`- [ ] A${number}`, '', '  ```', '  Status: a', `  *Owner:* ${word} **Status:** b`, '  ```');
    expect(await followed(code('x'), (body) => body.replace(' x ', ' y '))).toBe(code('y', ` ${link(1)}`));
  });
});

describe('the bullets of an issue', () => {
  const list = (number: string, ...parts: readonly string[]) => lines(`- [ ] A${number}`, ...parts.map((part) => `  ${part}`));

  it.each([
    ['of a new sub-item', ['- [ ] one', '- [ ] two'], '- [ ] two', '* [ ] new\n- [ ] two', ['- [ ] one', '- [ ] new', '- [ ] two']],
    ['of all', ['- [ ] one', '  - [ ] deep'], /^( *)- \[/gm, '$1* [', ['- [ ] one', '  - [ ] deep']],
    ['of a new note', ['* one', '* two'], '* two', '* two\n- three', ['* one', '* two', '* three']],
    ['but not of code', ['- one', '', '```', '* x', '```'], '* x', '* y', ['- one', '', '```', '* y', '```']],
    ['but not where the file has several', ['* [ ] one', '  - [ ] deep'], '* [ ] one', '* [ ] one\n  + [ ] new', ['* [ ] one', '  + [ ] new', '  - [ ] deep']],
  ] as const)('become those of the file: %s', async (_, before, from, to, then) => {
    expect(await followed(list('', ...before), (body) => body.replace(from, to))).toBe(list(` ${link(1)}`, ...then));
  });
});
