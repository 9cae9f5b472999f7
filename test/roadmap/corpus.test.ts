import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import type { Item, ItemEdit, Roadmap } from '../../src/model.ts';
import { editRoadmap } from '../../src/roadmap/edit.ts';
import { readRoadmap } from '../../src/roadmap/parse.ts';
import { propose } from '../../src/roadmap/propose.ts';
import { proposalYaml } from '../../src/roadmap/propose-yaml.ts';
import { reading } from './reading.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);

/** Real roadmaps, without those that are no UTF-8. */
function corpus(): Array<{ name: string; text: string }> {
  if (!existsSync(CORPUS)) return [];
  const files = readdirSync(CORPUS, { withFileTypes: true }).filter((file) => file.isFile() && !file.name.endsWith('.tsv'));
  return files.flatMap(({ name }) => {
    const bytes = readFileSync(new URL(encodeURIComponent(name), CORPUS));
    try {
      return [{ name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }];
    } catch {
      return [];
    }
  });
}

function edit(roadmap: Roadmap, items: readonly Item[], of: (item: Item) => readonly ItemEdit[]) {
  return editRoadmap(roadmap, { items: items.map((item) => ({ line: item.line, edits: of(item) })), lastUpdated: null }, reading);
}

/** The lines without what a move may rewrite: bullets, numbers, indentation, blank lines, and their order. */
function words(text: string): string[] {
  const bare = text.split(/\r\n|\n|\r/).map((line) => line.replace(/^[ \t]*(?:[-*+]|\d+[.)])?[ \t]*/, '').trimEnd());
  return bare.filter((line) => line !== '').toSorted();
}

describe.skipIf(!existsSync(CORPUS))('real roadmaps', () => {
  describe.each(corpus())('$name', ({ name, text }) => {
    const roadmap = readRoadmap(text, { ...reading, path: name.split('__').at(-1) ?? name });

    it('no edits leave the text', () => {
      expect(edit(roadmap, [], () => [])).toEqual({ text, refused: [] });
    });

    it('all links inserted at once can be taken out again', () => {
      const open = roadmap.items.filter(({ state, issue, ambiguous, source }) => state === 'open' && issue === null && !ambiguous && source.topLevel);
      const linked = edit(roadmap, open, ({ line }) => [{ edit: 'link', issue: 1_000_000 + line }]);
      expect(linked.refused).toEqual([]);
      const inserted = / \(\[#1\d{6}\]\(https:\/\/github\.com\/acme\/rocket\/issues\/1\d{6}\)\)/g;
      expect(linked.text.match(inserted) ?? []).toHaveLength(open.length);
      expect(linked.text.replace(inserted, '')).toBe(text);
    });

    it('all boxes ticked at once change nothing else', () => {
      const tasks = roadmap.items.filter(({ shape }) => shape === 'task');
      const ticked = edit(roadmap, tasks, () => [{ edit: 'tick', ticked: true }]);
      expect(ticked.refused).toEqual([]);
      const boxes = new Set(tasks.map(({ source }) => source.box?.start));
      const masked = (of: string) => of.split('').map((character, at) => (boxes.has(at) ? '_' : character));
      expect(masked(ticked.text).join('')).toBe(masked(text).join(''));
      for (const at of boxes) expect(ticked.text.charAt(at ?? -1).toLowerCase()).toBe('x');
    });

    it('an item moved to the end of another section takes all its lines along', () => {
      const top = roadmap.items.filter(({ source }) => source.topLevel);
      const some = top.filter((_, index) => index % Math.ceil(top.length / 10) === 0);
      for (const item of some) {
        const target = roadmap.sections.find(({ index }) => index !== item.section && top.some((one) => one.section === index && one.shape === item.shape));
        if (target === undefined) continue;
        const moved = edit(roadmap, [item], () => [{ edit: 'move', to: { at: 'end', section: target.index } }]);
        expect({ line: item.line, refused: moved.refused }).toEqual({ line: item.line, refused: [] });
        expect(words(moved.text)).toEqual(words(text));
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
