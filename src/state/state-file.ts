import * as v from 'valibot';
import type { Baseline } from '../model/baseline.ts';
import { UserError } from '../model/errors.ts';
import { EntrySchema } from './entry-schema.ts';
import { FIRST_PLACE, type Placing, STATE_REF } from './state-ref.ts';
import { PathSchema, StateSchema } from './state-schema.ts';

const VERSION = 1;

/** The ref does not hold a valid state. The next run rebuilds it from the links in the file and the markers in the issues. */
export class DamagedState extends UserError {
  override readonly name = 'DamagedState';
}

/** The text of `state.json`. Each entry has a line of its own, sorted by path and number: so git stores small deltas and people can read a diff. */
export function serializeState(baseline: Baseline, place: Placing = FIRST_PLACE): string {
  const { entries, ...rest } = baseline;
  const { moves, refused, to } = place;
  const isFirst = moves === 0 && refused.length === 0 && to === null;
  const head = isFirst ? rest : { ...rest, place: { moves, ...(refused.length === 0 ? {} : { refused }), ...(to === null ? {} : { to }) } };
  const lines = entries.toSorted((a, b) => (a.path === b.path ? a.number - b.number : a.path < b.path ? -1 : 1)).map((entry) => JSON.stringify(entry));
  const keys = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${keys.join(',\n')},\n"entries": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]\n}\n`;
}

/**
 * The text of a ref that is about to take the state over. It holds no state yet: the one that it comes from counts until the next commit.
 */
export const ANNOUNCEMENT = '{\n"version": 1,\n"announced": true\n}\n';

/** What a ref holds. */
export type KeptState = ({ readonly is: 'state' } & ReadState) | { readonly is: 'announced' };

/** The readable part of a state, and the names of its damaged parts. */
export interface ReadState {
  readonly baseline: Baseline;
  /** A phrase for each part that could not be read, such as `the entry of #12`. */
  readonly lost: readonly string[];
  readonly place: Placing;
}

/** Reads what a ref holds. @param ref where it was read, for errors @throws as `readState` does */
export function readKept(text: string, ref: string): KeptState {
  return text === ANNOUNCEMENT ? { is: 'announced' } : { is: 'state', ...readState(text, ref) };
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
export function readState(text: string, ref: string = STATE_REF): ReadState {
  const damagedState = (why: string) => damagedAt(ref, why);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damagedState('it is not JSON');
  }
  if (!isObject(value)) throw damagedState('it is not a JSON object');
  const version = value['version'];
  // Whatever form a newer release gives to its version, a state that is not understood is not taken for a damaged one: it would be written over.
  if ((typeof version === 'number' && version > VERSION) || (typeof version === 'string' && version !== '')) {
    throw new UserError(
      `The state in ${ref} has version ${String(version).slice(0, 40)}, but this release reads only version ${VERSION}.`,
      'A newer release wrote it: use that release.',
    );
  }
  const parsed = v.safeParse(StateSchema, value);
  if (!parsed.success) throw damagedState(`it has no valid \`${v.getDotPath(parsed.issues[0]) ?? 'version'}\``);
  const { claim, deadClaims, paths, entries, place, ...rest } = parsed.output;
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
  return { baseline: dead.length === 0 ? baseline : { ...baseline, deadClaims: dead }, lost, place: { ...FIRST_PLACE, ...place } };
}

function entryName(entry: unknown): string {
  const number = isObject(entry) ? entry['number'] : null;
  return typeof number === 'number' ? `the entry of #${number}` : 'an entry without a number';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function damagedAt(ref: string, why: string): DamagedState {
  return new DamagedState(
    `The state in ${ref} cannot be read: ${why}.`,
    `Delete that ref (\`git push origin :${ref}\`). The next run rebuilds it from the links in the file and the markers in the issues.`,
  );
}
