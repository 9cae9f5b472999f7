import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { DEEP, DOCUMENTS } from '../../support/amounts.ts';
import { CORPUS, corpus } from '../../support/texts/corpus.ts';
import { longRoadmap } from '../../support/texts/long-roadmap.ts';
import { parsePinned, parseUnpinned, versionsOf } from '../../support/texts/parsers.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);
const fixtures = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(new URL(name, FIXTURES), 'utf8') }));

/**
 * Where the versions differ: `*` right beside `_`, and an escaped mark right before one of its kind. There may be one
 * where they agree, too: files that people wrote are compared with all that is in them.
 */
const APART = /\*_|_\*|\\\*\*|\\__/;

const words = (all: string) => fc.constantFrom(...all.split(' '));

/** A line's text: words, and marks that are closed or not. */
const TEXT = fc
  .tuple(
    fc.array(
      fc.oneof(
        words('a word Ünï 😀 1 . , : ! | # - + = \\ &amp; &copy &#35; https://a.example www.a.example a@b.example'),
        words('* ** _ __ ~ ~~ `x` `` [x] [x](y) [x][y] ![x](y) ![x] [^1] [^b] ] [ <br> </b> <!--c--> <a@b.example> **b** *e* ~~s~~ \\* \\[ a*b a_b'),
        fc.constantFrom(' ', '  ', '\t', '\u00a0', '\\|'),
      ),
      { minLength: 1, maxLength: 6 },
    ),
    fc.constantFrom('', ' '),
  )
  .map(([parts, gap]) => parts.join(gap));

const indented = (by: string, all: readonly string[]) => all.map((line) => (line === '' ? line : by + line));

/** Blocks as their lines. */
const { blocks: BLOCKS } = fc.letrec<{ block: string[]; blocks: string[]; container: string[] }>((tie) => ({
  blocks: fc
    .array(fc.tuple(tie('block'), fc.nat(2)), { minLength: 1, maxLength: 4 })
    .map((all) => all.flatMap(([block, blank]) => (blank === 0 ? block : [...block, '']))),
  block: fc.oneof(
    { depthSize: 'small' },
    fc.array(TEXT, { minLength: 1, maxLength: 3 }),
    fc.tuple(words('# ## ###### #######'), TEXT, fc.constantFrom('', ' #', ' ##', ' \\#')).map(([start, text, end]) => [`${start} ${text}${end}`]),
    fc.tuple(TEXT, words('= === - --- ---x')).map(([text, line]) => [text, line]),
    fc.tuple(words('``` ~~~ ````js'), fc.array(TEXT, { maxLength: 2 }), words('``` ~~~ ````')).map(([start, code, end]) => [start, ...code, end]),
    fc.tuple(TEXT, TEXT, words('|-|-| |:-|-:| -|- |-|')).map(([head, row, line]) => [`| a | ${head} |`, line, `| ${row} | b`, row]),
    fc.tuple(words('<div> </div> <script> <!-- --> <?php <br> <details><summary>x</summary>'), TEXT).map(([tag, text]) => [tag, text]),
    fc.tuple(words('[^1]: [^b]: [x]: [y]:'), TEXT).map(([label, text]) => [`${label} ${text}`]),
    words('--- *** ___ === [x]:/u [y]:<u>').map((line) => [line]),
    TEXT.map((text) => [`    ${text}`]),
    tie('container'),
    tie('container'),
  ),
  container: fc.oneof(
    tie('blocks').map((inner) => inner.map((line) => `> ${line}`)),
    // A line without the mark goes on with the paragraph, or ends the quote.
    fc.tuple(tie('blocks'), TEXT).map(([inner, lazy]) => [...indented('>', inner), lazy]),
    fc
      .array(fc.tuple(words('- * + 1. 2) 10.'), fc.constantFrom('', '', '[ ] ', '[x] ', '[X]\t'), tie('blocks'), fc.nat(3)), { minLength: 1, maxLength: 3 })
      .map((items) => items.flatMap(([mark, box, [first = '', ...rest], less]) => [`${mark} ${box}${first}`, ...indented(' '.repeat(5 - less), rest)])),
    fc.tuple(words('[^1]: [^b]:'), tie('blocks')).map(([label, [first = '', ...rest]]) => [`${label} ${first}`, ...indented('    ', rest)]),
  ),
}));

/** What stands at the edges of a file, and how its lines end. */
const DOCUMENT = fc
  .record({
    mark: fc.constantFrom('', '', '', '\uFEFF'),
    matter: fc.constantFrom('', '', '', '---\ntitle: x\ntags: [a]\n---\n', '---\n# c\n...\n'),
    lines: BLOCKS,
    tabs: fc.boolean(),
    end: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    final: fc.constantFrom('', '\n', '\n\n  \n'),
  })
  .map(({ mark, matter, lines, tabs, end, final }) => {
    const text = lines.join('\n').replaceAll('    ', tabs ? '\t' : '    ');
    return mark + (matter + text + final).replaceAll('\n', end);
  })
  .filter((text) => !APART.test(text));

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}

/** The shape of a tree, where places do not matter. */
function outline(node: Nodes): string {
  if ('children' in node) return `${node.type}(${node.children.map(outline).join(' ')})`;
  return 'value' in node ? node.value : node.type;
}

describe('the versions of the parser', () => {
  it('are the pinned ones, and the others that remark would install', () => {
    const pinned = versionsOf('mdast-util-from-markdown');
    expect(pinned).toMatchObject({ micromark: '4.0.2', 'micromark-core-commonmark': '2.0.3' });
    expect(versionsOf('mdast-util-from-markdown-unpinned')).toEqual({ ...pinned, micromark: '4.0.3', 'micromark-core-commonmark': '2.0.4' });
  });

  it('read every kind of document the same', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(DOCUMENT, (text) => {
        const tree = parsePinned(text);
        expect(parseUnpinned(text)).toStrictEqual(tree);
        for (const { type } of nodesOf(tree)) seen.add(type);
      }),
      { seed: 20261123, numRuns: DOCUMENTS },
    );
    expect([...seen].toSorted()).toEqual([
      ...['blockquote', 'break', 'code', 'definition', 'delete', 'emphasis', 'footnoteDefinition', 'footnoteReference', 'heading', 'html', 'image'],
      ...['imageReference', 'inlineCode', 'link', 'linkReference', 'list', 'listItem', 'paragraph', 'root', 'strong', 'table', 'tableCell', 'tableRow'],
      ...['text', 'thematicBreak'],
    ]);
  });

  it('read a long roadmap the same', () => {
    const text = longRoadmap(DEEP ? 500 : 150);
    expect(parseUnpinned(text)).toStrictEqual(parsePinned(text));
  });

  it.each(fixtures)('read the fixture $name the same', ({ text }) => {
    expect(parseUnpinned(text)).toStrictEqual(parsePinned(text));
  });

  it.skipIf(!existsSync(CORPUS)).each(corpus())('read $name the same', ({ text }) => {
    expect(parseUnpinned(text)).toStrictEqual(parsePinned(text));
  });

  // The newer ones follow CommonMark here, as GitHub does. No real roadmap that we know has such a line.
  it.each([
    ['foo**_b_**', 'foo strong(emphasis(b))', 'foo** emphasis(b) **'],
    ['a*_b_*c', 'a emphasis(emphasis(b)) c', 'a* emphasis(b) *c'],
    ['*b**__', '*b**__', 'emphasis(b) *__'],
    ['\\**b**', '**b**', '* emphasis(b) *'],
  ])('read marks that stand beside each other in two ways: %s', (text, pinned, unpinned) => {
    expect(outline(parsePinned(text))).toBe(`root(paragraph(${pinned}))`);
    expect(outline(parseUnpinned(text))).toBe(`root(paragraph(${unpinned}))`);
  });
});
