import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import type { ItemEdit } from '../../../src/model/plan.ts';
import type { Item, Roadmap } from '../../../src/model/roadmap.ts';
import { editRoadmap } from '../../../src/roadmap/edit/edit.ts';
import { fittingTable } from '../../../src/roadmap/edit/targets.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { type ReadOptions, readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { CORPUS, corpus } from '../../support/texts/corpus.ts';
import { reading } from '../reading.ts';

/** Each file as it is read alone, and with the configuration that is proposed for it. */
const readings = corpus().flatMap(({ name, text }) => {
  const alone: ReadOptions = { ...reading, path: name.split('__').at(-1) ?? name };
  const { rules } = parseConfig(proposalYaml(propose(readRoadmap(text, alone))), 'proposal');
  return [
    { name, text, by: 'alone', options: alone },
    { name, text, by: 'as proposed', options: { ...alone, rules } },
  ];
});

function edit(roadmap: Roadmap, items: readonly Item[], options: ReadOptions, of: (item: Item) => readonly ItemEdit[]) {
  return editRoadmap(roadmap, { items: items.map((item) => ({ line: item.line, edits: of(item) })), lastUpdated: null }, options);
}

/** One by one means every item with `npm run test:laws`, which takes minutes, and some of each file without. */
const EACH = process.env['EVERY_ITEM'] === undefined ? 8 : Number.POSITIVE_INFINITY;

function someOf(items: readonly Item[]): readonly Item[] {
  return items.filter((_, index) => index % Math.ceil(items.length / EACH) === 0 || EACH === Number.POSITIVE_INFINITY);
}

/** The lines without what a move may rewrite: bullets, numbers, indentation, blank lines, and their order. */
function words(text: string): string[] {
  const bare = text.split(/\r\n|\n|\r/).map((line) => line.replace(/^[ \t]*(?:[-*+]|\d+[.)])?[ \t]*/, '').trimEnd());
  return bare.filter((line) => line !== '').toSorted();
}

/** Without the lines of one item, where nothing else changes: what stands before it, and what behind. */
function around(text: string, { source: { lines } }: Item): string {
  return words(text.slice(0, lines.start) + text.slice(lines.end)).join('\n');
}

describe.skipIf(!existsSync(CORPUS))('real roadmaps', () => {
  describe.each(readings)('$name, $by', ({ text, options }) => {
    const roadmap = readRoadmap(text, options);

    it('no edits leave the text', () => {
      expect(edit(roadmap, [], options, () => [])).toEqual({ text, refused: [] });
    });

    it('a link changes nothing else, for one item and for all', () => {
      const open = roadmap.items.filter(({ state, issue, ambiguous, parent }) => state === 'open' && issue === null && !ambiguous && parent === null);
      const linkOf = ({ line }: Item) => ` ([#1${line}](https://github.com/acme/rocket/issues/1${line}))`;
      for (const item of someOf(open)) {
        const { linkAt } = item.source;
        const linked = edit(roadmap, [item], options, ({ line }) => [{ edit: 'link', issue: Number(`1${line}`) }]);
        expect(linked).toEqual({ text: text.slice(0, linkAt) + linkOf(item) + text.slice(linkAt), refused: [] });
      }
      const all = edit(roadmap, open, options, ({ line }) => [{ edit: 'link', issue: Number(`1${line}`) }]);
      expect(all.refused).toEqual([]);
      expect(open.reduce((rest, item) => rest.replace(linkOf(item), ''), all.text)).toBe(text);
    });

    it('a tick changes nothing but its box, for one item and for all', () => {
      const tasks = roadmap.items.filter(({ shape }) => shape === 'task');
      const ticked = (items: readonly Item[]) => edit(roadmap, items, options, () => [{ edit: 'tick', ticked: true }]);
      const wanted = (items: readonly Item[], tick: string) => {
        const boxes = new Set(items.map(({ source }) => source.box?.start));
        return text.split('').map((character, at) => (boxes.has(at) ? tick : character));
      };
      for (const item of someOf(tasks)) {
        const result = ticked([item]);
        expect(result.refused).toEqual([]);
        expect([wanted([item], 'x').join(''), wanted([item], 'X').join('')]).toContain(result.text);
      }
      expect([wanted(tasks, 'x').join(''), wanted(tasks, 'X').join('')]).toContain(ticked(tasks).text);
    });

    it('an item moved to the end of another section takes all its lines along, and leaves all others', { timeout: 120_000 }, () => {
      const top = roadmap.items.filter(({ source }) => source.topLevel);
      for (const item of someOf(top)) {
        const fits = (section: number) =>
          top.some((one) => one.section === section && one.shape === item.shape) && (item.shape !== 'row' || fittingTable(roadmap, item, section) !== null);
        const target = roadmap.sections.find(({ index }) => index !== item.section && fits(index));
        if (target === undefined) continue;
        const moved = edit(roadmap, [item], options, () => [{ edit: 'move', to: { at: 'end', section: target.index } }]);
        expect({ line: item.line, refused: moved.refused }).toEqual({ line: item.line, refused: [] });
        expect(words(moved.text)).toEqual(words(text));
        const arrived = readRoadmap(moved.text, options).items.find(
          (one) => one.section === target.index && one.title === item.title && one.source.lines.end - one.source.lines.start > 0,
        );
        expect(arrived).toBeDefined();
        if (arrived !== undefined && top.filter(({ title }) => title === item.title).length === 1) expect(around(moved.text, arrived)).toBe(around(text, item));
      }
    });

    it('an item taken out takes all its lines along, and leaves all others, one by one and all at once', { timeout: 120_000 }, () => {
      const top = roadmap.items.filter(({ parent }) => parent === null);
      const titles = ({ items }: Roadmap) => items.map(({ title, issue, state }) => `${title} ${issue} ${state}`);
      for (const removed of [...someOf(top).map((item) => [item]), top]) {
        const result = editRoadmap(roadmap, { items: [], removed: removed.map(({ line }) => line), lastUpdated: null }, options);
        // Sections of these files end with addresses that other sections name, too.
        for (const { why } of result.refused) expect(why).toMatch(/^what stays refers to “.+”, which is defined in it$/);
        const refused = new Set(result.refused.map(({ line }) => line));
        const gone = removed.filter(({ line }) => !refused.has(line));
        expect(gone.length + refused.size).toBe(removed.length);
        const isGone = (item: Item) => gone.some(({ line, endLine }) => item.line >= line && item.line <= endLine);
        expect(titles(readRoadmap(result.text, options))).toEqual(titles({ ...roadmap, items: roadmap.items.filter((item) => !isGone(item)) }));
        const left = gone.toReversed().reduce((rest, { source: { lines } }) => rest.slice(0, lines.start) + rest.slice(lines.end), text);
        expect(words(result.text)).toEqual(words(left));
        if (gone.length === 0) expect(result.text).toBe(text);
      }
    });
  });
});

interface Golden {
  readonly file: string;
  readonly items: ReadonlyArray<{ title: string; kind: string; state: string; section: string; line: number; parent?: string }>;
}

describe.skipIf(!existsSync(CORPUS))('readings made by hand', () => {
  const names = existsSync(CORPUS) ? readdirSync(new URL('golden/', CORPUS)) : [];
  // Tables, headings and bullets under titles of their own need the configuration that is proposed for them.
  const proposed = /^(?:08|09|11)-/;

  it.each(names)('%s', (name) => {
    const golden = JSON.parse(readFileSync(new URL(`golden/${name}`, CORPUS), 'utf8')) as Golden;
    const text = readFileSync(new URL(golden.file, CORPUS), 'utf8');
    const offline = { ...reading, path: 'ROADMAP.md', address: { server: 'https://github.com', repositories: null } };
    const alone = readRoadmap(text, offline);
    const { rules } = parseConfig(proposalYaml(propose(alone)), 'proposal');
    const { items, sections } = proposed.test(name) ? readRoadmap(text, { ...offline, rules }) : alone;
    const readings = items.map(({ title, kind, state, section, line, parent }) => ({
      ...{ title, kind, state, section: sections[section ?? -1]?.heading.title, line },
      ...(parent === null ? {} : { parent: items.find((item) => item.line === parent)?.title }),
    }));
    expect(readings).toEqual(
      golden.items.map(({ title, kind, state, section, line, parent }) => ({ title, kind, state, section, line, ...(parent === undefined ? {} : { parent }) })),
    );
  });
});
