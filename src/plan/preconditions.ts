import { UserError } from '../model/errors.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { releaseOfRoadmap } from '../roadmap/timeline/release.ts';
import { destinations, type UpdateSettings } from '../update/publish/destinations.ts';
import { keptRelease } from './milestones/milestones.ts';

/** A file that suddenly holds nothing, or two versions at once, is a mistake. @throws UserError that says so */
export function checkWhole({ path, text }: Pick<Roadmap, 'path' | 'text'>): void {
  if (text.trim() === '')
    throw new UserError(`${path} is empty.`, 'Write the roadmap, or take the file away together with its workflow. No issue was touched.');
  const conflict = /^<{7} .*$/m.exec(text);
  if (conflict !== null && /^={7}$/m.test(text) && /^>{7} /m.test(text)) {
    const line = text.slice(0, conflict.index).split('\n').length;
    throw new UserError(`${path} holds conflict markers, the first on line ${line}.`, 'Resolve the conflict and commit the file. No issue was touched.');
  }
}

/** What a run would refuse. @throws UserError that says so */
export function checkUsable(
  roadmap: Roadmap,
  { milestone, update }: { readonly milestone: Parameters<typeof keptRelease>[0]; readonly update: UpdateSettings | null },
): void {
  checkWhole(roadmap);
  keptRelease(milestone, roadmap);
  destinations(update, roadmap, releaseOfRoadmap(roadmap, milestone?.title ?? null), '2000-01-01');
}

/** @throws UserError where an update would tell of nothing: most likely nothing in the file is read as it is meant */
export function checkTells({ path, items }: Pick<Roadmap, 'path' | 'items'>): void {
  if (items.length > 0) return;
  throw new UserError(
    `${path} holds no item that is read, so an update has nothing to tell.`,
    '`roadmap-sync check` shows what may be meant, and how to say so.',
  );
}
