import { UserError } from '../../model/errors.ts';
import type { World } from '../../model/ports.ts';
import { withoutManaged } from '../../plan/issue/managed-part.ts';
import type { IssueToFree, Traces } from './gather-eject.ts';

/** What the command needs of the world beside the ports of a run. */
export type EjectWorld = World & {
  /** Deletes the ref that holds the state. That it is gone already is no failure. */
  readonly removeState: () => Promise<void>;
};

const MESSAGE = 'Remove the links to issues\n\nThe roadmap is no longer kept in agreement with them. The issues stay.';

/**
 * Takes away what was found: the links, then markers and labels, and last the state, which tells a run that is started again what is left. Each step
 * may be repeated.
 * @throws UserError at the first step that fails; another run continues
 */
export async function eject(world: EjectWorld, path: string, { file, links, issues, state, otherPaths, workflow }: Traces): Promise<void> {
  if (workflow !== null)
    throw new UserError(
      `${workflow} would write everything again.`,
      'Delete it, and every other workflow that uses the action, then run this again. Nothing was written.',
    );
  if (file !== null && links.removed.length > 0) {
    const written = await world.file.write({ ...file, text: links.text, message: MESSAGE });
    if (written.result === 'stale') throw new UserError(`${path} has changed in the meantime.`, 'Run it again.');
    world.log(`Removed ${links.removed.length} links from ${path}`);
  }
  for (const [index, issue] of issues.entries()) {
    await free(world, issue);
    world.log(`${index + 1}/${issues.length} Freed #${issue.number}`);
  }
  if (state === null) return;
  if (otherPaths.length === 0 || state.baseline === null) return world.removeState();
  const { baseline } = state;
  const paths = Object.fromEntries(Object.entries(baseline.paths).filter(([other]) => other !== path));
  const rest = { ...baseline, claim: null, paths, entries: baseline.entries.filter((entry) => entry.path !== path) };
  const written = await world.state.write(rest, state, `Let go of a roadmap\n\n${path}`);
  if (written.result === 'stale') throw new UserError('Another run has changed the state in the meantime.', 'Run it again.');
}

/** The issue is read once more, so that nothing is written over that somebody has changed since. */
async function free({ issues }: World, { number, labels }: IssueToFree): Promise<void> {
  const now = await issues.read(number);
  if ('is' in now) return;
  const body = withoutManaged(now.body);
  const [last, ...others] = labels.filter((label) => now.labels.includes(label)).toReversed();
  for (const label of others) await issues.removeLabel(number, label);
  if (body !== now.body) await issues.update(number, { body });
  if (last !== undefined) await issues.removeLabel(number, last);
}
