import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseConfig } from '../../../src/config/config.ts';
import type { Roadmap } from '../../../src/model/roadmap.ts';
import { importUpdate } from '../../../src/roadmap/import/import.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { NO_RULES } from '../../../src/roadmap/read/rules.ts';

/** What a person reads on one line of a document: an item with its state and fields, or a date. */
export interface ReadLine {
  readonly line: number;
  /** `open`, `done`, `dropped`, or `date` with its first day. */
  readonly says: string;
  readonly text: string;
  readonly fields: readonly string[];
}

/** A document of the genre with its reading by lines. */
export interface ReadDocument {
  readonly name: string;
  readonly source: string;
  readonly lines: readonly ReadLine[];
}

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** The documents of a folder below `test/fixtures`, and those in the folders in it. */
export function readDocuments(folder: string): ReadDocument[] {
  const names = readdirSync(`${FIXTURES}${folder}`, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
  return names.toSorted().map((name) => readDocument(`${folder}/${name}`));
}

/** One of them. @param path of its text, below `test/fixtures` */
export function readDocument(path: string): ReadDocument {
  return {
    name: path.replace(/^[^/]*\//, ''),
    source: readFileSync(FIXTURES + path, 'utf8'),
    lines: readFileSync(FIXTURES + path.replace(/txt$/, 'reading'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map(readLine),
  };
}

function readLine(written: string): ReadLine {
  const { line, says, rest = '' } = /^(?<line>\d+) (?<says>date \S+|\w+) (?<rest>.*)$/.exec(written)?.groups ?? {};
  const [text = '', fields = ''] = rest.split(' | ');
  return { line: Number(line), says: says ?? '', text, fields: fields === '' ? [] : fields.split('; ') };
}

/** What the import and the proposal of `init` make of a document, in the same words. */
export function importedLines(source: string): { markdown: string; config: string; roadmap: Roadmap; lines: Omit<ReadLine, 'line'>[] } {
  const markdown = importUpdate(source);
  const options = { path: 'ROADMAP.md', address: { server: 'https://github.com', repositories: ['acme/rocket'] }, rules: NO_RULES };
  const config = proposalYaml(propose(readRoadmap(markdown, options)));
  const roadmap = readRoadmap(markdown, { ...options, rules: parseConfig(config, 'c.yml').rules });
  const items = roadmap.items.filter(({ parent }) => parent === null);
  return {
    markdown,
    config,
    roadmap,
    lines: [
      ...items.map(({ title, state, fields }) => ({
        says: state as string,
        text: title,
        fields: Object.entries(fields).map(([key, field]) => `${key}=${field.value}`),
      })),
      ...roadmap.timeline.filter(({ date }) => date !== null).map(({ label, date }) => ({ says: `date ${date}`, text: label, fields: [] })),
    ],
  };
}
