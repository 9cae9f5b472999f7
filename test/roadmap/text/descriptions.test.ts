import { describe, expect, it } from 'vitest';
import { firstDescription, type TitleLines } from '../../../src/roadmap/text/descriptions.ts';

const written = (lines: readonly string[]) =>
  lines.map((text, at) => ({ text: text.trimEnd(), column: at === 0 ? 6 : 2, plain: !/^(?:[`_[<]|\*(?!\*))/.test(text), broken: text.endsWith('  ') }));
const titleLines = (lines: readonly string[], said: TitleLines = null) => firstDescription(written(lines), said)?.at ?? lines.length;

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
    ['a sentence after a short last word', ['Departure map', 'Shows each stop with its delays.']],
    ['a sentence after a short last word in another language', ['Anzeige per App', 'Viele Leute haben nur ein Telefon.']],
    ['a sentence after a verb with its particle', ['Sign in', 'People have accounts elsewhere.']],
    ['a label below a word that needs another', ['Songs that we like to', '**Why:** people ask for it.']],
    ['what is below bold text', ['**Quiet hours**', 'no sound at night']],
    ['what is below bold text with a colon', ['**Quiet hours**:', 'no sound at night']],
    ['what is below bold text with a sign before it', ['🔕 __Quiet hours__', 'no sound at night']],
    ['a sentence below a hard break', ['Quiet hours  ', 'people sleep at night.']],
    ['a sentence below a hard break in HTML', ['Quiet hours<br>', 'people sleep at night.']],
    ['a sentence below a hard break after a colon', ['Quiet hours:  ', 'people sleep at night.']],
    ['a sentence behind an opening mark', ['Horas de silencio', '¿Para quién? Para quien duerme.']],
    ['an exclamation behind an opening mark', ['Horas de silencio', '¡Lo piden todos!']],
    ['a sentence behind an apostrophe', ['Stille uren', "'S nachts slapen mensen."]],
    ['a sentence behind a sign', ['Quiet hours', '✅ The design is done.']],
    ['words behind a sign', ['Quiet hours', ':construction: waits for a design']],
    ['a sentence that begins with a number', ['Quiet hours', '12 listeners have asked for it.']],
    ['a sentence that begins with code', ['Quiet hours', '`quiet: 22-6` turns the sound off.']],
    ['a sentence that begins with a name in small letters', ['Quiet hours', 'iOS has had them for years.']],
    ['people', ['Quiet hours', '@ann, @bo-b and @cy']],
    ['a person behind a dash', ['Quiet hours', '— @ann']],
    ['a day', ['Quiet hours', '2027-03-01']],
    ['small words in emphasis', ['Quiet hours', '_waits for a design_']],
    ['brackets in emphasis', ['Quiet hours', '*(planned for 2.0)*']],
    ['small text in HTML', ['Quiet hours', '<sub>waits for a design</sub>']],
    ['boxes', ['Quiet hours', '[x] design [ ] code']],
    ['an address behind a label', ['Quiet hours', 'Sketch: https://example.org/quiet']],
    ['what is below the link of an issue', ['Quiet hours ([#3](https://github.com/o/r/issues/3))', 'no sound at night']],
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
    ['go on after whether', ['Ask the people of the station whether', 'Sundays or Mondays suit them.']],
    ['go on after a word before a noun', ['Anzeige für alle', 'Sender und Dienste im Land.']],
    ['go on after an adjective before a noun', ['Schnellere Suche über größere', 'Sammlungen mit vielen Liedern.']],
    ['go on after an adjective behind an article', ['Suche in langen', 'Listen und in kurzen.']],
    ['go on after an adjective behind a preposition', ['Anzeige von lokalen', 'Sendern und Diensten.']],
    ['go on below text that is bold only in part', ['**Quiet** hours', 'and loud ones']],
    ['go on in bold text', ['**Quiet hours', 'and loud ones**']],
    ['go on below bold text with a comma', ['**Quiet hours**,', 'and loud ones']],
    ['go on below bold text where the next word did not fit', [`**${'Quiet hours and nights '.repeat(3).trim()}**`, 'and loud ones']],
    ['go on below a hard break after a word that needs more', ['Quiet hours for the  ', 'people who sleep then.']],
    ['go on below a hard break', ['Quiet hours  ', 'around the clock and in all rooms']],
    ['go on below a hard break up to a full stop', ['Quiet hours  ', 'before and after the news.']],
    ['go on below a hard break with one word', ['Quiet hours  ', 'tonight']],
    ['go on below a hard break with a mark', ['Quiet hours  ', '(external)']],
    ['go on below a hard break inside brackets', ['Quiet hours (at night  ', 'people sleep then).']],
    ['go on with a sign alone', ['Quiet hours', '🔕']],
    ['go on with a sign where the next word did not fit', ['Show the covers of the albums that a person has heard in the last', '🔕 quiet hours']],
    ['go on with the number of a version', ['Run on Node', '24 and all that come later.']],
    ['go on with the number of a part', ['Support for version', '3 of the file format.']],
    ['go on with a number, as no sentence', ['Quiet hours', '3 of them']],
    ['go on with a person among words', ['Ask the owner', '@ann about it']],
    ['go on with a name in small letters', ['Read the tags of', 'iTunes and of other players.']],
    ['go on with a dash', ['Quiet hours for all who live near', '— and far from — a station']],
  ])('%s', (_, lines) => {
    expect(titleLines(lines)).toBe(lines.length);
  });

  it('may be two of them, and a text that goes on for longer is all title', () => {
    const long = 'Import the songs and the covers and the stars of all the other players that are known,';
    expect(titleLines([long, 'at once.', 'Most people come from others.'])).toBe(2);
    expect(titleLines([long, `${long.toLowerCase()}`, 'at once.', 'Most people come from others.'])).toBe(4);
  });

  it.each(['no sound at night', '`quiet` turns it off', '静かな夜', '@ann does it', '3 of them', '- and so on'])(
    'end at the link of an issue, as only it says: %s',
    (below) => {
      const title = 'Quiet hours for the ([#3](https://github.com/o/r/issues/3))';
      expect(firstDescription(written([title, below]), null)).toEqual({ at: 1, byEnd: true });
      expect(firstDescription(written([title, 'No sound at night']), null)).toEqual({ at: 1, byEnd: false });
    },
  );

  it('do not end inside of emphasis, code or a link', () => {
    const lines = written(['Quiet hours *of', 'No sound at night, please.*']).map((line) => ({ ...line, inside: line.column === 2 }));
    expect(firstDescription(lines, null)).toBeNull();
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
    const hostile = ['a ', '(', '[', '@a ', '**', '_a ', '<sub>', '🔕', ':a', '`', '1'].map((part) => part.repeat(50_000));
    for (const text of hostile) expect(titleLines(['a '.repeat(50_000), text, `[${'['.repeat(50_000)}`])).toBeLessThanOrEqual(3);
    for (const text of hostile) expect(titleLines([text, 'No sound at night, please.'])).toBeLessThanOrEqual(2);
  });
});
