import { describe, expect, it } from 'vitest';
import { lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const HEAD = ['## Ahead', '', '| Feature | Since | Owner | Notes |', '| --- | --- | --- | --- |'];

/** A repository with a table of three rows; a bar and what stands behind it may be missing. */
async function agreed(head: readonly string[] = HEAD, columns = ''): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines(...head, '| A | 4.2 | | |', '| B | | kim | there |', '| C | 4.2'));
  world.config = lines('sections:', '  - title: Ahead', '    role: open', '    items: table', columns);
  await world.sync();
  return world;
}

/** What people type at the end of what an issue says. */
function type(world: MemoryWorld, number: number, text: string): void {
  world.change(number, { body: world.issue(number).body.replace('\n<sub>', () => `\n${text}\n\n<sub>`) });
}

function rows(world: MemoryWorld): string[] {
  return world.text
    .replace(/ \(\[#.*?\)\)/g, '')
    .split('\n')
    .slice(4, -1);
}

describe('a note that is typed into the issue of a row', () => {
  it.each([
    ['without a name, into the column for notes', 1, 'Ask *Rosa*.', '| A | 4.2 | | Ask *Rosa*. |'],
    ['on two lines', 1, 'Ask Rosa.\nAnd Kim.', '| A | 4.2 | | Ask Rosa. And Kim. |'],
    ['of two paragraphs', 1, 'Ask Rosa.\n\nAnd Kim.', '| A | 4.2 | | Ask Rosa.<br>And Kim. |'],
    ['with a bar and a link', 1, 'See a|b in [x](https://github.test/o/r/blob/HEAD/x.md).', '| A | 4.2 | | See a\\|b in [x](x.md). |'],
    ['beside a note that is there', 2, 'Ask Rosa.', '| B | | kim | there<br>Ask Rosa. |'],
    ['where the row ends before the column', 3, 'Ask Rosa.', '| C | 4.2 | | Ask Rosa.'],
    ['behind the name of an empty column', 2, '**Since:** 4.3', '| B | 4.3 | kim | there |'],
    ['behind two names in one paragraph', 2, '**since**: 4.3\n**Notes:** here', '| B | 4.3 | kim | there<br>here |'],
    ['beside a field', 1, 'Ask Rosa.\n\n**Owner:** lou', '| A | 4.2 | lou | Ask Rosa. |'],
  ] as const)('is written into the cell that it fits: %s', async (_, number, text, row) => {
    const world = await agreed();
    const others = rows(world).toSpliced(number - 1, 1);
    type(world, number, text);
    expect((await world.sync()).problems).toEqual([]);
    expect(rows(world)[number - 1]).toBe(row);
    expect(rows(world).toSpliced(number - 1, 1)).toEqual(others);
    expect(await world.afterwards()).toEqual([]);
  });

  it.each(['Comments', 'Description', 'Remarks:', 'Anmerkungen', '备注'])('finds the column by its header: %s', async (header) => {
    const world = await agreed(HEAD.with(2, `| Feature | Since | Owner | ${header} |`));
    type(world, 1, 'Ask Rosa.');
    await world.sync();
    expect(rows(world)[0]).toBe('| A | 4.2 | | Ask Rosa. |');
    expect(await world.afterwards()).toEqual([]);
  });

  it('goes into the column that the configuration names', async () => {
    const world = await agreed(HEAD, '    columns: { Since: notes }');
    type(world, 2, 'Ask Rosa.');
    await world.sync();
    expect(rows(world)[1]).toBe('| B | Ask Rosa. | kim | there |');
    expect(await world.afterwards()).toEqual([]);
  });

  it.each(['- Ask Rosa.\n- Ask Kim.', '```\ncode\n\nmore\n```', '> said', '| a |\n|---|\n| b |'])(
    'stays in the issue where it is no line of text: %j',
    async (text) => {
      const world = await agreed();
      const before = rows(world);
      type(world, 1, text);
      expect((await world.sync()).problems.map(({ message }) => message)).toEqual([
        expect.stringContaining('Its column “Notes” takes plain text, but no lists, code or other blocks: write lines of plain text in the issue.'),
      ]);
      expect(rows(world)).toEqual(before);
      expect(await world.afterwards()).toEqual([]);
    },
  );

  it('changes and goes again', async () => {
    const world = await agreed();
    const before = world.text;
    type(world, 1, 'Ask Rosa.');
    await world.sync();
    world.change(1, { body: world.issue(1).body.replace('Rosa', 'Kim') });
    await world.sync();
    expect(rows(world)[0]).toBe('| A | 4.2 | | Ask Kim. |');
    world.change(1, { body: world.issue(1).body.replace('Ask Kim.', '') });
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('follows the file: a changed cell is shown behind its name', async () => {
    const world = await agreed();
    type(world, 1, 'Ask Rosa.');
    await world.sync();
    world.edit(world.text.replace('Ask Rosa.', 'Nobody knows.'));
    await world.sync();
    expect(world.issue(1).body).toContain('**Since:** 4.2\n\n\u2060**Notes:** Nobody knows.');
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('the advice for a note without a cell', () => {
  /** A table in which the issue of its first row, “A”, says a note that nobody knows a cell for, and what the run advises. */
  async function advised(columns: string, ...table: readonly string[]): Promise<{ world: MemoryWorld; advice: string }> {
    const world = new MemoryWorld(lines('## Ahead', '', ...table));
    world.config = lines('sections:', '  - title: Ahead', '    role: open', '    items: table', columns);
    await world.sync();
    type(world, 1, 'Ask Rosa.');
    const before = world.text;
    const { problems } = await world.sync();
    expect(world.text).toBe(before);
    const [message = ''] = problems.flatMap((one) => (one.code === 'cannot-edit' ? one.message : []));
    expect(message).toContain('The notes of #1 cannot be written into the file beside “A”: the file and the issue are left as they are. ');
    return { world, advice: message.slice(message.indexOf('as they are. ') + 'as they are. '.length) };
  }

  /** The row of “A” once somebody has followed the advice. */
  async function rowAfter(world: MemoryWorld): Promise<string | undefined> {
    expect((await world.sync()).problems.filter(({ code }) => code === 'cannot-edit')).toEqual([]);
    expect(await world.afterwards()).toEqual([]);
    return world.text
      .replace(/ \(\[#.*?\)\)/g, '')
      .split('\n')
      .find((row) => /^\|? ?A\b/.test(row));
  }

  it.each([
    ['that is empty', '| Feature | Since | Effort |', '| A | 4.2 | |', 'Effort', '| A | 4.2 | Ask Rosa. |'],
    ['that its row lacks', '| Feature | Since | Effort: |', '| A | 4.2', 'Effort', '| A | 4.2 | Ask Rosa.'],
    ['that says something', '| Feature | # | Why | Statuses | Status |', '| A | 1 | It is old | x | |', 'Why', '| A | 1 | It is old<br>Ask Rosa. | x | |'],
    ['whose name has marks', '| Feature | How *much* (h) |', '| A | |', 'How much (h)', '| A | Ask Rosa. |'],
    ['in another language', '| Feature | Aufwand |', '| A | |', 'Aufwand', '| A | Ask Rosa. |'],
  ])('names a column %s', async (_, head, row, name, then) => {
    const { world, advice } = await advised('', head, head.replace(/[^|]+/g, ' --- '), row);
    expect(advice).toContain(`Begin the paragraph in the issue with the name of its column, as in “${name}: …”, and write plain text`);
    world.change(1, { body: world.issue(1).body.replace('Ask Rosa.', `${name}: Ask Rosa.`) });
    expect(await rowAfter(world)).toBe(then);
  });

  it.each([
    ['keys', 'ID', 'DL-002', 'DL-003'],
    ['keys in words', 'Ref', '', ''],
    ['numbers', 'No.', '1', '2'],
    ['numbers, empty here', 'Effort', '', '3'],
    ['versions', 'Since', '4.2', '4.3 beta'],
    ['dates', 'Planned', '2 March 2026', '2026-03-09'],
    ['months', 'When', 'Mar 2026', 'Q3 2026'],
    ['signs', 'Worth', '⭐⭐', '⭐'],
    ['sizes', 'Size', 'L', 'XL'],
    ['links of keys', 'Ticket', '[DL-2](https://example.org/the/old/one)', '[DL-3](https://example.org/x)'],
    ['single words', 'Area', 'web', 'phone'],
    ['numbers in another language', '序号', '1', '2'],
  ])('names no column of %s', async (_, header, one, other) => {
    const { advice } = await advised('', `| Feature | ${header} |`, '|---|---|', `| A | ${one} |`, `| B | ${other} |`);
    expect(advice).toMatch(/^The issue says “Ask Rosa\.”\. Its table has no column for notes\. Add one, with line 3 as “/);
  });

  it.each([
    ['words', 'Why', 'It is old', 'Nobody, asks'],
    ['words of which some have one', 'Why', 'old', 'It is old', 'so that 3 users can go on'],
    ['words without spaces', '原因', '这是一个说明', '还没有开始'],
  ])('names one of %s', async (_, header, ...cells) => {
    const { advice } = await advised('', `| Feature | ID | ${header} |`, '|---|---|---|', ...cells.map((cell, at) => `| ${'ABC'[at]} | DL-${at} | ${cell} |`));
    expect(advice).toContain(`as in “${header}: …”`);
  });

  it('quotes only what has no place', async () => {
    const world = new MemoryWorld(lines('## Ahead', '', '| Feature | ID | Since | Why |', '|---|---|---|---|', '| A | DL-002 | 4.2 | It is old |'));
    world.config = lines('sections:', '  - title: Ahead', '    role: open', '    items: table');
    await world.sync();
    const { body } = world.issue(1);
    expect(body).toContain('**ID:** DL-002');
    world.change(1, { body: body.replace('4.2', '4.3').replace('\n<sub>', '\nAsk Rosa.\n\n- one\n\n<sub>') });
    const told = (await world.sync()).problems.map(({ message }) => message);
    expect(told).toEqual([expect.stringContaining('The issue says “Ask Rosa. - one”. ')]);
  });

  it('says what the configuration may name', async () => {
    const { world, advice } = await advised('', '| Feature | Effort |', '|---|---|', '| A | |');
    expect(advice).toContain(' Or name the column that takes any note in this section’s `columns` of the configuration: `<header>: notes`.');
    world.config = world.config?.replace('    items: table\n', '    items: table\n    columns: { Effort: notes }\n') ?? null;
    expect(await rowAfter(world)).toBe('| A | Ask Rosa. |');
  });

  it.each([
    ['where there is none', '', ['Feature|Owner', '---|---', 'A|@ann'], 'Its table has no column for notes. Add one', 'A|@ann|Ask Rosa.'],
    [
      'of the configuration',
      '    columns: { Remark: notes }',
      ['| Feature |', '| :-- |', '| A |', '| B |'],
      'Its table has no column for notes. Add one',
      '| A | Ask Rosa. |',
    ],
    [
      'beside one that says something',
      '',
      ['| Feature | Since |', '|---|---|', '| A | last year |'],
      ' Or add a column for notes, with',
      '| A | last year | Ask Rosa. |',
    ],
  ])('shows the lines of a new column %s', async (_, columns, table, told, then) => {
    const { world, advice } = await advised(columns, ...table);
    expect(advice).toContain(told);
    const rows = [...advice.matchAll(/line (\d+) as “(.*?)”/g)].map(([, line, row]) => [Number(line), row ?? ''] as const);
    expect(rows.map(([line]) => line)).toEqual([3, 4]);
    world.edit(rows.reduce((all, [line, row]) => all.with(line - 1, row), world.text.split('\n')).join('\n'));
    expect(await rowAfter(world)).toBe(then);
  });
});

describe('the cell of a column without a name', () => {
  it.each([
    ['where another one is emptied', '\u2060**Since:** 4.2\n\n', '', '|  x | | Ein Text |'],
    ['where a note comes in', 'x\n', 'More.\n\nx\n', '|  x | 4.2 | More.<br>Ein Text |'],
    ['where it moves in the issue', 'x\n\n\u2060**Since:** 4.2\n', '**Since:** 4.3\n\nx\n', '|  x | 4.3 | Ein Text |'],
    ['and goes where it is taken out', 'x\n', '', '|    | 4.2 | Ein Text |'],
  ])('keeps its text %s', async (_, from, to, then) => {
    const world = new MemoryWorld(lines('## Ahead', '', '| Feature |   | Since | Notes |', '|---|---|---:|---|', '| A |  x | 4.2 | Ein Text |'));
    world.config = lines('sections:', '  - title: Ahead', '    role: open', '    items: table');
    await world.sync();
    const { body } = world.issue(1);
    expect(body).toContain(from);
    world.change(1, { body: body.replace(from, to) });
    await world.sync();
    expect(rows(world)[0]).toBe(`| A ${then}`);
    expect(await world.afterwards()).toEqual([]);
  });
});
