import { describe, expect, it } from 'vitest';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

/** The words that are proposed for a table with these states, and what stands below it. */
function words(states: readonly string[], ...below: readonly string[]) {
  const rows = states.map((state, at) => `| ${['Spout', 'Lid', 'Whistle', 'Handle'][at]} | ${state} |`);
  const text = lines('# Pots', '', '## Parts', '', '| Part | State |', '|---|---|', ...rows, '', ...below);
  return propose(readRoadmap(text, reading)).words;
}

describe('a word that says a state only in cells', () => {
  it.each([
    ['alone', ['Closed', 'Open', 'Closed'], 'closed'],
    ['with a version', ['Live', 'Live in 0.8', 'Open'], 'live'],
    ['with another word for done', ['Deployed', 'Deployed and tested', 'Open'], 'deployed'],
    ['before a number', ['Closed', 'Closed (#7)', 'Open'], 'closed'],
    ['with an issue', ['Landed', 'Landed in #7', 'Open'], 'landed'],
    ['before a longer word', ['Live', 'Lively', 'Open'], 'live'],
  ])('is proposed %s', (_, states, word) => {
    expect(words(states).done).toEqual([word]);
  });

  it('is proposed beside titles that only contain it', () => {
    expect(words(['Live', 'Open', 'Open'], '## Next', '', '- [ ] Live steam in pots', '- [ ] Show steam live')).toEqual({ done: ['live'], dropped: [] });
  });

  it.each([
    ['goes on in another cell', ['Closed', 'Closed beta', 'Open'], []],
    ['goes on behind a comma', ['Deployed', 'Deployed, but not tested', 'Open'], []],
    ['goes on behind a dash', ['Live', 'Live - on a small stove', 'Open'], []],
    ['begins a title', ['Live', 'Open', 'Live'], ['## Next', '', '- [ ] Live: show the steam']],
    ['begins a title in brackets', ['Live', 'Open', 'Live'], ['## Next', '', '- [Live] Show the steam']],
    ['begins a heading', ['Live', 'Open', 'Live'], ['### Live: show the steam', '', 'In all pots.']],
    ['ends a title', ['Duplicate', 'Open', 'Open'], ['## Next', '', '- [ ] Layers: duplicate']],
    ['ends a heading', ['Closed', 'Open', 'Closed'], ['### Lid - closed', '', 'Of steel.']],
  ])('is not proposed where it %s', (_, states, below) => {
    const { done, dropped } = words(states, ...below);
    expect([...done, ...dropped].filter((word) => /^(?:closed|deployed|live|duplicate)$/.test(word))).toEqual([]);
  });
});

/** The words that are proposed for a table of parts with this column. */
function wordsBelow(header: string, ...cells: readonly string[]) {
  const rows = cells.map((cell, at) => `| ${['Spout', 'Lid', 'Whistle', 'Handle'][at]} | ${cell} |`);
  const text = lines('# Pots', '', '## Parts', '', `| Part | ${header} |`, '|---|---|', ...rows);
  return propose(readRoadmap(text, reading)).words;
}

describe('a cross in a column of a table', () => {
  it.each([
    ['Done', ['✅', '❌', '❌'], { done: ['✅'], dropped: [] }],
    ['Implemented?', ['✅', '❌', '🚧'], { done: ['✅'], dropped: [] }],
    ['Status', ['✅', '❌', '❌'], { done: ['✅'], dropped: [] }],
    ['Supported', ['✅', '', '❌'], { done: ['✅'], dropped: [] }],
    ['Supported', [':heavy_check_mark:', ':x:', ':x:'], { done: [':heavy_check_mark:'], dropped: [] }],
    ['Finished', ['❌', '❌', '❌'], { done: [], dropped: [] }],
    ['Fertig', ['✅', '❌', '❌'], { done: ['✅'], dropped: ['verworfen'] }],
    ['Done', ['✔', '✘', '✘'], { done: ['✔'], dropped: [] }],
    ['Done', ['☑', '⬜', '⬜'], { done: ['☑'], dropped: [] }],
    ['Done', ['✅', '❌', '❌ Dropped'], { done: ['✅'], dropped: ['dropped'] }],
  ])('is no word for dropped where it says no: %s, %j', (header, cells, words) => {
    expect(wordsBelow(header, ...cells)).toEqual(words);
  });

  it.each([
    ['beside another sign for open work', 'Status', ['✅', '⬜', '❌']],
    ['beside words', 'Status', ['✅', 'Planned', '❌']],
    ['beside words for it', 'Status', ['✅ Done', 'Planned', '❌ Not planned']],
  ])('is one %s', (_, header, cells) => {
    expect(wordsBelow(header, ...cells).dropped).toContain('❌');
  });

  it('is one where the file explains it so', () => {
    const text = lines('# Pots', '', 'Legend: ✅ = done, ❌ = dropped', '', '| Part | Done |', '|---|---|', '| Spout | ✅ |', '| Lid | |', '| Whistle | ❌ |');
    expect(propose(readRoadmap(text, reading)).words.dropped).toEqual(['❌']);
  });
});
