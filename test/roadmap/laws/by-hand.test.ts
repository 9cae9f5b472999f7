import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { CORPUS } from '../../support/texts/corpus.ts';
import { reading } from '../reading.ts';

interface Golden {
  readonly file: string;
  readonly items: ReadonlyArray<{ title: string; kind: string; state: string; section: string; line: number; parent?: string }>;
}

describe.skipIf(!existsSync(CORPUS))('readings made by hand', () => {
  const names = existsSync(CORPUS) ? readdirSync(new URL('golden/', CORPUS)) : [];
  // Tables, headings and bullets under titles of their own need the configuration that is proposed for them.
  const proposed = /^(?:08|09|11)-/;

  it.each(names)('%s', (name) => {
    const golden = JSON.parse(readFileSync(new URL(`golden/${name}`, CORPUS), 'utf8')) as Golden;
    const text = readFileSync(new URL(golden.file, CORPUS), 'utf8');
    const offline = { ...reading, path: 'ROADMAP.md', address: { server: 'https://github.com', repositories: null } };
    const alone = readRoadmap(text, offline);
    const { rules } = parseConfig(proposalYaml(propose(alone)), 'proposal');
    const { items, sections } = proposed.test(name) ? readRoadmap(text, { ...offline, rules }) : alone;
    const readings = items.map(({ title, kind, state, section, line, parent }) => ({
      ...{ title, kind, state, section: sections[section ?? -1]?.heading.title, line },
      ...(parent === null ? {} : { parent: items.find((item) => item.line === parent)?.title }),
    }));
    expect(readings).toEqual(
      golden.items.map(({ title, kind, state, section, line, parent }) => ({ title, kind, state, section, line, ...(parent === undefined ? {} : { parent }) })),
    );
  });
});
