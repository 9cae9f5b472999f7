import * as v from 'valibot';
import type { Baseline } from '../model/baseline.ts';
import { UserError } from '../model/errors.ts';
import { EntrySchema } from './entry-schema.ts';
import { PathSchema, StateSchema } from './state-schema.ts';

const VERSION = 1;

/** The ref does not hold a valid state. The next run rebuilds it from the links in the file and the markers in the issues. */
export class DamagedState extends UserError {
  override readonly name = 'DamagedState';
}

/** The text of `state.json`. Each entry has a line of its own, sorted by path and number: so git stores small deltas and people can read a diff. */
export function serializeState(baseline: Baseline): string {
  const { entries, ...head } = baseline;
  const lines = entries.toSorted((a, b) => (a.path === b.path ? a.number - b.number : a.path < b.path ? -1 : 1)).map((entry) => JSON.stringify(entry));
  const rest = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${rest.join(',\n')},\n"entries": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]\n}\n`;
}

/** The readable part of a state, and the names of its damaged parts. */
export interface ReadState {
  readonly baseline: Baseline;
  /** A phrase for each part that could not be read, such as `the entry of #12`. */
  readonly lost: readonly string[];
}

/** @throws DamagedState if the text is not a state @throws UserError if a newer release wrote it */
export function parseState(text: string): Baseline {
  return readState(text).baseline;
}

/**
 * Reads a state. Damage to one entry, or to the data of one path, loses only that part. Damage to a claim loses the whole
 * state: only a rebuild, which looks at all issues, can find the issues that such a claim may have created.
 * @throws DamagedState if the text is not a state @throws UserError if a newer release wrote it
 */
export function readState(text: string): ReadState {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damagedState('it is not JSON');
  }
  if (!isObject(value)) throw damagedState('it is not a JSON object');
  const version = value['version'];
  if (typeof version === 'number' && version > VERSION) {
    throw new UserError(
      `The state in refs/roadmap-sync/state has version ${version}, but this release reads only version ${VERSION}.`,
      'A newer release wrote it: use that release.',
    );
  }
  const parsed = v.safeParse(StateSchema, value);
  if (!parsed.success) throw damagedState(`it has no valid \`${v.getDotPath(parsed.issues[0]) ?? 'version'}\``);
  const { claim, deadClaims, paths, entries, ...rest } = parsed.output;
  const lost: string[] = [];
  const wholePaths = Object.entries(paths).flatMap(([path, one]) => {
    const read = v.safeParse(PathSchema, one);
    if (!read.success) lost.push(`the data of ${JSON.stringify(path)}`);
    return read.success ? [[path, read.output] as const] : [];
  });
  const wholeEntries = entries.flatMap((one) => {
    const read = v.safeParse(EntrySchema, one);
    if (!read.success) lost.push(entryName(one));
    return read.success ? [read.output] : [];
  });
  const dead = deadClaims;
  const baseline = { ...rest, claim, paths: Object.fromEntries(wholePaths), entries: wholeEntries };
  return { baseline: dead.length === 0 ? baseline : { ...baseline, deadClaims: dead }, lost };
}

function entryName(entry: unknown): string {
  const number = isObject(entry) ? entry['number'] : null;
  return typeof number === 'number' ? `the entry of #${number}` : 'an entry without a number';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function damagedState(why: string): DamagedState {
  return new DamagedState(
    `The state in refs/roadmap-sync/state cannot be read: ${why}.`,
    'Delete that ref (`git push origin :refs/roadmap-sync/state`). The next run rebuilds it from the links in the file and the markers in the issues.',
  );
}
