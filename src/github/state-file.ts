import { UserError } from '../errors.ts';
import type { Baseline } from '../model.ts';

const VERSION = 1;

/** `state.json`: one entry a line, sorted by path and number, so that git stores deltas and people can read a diff. */
export function serializeState(baseline: Baseline): string {
  const { entries, ...head } = baseline;
  const lines = entries.toSorted((a, b) => (a.path === b.path ? a.number - b.number : a.path < b.path ? -1 : 1)).map((entry) => JSON.stringify(entry));
  const rest = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${rest.join(',\n')},\n"entries": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]\n}\n`;
}

/** @throws UserError where the text is no state that this version understands. */
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
  if (state.version !== VERSION || !Array.isArray(state.entries) || typeof state.repository !== 'number' || typeof state.paths !== 'object') {
    throw damaged('it lacks what a state has');
  }
  return {
    version: VERSION,
    repository: state.repository,
    claim: state.claim ?? null,
    paths: state.paths ?? {},
    entries: state.entries,
    createdAt: state.createdAt ?? [],
  };
}

function damaged(why: string): UserError {
  return new UserError(
    `The state in refs/roadmap-sync/state cannot be read: ${why}.`,
    'Delete that ref (`git push origin :refs/roadmap-sync/state`): the next run rebuilds it from the links in the file and the markers in the issues.',
  );
}
