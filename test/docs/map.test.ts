import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../../scripts/rooms.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = [
  'CONTRIBUTING.md',
  'README.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];
const MOST_FILES = 20;
const MOST_LINES = 300;

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Folders below another one that hold files, and the files of each. */
function folders(path: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const entry of readdirSync(join(ROOT, path), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const folder = entry.parentPath.slice(ROOT.length);
    found.set(folder, [...(found.get(folder) ?? []), entry.name]);
  }
  return found;
}

/** The folders that a code block of CONTRIBUTING.md draws below `src/` or `test/`. */
function drawn(top: string): string[] {
  const block = new RegExp(`\`\`\`\n${top}/\n([\\s\\S]*?)\`\`\``).exec(read('CONTRIBUTING.md'))?.[1] ?? '';
  return [...block.matchAll(/^ {2}(\S+)\/ /gm)].map(([, name]) => `${top}/${name}`);
}

describe('the map in CONTRIBUTING.md', () => {
  it('shows every folder of the source that holds files, in the order in which they import', () => {
    const there = [...folders('src').keys()].filter((folder) => folder !== 'src');
    expect(drawn('src').toSorted()).toEqual(there.toSorted());
    expect(drawn('src')).toEqual(ROOMS.flatMap(({ name }) => (name.endsWith('.ts') ? [] : [`src/${name}`])));
  });

  it('shows the folders of the tests that mirror no room', () => {
    const rooms = new Set(ROOMS.map(({ name }) => name.split('/')[0]));
    const others = readdirSync(join(ROOT, 'test')).filter((name) => !rooms.has(name) && name !== 'sync');
    expect(drawn('test').toSorted()).toEqual(others.map((name) => `test/${name}`).toSorted());
  });

  it.each(PAGES)('%s names only files that are there', (page) => {
    const named = [...read(page).matchAll(/(?<![\w./-])(?:src|test|scripts|docs)\/[\w./-]*[\w/]/g)].map(([path]) => path.replace(/\/$/, ''));
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

/** Marks of GitHub in code: its variables, packages, addresses, and the length of its texts. */
const OF_GITHUB =
  /GITHUB_[A-Z]|@actions\/|\.github\/|github\\?\.com|\/blob\\?\/|\/issues\\?\/|runs-on|\b65_536\b|\[bot\]|owner\/name|\[\\w\.-\](?:\+|\{1,\d+\})\\\/\[\\w/;
/** The template of commits, as a value. */
const OF_COMMITS = /\btemplate: (?!string\b)|\.template\b/;
/** A table or a decision that has to know each kind of operation. */
const OF_OPERATIONS = /Record<Operation\['kind'\]|unreachable\(operation\)/;

describe('a change that touches many files', () => {
  const code = (file: string) => read(file).replace(/\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, '');
  const files = [...folders('src')].flatMap(([folder, names]) => names.map((name) => `${folder}/${name}`));
  const howTo = (title: string) => new RegExp(`\\*\\*${title}\\*\\*[\\s\\S]*?(?=\\n\\n\\*\\*|\\n## )`).exec(read('CONTRIBUTING.md'))?.[0] ?? '';
  const unnamed = (title: string, mark: RegExp) => files.filter((file) => mark.test(code(file)) && !howTo(title).includes(`\`${file}\``));

  it('has each file named that knows something of GitHub', () => {
    const forges = new Set(ROOMS.flatMap(({ name, forge }) => (forge === true ? [`src/${name}`] : [])));
    const others = unnamed('support another forge than GitHub', OF_GITHUB).filter((file) => !forges.has(file.slice(0, file.lastIndexOf('/'))));
    expect(others).toEqual([]);
  });

  it('asks how a shape behaves, and never for one by its name', () => {
    expect(files.filter((file) => /\bshape [!=]== '/.test(code(file)))).toEqual([]);
  });

  it('has each file named that knows a part of the words of commits: all others hand them on whole', () => {
    expect(unnamed('add an input', OF_COMMITS)).toEqual([]);
  });

  it('has each file named that knows each operation', () => {
    expect(unnamed('add an operation', OF_OPERATIONS)).toEqual([]);
  });
});

describe('the house', () => {
  it('has rooms that import only rooms above them in the table', () => {
    const places = new Map(ROOMS.map(({ name }, place) => [name, place]));
    const upward = ROOMS.flatMap(({ name, rooms }, place) => rooms.filter((room) => (places.get(room) ?? place) >= place).map((room) => `${name} → ${room}`));
    expect(upward).toEqual([]);
  });

  it('has at most twenty files in a room', () => {
    expect([...folders('src')].filter(([, files]) => files.length > MOST_FILES).map(([folder]) => folder)).toEqual([]);
  });

  it('has at most 300 lines in a file', () => {
    const files = [...folders('src')].flatMap(([folder, names]) => names.map((name) => `${folder}/${name}`));
    expect(files.filter((file) => read(file).split('\n').length - 1 > MOST_LINES)).toEqual([]);
  });

  it('gives no two functions, types or classes the same name', () => {
    const files = [...folders('src')].flatMap(([folder, names]) => names.map((name) => `${folder}/${name}`));
    const homes = new Map<string, Set<string>>();
    for (const file of files) {
      const names = read(file).matchAll(/^(?:export )?(?:async |abstract )?(?:function|interface|type|class) (\w+)/gm);
      for (const [, name = ''] of names) homes.set(name, (homes.get(name) ?? new Set()).add(file));
    }
    expect(homes.size).toBeGreaterThan(500);
    expect([...homes].filter(([, where]) => where.size > 1).map(([name, where]) => `${name}: ${[...where].join(', ')}`)).toEqual([]);
  });

  it('has tests that keep to both, too', () => {
    const all = [...folders('test')].filter(([folder]) => !folder.startsWith('test/fixtures'));
    expect(all.filter(([, files]) => files.length > MOST_FILES).map(([folder]) => folder)).toEqual([]);
    const code = all.flatMap(([folder, names]) => names.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`));
    expect(code.filter((file) => read(file).split('\n').length - 1 > MOST_LINES)).toEqual([]);
  });
});
