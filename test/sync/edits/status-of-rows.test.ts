import { describe, expect, it } from 'vitest';
import { rewrite } from '../../agreement/edits.ts';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

/** A repository with a table of a feature, and its done table if it has one. */
async function agreed(status: string, ...done: readonly string[]): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines('## Ahead', '', '| Feature | Status |', '| --- | --- |', `| A | ${status} |`, ...done));
  world.config = lines('sections:', '  - { title: Ahead, role: open, items: table }', '  - { title: Behind, role: done, items: table }');
  await world.sync();
  return world;
}

const BEHIND = ['', '## Behind', '', '| Feature | Status |', '| --- | --- |', '| Z | shipped |'];

describe('the status in the cell of a row', () => {
  it.each([
    ['a word', 'in review', '**Status:** in review'],
    ['a sign', '🚧 In work', '**Status:** 🚧 In work'],
    ['a link', '[blocked](why.md)', '**Status:** [blocked](https://github.test/o/r/blob/HEAD/why.md)'],
    ['a bar', 'this \\| that', '**Status:** this \\| that'],
  ])('is shown in the issue, and no second run writes it: %s', async (_, status, shown) => {
    const world = await agreed(status);
    expect(world.issue(1).body).toContain(`\n${shown}\n`);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each(['', '-', '—'])('is not where the cell says nothing: “%s”', async (status) => {
    expect((await agreed(status)).issue(1).body).not.toContain('**');
  });

  it.each([
    ['without a table for finished rows', []],
    ['with one', BEHIND],
  ])('stays in the text of an issue that is closed, and comes back with it: %s', async (_, done) => {
    const world = await agreed('in review', ...done);
    const [text, { body }] = [world.text, world.issue(1)];
    world.change(1, { state: { open: false, reason: 'completed' } }, 'ann');
    await world.sync();
    expect(world.text).not.toContain('in review');
    expect(world.issue(1).body).toBe(body);
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { state: { open: true } }, 'ann');
    await world.sync();
    expect(world.text).toBe(text);
    expect(world.issue(1).body).toBe(body);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stays there where the file closes the issue, and is the new one where the file reopens it', async () => {
    const world = await agreed('in review');
    const { body } = world.issue(1);
    world.edit(world.text.replace('in review', 'done'));
    await world.sync();
    expect(world.issue(1)).toMatchObject({ body, state: { open: false } });
    expect(await world.afterwards()).toEqual([]);
    world.edit(world.text.replace('| done', '| stuck'));
    await world.sync();
    expect(world.issue(1)).toMatchObject({ body: body.replace('in review', 'stuck'), state: { open: true } });
    expect(await world.afterwards()).toEqual([]);
  });

  it('is written once into an issue that does not show it yet', async () => {
    const world = await agreed('');
    world.edit(world.text.replace('|  |', '| in review |'));
    await world.sync();
    expect(world.issue(1).body).toContain('**Status:** in review');
    expect(await world.afterwards()).toEqual([]);
  });
});

/** A repository with a table of up to three rows, whose second column has this header. */
async function asking(header: string, ...cells: readonly string[]): Promise<MemoryWorld> {
  const rows = cells.map((cell, at) => `| ${'ABC'[at]} | ${cell} |`);
  const world = new MemoryWorld(lines('## Ahead', '', `| Feature | ${header} |`, '| --- | --- |', ...rows));
  world.config = lines('sections:', '  - { title: Ahead, role: open, items: table }');
  await world.sync();
  return world;
}

/** Writes a status into the first issue, and syncs. */
async function typed(world: MemoryWorld, status: string): ReturnType<MemoryWorld['sync']> {
  const { body } = world.issue(1);
  if (body.includes('**Status:**')) rewrite(world, 1, /\*\*Status:\*\* .*/.exec(body)?.[0] ?? '', `**Status:** ${status}`);
  else rewrite(world, 1, '<sub>', `**Status:** ${status}\n\n<sub>`);
  return world.sync();
}

const cellOf = ({ text }: MemoryWorld) => /^\| A .*?\| *(.*?) *\|$/m.exec(text)?.[1];

describe('a status that somebody writes into an issue, where the column of the row only answers yes or no', () => {
  it.each([
    ['Done', ['no', 'yes'], 'in review'],
    ['Shipped', ['', 'x'], 'half of it'],
    ['Fertig', ['nein', 'ja'], 'in Arbeit'],
    ['Done', ['❌', '✅'], '🚧'],
    ['Done', ['0', '1'], '40 %'],
  ])('is told, and the cell stays: “%s” with %j, “%s”', async (header, cells, status) => {
    const world = await asking(header, ...cells);
    const { text } = world;
    const { problems } = await typed(world, status);
    expect(world.text).toBe(text);
    expect(world.issue(1).body).toContain(`**Status:** ${status}`);
    const answers = cells
      .toReversed()
      .flatMap((one) => (one === '' ? [] : [`“${one}”`]))
      .join(' or ');
    expect(problems.map(({ message }) => message)).toEqual([
      `The status of #1 cannot be written into the file beside “A”: the file and the issue are left as they are. The issue says “${status}”. Its column for the status only answers with ${answers}. Add one, with line 3 as “| Feature | ${header} | Status |” and line 4 as “| --- | --- | --- |”, or name the column that holds it in this section’s \`columns\` of the configuration: \`<header>: status\`.`,
    ]);
  });

  it.each([
    ['Done', ['no', 'yes'], 'Yes', 'yes'],
    ['Done', ['no', 'yes'], 'done', 'yes'],
    ['Shipped', ['', 'x'], 'yes', 'x'],
    ['Shipped', ['', 'x'], 'Released', 'x'],
    ['Fertig', ['nein', 'ja'], 'Ja', 'ja'],
    ['Done', ['half', 'yes', 'no'], 'open', 'no'],
    ['Done', ['half', '✅', '❌'], 'no', '❌'],
    ['Done', ['half', 'Y', 'N'], 'n', 'N'],
    ['Done', ['no', 'yes'], 'dropped', 'dropped'],
  ])('is the cell’s own answer where it says a state: “%s” with %j, “%s”', async (header, cells, status, wanted) => {
    const world = await asking(header, ...cells);
    expect((await typed(world, status)).problems).toEqual([]);
    expect(cellOf(world)).toBe(wanted);
    // The run after that follows the state that the file says now.
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });

  it.each(['No', 'n', 'false', 'open'])('leaves a cell that says the same: “%s”', async (status) => {
    const world = await asking('Done', 'no', 'yes');
    const { text } = world;
    expect((await typed(world, status)).problems).toEqual([]);
    expect(world.text).toBe(text);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is written into the column that the message names', async () => {
    const world = await asking('Done', 'no', 'yes');
    await typed(world, 'in review');
    world.edit(world.text.replace('| Feature | Done |', '| Feature | Done | Status |').replace('| --- | --- |', '| --- | --- | --- |'));
    await world.sync();
    expect(world.text).toContain(`| A ${link(1)} | no | in review |`);
    expect(await world.afterwards()).toEqual([]);
    await typed(world, 'half done');
    expect(world.text).toContain(`| A ${link(1)} | no | half done |`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a status that somebody writes into an issue, where the column of the row holds no words', () => {
  const why = (held: string) =>
    `The status of #1 cannot be written into the file beside “A”: the file and the issue are left as they are. The issue says “in review”. Its column for the status only holds ${held}. Write one of that form in the issue, or write the words into that column in the file: it takes any status then.`;

  it.each([
    ['signs for states', ['🚧', '✅', '⏳'], 'signs, such as “🚧” and “✅”'],
    ['signs for anything', ['🟢', '🟡', '🔴'], 'signs, such as “🟢” and “🟡”'],
    ['other signs', ['**○**', '●', '✔️'], 'signs, such as “**○**” and “●”'],
    ['short names', [':construction:', ':hourglass:', ''], 'signs, such as “:construction:” and “:hourglass:”'],
    ['a sign with the word of a closed row', ['🚧', '❌ Dropped', '-'], 'signs, such as “🚧” and “❌ Dropped”'],
    ['shares', ['60%', '100%', '0 %'], 'numbers, such as “60%” and “100%”'],
    ['counted steps', ['3/5', '**5/5**', '-'], 'numbers, such as “3/5” and “**5/5**”'],
    ['answers', ['no', 'yes', 'no'], 'answers, such as “no” and “yes”'],
    ['crosses', ['', 'x', 'x'], 'answers, such as “x”'],
    ['boxes', ['[ ]', '[x]', '[ ]'], 'answers, such as “[ ]” and “[x]”'],
  ])('is told, and the cell stays: %s', async (_, cells, held) => {
    const world = await asking('Status', ...cells);
    const { text } = world;
    const { problems } = await typed(world, 'in review');
    expect(world.text).toBe(text);
    expect(problems.map(({ message }) => message)).toContain(why(held));
  });

  it.each([
    ['🚧', ['🚧', '⏳', '✅'], '⏳', '⏳'],
    ['another sign', ['🚧', '⏳', '✅'], '🔴', '🔴'],
    ['a word for a state', ['🚧', '⏳', '✅'], 'done', '✅'],
    ['a word for dropped', ['🚧', '⏳', '✅'], 'Dropped', '❌ Dropped'],
    ['another number', ['60%', '25%', '100%'], '75%', '75%'],
    ['a word among numbers', ['60%', 'paused', '100%'], 'in review', 'in review'],
    ['a word among words', ['🚧', 'in work', '✅'], 'in review', 'in review'],
    ['a word in a column of one row', ['🚧', '', '-'], 'in review', 'in review'],
    ['an answer among answers', ['no', 'yes', 'no'], 'yes', 'yes'],
  ])('is written where it fits: %s', async (_, cells, status, wanted) => {
    const world = await asking('Status', ...cells);
    await typed(world, status);
    expect(cellOf(world)).toBe(wanted);
    await world.sync();
    expect(await world.afterwards()).toEqual([]);
  });

  it('is taken where the file has words there, too', async () => {
    const world = await asking('Status', '🚧', '✅', '⏳');
    await typed(world, 'in review');
    world.edit(world.text.replace('| ⏳ |', '| waits |'));
    await world.sync();
    await typed(world, 'in test');
    expect(cellOf(world)).toBe('in test');
    expect(await world.afterwards()).toEqual([]);
  });

  it('says that it is finished as the other rows do, where the column holds numbers', async () => {
    const world = await asking('Progress', '60%', '100%', '25%');
    world.config += lines('words: { done: [Done, "100%"] }');
    await world.sync();
    world.change(1, { state: { open: false, reason: 'completed' } }, 'ann');
    await world.sync();
    expect(cellOf(world)).toBe('100%');
  });

  it.each([
    [[':construction:', ':hourglass:'], '✅', '❌ Dropped'],
    [['○', '◐'], '✅', '❌ Dropped'],
    [['🚧', 'in work'], 'done', 'dropped'],
  ])('gets a sign where the issue is closed, as the others have: %j', async (cells, done, dropped) => {
    for (const [reason, wanted] of [['completed', done] as const, ['not_planned', dropped] as const]) {
      const world = await asking('Status', ...cells);
      world.change(1, { state: { open: false, reason } }, 'ann');
      await world.sync();
      expect(cellOf(world)).toBe(wanted);
    }
  });
});

describe('a row that is closed, where its column answers yes or no under a title that does not ask', () => {
  const table = (first: string, ...others: readonly string[]) =>
    lines(
      '## Ahead',
      '',
      '| Feature | Status |',
      '| --- | --- |',
      ...[first, ...others].map((status, at) => `| ${'ABC'[at]}${at === 0 ? ` ${link(1)}` : ''} | ${status} |`),
    );

  it.each([
    ['the answer that the configuration takes for finished', 'done: [Done, "yes"]', ['no', 'no'], 'yes'],
    ['that answer in the case of the column', 'done: [Done, "yes"]', ['No', 'No'], 'Yes'],
    ['that of finished rows', 'done: [Done, "yes"]', ['no', 'Yes'], 'Yes'],
    ['a word where the configuration knows no answer', 'done: [Done]', ['no', 'no'], 'done'],
  ] as const)('gets %s, and its own back', async (_, words, others, wanted) => {
    const world = new MemoryWorld(table(others[0], ...others).replace(` ${link(1)}`, ''));
    world.config = lines('sections: [{ title: Ahead, items: table }]', `words: { ${words} }`);
    await world.sync();
    const before = world.text;
    world.change(1, { state: { open: false, reason: 'completed' } }, 'ann');
    await world.sync();
    expect(world.text).toContain(`| A ${link(1)} | ${wanted} |\n`);
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { state: { open: true } }, 'ann');
    await world.sync();
    expect(world.text).toBe(before);
  });
});

describe('a row that is closed, where the tables of a file have words of their own', () => {
  const rows = (...cells: readonly string[]) => ['| Feature | State |', '|---|---|', ...cells.map((cell, at) => `| ${'ABC'[at]}${cells.length} | ${cell} |`)];
  const text = lines('# Pots', '', '## Defects', '', ...rows('open', 'Closed'), '', '## Plans', '', ...rows('shipped', 'shipped', 'planned'));

  it('gets the word of its own column, and is open again as it was', async () => {
    const world = new MemoryWorld(text);
    world.config = lines('sections:', '  - { pattern: "^(?:Defects|Plans)", role: open, items: table }', 'words: { done: [shipped, closed] }');
    await world.sync();
    const before = world.text;
    world.change(1, { state: { open: false, reason: 'completed' } }, 'ann');
    await world.sync();
    expect(world.text).toContain(`| A2 ${link(1)} | Closed |\n`);
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { state: { open: true } }, 'ann');
    await world.sync();
    expect(world.text).toBe(before);
  });
});

describe('a cell whose words change in the issue', () => {
  it('keeps the white space between the others, and stands where it stood', async () => {
    const rows = (status: string, owner: string) =>
      lines(
        '## Ahead',
        '',
        '| Feature | Status           | Owner |',
        '|---|:----------------:|---|',
        `| A ${link(1)} |${status}| ${owner} |`,
        '| B | open             | the  core  team |',
      );
    const world = new MemoryWorld(rows(' planned  for  May     ', 'some  body').replace(` ${link(1)}`, ''));
    world.config = lines('sections:', '  - { title: Ahead, role: open, items: table }');
    await world.sync();
    rewrite(world, 1, 'May', 'Q3');
    rewrite(world, 1, 'some', 'any');
    await world.sync();
    expect(world.text).toContain(rows(' planned  for  Q3      ', 'any  body').split('\n')[4]);
    expect(await world.afterwards()).toEqual([]);
  });
});
