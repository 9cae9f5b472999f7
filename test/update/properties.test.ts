import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_KEYS, type Item, type Roadmap } from '../../src/model/roadmap.ts';
import { importUpdate } from '../../src/roadmap/import/import.ts';
import { releaseOfRoadmap } from '../../src/roadmap/timeline/release.ts';
import { developmentUpdate } from '../../src/update/build.ts';
import { textUpdate } from '../../src/update/text/mail.ts';
import { fieldsOf, linkTo, read } from '../roadmap/reading.ts';
import { cases } from '../support/amounts.ts';
import { corpus } from '../support/texts/corpus.ts';
import { hasSeed, readSeed, type SeedEntry } from '../support/texts/seed.ts';
import { ADDRESS, tooLong, under, updateOf } from './updates.ts';

const topLevel = ({ items }: Roadmap): Item[] => items.filter(({ parent }) => parent === null);

/** What the import must find again. The order may differ, because open bugs are sorted by priority. An update does not show the kind of external items. */
function told(items: readonly Item[]): string[] {
  return items.map(({ title, kind, state, external, issue, fields }) => JSON.stringify([title, external || kind, state, issue, fieldsIn(fields)])).toSorted();
}

function fieldsIn(fields: Item['fields']): unknown {
  return FIELD_KEYS.flatMap((key) => (fields[key] === undefined || fields[key].value === '' ? [] : [[key, fields[key].value]]));
}

const WORDS = [
  'the',
  'Linux',
  'driver',
  'v6',
  '(posted)',
  'waits',
  'for',
  'Kim,',
  '4.3;',
  'https://example.org/a_b',
  'broken?',
  'Fixed.',
  '-',
  'a:',
  'status:',
  '1.',
  '“so”',
  '火箭',
];
/** Titles without addresses: the import reads a line below a title that begins with an address as a remark. */
const TITLE_WORDS = WORDS.filter((word) => !word.startsWith('http'));
const sentence = (most: number, of = WORDS) => fc.array(fc.constantFrom(...of), { minLength: 1, maxLength: most }).map((words) => `So ${words.join(' ')} x`);
const field = fc
  .tuple(fc.constantFrom('owner', 'status', 'priority', 'prognosis', 'resolution', 'release'), sentence(25))
  .map(([key, value]) => `  - ${key}: ${value}`);
const note = fc.oneof(
  sentence(30).map((text) => `\n  ${text}\n`),
  sentence(30).map((text) => `  > ${text}`),
  sentence(20).map((text) => `  - Goal: ${text}`),
);
const item = fc
  .record({
    title: sentence(25, TITLE_WORDS),
    external: fc.boolean(),
    issue: fc.option(fc.integer({ min: 1, max: 9999 }), { nil: null }),
    notes: fc.array(note, { maxLength: 2 }),
    fields: fc.array(field, { maxLength: 4 }),
  })
  .map(({ title, external, issue, notes, fields }) =>
    [`- ${title}${external ? ' (external)' : ''}${issue === null ? '' : ` ${linkTo(issue)}`}`, ...notes, ...(notes.length > 0 ? [''] : []), ...fields, ''].join(
      '\n',
    ),
  );
const section = (title: string) => fc.array(item, { maxLength: 4 }).map((items) => `## ${title}\n\n${items.join('\n')}\n`);
const roadmaps = fc
  .tuple(
    section('Completed'),
    section('Bugs resolved since last update'),
    section('Open bugs'),
    section('Not yet complete'),
    section('External projects (theirs)'),
  )
  .map((sections) => `# Rocket roadmap\n\n${sections.join('\n')}`);

describe('the Markdown of any update', () => {
  it('reads as the same items with all that stands in them', () => {
    const whole = (one: Roadmap) =>
      topLevel(one)
        .map((item) => JSON.stringify([...told([item]), item.notes, item.subItems]))
        .toSorted();
    fc.assert(
      fc.property(roadmaps, (text) => {
        const roadmap = read(text.replaceAll(' (external)', ''));
        expect(whole(read(updateOf(roadmap).markdown))).toEqual(whole(roadmap));
      }),
      { seed: 20261123, numRuns: cases(150) },
    );
  });
});

describe('the plain text of any update', () => {
  it('is imported as the same items with the same fields', () => {
    fc.assert(
      fc.property(roadmaps, (text) => {
        const roadmap = read(text);
        expect(told(topLevel(read(importUpdate(updateOf(roadmap).text))))).toEqual(told(topLevel(roadmap)));
      }),
      { seed: 20261123, numRuns: cases(150) },
    );
  });

  it('has lines of at most 72 characters, and no white space at their ends', () => {
    const piece = fc.constantFrom(
      '- ',
      '  - ',
      '    ',
      '> ',
      '1. ',
      '[ ] ',
      '## Goals',
      '## Bugs',
      '## Note',
      '```',
      '|a|b|\n|-|-|\n|',
      '|',
      '**',
      '~~',
      '<b>',
      '<!--',
      '-->',
      '[a](b)',
      '[x]: y',
      '[^1]',
      '\\',
      '\n',
      '\n',
      '\n\n',
      'owner: ',
      '===',
    );
    const text = fc
      .array(fc.oneof(piece, fc.constantFrom('one ', 'Two, ', 'x'.repeat(40), 'a b c d e f g h '.repeat(6))), { maxLength: 40 })
      .map((parts) => `# R\n\n${parts.join('')}`);
    fc.assert(
      fc.property(text, (markdown) => {
        const { text: plain, subject, markdown: page } = updateOf(markdown);
        expect(tooLong(plain, page)).toEqual([]);
        expect(plain.split('\n').filter((line) => line !== line.trimEnd())).toEqual([]);
        expect(plain.startsWith(`${subject}\n\n`) && plain.endsWith('\n') && !plain.endsWith('\n\n')).toBe(true);
        expect(updateOf(markdown.replaceAll('\n', '\r\n'))).toEqual({ subject, markdown: page, text: plain });
      }),
      { seed: 20261123, numRuns: cases(300) },
    );
  });

  it.skipIf(corpus().length === 0)('of real roadmaps, too, which lose no item', () => {
    for (const { name, text } of corpus()) {
      const roadmap = read(text.replace(/^\uFEFF/, ''));
      const update = developmentUpdate({ roadmap, release: releaseOfRoadmap(roadmap, null), today: '2030-03-10', address: ADDRESS, previous: null });
      const plain = textUpdate(update);
      expect([name, tooLong(plain, text), plain.split('\n').filter((line) => line !== line.trimEnd())]).toEqual([name, [], []]);
      const titles = update.groups.flatMap(({ parts }) => parts.flatMap(({ items }) => items.map(({ title }) => title.replace(/ \(external\)$/, ''))));
      expect([name, ...titles.toSorted()]).toEqual([
        name,
        ...topLevel(roadmap)
          .map(({ title }) => title)
          .toSorted(),
      ]);
    }
  });
});

describe.skipIf(!hasSeed)('the update the project began with, told again', () => {
  const load = () => {
    const { source, wanted } = readSeed();
    const roadmap = read(importUpdate(source));
    return { source, lines: source.split('\n'), wanted, roadmap, update: updateOf(roadmap, { today: '2013-06-10' }) };
  };
  /** The lines of an item in a text, found by its title. */
  const blocks = (text: string) => new Map(text.split(/\n\n(?=\* )|^(?=\* )/).map((block) => [titleOf(block), block]));
  const titleOf = (block: string) => /^\* (.*(?:\n {2}(?![->]|\w+: ).*)*)/.exec(block)?.[1]?.replace(/\s+/g, ' ') ?? '';
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

  it('has its subject, its release and its date', () => {
    const { wanted, update } = load();
    expect(update.text.split('\n')[0]).toBe(`${wanted.release} development update, 10 June 2013`);
    expect(tooLong(update.text, update.markdown)).toEqual([]);
  });

  it('has three blockers', () => {
    const { wanted, update } = load();
    expect(wanted.counts.blockers).toBe(3);
    const start = update.text.indexOf('There are three issues left to sort out:');
    const blockers = update.text.slice(start, update.text.indexOf('== Goals ==')).match(/^\* .*$/gm);
    expect(blockers).toEqual(wanted.openBugs.filter(({ priority }) => priority?.startsWith('blocker')).map(({ title }) => `* ${title}`));
  });

  it('has the prose of goals and timeline, word by word', () => {
    const { source, update } = load();
    // What holds today is a note, which stands first and goes out once.
    const note = source.slice(source.indexOf('There are basically'), source.indexOf('This information'));
    const goals = source.slice(source.indexOf('This information'), source.indexOf('= Timeline ='));
    const timeline = source.slice(source.indexOf('We are planning'), source.indexOf('== Completed =='));
    expect(words(update.text.slice(update.text.indexOf('There are basically'), update.text.indexOf('There are three issues')))).toEqual(words(note));
    expect(words(under('== Goals ==', update.text))).toEqual(words(goals));
    expect(words(under('== Timeline ==', update.text))).toEqual(words(timeline));
    // Lines that the author broke by hand are broken at the same places again.
    for (const line of `${note}${goals}${timeline}`.split('\n')) expect(update.text).toContain(line.trim());
  });

  it.each([
    ['Open bugs', 'openBugs'],
    ['Not yet complete', 'openFeatures'],
    ['External projects (Not affected by feature freeze)', 'external'],
  ] as const)('has under “%s” every item with its fields, notes and sub-items', (heading, list) => {
    const { wanted, update } = load();
    const found = blocks(under(`== ${heading} ==`, update.text));
    expect([...found.keys()].toSorted()).toEqual(wanted[list].map(({ title }) => title).toSorted());
    const check = (entry: SeedEntry | string, block: string, indent: string) => {
      const { title, notes, subItems = [], ...fields } = typeof entry === 'string' ? { title: entry } : (entry as SeedEntry);
      for (const key of ['owner', 'status', 'priority', 'prognosis'] as const) {
        const line = (value: string) => `\n${indent}${key}: ${value}\n`;
        if (fields[key] !== undefined) expect([title, `${block}\n`]).toEqual([title, expect.stringContaining(line(fields[key]))]);
      }
      if (notes !== undefined && indent === '  ') expect([title, block.match(/^ {2}[->] /gm)?.length]).toEqual([title, notes]);
      for (const sub of subItems) {
        const subTitle = typeof sub === 'string' ? sub : sub.title;
        const start = block.indexOf(`\n${indent}- ${subTitle}`);
        expect([subTitle, start > -1]).toEqual([subTitle, true]);
        const rest = block.slice(start + 1);
        const end = rest.indexOf(`\n${indent}- `);
        check(sub, end === -1 ? rest : rest.slice(0, end), `${indent}  `);
      }
    };
    for (const entry of wanted[list]) check(entry, found.get(entry.title) ?? '', '  ');
  });

  it('has what is completed, and what was resolved with its resolution', () => {
    const { wanted, lines, update } = load();
    const titles = (numbers: readonly number[]) => numbers.map((line) => (lines[line - 1] ?? '').replace(/^\* /, ''));
    const completed = blocks(under('== Completed ==', update.text));
    expect([...completed.keys()].map((title) => title.split(' To label')[0])).toEqual(titles(wanted.completedLines));
    expect(completed.size).toBe(wanted.counts.completed);
    const resolved = under('== Bugs resolved since last update ==', update.text).split('\n\n');
    const expected = titles(wanted.resolved.map(({ line }) => line)).map((title, at) => `* ${title}\n  resolution: ${wanted.resolved[at]?.resolution}`);
    expect(resolved).toEqual(expected);
  });

  it('is imported as the same items with the same fields, notes and sub-items', () => {
    const { roadmap, update } = load();
    const again = read(importUpdate(update.text));
    const whole = (one: Roadmap) =>
      one.items
        .map((item) => JSON.stringify([item.title, item.kind, item.state, item.external, Object.entries(fieldsOf(item)).toSorted(), item.notes, item.subItems]))
        .toSorted();
    // If a field stands twice, the update shows the last one.
    const once = (text: string) => text.replaceAll('["priority","high"],', '');
    expect(whole(again).map(once)).toEqual(whole(roadmap).map(once));
    expect(again.timeline).toEqual(roadmap.timeline.map((entry, at) => ({ ...entry, line: again.timeline[at]?.line, source: again.timeline[at]?.source })));
  });

  it('keeps every word of the source, and says its links where there are issues', () => {
    const { source, update } = load();
    const missing = words(source).filter((word) => !update.text.includes(word.replace(/^-(?=\w)/, '')));
    // A tag of the list, headings with one mark, a slip in a key.
    expect(missing).toEqual(['[Xen-devel]', 'resolutoin:']);
  });
});
