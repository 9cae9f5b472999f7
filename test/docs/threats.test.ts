import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { file } from './pages.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A test that a page cites: its file, and its name, or the folder of a case. */
interface Cited {
  readonly path: string;
  readonly name: string | null;
}

/** The tests that a text cites: a path in backticks, and a name in quotes behind it. */
function citedIn(text: string): Cited[] {
  return [...text.matchAll(/`(test\/[^`]+)`(?: “([^”]*)”)?/g)].map(([, path = '', name]) => ({ path, name: name ?? null }));
}

/** What is wrong with a citation; null if it is right. */
function mistakeIn({ path, name }: Cited): string | null {
  if (!existsSync(at(path))) return `${path} does not exist`;
  if (path.startsWith('test/fixtures/')) return statSync(at(path)).isDirectory() ? null : `${path} is no case`;
  if (!path.endsWith('.test.ts')) return `${path} is no test`;
  return name === null || file(path).includes(`'${name}'`) ? null : `${path} has no test “${name}”`;
}

/** The rows of all tables whose last column names tests. */
function rowsOf(page: string): string[][] {
  const tables = page.split(/\n\n/).filter((block) => /^\|.*\| (?:shown|held) by \|$/m.test(block));
  return tables.flatMap((table) =>
    table
      .trim()
      .split('\n')
      .slice(2)
      .map((row) => row.split('|').slice(1, -1)),
  );
}

describe.each(['SECURITY.md', 'docs/threats.md'])('%s', (path) => {
  const page = file(path);

  it('cites only tests that exist', () => {
    const cited = citedIn(page);
    expect(cited.length).toBeGreaterThan(15);
    expect(cited.flatMap((one) => mistakeIn(one) ?? [])).toEqual([]);
  });

  it('names for each claim a test that shows it, or that GitHub itself does', () => {
    const rows = rowsOf(page);
    expect(rows.length).toBeGreaterThan(8);
    const without = rows.filter((row) => citedIn(row.at(-1) ?? '').length === 0 && !row.join('').includes('GitHub itself'));
    expect(without).toEqual([]);
  });
});

it('a citation of what is not there is found', () => {
  const wrong = citedIn('`test/docs/gone.test.ts`, `test/docs/pages.ts`, `test/docs/threats.test.ts` “cites nothing”, `test/fixtures/gone`');
  expect(wrong.map(mistakeIn)).toEqual([
    'test/docs/gone.test.ts does not exist',
    'test/docs/pages.ts is no test',
    'test/docs/threats.test.ts has no test “cites nothing”',
    'test/fixtures/gone does not exist',
  ]);
});

it('each kind of attacker that the page on threats names has a part of its own', () => {
  const page = file('docs/threats.md');
  const first = page.split('\n\n').find((block) => block.startsWith('| who |')) ?? '';
  const who = first
    .split('\n')
    .slice(2)
    .map((row) => (row.split('|')[1] ?? '').trim());
  const parts = [...page.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title.toLowerCase());
  expect(who).toHaveLength(6);
  expect(who.filter((one) => !parts.some((title) => title.startsWith(one)))).toEqual([]);
});
