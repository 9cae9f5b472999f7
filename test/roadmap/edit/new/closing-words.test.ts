import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const HEADINGS = 'sections:\n  - { title: Plans, items: [headings] }\n';
const FILE = ['# Kettle', '', '## Plans', '', '### Lid', '', 'It shuts.', '', '### Spout', '', 'It pours.', ''];
const MADE = ['## Open bugs', '', `### It drips ${link(90)}`];
const CLOSING = 'This roadmap may change.';
const DEFINITION = '[a]: https://example.org';

/** The file after an issue was opened, without the links of the items that were there. Nothing follows. */
async function withNew(text: string, label: 'bug' | 'feature', config = HEADINGS): Promise<string> {
  const world = new MemoryWorld(text);
  world.config = config;
  await world.sync();
  const bodies = world.numbers.map((number) => world.issue(number).body);
  const linked = world.text;
  world.open(issueOf(90, 'It drips', { body: '', labels: ['roadmap', label] }), 'ann');
  await world.sync();
  expect(await world.afterwards()).toEqual([]);
  expect(world.numbers.filter((number) => number !== 90).map((number) => world.issue(number).body)).toEqual(bodies);
  return world.numbers.reduce((rest, number) => (number === 90 ? rest : rest.replace(` ${link(number)}`, '')), world.text === linked ? '' : world.text);
}

describe('a section of headings that is made in a file with closing words', () => {
  it.each([
    ['closing words', [CLOSING], [CLOSING, '', ...MADE]],
    ['several of them', [CLOSING, '', 'Thanks for reading.'], [CLOSING, '', 'Thanks for reading.', '', ...MADE]],
    ['definitions of links', [DEFINITION], [...MADE, '', DEFINITION]],
    ['closing words and definitions', [CLOSING, '', DEFINITION], [CLOSING, '', ...MADE, '', DEFINITION]],
    ['words that an item could say', ['Maintained by Rosa.', '', DEFINITION], ['Maintained by Rosa.', '', ...MADE, '', DEFINITION]],
    // A line sets them apart from the new heading, too.
    ['closing words below a line', ['---', '', CLOSING], [...MADE, '', '---', '', CLOSING]],
  ])('stands where none become text of its item: %s', async (_, end, wanted) => {
    const text = lines(...FILE, ...end);
    expect(await withNew(text, 'bug')).toBe(lines(...FILE, ...wanted));
    expect(await withNew(text.replaceAll('\n', '\r\n'), 'bug')).toBe(lines(...FILE, ...wanted).replaceAll('\n', '\r\n'));
    expect(await withNew(text.trimEnd(), 'bug')).toBe(lines(...FILE, ...wanted).trimEnd());
  });

  it('has a title of the configuration', async () => {
    const config = 'sections:\n  - { title: Plans, items: [headings] }\n  - { title: Fehler, kind: bug, items: [headings, bullets] }\n';
    const made = ['## Fehler', '', `### It drips ${link(90)}`];
    expect(await withNew(lines(...FILE, CLOSING), 'bug', config)).toBe(lines(...FILE, CLOSING, '', ...made));
  });
});

describe('a new heading in a section', () => {
  it('stands above definitions of links at the end of the file', async () => {
    expect(await withNew(lines(...FILE, DEFINITION), 'feature')).toBe(lines(...FILE, `### It drips ${link(90)}`, '', DEFINITION));
  });

  it('stands behind prose, where it is the first', async () => {
    const text = (...plans: string[]) => lines('# Kettle', '', '## Bugs', '', '- [ ] Lid', '', '## Plans', '', CLOSING, ...plans);
    expect(await withNew(text(), 'feature', 'sections:\n  - { title: Plans, role: open, kind: feature, items: [headings] }\n')).toBe(
      text('', `### It drips ${link(90)}`),
    );
  });
});
