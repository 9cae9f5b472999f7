import { describe, expect, it } from 'vitest';
import { DEEP } from '../support/amounts.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { proposedWorld } from '../support/memory/proposed-world.ts';
import { NO_LIMITS } from '../support/memory/request.ts';
import { corpus, secondCorpus, shapes, type Text } from '../support/texts/corpus.ts';

const REASONS = ['completed', 'not_planned'] as const;
/** How many items of a file are closed, the first and the last ones. */
const CLOSED = DEEP ? 1000 : 2;
/** Characters. */
const LONGEST = 30_000;

/** Closes an issue, then opens it again, with a run after each. */
async function closedAndReopened(world: MemoryWorld, number: number, reason: (typeof REASONS)[number]): Promise<{ closed: string; reopened: string }> {
  world.change(number, { state: { open: false, reason } }, 'ann');
  await world.sync({ limits: NO_LIMITS });
  const closed = world.text;
  world.change(number, { state: { open: true } }, 'ann');
  await world.sync({ limits: NO_LIMITS });
  return { closed, reopened: world.text };
}

/** The files that are not as they were after an issue was closed and reopened. */
async function notRestored(texts: readonly Text[]): Promise<Array<{ name: string; before: string; after: string }>> {
  const found: Array<{ name: string; before: string; after: string }> = [];
  for (const { name, text } of texts.filter((one) => one.text.length <= LONGEST)) {
    const world = await proposedWorld(text);
    const open = world === null ? [] : world.numbers.filter((number) => world.issue(number).state.open);
    const picked = open.filter((_, at) => at < CLOSED / 2 || at >= open.length - CLOSED / 2);
    for (const [at, number] of picked.entries()) {
      const before = world?.text ?? '';
      const reason = REASONS[at % 2] ?? 'completed';
      const { reopened } = world === null ? { reopened: before } : await closedAndReopened(world, number, reason);
      // A part that was struck already is struck with the whole, and nothing tells it from the rest afterwards. The day of the last change stays.
      // Between the heading of a section that was empty and the next heading, one blank line stays. A cell that is empty again may have another width.
      const comparable = (file: string) =>
        file
          .replaceAll('~~', '')
          .replace(/last updated:.*/i, '')
          .replace(/^(#+ .*\n)\n+(?=#)/gm, '$1')
          .replace(/\|[ \t]+(?=\|)/g, '| ');
      if (comparable(reopened) !== comparable(before)) found.push({ name: `${name} #${number} ${reason}`, before, after: reopened });
    }
  }
  return found;
}

describe('an issue that is closed and reopened leaves the file as it was', () => {
  it.each([
    ['a quote, and blank lines below it', ['- [x] Old', '> quote', '', '']],
    ['a quote in a list of numbers', ['1. [x] Old', '> quote', '']],
    ['a block of code', ['- [x] Old', '```', 'code', '```', '']],
    ['a block of code below a blank line', ['- [x] Old', '', '```', 'code', '```', '']],
    ['a block of code with words right below', ['- [x] Old', '```', 'code', '```', 'Words.', '']],
    ['a bullet that is no item', ['- [x] Old', '- bullet', '', '  words', '']],
  ])('behind %s', async (_, done) => {
    const text = (...gap: string[]) => ['## Planned', '', '- [ ] a', ...gap, '- [ ] b', '', '## Done', '', ...done, '## Notes', ''].join('\n');
    for (const whole of [text(), text('')]) {
      const world = await MemoryWorld.agreed(whole);
      const before = world.text;
      for (const number of world.numbers) expect((await closedAndReopened(world, number, 'completed')).reopened).toBe(before);
    }
  });

  it('in each of our shapes', async () => {
    expect(await notRestored(shapes())).toEqual([]);
  }, 120_000);

  it.skipIf(corpus().length === 0)(
    'in real roadmaps',
    async () => {
      expect(await notRestored([...corpus(), ...secondCorpus()].filter((_, at) => DEEP || at % 12 === 0))).toEqual([]);
    },
    600_000,
  );

  it.each([
    ['alone in its list above another list', '## Planned\n\n- [ ] a\n\n| x |\n|---|\n| y |\n\n- [ ] b\n\n## Done\n\n- [x] c\n', 1],
    ['alone between lines across the page', '## Planned\n\n---\n\n- [ ] a\n\n---\n\n- [ ] b\n\n---\n\n- [ ] c\n\n## Done\n\n- [x] d\n', 2],
    ['with another bullet than the lists beside it', '## Planned\n\n- a\n+ b\n* c\n', 2],
    ['behind a plain item that is none', '## Todo list\n\n- [ ] a\n- plain\n- [ ] b\n- plain, too\n- [ ] c\n\n## Done\n\n- [x] d\n', 2],
    ['with a number that leaves a gap', '## Planned\n\n1. [ ] a\n2. [ ] b\n\n10. [ ] c\n11. [ ] d\n\n## Done\n\n- [x] e\n', 3],
    ['first in a numbered list', '## Planned\n\n1. [ ] a\n2. [ ] b\n3. [ ] c\n\n## Done\n\n- [x] e\n', 1],
    ['with blank lines on one side', '## Planned\n\n- a\n\n\n- b\n- c\n', 2],
    ['with tabs in the blank line below it', '## Planned\n\n- a\n\t- note\n\t\n- b\n', 1],
    ['at the end of a file with blank lines at its end', '## Planned\n\n- a\n- b\n\n\n', 2],
    ['at the end of a file without a line end', '## Planned\n\n- a\n- b', 2],
    ['behind a line that ends with spaces', '## Planned\n\n* a  \n* b\t\n', 2],
    ['before a last line that ends with a tab', '## Planned\n\n* a\n* b\t', 1],
    ['where lines across the page separate the sections', '## Planned\n\n- a\n- b\n\n---\n\n## Later\n\n- c\n\n---\n\n## Ideas\n\nSome.\n', 1],
    ['where such a line ends the file, too', '## Planned\n\n- a\n- b\n\n---\n\n## Later\n\n- c\n\n---\n\n## Ideas\n\nSome.\n\n---\n', 3],
    ['last in a file with such lines', '## Planned\n\n- a\n\n***\n\n## Later\n\n- b\n\n***\n\n## Upcoming\n\n- c\n- d\n', 4],
    ['alone in a file with Windows line ends', '## Planned\r\n- a\r\n\r\n## Later\r\n- b\r\n\r\n', 1],
    ['above the first heading', '- [ ] a\n\n- [ ] b\n# More\n\n- [ ] c\n\n## Done\n\n- [x] d\n', 2],
    ['directly below a paragraph', '## Planned\n\nThese wait:\n- a\n- b\n\n## Later\n\n- c\n', 1],
    ['indented otherwise than its neighbours', '## Planned\n\n   - [ ] a\n  - [ ] b\n\n## Done\n\n- [x] d\n', 2],
    ['the only one of a section whose heading has no blank line', '## Planned\n- a\n\n## Later\n- b\n', 1],
    ['above what closes the file', '## Planned\n\n- a\n- b\n\n\n## Later\n- c\n\n\n\n## License\n\nMIT\n', 1],
    ['last above what closes the file', '## Planned\n- a\n- b\n## License\nMIT\n', 2],
    ['above a line across the page that closes the file', '## Planned\n\n- a\n- b\n\n---\n\n## License\n\nMIT\n', 1],
    ['above definitions that stand far below', '## Planned\n\n- a\n- b\n\n\n\n[x]: https://example.org\n', 1],
    ['to finished tasks below a longer title', '## Todo\n\n- [ ] a\n- [ ] b\n\n## Recently completed\n\n- [x] c\n', 1],
    ['into a section that is empty', '## Planned\n- a\n- b\n## Done\n## Later\n- c\n', 1],
  ])('%s', async (_, text, number) => {
    for (const reason of REASONS) {
      const world = await proposedWorld(text);
      const before = world?.text ?? '';
      const { closed, reopened } = world === null ? { closed: '', reopened: '' } : await closedAndReopened(world, number, reason);
      expect(closed).not.toBe(before);
      expect(reopened).toBe(before);
    }
  });

  it.each([
    ['done', 'completed', '| A ✅ ([#1](https://github.test/o/r/issues/1)) | Ann |'],
    ['dropped', 'not_planned', '| ~~A~~ ([#1](https://github.test/o/r/issues/1)) | Ann |'],
  ] as const)('as a row of a table without a column for its state: %s', async (state, reason, row) => {
    const world = new MemoryWorld('## Plans\n\n| What | Who |\n|---|---|\n| A | Ann |\n| B | Bo |\n');
    world.config = 'sections:\n  - { title: Plans, items: table }\n';
    await world.sync();
    const before = world.text;
    const { closed, reopened } = await closedAndReopened(world, 1, reason);
    expect(closed).toContain(row);
    expect(reopened).toBe(before);
    // Who writes it by hand closes the issue.
    world.edit(closed);
    await world.sync();
    expect(world.issue(1).state).toEqual({ open: false, reason: state === 'done' ? 'completed' : 'not_planned' });
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['a field', '## Plans\n\n### A\n\n**Status:** In progress. Kim waits. See #12.\n\n### B\n\n**Status:** Done\n', 'headings', '**Status:** Done. See #12.\n'],
    ['a row', '## Plans\n\n| What | Status |\n|---|---|\n| A | started (see d.md), half of it |\n| B | Done |\n', 'table', '| Done (see d.md) |'],
    ['a field of prose', '## Plans\n\n### A\n\n- Status: In progress (Q3). Rosa tests it.\n\n### B\n', 'headings', '- Status: Done.\n'],
    ['a field that says more', '## Plans\n\n### A\n\n- Status: blocked, waits for Rosa (see d.md)\n\n### B\n', 'headings', '- Status: Done\n'],
  ])('with the words behind the status of %s', async (_, text, items, status) => {
    const world = new MemoryWorld(text);
    world.config = `sections:\n  - { title: Plans, items: ${items}${items === 'table' ? ', columns: { title: What, status: Status }' : ''} }\nwords:\n  done: [Done]\n  dropped: [❌]\n`;
    await world.sync();
    const before = world.text;
    const { closed, reopened } = await closedAndReopened(world, 1, 'completed');
    expect(closed).toContain(status);
    expect(reopened).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('several at once, in any order', async () => {
    const text = '## Planned\n\n- a\n\n- b\n- c\n\n\n- d\n- e\n';
    for (const order of [
      [2, 3, 4],
      [4, 3, 2],
      [3, 4, 2],
    ]) {
      const world = await proposedWorld(text);
      if (world === null) throw new Error('Nothing was read.');
      const before = world.text;
      for (const number of order) world.change(number, { state: { open: false, reason: 'completed' } }, 'ann');
      await world.sync({ limits: NO_LIMITS });
      expect(world.text).not.toBe(before);
      for (const number of order) world.change(number, { state: { open: true } }, 'ann');
      await world.sync({ limits: NO_LIMITS });
      expect(world.text).toBe(before);
    }
  });
});

describe('issues that are closed one by one and reopened in another order leave the file as it was', () => {
  const orders = (numbers: readonly number[]): number[][] =>
    numbers.length < 2 ? [[...numbers]] : numbers.flatMap((one) => orders(numbers.filter((other) => other !== one)).map((rest) => [one, ...rest]));

  it.each([
    ['in a list with blank lines between some', '## Planned\n\n- a\n\n- b\n- c\n\n\n- d\n- e\n', [2, 3, 4]],
    ['at the end of a list', '## Planned\n\n- a\n- b\n\n- c\n- d\n\n## License\n\nMIT\n', [2, 3, 4]],
    ['that are all of a list', '## Planned\n\n- a\n- b\n\n## Later\n\n- c\n- d\n\n- e\n\n## Done\n\n- z\n', [3, 4, 5]],
    ['in a numbered list', '## Planned\n\n1. [ ] a\n2. [ ] b\n3. [ ] c\n4. [ ] d\n\n## Done\n\n- [x] z\n', [1, 2, 3]],
    ['beside a paragraph', '## Planned\n\n- a\n- b\n\nWords.\n\n- c\n- d\n\n## Done\n\n- z\n', [2, 3, 4]],
    ['with a plain item among them', '## Todo list\n\n- [ ] a\n- plain\n- [ ] b\n- [ ] c\n\n## Done\n\n- [x] z\n', [1, 2, 3]],
  ])(
    '%s',
    async (_, text, numbers) => {
      const all = orders(numbers);
      const pairs = all.flatMap((closing, at) => all.filter((__, other) => DEEP || (at + other) % 7 === 0).map((reopening) => ({ closing, reopening })));
      for (const { closing, reopening } of pairs) {
        const world = await proposedWorld(text);
        if (world === null) throw new Error('Nothing was read.');
        const before = world.text;
        for (const number of closing) {
          world.change(number, { state: { open: false, reason: 'completed' } }, 'ann');
          await world.sync({ limits: NO_LIMITS });
        }
        for (const number of reopening) {
          world.change(number, { state: { open: true } }, 'ann');
          await world.sync({ limits: NO_LIMITS });
        }
        expect({ closing, reopening, text: world.text }).toEqual({ closing, reopening, text: before });
      }
    },
    120_000,
  );
});

describe('issues whose items stand in parts without headings, between lines across the page', () => {
  const text = 'Boiling:\n\n* a\n* b\n\n-----\n\nPouring:\n\n* c\n\n-----\n\nOther wishes:\n\n* d\n';
  it.each([
    ['of the first part', text, [1, 2]],
    ['of all parts', text, [1, 3, 4]],
    ['alone in the last part', text, [4]],
    ['above a line that ends the file', `${text}\n-----\n`, [4, 2]],
    ['with Windows line ends and without a line end at the end', text.trimEnd().replaceAll('\n', '\r\n'), [3, 1]],
    ['below a title', `# Kettle\n\n${text}`, [2, 4]],
  ])('%s', async (_, before, numbers) => {
    for (const reason of REASONS) {
      for (const reopening of [numbers, numbers.toReversed()]) {
        const world = new MemoryWorld(before);
        world.config = `sections:\n  - path: "^${before.startsWith('#') ? 'Kettle' : ''}$"\n`;
        await world.sync();
        const first = world.text;
        for (const number of numbers) {
          world.change(number, { state: { open: false, reason } }, 'ann');
          await world.sync();
        }
        const rule = first.includes('\r') ? '\r\n-----\r\n\r\n## ' : '\n-----\n\n## ';
        expect(world.text).toContain(rule);
        for (const number of reopening) {
          world.change(number, { state: { open: true } }, 'ann');
          await world.sync();
        }
        expect(world.text).toBe(first);
      }
    }
  });
});

describe('an item goes back to another place', () => {
  it('where somebody has written anew what was around it', async () => {
    const world = await proposedWorld('## Planned\n\nThese wait:\n\n- a\n\n## Later\n\n- b\n');
    world?.change(1, { state: { open: false, reason: 'completed' } }, 'ann');
    await world?.sync({ limits: NO_LIMITS });
    world?.replace('These wait:', 'These are next:');
    world?.change(1, { state: { open: true } }, 'ann');
    await world?.sync({ limits: NO_LIMITS });
    expect(world?.text).toMatch(/^## Planned\n\nThese are next:\n\n- a \(\[#1\]\(\S+\)\)\n\n## Later\n/);
  });

  it('where its list has got other bullets', async () => {
    const world = await proposedWorld('## Planned\n\n- a\n- b\n- c\n\n## Done\n\n- d\n');
    world?.change(2, { state: { open: false, reason: 'completed' } }, 'ann');
    await world?.sync({ limits: NO_LIMITS });
    world?.edit(world.text.replaceAll(/^- /gm, '  * '));
    world?.change(2, { state: { open: true } }, 'ann');
    await world?.sync({ limits: NO_LIMITS });
    expect(world?.text).toMatch(/^## Planned\n\n {2}\* a .*\n {2}\* b .*\n {2}\* c /);
  });
});
