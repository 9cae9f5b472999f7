import { describe, expect, it } from 'vitest';
import { firstDescription, type TitleLines } from '../../../src/roadmap/text/descriptions.ts';

const written = (lines: readonly string[]) => lines.map((text, at) => ({ text, column: at === 0 ? 6 : 2, plain: !/^[`_[]/.test(text) }));
const titleLines = (lines: readonly string[], said: TitleLines = null) => firstDescription(written(lines), said) ?? lines.length;

describe('the lines of a title', () => {
  it.each([
    ['a sentence after a short line', ['Offline mode', 'Trains have no network, and people travel by train.']],
    ['a sentence after a line that ends one', ['Keep songs on the device.', 'Trains have no network.']],
    [
      'a sentence after a line that is much shorter than the others',
      [
        'Import the songs and covers of other players, all at once',
        'Most people come from one of three. Their formats are close to each other, so that one reader does for all.',
      ],
    ],
    [
      'a sentence below the link of an issue',
      ['Import the songs and covers of other players, and keep all stars ([#3](https://github.com/o/r/issues/3))', 'Most people come from others.'],
    ],
    ['attributes for kramdown', ['Smooth seeking', '{: .todo #seek}']],
    ['an address', ['Smooth seeking', 'https://example.org/seeking']],
    ['an address in brackets, as a reference', ['Support gapless albums, as the player on the phone has done for years', '(See https://example.org/gapless)']],
    ['an image', ['New icons', '![The icons](icons.png)']],
    ['a link', ['Read cue sheets from', '[the forum](https://example.org/cue)']],
    ['a label', ['Sort by year of the first release, and not by that of the disc', '**Why:** people ask for it.']],
    ['one word with a capital after a very short line', ['Formats', 'Opus']],
    ['a list of words after a very short line', ['Formats:', 'Opus', 'Vorbis']],
    ['a sentence after an abbreviation', ['Update over USB', 'Today it needs a network, which most people in the field lack.']],
    ['a sentence in emphasis', ['New icons', '_Blocked by the design of the next player._']],
    ['words in brackets', ['Export to CSV', '(requested by our accountants)']],
    ['what is quoted', ['Loud adverts', '"why is this so loud"']],
  ])('end before %s', (_, lines) => {
    expect(titleLines(lines)).toBe(1);
  });

  it.each([
    ['go on in the middle of a sentence', ['Import the songs', 'of other players']],
    ['go on where the next word did not fit', ['Show the covers of the albums that a person has heard in the last', 'Weeks before the Summer.']],
    ['go on after a word that needs another', ['Support for the', 'Ogg Vorbis Container.']],
    ['go on after a word that needs another, in another language', ['Unterstützung für', 'Dateien aus fremden Programmen.']],
    ['go on after a comma', ['Players for phones,', 'Watches and also Cars.']],
    ['go on after a dash', ['Lyrics —', 'Words beside the song.']],
    ['go on inside brackets', ['Formats (the open', 'Ones at first) for all.']],
    ['go on with a mark', ['Rename the folder', '(external)']],
    ['go on with two words of it', ['Rename the folder', '(in progress)']],
    ['go on with a number', ['Rename the folder', '(see also #12)']],
    ['go on with brackets where the next word did not fit', ['Show the covers of the albums that a person has heard in the', '(quite long and) recent past']],
    ['go on with a name in emphasis', ['Read the tags of the old', '*Winamp.*']],
    ['go on in code', ['Rename the folder', '`Old Songs Here` soon.']],
    ['go on without capitals', ['全部の曲を', '端末に保存する。']],
    ['go on with a long word', ['Rename', 'songs/albums/artists/tracks.ts.']],
  ])('%s', (_, lines) => {
    expect(titleLines(lines)).toBe(lines.length);
  });

  it('may be two of them, and a text that goes on for longer is all title', () => {
    const long = 'Import the songs and the covers and the stars of all the other players that are known,';
    expect(titleLines([long, 'at once.', 'Most people come from others.'])).toBe(2);
    expect(titleLines([long, `${long.toLowerCase()}`, 'at once.', 'Most people come from others.'])).toBe(4);
  });

  it('are as the configuration says', () => {
    expect(titleLines(['Offline mode', 'Trains have no network.'], 'whole')).toBe(2);
    expect(titleLines(['Import the songs', 'of other players'], 'first-line')).toBe(1);
    expect(titleLines(['Import the songs'], 'first-line')).toBe(1);
  });

  it('stay the same when a link is written behind them', () => {
    for (const title of ['Offline mode', 'Import the songs of other players, all at onc', 'Import songs'])
      for (const below of ['Trains have no network.', 'of other players', 'Ogg'])
        expect(titleLines([`${title} ([#1](https://github.com/o/r/issues/1))`, below])).toBeLessThanOrEqual(titleLines([title, below]));
  });

  it('are found in linear time', () => {
    const lines = ['a '.repeat(50_000), `${'('.repeat(50_000)}`, `[${'['.repeat(50_000)}`];
    expect(titleLines(lines)).toBe(3);
  });
});
