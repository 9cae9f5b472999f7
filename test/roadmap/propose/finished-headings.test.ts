import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { finishedThing } from '../../../src/roadmap/release/finished-subject.ts';
import { lines, reading } from '../reading.ts';

const item = (title: string) => [
  ...[`### ${title}`, '', '**Pain:** Guests wait for their tea, and nobody knows why.', ''],
  ...['**Acceptance:** a guest pours a cup without a drop on the table.', ''],
];
const file = (...titles: string[]) => lines('# Kettle roadmap', '', '## Planned', '', ...titles.flatMap(item));

/** The items with the configuration that is proposed, as `title` or `title: state`. */
function proposed(text: string): string[] {
  const rules = parseConfig(proposalYaml(propose(readRoadmap(text, reading))), 'proposal').rules;
  return readRoadmap(text, { ...reading, rules }).items.map(({ title, state }) => (state === 'open' ? title : `${title}: ${state}`));
}

describe('a finished heading among headings that are items', () => {
  const OPEN = ['2. Lid for steam', '4. Whistle in tune', '5. Bell of brass'];
  it.each([
    ['a sign at its start', '✅ 1. Spout of steel', 'done'],
    ['a sign behind its number', '1. ✅ Spout of steel', 'done'],
    ['a sign and a word', '1. ✅ **DONE:** Spout of steel', 'done'],
    ['a word in brackets', '[DONE] Spout of steel', 'done'],
    ['a word with a colon', '1. Shipped: Spout of steel', 'done'],
    ['a box', '[x] Spout of steel', 'done'],
    ['a word of its own', 'Delivered: Spout of steel', 'done'],
    ['a word in another language', '1. Erledigt: Spout of steel', 'done'],
    ['a sign at its end', '1. Spout of steel ✅', 'done'],
    ['a word at its end', '1. Spout of steel - Done', 'done'],
    ['a word in brackets at its end', '1. Spout of steel (shipped)', 'done'],
    ['a word for dropped work', '❌ Dropped: Spout of steel', 'dropped'],
  ])('is an item that is finished, by %s', (_, title, state) => {
    expect(proposed(file(title, ...OPEN))).toEqual([`Spout of steel: ${state}`, 'Lid for steam', 'Whistle in tune', 'Bell of brass']);
  });

  it.each(['✅ Completed', '✅ Done features', 'Shipped'])('is a section, if it is about finished work as a whole: “%s”', (title) => {
    const text = file(...OPEN) + lines('', `### ${title}`, '', '- A pot', '- A bottom');
    const found = proposed(text);
    expect(found.filter((one) => !one.endsWith(': done'))).toEqual(['Lid for steam', 'Whistle in tune', 'Bell of brass']);
    expect(found.some((one) => one.toLowerCase().startsWith(title.replace('✅ ', '').toLowerCase()))).toBe(false);
  });
});

describe('what a title says of one finished thing', () => {
  it.each([['Completed'], ['✅ Done'], ['✅ Tasks'], ['Get things done'], ['Done list'], ['Phase 1 complete'], ['Set a mark for done work'], ['✅'], ['']])(
    'is nothing: “%s”',
    (title) => {
      expect(finishedThing(title)).toBeNull();
    },
  );
});
