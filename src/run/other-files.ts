import type { Baseline } from '../model/baseline.ts';
import { NoText, Unreadable } from '../model/errors.ts';
import type { World } from '../model/ports.ts';
import { lastingMessage } from '../model/problem.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { stopwatch } from '../model/stopwatch.ts';
import { filesToCompare, type HandOver, handOver, type OtherFiles } from '../plan/files/hand-over.ts';
import { knownIssues } from '../plan/files/known-issues.ts';
import { neededElsewhere } from '../plan/files/rules-of-others.ts';
import { toldName } from '../plan/item/told.ts';
import { type ReadOptions, readRoadmap } from '../roadmap/read/roadmap.ts';

/**
 * Lets entries follow items that came from other roadmap files, and finds out where items went that are gone. It asks for other files only if
 * some item came or went.
 */
export async function followItems(world: World, baseline: Baseline, roadmap: Roadmap, reading: ReadOptions): Promise<HandOver> {
  const here = withForeignLinks(roadmap, baseline, reading);
  const paths = filesToCompare(here, baseline);
  if (paths.length === 0) return { baseline, taken: new Map(), elsewhere: new Map() };
  const others = await readOtherFiles(world, paths, baseline, reading);
  return handOver(here, baseline, others, world.serverTime());
}

/** The same file, read as if the entries of all files were its own: an item that came here may have its link anywhere in its title. */
function withForeignLinks(roadmap: Roadmap, baseline: Baseline, reading: ReadOptions): Roadmap {
  const linked = new Set(roadmap.items.map(({ issue }) => issue));
  const isNamed = baseline.entries.some(({ path, number }) => path !== roadmap.path && roadmap.named.has(number) && !linked.has(number));
  if (!isNamed) return roadmap;
  const all = { ...baseline, entries: baseline.entries.map((entry) => ({ ...entry, path: roadmap.path })) };
  return stopwatch().onFile(() => readRoadmap(roadmap.text, { ...reading, known: knownIssues(all, roadmap.path, new Map(), true) }));
}

/**
 * The messages of warnings that a rule fits no heading of this file, as far as the rule fits one of another roadmap. What an earlier run
 * found out is taken from the state, until a run that looks at everything.
 */
export async function rulesOfOthers(world: World, roadmap: Roadmap, baseline: Baseline | null, reading: ReadOptions, fullLook: boolean): Promise<Set<string>> {
  const missing = roadmap.problems.filter(({ code }) => code === 'no-such-section');
  const paths = Object.keys(baseline?.paths ?? {}).filter((path) => path !== roadmap.path);
  const told = new Set(baseline?.paths[roadmap.path]?.told ?? []);
  const elsewhere = missing.filter((warning) => told.has(toldName(neededElsewhere(warning))));
  const isKnown = missing.every((warning) => elsewhere.includes(warning) || told.has(toldName(warning, lastingMessage(warning))));
  if (missing.length === 0 || paths.length === 0 || (isKnown && !fullLook)) return new Set(elsewhere.map(lastingMessage));
  const others = [...(await readOtherFiles(world, paths, baseline, reading)).values()];
  const fits = (message: string) => others.some((other) => other?.problems.every((one) => lastingMessage(one) !== message) === true);
  return new Set(missing.map(lastingMessage).filter(fits));
}

/** Reads other roadmap files of the repository, one request each. They are read with the rules of this file's configuration. */
export async function readOtherFiles(
  world: World,
  paths: readonly string[],
  baseline: Baseline | null,
  { rules, address }: Pick<ReadOptions, 'rules' | 'address'>,
): Promise<OtherFiles> {
  const found = new Map<string, Roadmap | null>();
  for (const path of paths) {
    const known = knownIssues(baseline, path, new Map(), true);
    try {
      const text = await world.files.read(path);
      found.set(path, text === null ? null : stopwatch().onFile(() => readRoadmap(text, { path, address, rules, known })));
    } catch (error) {
      // That it is no text file, or nested too deeply, is a matter for its own run.
      if (!(error instanceof NoText || error instanceof Unreadable)) throw error;
      world.log(`${error.message} So nothing is known of the items that may have moved there.`);
    }
  }
  return found;
}
