import { existsSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../../shared/seed/', import.meta.url);

/** The development update that the project began with, where it lies beside the project. */
export const SEED_UPDATE = new URL('xen-4.3-development-update.txt', FOLDER);
export const hasSeed = existsSync(FOLDER);

/** An item as the release manager's reading has it. */
export interface SeedEntry {
  readonly title: string;
  readonly owner?: string;
  readonly status?: string;
  readonly priority?: string;
  readonly prognosis?: string;
  readonly notes?: number;
  readonly subItems?: ReadonlyArray<string | SeedEntry>;
}

/** What that update says, read by hand. */
interface SeedReading {
  readonly release: string;
  readonly timeline: ReadonlyArray<{ label: string; date: string; weAreHere?: true }>;
  readonly counts: { readonly blockers: number; readonly completed: number };
  readonly resolved: ReadonlyArray<{ line: number; resolution: string }>;
  readonly completedLines: readonly number[];
  readonly openBugs: readonly SeedEntry[];
  readonly openFeatures: readonly SeedEntry[];
  readonly external: readonly SeedEntry[];
}

export function readSeed(): { readonly source: string; readonly wanted: SeedReading } {
  const wanted = JSON.parse(readFileSync(new URL('reading.json', FOLDER), 'utf8')) as SeedReading;
  return { source: readFileSync(SEED_UPDATE, 'utf8'), wanted };
}
