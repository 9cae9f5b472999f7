import { describe, expect, it } from 'vitest';
import type { Item, Roadmap } from '../../../src/model/roadmap.ts';
import { importUpdate } from '../../../src/roadmap/import/import.ts';
import { hasSeed, readSeed, type SeedEntry } from '../../support/texts/seed.ts';
import { fieldsOf, read } from '../reading.ts';
import { firstMissing } from './words.ts';

function inSection(roadmap: Roadmap, title: string): Item[] {
  return roadmap.items.filter(({ parent, section }) => parent === null && roadmap.sections[section ?? -1]?.heading.title.startsWith(title) === true);
}

function subItemsOf(roadmap: Roadmap, item: Item): Item[] {
  return roadmap.items.filter(({ parent }) => parent === item.line);
}

/** An entry with its fields and sub-items, as the release manager's reading has it. */
function entryOf(roadmap: Roadmap, item: Item): unknown {
  return { title: item.title, fields: fieldsOf(item), subItems: subItemsOf(roadmap, item).map((sub) => entryOf(roadmap, sub)) };
}

function expected(entry: SeedEntry | string): unknown {
  const { title, owner, status, priority, prognosis, subItems = [] } = typeof entry === 'string' ? { title: entry } : entry;
  const fields = Object.entries({ owner, status, priority, prognosis }).filter(([, value]) => value !== undefined);
  // The reader says `(external)` apart from the title.
  return { title: title.replace(/ \(external\)$/, ''), fields: Object.fromEntries(fields), subItems: subItems.map(expected) };
}

describe.skipIf(!hasSeed)('the update the project began with', () => {
  const load = () => {
    const { source, wanted } = readSeed();
    const output = importUpdate(source);
    return { source, wanted, output, roadmap: read(output) };
  };

  it('keeps every word, in order', () => {
    const { source, output, roadmap } = load();
    expect(firstMissing(source, output)).toBeNull();
    expect(roadmap.title).toBe('Xen 4.3 development update');
    expect(roadmap.lastUpdated?.text).toBe('10 June 2013');
  });

  it.each([
    ['Open bugs', 'openBugs', 10],
    ['Not yet complete', 'openFeatures', 2],
    ['External projects', 'external', 4],
  ] as const)('reads under “%s” as a release manager does', (title, list, count) => {
    const { wanted, roadmap } = load();
    const items = inSection(roadmap, title);
    expect(items).toHaveLength(count);
    expect(items.map((item) => entryOf(roadmap, item))).toEqual(wanted[list].map(expected));
    expect(items.every(({ state, external }) => state === 'open' && external === (list === 'external'))).toBe(true);
  });

  it('has what is done, the blockers and the dates', () => {
    const { wanted, roadmap } = load();
    expect(inSection(roadmap, 'Completed')).toHaveLength(wanted.counts.completed);
    expect(inSection(roadmap, 'Bugs resolved').map(({ fields }) => fields.resolution?.value)).toEqual(wanted.resolved.map(({ resolution }) => resolution));
    expect(roadmap.items.filter(({ state }) => state === 'done')).toHaveLength(15);
    expect(roadmap.timeline.map(({ label, date, here }) => ({ label, date, here }))).toEqual(
      wanted.timeline.map(({ label, date, weAreHere = false }) => ({ label, date, here: weAreHere })),
    );
    // A fourth says “Would be blocker if accurate”, which is no level.
    expect(roadmap.items.filter(({ fields }) => fields.priority?.value.includes('blocker') === true)).toHaveLength(4);
    expect(roadmap.items.filter(({ priority }) => priority === 'blocker')).toHaveLength(wanted.counts.blockers);
    expect(roadmap.problems.map(({ code }) => code)).not.toContain('lazy-field');
  });
});
