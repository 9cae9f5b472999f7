import { closest, distance } from 'fastest-levenshtein';
import type * as v from 'valibot';
import { isMap, isPair, isScalar, type Node } from 'yaml';
import { UserError } from '../model/errors.ts';
import { ConfigSchema, columnKeys, sectionKeys, updateKeys } from './schema.ts';

/** What is wrong with a value, and what was expected there. */
export function mistake(issue: v.BaseIssue<unknown> | undefined, path: string, lineOf: (keys: readonly PropertyKey[]) => number): UserError {
  if (issue === undefined) throw new Error('A failure without an issue.');
  const deepest = deepestIssue(issue);
  const keys = (deepest.path ?? []).map((item) => item.key as PropertyKey);
  const where = `${path}, line ${lineOf(keys)}`;
  const key = keys
    .map((one) => (typeof one === 'number' ? `[${one + 1}]` : String(one)))
    .join('.')
    .replace(/\.\[/g, '[');
  if (deepest.type === 'strict_object' && deepest.expected === 'never') {
    const names = knownKeys(keys.slice(0, -1));
    const wrong = String(keys.at(-1));
    return new UserError(`${where}: unknown key \`${key}\`.`, `Expected ${names.map((name) => `\`${name}\``).join(', ')}${nearest(wrong, names)}.`);
  }
  const lengths: Readonly<Record<string, string>> = { min_length: 'empty', max_length: 'too long' };
  const expected = ['check', 'regex', 'min_length', 'max_length', 'min_value', 'integer'].includes(deepest.type)
    ? deepest.message
    : inWords(deepest.expected ?? deepest.message);
  const quote = /\bstring\b/.test(deepest.expected ?? '') && /^-?\d/.test(deepest.received) ? ': put it in quotes' : '';
  const choices = [...(deepest.expected ?? '').matchAll(/"([^"]+)"/g)].map(([, choice]) => choice ?? '');
  return new UserError(
    `${where}: ${key === '' ? 'the file' : `\`${key}\``} is ${lengths[deepest.type] ?? inWords(deepest.received)}.`,
    `Expected ${expected}${quote}${nearest(String(deepest.input), choices)}.`,
  );
}

/** A type as valibot names it: `("move" | "tick")`, `Array`. */
function inWords(type: string): string {
  return type
    .replace(/^Object$/, 'a map')
    .replace(/\bArray$|\bArray\b(?=\))/, 'a list')
    .replace(/\bObject\b(?=\)|$)/, 'a map')
    .replace(/[()]/g, '')
    .replaceAll(' | ', ' or ');
}

/** A union fails with the failures of all its members: the one that got furthest says most. */
function deepestIssue(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = (issue.issues ?? []).filter(({ path }) => (path?.length ?? 0) > 0).toSorted((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];
  return inner === undefined ? issue : { ...deepestIssue(inner), path: [...(issue.path ?? []), ...(inner.path ?? [])] as NonNullable<typeof issue.path> };
}

/** The keys that may stand at a place of the file. */
function knownKeys(keys: readonly PropertyKey[]): string[] {
  const place = keys.filter((key) => typeof key !== 'number').join('.');
  const tables: Readonly<Record<string, object>> = {
    '': ConfigSchema.entries,
    sections: sectionKeys,
    'sections.columns': columnKeys,
    kinds: { bug: 0, feature: 0 },
    words: { done: 0, dropped: 0 },
    update: updateKeys,
  };
  return Object.keys(tables[place] ?? { name: 0, color: 0, description: 0 });
}

export function nearest(word: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const best = closest(word, names);
  return distance(word, best) <= Math.max(2, best.length / 2) ? ` (did you mean \`${best}\`?)` : '';
}

/** Where in the source a key stands, or the deepest part of the way to it that does. */
export function offsetOf(root: Node | null, keys: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key));
      if (pair === undefined) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (typeof key === 'number' && typeof node === 'object' && node !== null && 'items' in node) {
      node = (node.items as unknown[])[key];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
