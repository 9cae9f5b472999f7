import type * as v from 'valibot';
import { type Document, visit } from 'yaml';
import { asOneError, UserError } from '../model/errors.ts';
import { nearestName } from '../roadmap/text/similarity.ts';
import { oneLine } from '../roadmap/text/text.ts';
import { patternOf } from './pattern.ts';
import { ConfigSchema, sectionKeys, updateKeys, wordKeys } from './schema.ts';

/** A configuration file, and the line of each key. */
export interface ConfigPlace {
  readonly path: string;
  readonly lineOf: (keys: readonly PropertyKey[]) => number;
}

export interface Mistake {
  readonly line: number;
  readonly error: UserError;
}

/** The start of each message: `roadmap-sync.yml, line 3:`. */
export function fileAndLine(path: string, line: number): string {
  return `${path}, line ${line}:`;
}

/** @throws UserError if there are mistakes: one line for each, in the order of the file */
export function refuse(mistakes: readonly Mistake[]): void {
  const all = asOneError(mistakes.toSorted((a, b) => a.line - b.line).map(({ error }) => error));
  if (all !== null) throw all;
}

/** The entries of a map; none if the value is not a map. */
export function entriesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Mistakes for aliases: texts that begin with `*`, which YAML reads as references. */
export function aliases(document: Document.Parsed, lineAt: (offset: number) => number, path: string): Mistake[] {
  const found: Mistake[] = [];
  visit(document, {
    Alias(_, alias) {
      const line = lineAt(alias.range?.[0] ?? 0);
      const remedy = 'Put the text in quotes if the star belongs to it. Aliases are not supported.';
      found.push({ line, error: new UserError(`${fileAndLine(path, line)} \`*${oneLine(alias.source)}\` is a YAML alias.`, remedy) });
    },
  });
  return found;
}

/** Mistakes for lists where maps are expected. */
export function listMistakes(value: unknown, { path, lineOf }: ConfigPlace): (Mistake & { readonly key: string })[] {
  const examples = { people: 'Jan B.: janb', labels: 'bug: kind/bug' };
  return Object.entries(examples).flatMap(([key, example]) => {
    if (!Array.isArray(entriesOf(value)[key])) return [];
    const line = lineOf([key]);
    return [{ key, line, error: new UserError(`${fileAndLine(path, line)} \`${key}\` is a list.`, `Expected a map, such as \`${example}\`.`) }];
  });
}

/** Mistakes for patterns that are not regular expressions. */
export function patternMistakes(value: unknown, { path, lineOf }: ConfigPlace): Mistake[] {
  const { sections } = entriesOf(value);
  const all = (Array.isArray(sections) ? sections : []).flatMap((section: unknown, index) =>
    (['pattern', 'path'] as const).map((key) => ({ key, index, pattern: entriesOf(section)[key] })),
  );
  return all.flatMap(({ key, index, pattern }) => {
    if (typeof pattern !== 'string') return [];
    try {
      patternOf(pattern.trim());
      return [];
    } catch (error) {
      const line = lineOf(['sections', index]);
      const why = error instanceof Error ? error.message : '';
      return [
        {
          line,
          error: new UserError(`${fileAndLine(path, line)} \`${key}\` is not a regular expression (${why}).`, 'Correct it, or use `title` for an exact title.'),
        },
      ];
    }
  });
}

/** A failure of the schema in words: what is wrong with a value, and what was expected. */
export function mistake(issue: v.BaseIssue<unknown>, { path, lineOf }: ConfigPlace): Mistake {
  const deepest = deepestIssue(issue);
  const keys = (deepest.path ?? []).map((item) => item.key as PropertyKey);
  const line = lineOf(keys);
  const where = fileAndLine(path, line);
  const key = keys
    .map((one) => (typeof one === 'number' ? `[${one + 1}]` : String(one)))
    .join('.')
    .replace(/\.\[/g, '[');
  if (deepest.type === 'strict_object' && deepest.expected === 'never') {
    const names = knownKeys(keys.slice(0, -1));
    const wrong = String(keys.at(-1));
    const expected = `Expected ${names.map((name) => `\`${name}\``).join(', ')}${nearest(wrong, names)}.`;
    return { line, error: new UserError(`${where} unknown key \`${key}\`.`, expected) };
  }
  const lengths: Readonly<Record<string, string>> = { min_length: 'empty', max_length: 'too long' };
  const expected = ['check', 'regex', 'min_length', 'max_length', 'min_value', 'integer'].includes(deepest.type)
    ? deepest.message
    : typeInWords(deepest.expected ?? deepest.message)
        .replace(/(?<!")\bboolean\b/, 'true or false')
        .replace(/(?<!")\bstring\b/, 'a text');
  const quote = /\bstring\b/.test(deepest.expected ?? '') && /^-?\d/.test(deepest.received) ? ': put it in quotes' : '';
  const choices = [...(deepest.expected ?? '').matchAll(/"([^"]+)"/g)].map(([, choice]) => choice ?? '');
  const example = expected === 'a text' && quote === '' && EXAMPLES[key] !== undefined ? `, such as ${EXAMPLES[key]}` : '';
  const error = new UserError(
    `${where} ${key === '' ? 'the file' : `\`${key}\``} is ${lengths[deepest.type] ?? typeInWords(deepest.received)}.`,
    `Expected ${expected}${example}${quote}${suggested(String(deepest.input), keys, choices)}.`,
  );
  return { line, error };
}

/** Values that show what is expected. */
const EXAMPLES: Readonly<Record<string, string>> = { chart: 'docs/roadmap.svg', timezone: 'Europe/Berlin' };

/** ` (did you mean …?)` for a value, or for the key of a column whose value is a header. */
function suggested(value: string, keys: readonly PropertyKey[], choices: readonly string[]): string {
  if (keys.at(-1) === 'timezone') return nearZone(value);
  const near = nearest(value, choices);
  if (near !== '' || keys.at(-2) !== 'columns') return near;
  return nearest(String(keys.at(-1)), ['title', 'status']);
}

/** Names of zones are long, so that half of their letters are no likeness. */
const ZONE_SLIPS = 2;

/** The zone that is meant, as a question; empty: none is like it. */
function nearZone(value: string): string {
  const zones = Intl.supportedValuesOf('timeZone');
  const isCity = (zone: string) => zone.toLowerCase().endsWith(`/${value.toLowerCase()}`);
  const best = zones.find(isCity) ?? nearestName(value, zones, ZONE_SLIPS / value.length);
  return best === null ? '' : ` (did you mean \`${best}\`?)`;
}

/** A type that valibot names, such as `("move" | "tick")` or `Array`, in words. */
function typeInWords(type: string): string {
  return type
    .replace(/^Object$/, 'a map')
    .replace(/\bArray$|\bArray\b(?=\))/, 'a list')
    .replace(/\bObject\b(?=\)|$)/, 'a map')
    .replace(/[()]/g, '')
    .replaceAll(' | ', ' or ');
}

/** The failure to report. A union fails with the failures of all its members, and the deepest one is the most precise. */
function deepestIssue(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = (issue.issues ?? []).filter(({ path }) => (path?.length ?? 0) > 0).toSorted((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];
  return inner === undefined ? issue : { ...deepestIssue(inner), path: [...(issue.path ?? []), ...(inner.path ?? [])] as NonNullable<typeof issue.path> };
}

/** The keys that are allowed in a map of the file. @param keys the path to the map */
function knownKeys(keys: readonly PropertyKey[]): string[] {
  const place = keys.filter((key) => typeof key !== 'number').join('.');
  const tables: Readonly<Record<string, object>> = {
    '': ConfigSchema.entries,
    sections: sectionKeys,
    kinds: { bug: 0, feature: 0 },
    words: wordKeys,
    update: updateKeys,
  };
  return Object.keys(tables[place] ?? { name: 0, color: 0, description: 0 });
}

/** ` (did you mean …?)` with the name that is most like a word; empty if none is. */
export function nearest(word: string, names: readonly string[]): string {
  const best = nearestName(word, names);
  return best === null ? '' : ` (did you mean \`${best}\`?)`;
}
