import fc from 'fast-check';
import { ConfigSchema, sectionKeys, updateKeys, wordKeys } from '../../../src/config/schema.ts';

/** How large and how deep hostile texts become. */
export interface Size {
  /** Of nesting. */
  readonly depth: number;
  /** Of one mark that is repeated. */
  readonly repeats: number;
  /** Pieces in a text. */
  readonly pieces: number;
}

/** Characters that programs stumble over: controls, lone carriage returns, half of a pair, marks of direction, marks of Markdown. */
const ODD = [
  '\0',
  '\r',
  '\t',
  '\u000b',
  '\u001b[31m',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ud800',
  '\udfff',
  '👩\u200d🚀',
  'é',
  'e\u0301',
  'ß',
  'İ',
  '中',
];
const WORDS = [
  'a',
  'Parser',
  'owner: x',
  'status:',
  'priority: blocker',
  'WE ARE HERE',
  'TODO',
  '#1',
  '(#2)',
  'GH-3',
  'o/r#1',
  '@ann',
  '::error::x',
  '##[error]x',
  '✅',
  '(done)',
  '(external)',
];
const MARKS = [
  '*',
  '_',
  '**',
  '`',
  '```',
  '~~',
  '[',
  ']',
  '](',
  ')',
  '![',
  '<',
  '>',
  '<!--',
  '-->',
  '&',
  '&#1;',
  '&amp',
  '\\',
  '|',
  '---',
  '===',
  '# ',
  '> ',
  '- ',
  '1. ',
  '[ ] ',
  '[x] ',
  ':',
  '$$',
  '[^1]',
  '[^1]: ',
];
const LINKS = [
  '([#1](https://github.test/o/r/issues/1))',
  '[#2](https://github.test/o/r/issues/2)',
  'https://github.test/o/r/issues/1',
  '[a]: https://b',
  '[a](b "c")',
  'www.a.b',
  'http://a.b/&a;',
];
const MARKERS = [
  '<!-- roadmap-sync:begin key=k path=ROADMAP.md -->',
  '<!-- roadmap-sync:end -->',
  '<!-- roadmap-sync:begin key=../../x path=%2e%2e -->',
  '<sub>Kept in sync with x</sub>',
];
const LINES = [
  '# Roadmap',
  '## Open bugs',
  '## Planned',
  '## Completed',
  '## Timeline',
  '- [ ] a',
  '- [x] b',
  '* c',
  '10) d',
  '| a | b |',
  '|---|---|',
  '| c | d |',
  '<details>',
  '</details>',
  '---',
  '+++',
  '',
];

const one = (from: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...from);

/** A few characters of any kind. */
const bit = fc.oneof(
  { weight: 3, arbitrary: one(WORDS) },
  { weight: 3, arbitrary: one(MARKS) },
  one(LINKS),
  one(ODD),
  one(MARKERS),
  fc.string({ maxLength: 8, unit: 'binary' }),
);

/** The same mark again and again, closed or not. */
function repeated({ depth, repeats }: Size): fc.Arbitrary<string> {
  const pairs = [
    ['[', '](a)'],
    ['![', '](a)'],
    ['*a_ ', ''],
    ['**', 'a**'],
    ['<!--', ''],
    ['> ', ''],
    ['- ', ''],
    ['((', '))'],
    ['`', ''],
    ['&a;', ''],
    ['|', ''],
    ['~~a', ''],
    ['\\', ''],
    ['<a ', ''],
    ['http://a.b/', '&a;'],
  ] as const;
  return fc
    .tuple(fc.constantFrom(...pairs), fc.oneof({ weight: 4, arbitrary: fc.nat(depth) }, fc.nat(repeats)))
    .map(([[open, close], count]) => open.repeat(count) + close.repeat(close === '' ? 0 : count));
}

/** Lists and quotes in each other, with line breaks. */
function nested({ depth }: Size): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(one(['- ', '* ', '1. ', '> ', '  - [ ] ', '10) ']), { maxLength: 6 }), fc.nat(depth), fc.boolean())
    .map(([marks, count, stepped]) =>
      Array.from({ length: count }, (_, level) =>
        stepped ? `${'  '.repeat(level)}${marks[level % Math.max(1, marks.length)] ?? '- '}x\n` : (marks[level % Math.max(1, marks.length)] ?? '- '),
      ).join(''),
    );
}

/** Markdown as nobody writes it. */
export function hostileText(size: Size): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.array(bit, { maxLength: 6 }).map((bits) => bits.join('')) },
    { weight: 4, arbitrary: one(LINES) },
    { weight: 1, arbitrary: repeated(size) },
    { weight: 1, arbitrary: nested(size) },
  );
  return fc.array(fc.tuple(piece, one(['\n', '\n', '\n\n', '\r\n', '\r', ' ', ''])), { maxLength: size.pieces }).map((pieces) => pieces.flat().join(''));
}

/** YAML that is nearly a configuration. */
export function hostileConfig(size: Size): fc.Arbitrary<string> {
  const KEYS = [...Object.keys({ ...ConfigSchema.entries, ...sectionKeys, ...wordKeys, ...updateKeys }), '__proto__', 'constructor', '<<'];
  const VALUES = ['true', 'null', '1e999', '"(a+)+$"', '[', '{', '*a', '&a [*a]', '!!js/function x', '|', '>-', 'Europe/Nowhere', '../..', 'done', 'tick'];
  const line = fc
    .tuple(fc.nat(4), fc.boolean(), one(KEYS), fc.oneof(one(VALUES), bit, hostileText({ ...size, pieces: 2 })))
    .map(([indent, dash, key, value]) => `${'  '.repeat(indent)}${dash ? '- ' : ''}${key}: ${value}`);
  return fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
}

/** JSON of any form, also of that which is expected but for one value. @param like what is expected */
export function hostileJson(like: unknown): fc.Arbitrary<string> {
  const broken = fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', [], {}, -1, 1e308, 'x'.repeat(1000), '__proto__'));
  const paths = pathsIn(like);
  const changed = paths.length === 0 ? broken : fc.tuple(fc.constantFrom(...paths), broken).map(([path, value]) => withValue(like, path, value));
  return fc.oneof(
    { weight: 5, arbitrary: changed.map((value) => JSON.stringify(value)) },
    fc.json(),
    fc.string(),
    fc.constantFrom('', 'null', '<html>', '{"a":', '\ufeff{}', '[]'),
  );
}

/** The paths of all values in a value. */
function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [...(path.length === 0 ? [] : [[...path]]), ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];
}

function withValue(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  Object.assign(copy, { [key]: withValue((value as Record<string, unknown>)[key], rest, other) });
  return copy;
}
