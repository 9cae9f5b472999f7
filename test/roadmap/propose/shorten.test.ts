import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

/** The names of the rules that are proposed for a file. */
function names(...text: string[]): string[] {
  return propose(readRoadmap(lines(...text), reading)).sections.map(({ by, name, role }) => `${by} ${name}${role === 'open' ? '' : ` ${role}`}`);
}

const section = (title: string, ...entries: string[]) => [
  title,
  '',
  ...(entries.length === 0 ? ['Add a spout', 'Fix the lid'] : entries).map((entry) => `- ${entry}`),
  '',
];

describe('the rules of a proposal', () => {
  it('name one or two sections by their titles', () => {
    expect(names('# Roadmap', '', ...section('## First cup'), ...section('## Second cup'))).toEqual(['title First cup', 'title Second cup']);
  });

  it('are one for titles that begin alike', () => {
    expect(names('# Roadmap', '', ...section('## Phase 1'), ...section('## Phase 2: comfort'), ...section('## Phase 3'))).toEqual(['pattern ^Phase\\s*[0-9]']);
    expect(names('# Roadmap', '', ...section('## v1.0'), ...section('## v2.0'), ...section('## v3.0'))).toEqual(['pattern ^v\\s*[0-9]']);
  });

  it('are one for a few words', () => {
    const text = ['# Roadmap', '', ...section('## Now'), ...section('## Next (soon)'), ...section('## Soon')];
    expect(names(...text)).toEqual(['pattern ^(?:Now|Next|Soon)']);
    expect(names(...text, '## Nowhere', '', 'A kettle needs a place.')).toEqual(['pattern ^(?:Now|Next|Soon)(?![\\p{L}\\p{N}])']);
  });

  it('fit no section that a run makes for finished work', () => {
    const bugs = ['## v1', '', ...section('### Bugs'), ...section('### Features'), '## v2', '', ...section('### Bugs'), ...section('### Features')];
    expect(names('# Roadmap', '', ...bugs, ...section('### Done', 'Nice'))).toEqual(['pattern ^(?:Bugs|Features)$']);
  });

  it('are one for all sections below a heading', () => {
    const cups = ['green', 'black', 'white', 'red', 'yellow', 'very dark'].flatMap((tea) => section(`### The cup for ${tea} tea that guests like`));
    expect(names('# Roadmap', '', '## Planned teas', '', ...cups)).toEqual(['pattern ^The']);
    const teas = ['Green leaves of spring', 'Black leaves', 'White buds and petals', 'Red bush', 'Yellow leaves', 'Dark and pressed'].flatMap((tea) =>
      section(`### ${tea}, for everybody`),
    );
    expect(names('# Roadmap', '', '## Planned teas', '', ...teas)).toEqual(['path ^Planned teas > [^>]+$']);
  });

  it('fit no other section', () => {
    const text = [
      '# Roadmap',
      '',
      ...section('## Phase 1'),
      ...section('## Phase 2'),
      ...section('## Phase 3'),
      '## Phase words',
      '',
      'A phase is a season of the kettle.',
      '',
    ];
    expect(names(...text)).toEqual(['pattern ^Phase\\s*[0-9]']);
  });

  it('tell sections of the same title apart', () => {
    const text = ['# Roadmap', '', '## Kettle (done)', '', ...section('### Tasks'), '## Cup', '', ...section('### Tasks')];
    expect(names(...text)).toEqual(['title Kettle (done) done', 'path ^Cup > Tasks$']);
  });

  it('are written so that they read back', () => {
    expect(proposalYaml(propose(readRoadmap('- Add a spout\n- Fix the lid\n- Improve the handle\n', reading)))).toBe(
      'sections:\n  - path: "^$" # what stands above the first heading\n',
    );
  });

  it('say in a comment what a pattern is for, whatever the titles are', () => {
    const text = lines('# Roadmap', '', ...section('## Phase 1: a\u202e: b'), ...section('## Phase 2: "tea" # and: [more]'), ...section('## Phase 3'));
    const yaml = proposalYaml(propose(readRoadmap(text, reading)));
    expect(yaml).toBe('sections:\n  - pattern: "^Phase\\\\s*[0-9]" # “Phase 1: a : b”, “Phase 2: "tea" # and: [more]”, and 1 more\n');
    expect(readRoadmap(text, { ...reading, rules: parseConfig(yaml, 'c.yml').rules }).items).toHaveLength(6);
  });
});
