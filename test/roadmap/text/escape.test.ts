import { describe, expect, it } from 'vitest';
import { logLine, pageText } from '../../../src/roadmap/text/escape.ts';

/**
 * The command that a runner finds in a line: `::name` behind white space, and the older `##[name]` wherever it stands
 * (actions/runner, `ActionCommand.TryParseV2` and `TryParse`). Control characters count as nothing here.
 */
function commandIn(line: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a runner takes them off, too.
  const text = line.replace(/[\u0000-\u001f\u202a-\u202e]/g, ' ').trimStart();
  return /^::([a-z-]+)(?: [^:]*)?::/.exec(text)?.[1] ?? /##\[([a-z-]+)/.exec(text)?.[1] ?? null;
}

describe('a line of a log', () => {
  it.each([
    ['plain text', 'Add dark mode', 'Add dark mode'],
    ['line ends', 'a\nb\r\nc\rd\u2028e\u2029f\u0085g', 'a b c d e f g'],
    ['terminal control sequences', 'a\u001b[31mred\u0007', 'a [31mred'],
    ['bidirectional controls', 'a \u202ereversed\u202c \u2066isolated\u2069', 'a  reversed   isolated'],
    ['outer white space', '  \t a  ', 'a'],
    ['colons that are no command', 'C:: a::b', 'C:: a::b'],
  ])('with %s', (_, text, line) => {
    expect(logLine(text)).toBe(line);
  });

  it.each([
    '::error::x',
    '  ::set-output name=a::b',
    '\n::add-mask::x',
    '\u001b::warning::x',
    '\u3000::stop-commands::x',
    '\u202e::error::x',
    '##[error]x',
    '  ##[add-mask]x',
    'Created #5 ##[warning]x',
    'a\n##[group]x',
    'A ##[add-path]/tmp',
  ])('is no command: %j', (text) => {
    expect(commandIn(text)).not.toBeNull();
    expect(commandIn(logLine(text))).toBeNull();
  });
});

describe('text of a Markdown page', () => {
  it.each([
    ['emphasis and code', '*a* _b_ `c` ~~d~~', '\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~'],
    ['links and images', '![x](y) [z](javascript:a)', '!\\[x\\](y) \\[z\\](javascript:a)'],
    ['HTML', '<img src=x onerror=y> <!-- c -->', '\\<img src=x onerror=y\\> \\<!-- c --\\>'],
    ['an entity', 'a &lt;b&gt; &#64;ann & c', 'a \\&lt;b\\&gt; \\&#\u200b64;ann & c'],
    ['a mention', 'ask @ann and @org/team, a@ b', 'ask @\u200bann and @\u200borg/team, a@ b'],
    ['a reference', 'see #12 and o/r#3, # heading', 'see #\u200b12 and o/r#\u200b3, # heading'],
    ['a table’s bar', 'a | b', 'a \\| b'],
    ['a backslash', 'a\\', 'a\\\\'],
    ['lines', '# a\n\n- b', '# a - b'],
    ['a command', '::error::x', ':\u200b:error::x'],
  ])('with %s', (_, text, page) => {
    expect(pageText(text)).toBe(page);
  });

  it('reverses nothing', () => {
    expect(pageText('a\u202eb')).toBe('a b');
  });
});
