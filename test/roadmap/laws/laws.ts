import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import type { ItemEdit } from '../../../src/model/plan.ts';
import type { Item, Roadmap } from '../../../src/model/roadmap.ts';
import { fittingTable } from '../../../src/roadmap/edit/targets.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { type ReadOptions, readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { EVERY_ITEM } from '../../support/amounts.ts';
import type { Text } from '../../support/texts/corpus.ts';
import { editRoadmap, reading } from '../reading.ts';

/** Each file is read alone, and with the configuration that is proposed for it. */
const WAYS = ['alone', 'as proposed'] as const;

function readAs(by: (typeof WAYS)[number], { name, text }: Text): { readonly options: ReadOptions; readonly roadmap: Roadmap } {
  const options: ReadOptions = { ...reading, path: name.split('__').at(-1) ?? name };
  const roadmap = readRoadmap(text, options);
  if (by === 'alone') return { options, roadmap };
  const { rules } = parseConfig(proposalYaml(propose(roadmap)), 'proposal');
  const proposed = { ...options, rules };
  // What is proposed may be nothing.
  return { options: proposed, roadmap: isDeepStrictEqual(rules, options.rules) ? roadmap : readRoadmap(text, proposed) };
}

function edit(roadmap: Roadmap, items: readonly Item[], options: ReadOptions, of: (item: Item) => readonly ItemEdit[]) {
  return editRoadmap(roadmap, { items: items.map((item) => ({ line: item.line, edits: of(item) })), lastUpdated: null }, options);
}

/** Items that meet a law alone: all of them, or so many of a file. */
function someOf(items: readonly Item[], most: number): readonly Item[] {
  if (EVERY_ITEM || items.length <= most) return items;
  const step = items.length / most;
  // Not the first one of every file.
  const shift = items.length % step;
  return Array.from({ length: most }, (_, index) => items[Math.floor(index * step + shift) % items.length]).filter((item) => item !== undefined);
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

/** How many laws there are. */
const LAWS = 5;

/**
 * What holds for the edits of any roadmap: nothing changes but what was asked for.
 * @param most so many items of each file meet a law alone; all of them with `EVERY_ITEM=1`
 * @param stride each law is met by one of so many readings, and the next law by the next ones; by all of them with `EVERY_ITEM=1`
 */
export function lawsOfEdits(roadmaps: readonly Text[], most: number, stride = 1): void {
  const isMet = (index: number, nth: number) => EVERY_ITEM || index % stride === nth % stride;
  const readings = roadmaps.flatMap((one) => WAYS.map((by) => ({ ...one, by }))).map((one, index) => ({ ...one, index }));
  // What meets no law is not read.
  const met = readings.filter(({ index }) => Array.from({ length: LAWS }, (_, nth) => nth).some((nth) => isMet(index, nth)));
  describe.each(met)('$name, $by', ({ name: file, text, by, index }) => {
    const { options, roadmap } = readAs(by, { name: file, text });
    const law = (nth: number, name: string, holds: () => void) => {
      if (isMet(index, nth)) it(name, { timeout: 120_000 }, holds);
    };

    law(0, 'no edits leave the text', () => {
      expect(edit(roadmap, [], options, () => [])).toEqual({ text, refused: [] });
    });

    // A link in a cell takes the place of the spaces that fill the cell, so that the table keeps its width.
    const unpadded = (one: string) => (roadmap.items.some(({ shape }) => shape === 'row') ? one.replace(/ +(?=\|)/g, ' ') : one);

    law(1, 'a link changes nothing else, for one item and for all', () => {
      const open = roadmap.items.filter(({ state, issue, ambiguous, parent }) => state === 'open' && issue === null && !ambiguous && parent === null);
      const linkOf = ({ line }: Item) => ` ([#1${line}](https://github.com/acme/rocket/issues/1${line}))`;
      for (const item of someOf(open, most)) {
        const { linkAt } = item.source;
        const linked = edit(roadmap, [item], options, ({ line }) => [{ edit: 'link', issue: Number(`1${line}`) }]);
        expect({ ...linked, text: unpadded(linked.text) }).toEqual({ text: unpadded(text.slice(0, linkAt) + linkOf(item) + text.slice(linkAt)), refused: [] });
      }
      const all = edit(roadmap, open, options, ({ line }) => [{ edit: 'link', issue: Number(`1${line}`) }]);
      expect(all.refused).toEqual([]);
      expect(unpadded(open.reduce((rest, item) => rest.replace(linkOf(item), ''), all.text))).toBe(unpadded(text));
    });

    law(2, 'a tick changes nothing but its box, for one item and for all', () => {
      const tasks = roadmap.items.filter(({ shape }) => shape === 'task');
      const ticked = (items: readonly Item[]) => edit(roadmap, items, options, () => [{ edit: 'tick', ticked: true }]);
      const wanted = (items: readonly Item[], tick: string) => {
        const boxes = new Set(items.map(({ source }) => source.box?.start));
        return text.split('').map((character, at) => (boxes.has(at) ? tick : character));
      };
      for (const item of someOf(tasks, most)) {
        const result = ticked([item]);
        expect(result.refused).toEqual([]);
        expect([wanted([item], 'x').join(''), wanted([item], 'X').join('')]).toContain(result.text);
      }
      expect([wanted(tasks, 'x').join(''), wanted(tasks, 'X').join('')]).toContain(ticked(tasks).text);
    });

    law(3, 'an item moved to the end of another section takes all its lines along, and leaves all others', () => {
      const top = roadmap.items.filter(({ source }) => source.topLevel);
      for (const item of someOf(top, most)) {
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

    law(4, 'an item taken out takes all its lines along, and leaves all others, one by one and all at once', () => {
      const top = roadmap.items.filter(({ parent }) => parent === null);
      const titles = ({ items }: Roadmap) => items.map(({ title, issue, state }) => `${title} ${issue} ${state}`);
      for (const removed of [...someOf(top, most).map((item) => [item]), top]) {
        const result = editRoadmap(roadmap, { items: [], removed: removed.map(({ line }) => line), lastUpdated: null }, options);
        // Sections of these files end with addresses that other sections name, too.
        for (const { why } of result.refused) expect(why).toMatch(/^the rest of the file refers to “.+”, which is defined in it$/);
        const refused = new Set(result.refused.map(({ line }) => line));
        const gone = removed.filter(({ line }) => !refused.has(line));
        expect(gone.length + refused.size).toBe(removed.length);
        const isGone = (item: Item) => gone.some(({ line, endLine }) => item.line >= line && item.line <= endLine);
        expect(titles(readRoadmap(result.text, options))).toEqual(titles({ ...roadmap, items: roadmap.items.filter((item) => !isGone(item)) }));
        const left = gone.toReversed().reduce((rest, { source: { lines } }) => rest.slice(0, lines.start) + rest.slice(lines.end), text);
        // Of the lines across the page between headings, those go that would separate nothing.
        const isBreak = (line: string) => /^(?:-{2,}|_{3,}|\*{2,}|(?:[-_*] ?){3,})$/.test(line);
        expect(words(result.text).filter((line) => !isBreak(line))).toEqual(words(left).filter((line) => !isBreak(line)));
        if (gone.length === 0) expect(result.text).toBe(text);
      }
    });
  });
}
