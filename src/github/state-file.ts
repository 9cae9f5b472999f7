import type { Entry } from '../model/agreement.ts';
import type { Baseline, Claim } from '../model/baseline.ts';
import { UserError } from '../model/errors.ts';
import { isTime } from '../model/time.ts';

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

/** @throws DamagedState where the text is no state, UserError where a newer version wrote it. */
export function parseState(text: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged('it is not JSON');
  }
  if (typeof value !== 'object' || value === null) throw damaged('it is no object');
  const state = value as Partial<Baseline>;
  if (typeof state.version === 'number' && state.version > VERSION) {
    throw new UserError(
      `The state in refs/roadmap-sync/state has version ${state.version}, and this release reads ${VERSION}.`,
      'Use the newer release of the action that wrote it.',
    );
  }
  const whole = state.version === VERSION && typeof state.repository === 'number' && isObject(state.paths);
  const { claim = null, createdAt = [], deadClaims = [] } = state;
  const entries = state.entries as unknown;
  if (!whole || !isEntries(entries)) throw damaged('it lacks what a state has');
  const claims: readonly unknown[] = [...(claim === null ? [] : [claim]), ...(Array.isArray(deadClaims) ? deadClaims : [null])];
  if (!claims.every(isClaim) || !Array.isArray(createdAt) || !createdAt.every(isTime)) throw damaged('its claims or its times are none');
  return {
    version: VERSION,
    repository: state.repository ?? 0,
    claim,
    paths: state.paths ?? {},
    entries,
    createdAt,
    ...(deadClaims.length === 0 ? {} : { deadClaims }),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isEntries(value: unknown): value is readonly Entry[] {
  return Array.isArray(value) && value.every(isEntry);
}

function isClaim(value: unknown): value is Claim {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['path'] === 'string' &&
    isTime(value['at']) &&
    isTime(value['until']) &&
    Array.isArray(value['operations'])
  );
}

function isSide(side: unknown): boolean {
  return (
    isObject(side) && typeof side['title'] === 'string' && typeof side['open'] === 'boolean' && Array.isArray(side['assignees']) && isContent(side['content'])
  );
}

function isContent(content: unknown): boolean {
  return content === null || isObject(content);
}

/** Enough of an entry's shape that nothing else can fail on it. */
function isEntry(value: unknown): value is Entry {
  if (!isObject(value) || !isObject(value['agreed']) || !isObject(value['seen']) || !isObject(value['place'])) return false;
  const sides = [value['agreed']['roadmap'], value['agreed']['issue']];
  return (
    typeof value['path'] === 'string' &&
    typeof value['key'] === 'string' &&
    typeof value['number'] === 'number' &&
    typeof value['linked'] === 'boolean' &&
    Array.isArray(value['former']) &&
    typeof value['ours'] === 'boolean' &&
    typeof value['removed'] === 'boolean' &&
    sides.every(isSide) &&
    typeof value['seen']['updatedAt'] === 'string' &&
    typeof value['seen']['title'] === 'string' &&
    typeof value['seen']['itemTitle'] === 'string' &&
    Array.isArray(value['seen']['labels']) &&
    Array.isArray(value['seen']['assignees']) &&
    isContent(value['seen']['content']) &&
    isObject(value['seen']['state']) &&
    Array.isArray(value['place']['headings'])
  );
}

function damaged(why: string): DamagedState {
  return new DamagedState(
    `The state in refs/roadmap-sync/state cannot be read: ${why}.`,
    'Delete that ref (`git push origin :refs/roadmap-sync/state`): the next run rebuilds it from the links in the file and the markers in the issues.',
  );
}
