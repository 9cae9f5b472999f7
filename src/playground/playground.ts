import { NO_CONFIG, parseConfig } from '../config/config.ts';
import { UserError } from '../model/errors.ts';
import type { IsoDate } from '../model/timeline.ts';
import { checkLines } from '../report/check.ts';
import { outlineLines } from '../report/outline.ts';
import { outlineRows } from '../roadmap/propose/explain.ts';
import { countedFacts, propose } from '../roadmap/propose/propose.ts';
import { proposalYaml } from '../roadmap/propose/yaml.ts';
import { readRoadmap } from '../roadmap/read/roadmap.ts';
import { composed } from '../roadmap/text/text.ts';

/** What the page shows of a roadmap. */
export interface Shown {
  /** How the file is understood, and why. */
  readonly outline: string;
  /** The configuration that the reading uses. */
  readonly config: string;
  /** The items, as `roadmap-sync check` prints them. */
  readonly reading: string;
}

/**
 * Reads a roadmap as the action does.
 * @param config a configuration; null: the one that `init` proposes
 * @param today tells which releases are out by the days in their titles
 */
export function show(text: string, config: string | null, today: IsoDate): Shown {
  const address = { server: 'https://github.com', repositories: null };
  const path = 'ROADMAP.md';
  try {
    const plain = readRoadmap(composed(text), { path, address, rules: NO_CONFIG.rules });
    const used = config ?? proposalYaml(propose(plain, today)).trimStart();
    const roadmap = readRoadmap(text, { path, address, rules: parseConfig(used, 'roadmap-sync.yml').rules });
    return { outline: outlineLines(outlineRows(countedFacts(plain, today)), true).join('\n'), config: used, reading: checkLines(path, roadmap).join('\n') };
  } catch (error) {
    if (error instanceof UserError) return { outline: '', config: config ?? '', reading: error.message };
    throw error;
  }
}
