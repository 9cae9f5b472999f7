import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../support/amounts.ts';
import { CORPUS, corpus } from '../../support/texts/corpus.ts';
import { lines, read } from '../reading.ts';

/** Debian's package of this name. It is no dependency: where it is missing, the tests are skipped. */
const COMMAND = 'cmark-gfm';
const INSTALLED = spawnSync(COMMAND, ['--version']).status === 0;
const WORDS = ['-e', 'table', '-e', 'strikethrough', '-e', 'autolink', '-e', 'tasklist', '-e', 'footnotes', '-t', 'xml', '--sourcepos'];

/** The command has no name for footnotes in XML. */
const FOOTNOTE = '<unknown>';

/** What GitHub's own parser says of a text. */
interface Structure {
  /** Lines of tasks, in the order of the text. */
  readonly tasks: ReadonlyArray<{ readonly line: number; readonly quoted: boolean; readonly text: boolean }>;
  /** `line level` of the headings that stand in nothing. */
  readonly headings: readonly string[];
}

interface Open {
  readonly type: string;
  readonly depth: number;
}

/** In cmark's XML every tag of a block is a line, indented by its depth; of texts `<` is escaped, so no line of theirs looks like one. */
function cmark(text: string): Structure {
  const xml = execFileSync(COMMAND, WORDS, { input: text, encoding: 'utf8', maxBuffer: 1 << 28 });
  const tasks: Array<{ line: number; quoted: boolean; text: boolean }> = [];
  const headings: string[] = [];
  const open: Open[] = [];
  for (const [, space = '', type = '', at = '', rest = ''] of xml.matchAll(/^( *)<(\w+|<unknown>) sourcepos="(\d+):[^"]*"([^>\n]*)/gm)) {
    const depth = space.length / 2;
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const line = Number(at);
    const task = tasks.at(-1);
    if (task !== undefined && task.line === line && (type === 'text' || type === 'code')) task.text = true;
    if (type === 'tasklist') tasks.push({ line, quoted: open.some((around) => around.type === 'block_quote' || around.type === FOOTNOTE), text: false });
    if (type === 'heading' && depth === 1) headings.push(`${line} ${/level="(\d)"/.exec(rest)?.[1]}`);
    open.push({ type, depth });
  }
  return { tasks, headings };
}

/** Both readings of a text: what must be equal, by name, so that a failure says what differs. */
function readings(text: string) {
  const github = cmark(text);
  const ours = read(text);
  const known = new Set([...ours.items, ...ours.candidates].map(({ line }) => line));
  const isTask = new Set(github.tasks.map(({ line }) => line));
  return {
    onlyOurTasks: ours.items.filter(({ shape, line }) => shape === 'task' && !isTask.has(line)).map(({ line }) => line),
    // A box beside which nothing but a comment stands has nothing to tell, and a quoted one belongs to somebody else.
    onlyGithubTasks: github.tasks.filter((task) => task.text && !task.quoted && !known.has(task.line)).map(({ line }) => line),
    ourHeadings: ours.sections.map(({ heading }) => `${heading.line} ${heading.level}`),
    githubHeadings: github.headings,
  };
}

function expectAgreement(text: string): void {
  const { onlyOurTasks, onlyGithubTasks, ourHeadings, githubHeadings } = readings(text);
  const told = { text, onlyOurTasks, onlyGithubTasks, headings: ourHeadings };
  expect(told).toEqual({ text, onlyOurTasks: [], onlyGithubTasks: [], headings: githubHeadings });
}

/** On the page front matter becomes a table, which the command knows nothing of. With the line of its end. */
const FRONT_MATTER: ReadonlyArray<readonly [string, number]> = [
  [lines('---', 'title: Roadmap', '---'), 3],
  [lines('---', 'layout: page', 'tags: [a, b]', '---'), 4],
];

/** The heading that the command makes of the front matter of a real roadmap. */
const FRONT_MATTER_IN: ReadonlyMap<string, string> = new Map([['DIYbiosphere__sphere__.github__ROADMAP.md', '2 2']]);

const BY_HAND: Readonly<Record<string, string>> = {
  nothing: '',
  'a line of HTML right after an item': lines('- [ ] a', '<br>', '- [ ] b', '# c', '', '- [ ] d'),
  'a line of HTML inside of an item': lines('- [ ] a', '  <br>', '- [ ] b', '', '- c', '  - [ ] d', '  <br/>', '  - [ ] e', '', '  - [ ] f'),
  'lines of HTML after quotes and notes': lines('> a', '<b class="c">', '- [ ] d', '', '[^1]: e', '</i>', '- [ ] f', '', 'g[^1]', '<br>', '- [ ] h'),
  'a number after indented code': lines('    code', '2. [ ] a', '3. [ ] b', '', '    x', '', '7. [ ] y', '', '    more', '120) [ ] c', '     - [ ] d'),
  'a line of HTML right after indented code': lines('    code', '<br>', '- [ ] a', '', '- [ ] b'),
  'no line end': '# A\n\n- [ ] b',
  nesting: lines('# A', '', '- [ ] b', '  - [x] c', '    - [ ] d', '  - e', '    - [ ] f', '- g', '', '  - [X] h'),
  'too little indentation': lines('1. [ ] a', '  - [ ] b', '   - [ ] c', '* [ ] d', ' * [ ] e', '  * [ ] f'),
  tabs: lines('-\t[ ] a', '\t- [ ] b', '- [ ]\tc', '-\t\t[ ] d', '', '\t- [ ] e', '1.\t[x] f', '\t- [ ] g'),
  'five columns after the bullet': lines('-    [ ] a', '-     [ ] b', '-      [ ] c', '- [ ]      d'),
  bullets: lines('- [ ] a', '+ [ ] b', '* [ ] c', '', '+ [x] d', '+ [X] e', '- [*] f', '- [y] g', '- [  ] h', '- [] i', '- [x]j', '- [ ]k'),
  numbers: lines('1. [ ] a', '2. [x] b', '10. [ ] c', '', '1) [ ] d', '2) [x] e', '', '0. [ ] f', '1234567890. [ ] g', '123456789. [ ] h'),
  'after a paragraph': lines('text', '- [ ] a', '', 'text', '1. [ ] b', '', 'text', '2. [ ] c', 'text', '', '    - [ ] d', 'e', '    - [ ] f'),
  'fenced code': lines(
    '```',
    '- [ ] a',
    '# b',
    '```',
    '- [ ] c',
    '  ```',
    '  - [ ] d',
    '  ```',
    '~~~ text',
    '```',
    '- [ ] e',
    '~~~',
    '# f',
    '- ```',
    '- [ ] g',
  ),
  'a fence without an end': lines('- [ ] a', '  ~~~', '  - [ ] b', '- [ ] c', '', '````', '```', '- [ ] d', '# e'),
  'indented code': lines('# a', '', '    - [ ] b', '', '- c', '', '      - [ ] d', '', '   - [ ] e', '', 'text', '', '    # f'),
  'HTML blocks': lines('<details>', '- [ ] a', '<summary>b</summary>', '', '- [ ] c', '</details>', '- [ ] d', '', '<div># e', '# f', '</div>', '', '# g'),
  'HTML that ends where it says': lines(
    '<script>',
    '',
    '- [ ] a',
    '# b',
    '</script>',
    '- [ ] c',
    '<pre>',
    '',
    '# d',
    '</pre>',
    '# e',
    '<?php',
    '- [ ] f',
    '?>',
    '# g',
  ),
  comments: lines('<!-- a', '', '- [ ] b', '# c', '-->', '- [ ] d', '<!-- e -->', '- [ ] f <!-- g -->', '  <!-- h', '  - [ ] i -->', '- [ ] <!-- j -->'),
  'a comment without an end': lines('# a', '- [ ] b', '', '<!-- c', '', '- [ ] d', '# e'),
  'ATX headings': lines('# a #', '## b ##  ', '   ### c', '    #### d', '', '####### e', '#f', '\\## g', '##', '#\th', '- # i', '> # j', '###### k \\#'),
  'setext headings': lines('a', '===', 'b', 'c', '---', '', 'd', '', '---', 'e', '  ==', '- f', '---', '- g', '  ---', '> h', '---', '***', '- [ ] i', '==='),
  'headings between tasks': lines('- [ ] a', '# b', '- [x] c', '  ## d', '  - [ ] e', '## f', '1. [ ] g', '### h'),
  rules: lines('- [ ] a', '***', '- [ ] b', '- - -', '- [ ] c', '* * *', '---', '- [ ] d'),
  tables: lines('| a | b |', '|---|---|', '| - [ ] c | # d |', '- [ ] e', '', '- [ ] f | g', '  --|--', '  h | i', '', 'j', '| k |', '|---|', '# l'),
  quotes: lines('> # a', '> - [ ] b', '- [ ] c', '', '- [ ] d', '  > e', 'f', '- [ ] g', '> h', '# i'),
  'link definitions': lines('[a]: /b', '# c', '[d]:', '/e', '- [ ] f', '', '[g]: /h', '- [ ] [g]', '  [i]: /j', '# k'),
  footnotes: lines('a[^1] b[^c]', '', '[^1]: d', '', '    - [ ] e', '', '- [ ] f', '', '[^c]: - [ ] g', '- [ ] h', '', '# i'),
  'what a text begins with': lines(
    '- [ ] # a',
    '- [ ] - b',
    '- [ ] > c',
    '- [ ] ```',
    '- [ ] `d`',
    '- [ ] ~~e~~',
    '- [ ] **f**',
    '- [ ] [g](h)',
    '- [ ] [ ] i',
    '- [ ] \\[x]',
  ),
  'lazy lines': lines('- [ ] a', 'b', '- [x] c', '    d', '  # e', '> f', 'g', '# h', '1. [ ] i', 'j', '- [ ] k'),
  'sections without items': lines('# a', '## Goals', '- [ ] b', '## Planned', 'Acceptance criteria:', '', '- [ ] c', '', '- [ ] [d]', '- [ ] e'),
};

/** Lines of every kind, in any order. Without empty boxes, after which remark and GitHub part. */
const LINE = fc.constantFrom(
  ...['', '', '', '', 'text', '  text', '   text', '- [ ] a', '- [x] b', '- c', '* [ ] d', '+ [X] e  ', '1. [ ] f', '2. g', '1) [ ] h', '10. [X] i'],
  ...[
    '  - [ ] j',
    '    - [x] k',
    '      - [ ] l',
    '\t- [ ] m',
    '-\t[ ] n',
    '- [ ]\to',
    '- [ ]  p',
    '-     [ ] q',
    '  - note',
    '   - [ ] r',
    '- [x]s',
    '- [] t',
  ],
  ...['- - [ ] u', '- [ ] `v`', '- [ ] **w**', '- [ ] <!-- x -->', '- [ ] # y', '- # z', '## Planned', '# Title', '### Deep ###', '  ## Indented', '##', '#no'],
  ...[
    '## Goals',
    'Acceptance criteria:',
    'Set',
    '===',
    '---',
    '***',
    '```',
    '  ```',
    '~~~',
    '- ```',
    '<!--',
    '  <!-- c',
    '-->',
    '<div>',
    '</div>',
    '> quote',
    '> - [ ] q',
  ],
  ...[
    '| a | b |',
    '|---|---|',
    '[a]: /u',
    '[a]:',
    'x[^1]',
    '[^1]: foot',
    '    code',
    '\\',
    '<b>x</b> y',
    '- [ ] a<br>',
    '<script>',
    '<br>',
    '  <br>',
    '</i>',
    '> <br>',
    '12. [ ] z',
  ],
);
const TEXT = fc
  .tuple(fc.array(LINE, { maxLength: 10 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([all, end, final]) => all.join(end) + (final ? end : ''));

describe.skipIf(!INSTALLED)('GitHub’s own parser', () => {
  it('sees what the tests below need', () => {
    const text = lines('# A', '', '- [ ] b', '  - [x] c', '- d', '- [ ] ', '> # e', '', '1. [ ] f', '', 'G', '---');
    expect(cmark(text)).toEqual({
      tasks: [
        { line: 3, quoted: false, text: true },
        { line: 4, quoted: false, text: true },
        { line: 6, quoted: false, text: false },
        { line: 9, quoted: false, text: true },
      ],
      headings: ['1 1', '11 2'],
    });
  });

  // remark reads each of these in another way than GitHub does.
  it.each([
    ['a task whose text stands on the next line', lines('- [ ]', '  a', '- [ ] b')],
    ['a task behind two bullets', lines('- - [ ] a', '- b', '  - [ ] c')],
    ['a task behind a bullet and a number', lines('- 1. [ ] a', '2. - [x] b')],
    ['a task in a quote', lines('> - [ ] a', '', '- [ ] b', '', '  > - [x] c')],
    ['an empty box', lines('- [ ] ', '- [ ] a', '- [x]', '- [ ]', '', '- [ ] ')],
  ])('%s', (_, text) => expectAgreement(text));

  it.each(FRONT_MATTER)('front matter is no heading to us: %j', (matter, closing) => {
    const text = `${matter}\n# A\n\n- [ ] b\n`;
    const { githubHeadings, ...told } = readings(text);
    const start = closing + 2;
    expect(told).toEqual({ onlyOurTasks: [], onlyGithubTasks: [], ourHeadings: [`${start} 1`] });
    expect(githubHeadings).toEqual(['2 2', `${start} 1`]);
  });

  it.each(Object.entries(BY_HAND))('%s', (_, text) => expectAgreement(text));

  it.each(Object.entries(BY_HAND))('%s, with CRLF', (_, text) => expectAgreement(text.replaceAll('\n', '\r\n')));

  it('texts of every kind of line', () => {
    fc.assert(fc.property(TEXT, expectAgreement), { seed: 20261123, numRuns: cases(600) });
  });

  it.skipIf(!existsSync(CORPUS)).each(corpus())('$name', ({ name, text }) => {
    const matter = FRONT_MATTER_IN.get(name);
    if (matter === undefined) return expectAgreement(text);
    const { githubHeadings, ...told } = readings(text);
    expect(told).toEqual({ onlyOurTasks: [], onlyGithubTasks: [], ourHeadings: githubHeadings.filter((heading) => heading !== matter) });
  });
});
