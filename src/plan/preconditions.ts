import { UserError } from '../model/errors.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { releaseOfRoadmap } from '../roadmap/timeline/release.ts';
import { destinations, type UpdateSettings } from '../update/publish/destinations.ts';
import { keptRelease } from './milestones/milestones.ts';

/** Refuses a file that is empty or contains conflict markers, because that is most likely a mistake. @throws UserError */
export function checkWhole({ path, text }: Pick<Roadmap, 'path' | 'text'>): void {
  if (text.trim() === '') throw new UserError(`${path} is empty.`, 'Write the roadmap, or remove the file together with its workflow. No issue was changed.');
  const conflict = /^<{7} .*$/m.exec(text);
  if (conflict !== null && /^={7}$/m.test(text) && /^>{7} /m.test(text)) {
    const line = text.slice(0, conflict.index).split('\n').length;
    throw new UserError(`${path} contains conflict markers, the first on line ${line}.`, 'Resolve the conflict and commit the file. No issue was changed.');
  }
}

/** Checks everything in a file and its configuration that would stop a run. @throws UserError */
export function checkUsable(
  roadmap: Roadmap,
  { milestone, update }: { readonly milestone: Parameters<typeof keptRelease>[0]; readonly update: UpdateSettings | null },
): void {
  checkWhole(roadmap);
  keptRelease(milestone, roadmap);
  destinations(update, roadmap, releaseOfRoadmap(roadmap, milestone?.title ?? null), '2000-01-01');
}

/** Refuses to make an update of a file without items, because most likely its items are not recognized. @throws UserError */
export function checkTells({ path, items }: Pick<Roadmap, 'path' | 'items'>): void {
  if (items.length > 0) return;
  throw new UserError(
    `${path} contains nothing that is read as an item, so the update would be empty.`,
    'Run `roadmap-sync check`: it shows which lines may be meant as items, and how to configure them.',
  );
}
