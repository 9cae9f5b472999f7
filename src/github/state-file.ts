import * as v from 'valibot';
import type { Baseline, Claim } from '../model/baseline.ts';
import { UserError } from '../model/errors.ts';
import { type ClaimSchema, EntrySchema, entryOf, PathSchema, pathOf, StateSchema } from './state-schema.ts';

const VERSION = 1;

/** What the ref holds is no state. It is rebuilt from the links in the file and the markers in the issues. */
export class DamagedState extends UserError {
  override readonly name = 'DamagedState';
}

/** `state.json`: one entry a line, sorted by path and number, so that git stores deltas and people can read a diff. */
export function serializeState(baseline: Baseline): string {
  const { entries, ...head } = baseline;
  const lines = entries.toSorted((a, b) => (a.path === b.path ? a.number - b.number : a.path < b.path ? -1 : 1)).map((entry) => JSON.stringify(entry));
  const rest = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${rest.join(',\n')},\n"entries": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]\n}\n`;
}

/** A state that was read, and what of it could not be. */
export interface ReadState {
  readonly baseline: Baseline;
  /** Each part that is lost, as one says it: `the entry of #12`. The rest of the state holds. */
  readonly lost: readonly string[];
}

/** @throws DamagedState where the text is no state, UserError where a newer version wrote it. */
export function parseState(text: string): Baseline {
  return readState(text).baseline;
}

/**
 * Reads a state. Damage of one entry, or of what is kept for one path, loses that part only. Damage of a claim loses the whole
 * state: what a claim may have created is found again by a rebuild, which looks at all issues, and by nothing less.
 * @throws DamagedState where the text is no state, UserError where a newer version wrote it.
 */
export function readState(text: string): ReadState {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damagedState('it is not JSON');
  }
  if (!isObject(value)) throw damagedState('it is no object');
  const version = value['version'];
  if (typeof version === 'number' && version > VERSION) {
    throw new UserError(
      `The state in refs/roadmap-sync/state has version ${version}, and this release reads ${VERSION}.`,
      'Use the newer release of the action that wrote it.',
    );
  }
  const parsed = v.safeParse(StateSchema, value);
  if (!parsed.success) throw damagedState(`it has no valid \`${v.getDotPath(parsed.issues[0]) ?? 'version'}\``);
  const { claim, deadClaims, paths, entries, ...rest } = parsed.output;
  const lost: string[] = [];
  const wholePaths = Object.entries(paths).flatMap(([path, one]) => {
    const read = v.safeParse(PathSchema, one);
    if (!read.success) lost.push(`what was kept for ${JSON.stringify(path)}`);
    return read.success ? [[path, pathOf(read.output)] as const] : [];
  });
  const wholeEntries = entries.flatMap((one) => {
    const read = v.safeParse(EntrySchema, one);
    if (!read.success) lost.push(entryName(one));
    return read.success ? [entryOf(read.output)] : [];
  });
  const dead = deadClaims.map(asClaim);
  const baseline = { ...rest, claim: claim === null ? null : asClaim(claim), paths: Object.fromEntries(wholePaths), entries: wholeEntries };
  return { baseline: dead.length === 0 ? baseline : { ...baseline, deadClaims: dead }, lost };
}

function entryName(entry: unknown): string {
  const number = isObject(entry) ? entry['number'] : null;
  return typeof number === 'number' ? `the entry of #${number}` : 'an entry without a number';
}

/** What a claim's operations are is known by the release that wrote them. */
function asClaim(claim: v.InferOutput<typeof ClaimSchema>): Claim {
  return claim as unknown as Claim;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function damagedState(why: string): DamagedState {
  return new DamagedState(
    `The state in refs/roadmap-sync/state cannot be read: ${why}.`,
    'Delete that ref (`git push origin :refs/roadmap-sync/state`): the next run rebuilds it from the links in the file and the markers in the issues.',
  );
}
