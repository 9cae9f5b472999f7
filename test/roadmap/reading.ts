import { expect } from 'vitest';
import type { Destination, ItemEdit } from '../../src/model/plan.ts';
import type { Item, Roadmap } from '../../src/model/roadmap.ts';
import type { FileChange, RefusedEdit } from '../../src/roadmap/edit/change.ts';
import { editRoadmap as edit } from '../../src/roadmap/edit/edit.ts';
import { type ReadOptions, readRoadmap } from '../../src/roadmap/read/roadmap.ts';
import { NO_RULES } from '../../src/roadmap/read/rules.ts';

const address = { server: 'https://github.com', repositories: ['acme/rocket'] };

/** How the tests' file is read: without a configuration. */
export const reading: ReadOptions = { path: 'ROADMAP.md', address, rules: NO_RULES };

/** The link the editor writes for an issue of the repository the tests are about. */
export function linkTo(issue: number): string {
  return `([#${issue}](https://github.com/acme/rocket/issues/${issue}))`;
}

export function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

export function read(text: string, path = 'ROADMAP.md'): Roadmap {
  return readRoadmap(text, { ...reading, path });
}

/** The only item of a text. */
export function readOne(text: string): Item {
  const { items } = read(text);
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`Expected one item, got ${items.length}.`);
  return item;
}

export function titles(text: string): string[] {
  return read(text).items.map(({ title }) => title);
}

/** Line and code of what the reader reports. */
export function problems(text: string): string[] {
  return read(text).problems.map(({ line, code }) => `${line} ${code}`);
}

export function candidates(text: string): string[] {
  return read(text).candidates.map(({ line, why, text: of }) => `${line} ${why}: ${of}`);
}

export function fieldsOf(item: Item): Record<string, string> {
  return Object.fromEntries(Object.values(item.fields).map(({ key, value }) => [key, value]));
}

/** What becomes of a text, which has to read as the editor hands it on. */
export function editRoadmap(roadmap: Roadmap, change: FileChange, options: ReadOptions): { text: string; refused: readonly RefusedEdit[] } {
  const { text, refused, roadmap: after } = edit(roadmap, change, options);
  if (text.length < 2_000) expect(after).toEqual(readRoadmap(text, options));
  return { text, refused };
}

/** Edits by the title of the item: of several with one title, the first. */
export function editItems(text: string, edits: Readonly<Record<string, readonly ItemEdit[]>>): { text: string; refused: readonly RefusedEdit[] } {
  const roadmap = read(text);
  const items = Object.entries(edits).map(([title, of]) => {
    const item = roadmap.items.find((one) => one.title === title);
    if (item === undefined) throw new Error(`No item “${title}”.`);
    return { line: item.line, edits: of };
  });
  return editRoadmap(roadmap, { items, lastUpdated: null }, reading);
}

/** The text after edits that must not be refused. */
export function edited(text: string, edits: Readonly<Record<string, readonly ItemEdit[]>>): string {
  const { text: after, refused } = editItems(text, edits);
  if (refused.length > 0) throw new Error(`Refused: ${refused.map(({ line, why }) => `line ${line}: ${why}`).join('; ')}`);
  return after;
}

/** The end of the section with a title. */
export function endOf(text: string, title: string): Destination {
  const section = read(text).sections.find(({ heading }) => heading.title === title);
  if (section === undefined) throw new Error(`No section “${title}”.`);
  return { at: 'end', section: section.index };
}

/** The text after one item went to the end of a section. */
export function movedToEnd(text: string, item: string, section: string): string {
  return edited(text, { [item]: [{ edit: 'move', to: endOf(text, section) }] });
}

export function movedToNew(text: string, item: string, title: string): string {
  return edited(text, { [item]: [{ edit: 'move', to: { at: 'new-section', title, role: 'done' } }] });
}
