import { describe, expect, it } from 'vitest';
import { lines, movedToEnd, movedToNew } from '../reading.ts';
import { added, made } from './one-reading.ts';

const DEFINITIONS = ['[a]: https://example.org/a', '[b]: <https://example.org/b> "B"'];
const PLANNED = ['## Planned', '', '- one [a]', '- two', ''];

describe('definitions of links at the end', () => {
  it('stay below a new section', () => {
    expect(movedToNew(lines(...PLANNED, ...DEFINITIONS), 'two', 'Done')).toBe(
      lines('## Planned', '', '- one [a]', '', '## Done', '', '- two', '', ...DEFINITIONS),
    );
    expect(made(lines(...PLANNED, ...DEFINITIONS), [], [added(7, 'Bugs')])).toContain(lines('/7))', '', ...DEFINITIONS));
  });

  it('stay below it with the comment above them, and blank lines between them', () => {
    const end = ['<!-- Links -->', '', DEFINITIONS[0] ?? '', '', DEFINITIONS[1] ?? '', '', '[^1]: A footnote.'];
    expect(movedToNew(lines(...PLANNED, ...end), 'two', 'Done')).toBe(lines('## Planned', '', '- one [a]', '', '## Done', '', '- two', '', ...end));
  });

  it('stay below the first item of a section', () => {
    const text = (...done: string[]) => ['## Done', '', ...done, ...DEFINITIONS];
    expect(movedToEnd(lines(...PLANNED, ...text()), 'two', 'Done')).toBe(lines('## Planned', '', '- one [a]', '', ...text('- two', '')));
    expect(movedToEnd(lines(...text(), '', ...PLANNED), 'two', 'Done')).toBe(lines(...text('- two', ''), '', '## Planned', '', '- one [a]', ''));
    expect(movedToEnd(lines(...PLANNED, '## Done', ...DEFINITIONS), 'two', 'Done')).toBe(
      lines('## Planned', '', '- one [a]', '', '## Done', '', '- two', '', ...DEFINITIONS),
    );
  });

  it('without a final line end keep theirs missing', () => {
    const text = lines(...PLANNED, ...DEFINITIONS).trimEnd();
    expect(movedToNew(text, 'two', 'Done')).toBe(lines('## Planned', '', '- one [a]', '', '## Done', '', '- two', '', ...DEFINITIONS).trimEnd());
    expect(movedToNew(text.replaceAll('\n', '\r\n'), 'two', 'Done')).toContain('- two\r\n\r\n[a]: ');
  });

  it('are text directly below a paragraph', () => {
    expect(movedToNew(lines(...PLANNED, 'Text', ...DEFINITIONS), 'two', 'Done')).toBe(
      lines('## Planned', '', '- one [a]', '', 'Text', ...DEFINITIONS, '', '## Done', '', '- two'),
    );
  });

  it('may end with a comment', () => {
    expect(movedToNew(lines(...PLANNED, '<!-- the end -->'), 'two', 'Done')).toBe(
      lines('## Planned', '', '- one [a]', '', '## Done', '', '- two', '', '<!-- the end -->'),
    );
  });
});

describe('a line across the page between two sections', () => {
  it.each(['---', '***', '_ _ _'])('stays at the end of the section: %s', (line) => {
    const text = (open: string[], done: string[]) => lines('## Planned', '', ...open, line, '', '## Done', '', ...done, line, '', '## Goals', '', 'Text.');
    expect(movedToEnd(text(['- one', ''], []), 'one', 'Done')).toBe(text([], ['- one', '']));
  });

  it('at the end of the file is above a new section', () => {
    expect(movedToNew(lines('## Planned', '', '- one', '- two', '', '---'), 'two', 'Done')).toBe(
      lines('## Planned', '', '- one', '', '---', '', '## Done', '', '- two'),
    );
  });
});
