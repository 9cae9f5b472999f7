import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../src/config/config.ts';
import { UserError } from '../src/model/errors.ts';
import type { Roadmap } from '../src/model/roadmap.ts';
import type { FamilyAnswers } from '../src/roadmap/propose/choose.ts';
import { type FileFacts, fileFacts } from '../src/roadmap/propose/facts.ts';
import { outlineOf } from '../src/roadmap/propose/outline.ts';
import { proposeFrom } from '../src/roadmap/propose/propose.ts';
import type { Weights } from '../src/roadmap/propose/weights.ts';
import { proposalYaml } from '../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../src/roadmap/read/roadmap.ts';
import { NO_RULES, type Rules } from '../src/roadmap/read/rules.ts';
import { decodeText } from '../src/roadmap/text/decode.ts';

/** A roadmap that a person has counted, and for most files also read by lines. */
export interface Labelled {
  readonly file: string;
  readonly repository: string;
  /** `none:…` for a file without items. */
  readonly shape: string;
  /** Open items by a person's count; an estimate in many files. */
  readonly counted: number;
  /** The lines of the open items; null if nobody has read them. */
  readonly open: ReadonlySet<number> | null;
  /** Null for a file that is refused. */
  readonly roadmap: Roadmap | null;
  readonly facts: FileFacts | null;
}

/**
 * The readings by lines, by the start of a file's SHA-256: the lines of its open items. They are one person's verdicts. Where they
 * differ from the counts, the entries of one form were counted, or sections that only explain something.
 */
const READINGS = JSON.parse(readFileSync(new URL('readings.json', import.meta.url), 'utf8')) as Readonly<Record<string, string>>;

/** The labelled files of a folder with an INDEX.tsv (file, repo, primary_shape, open_bugs, open_features). */
export function labelledFiles(dir: string): Labelled[] {
  const [head = '', ...rows] = readFileSync(join(dir, 'INDEX.tsv'), 'utf8').trim().split('\n');
  const columns = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    const number = (name: string) => Number(cell(name).replace('~', ''));
    const file = cell('file');
    const bytes = readFileSync(join(dir, file));
    const shape = cell('primary_shape');
    const reading = READINGS[createHash('sha256').update(bytes).digest('hex').slice(0, 16)];
    const open = shape.startsWith('none') ? new Set<number>() : reading === undefined ? null : linesIn(reading);
    const roadmap = roadmapOf(bytes, file);
    const facts = roadmap === null ? null : fileFacts(outlineOf(roadmap));
    return { file, repository: cell('repo'), shape, counted: number('open_bugs') + number('open_features'), open, roadmap, facts };
  });
}

/** `3-5 9` as 3, 4, 5, 9. */
function linesIn(ranges: string): Set<number> {
  return new Set(
    ranges.split(' ').flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return range === '' ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at);
    }),
  );
}

function roadmapOf(bytes: Uint8Array, file: string): Roadmap | null {
  try {
    return read(decodeText(bytes, file).text, file.split('__').at(-1) ?? file, NO_RULES);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function read(text: string, path: string, rules: Rules): Roadmap {
  return readRoadmap(text, { path, address: { server: 'https://github.com', repositories: null }, rules });
}

/** The lines of the open items with the configuration that is proposed with some weights; null for a file that is refused. */
export function proposedLines({ roadmap, facts }: Labelled, weights: Weights, threshold: number, answers?: FamilyAnswers): number[] | null {
  if (roadmap === null || facts === null) return null;
  return openLines(read(roadmap.text, roadmap.path, parseConfig(proposalYaml(proposeFrom(facts, weights, threshold, answers)), 'proposal').rules));
}

/** The lines of the open items that stand in no other item. */
export function openLines({ items }: Roadmap): number[] {
  return items.filter(({ state, parent }) => state === 'open' && parent === null).map(({ line }) => line);
}
