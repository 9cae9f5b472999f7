import { describe, expect, it } from 'vitest';
import { helpWidth, onScreen, screenOf } from '../../src/cli/screen.ts';

const TERMINAL = { isTTY: true, columns: 100 };

describe('a screen', () => {
  it('has colours and a width where it is a terminal, as the usual variables say', () => {
    expect(screenOf(TERMINAL, {})).toEqual({ colour: true, width: 100 });
    expect(screenOf({}, { COLUMNS: '60' })).toEqual({ colour: false, width: null });
    expect(screenOf(TERMINAL, { NO_COLOR: '1', COLUMNS: '60' })).toEqual({ colour: false, width: 60 });
    expect(screenOf(TERMINAL, { TERM: 'dumb' })).toMatchObject({ colour: false });
    expect(screenOf({}, { FORCE_COLOR: '1', NO_COLOR: '1' })).toEqual({ colour: true, width: null });
    expect(screenOf(TERMINAL, { FORCE_COLOR: '0' })).toMatchObject({ colour: false });
  });

  it('is 80 columns wide for a help that is piped', () => {
    expect([helpWidth({}, {}), helpWidth(TERMINAL, {}), helpWidth({}, { COLUMNS: '60' }), helpWidth({}, { COLUMNS: 'wide' })]).toEqual([80, 100, 60, 80]);
  });
});

describe('the lines of `check`', () => {
  const lines = ['R.md: 1 item', '', 'Items (line)', `    1  feature  ${'a'.repeat(40)}`, '', 'Problems', '  3: warning: one two three four five six seven'];

  it('stay as they are where nobody looks at them', () => {
    expect(onScreen(lines, { colour: false, width: null })).toEqual(lines);
  });

  it('fit the terminal: items are cut, problems wrap', () => {
    const shown = onScreen(lines, { colour: false, width: 30 });
    expect(shown.slice(3)).toEqual([`    1  feature  ${'a'.repeat(13)}…`, '', 'Problems', '  3: warning: one two three', '    four five six seven']);
  });

  it('have colours for titles and levels', () => {
    const shown = onScreen(lines, { colour: true, width: null });
    expect(shown.slice(5)).toEqual(['\u001b[1mProblems\u001b[22m', '  3: \u001b[33mwarning\u001b[39m: one two three four five six seven']);
  });
});
