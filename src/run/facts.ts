import type { World } from '../model/ports.ts';
import { dayIn } from '../model/time.ts';
import { type Facts, NO_ANSWERS } from '../plan/facts.ts';
import { releaseOfRoadmap } from '../roadmap/timeline/release.ts';
import { destinations, releaseArchive } from '../update/publish/destinations.ts';
import type { Gathered } from './gather.ts';
import type { Request } from './request.ts';

/** The input of the plan: what was gathered, and the day, the release and the conflict policy. @param claimId id of this attempt's claim */
export function factsOf(gathered: Gathered, { today: given, address, conflict, writeBack }: Request, world: World, claimId: string): Facts {
  const { roadmap, config } = gathered;
  const today = given ?? dayIn(config.timezone, world.serverTime());
  const release = releaseOfRoadmap(roadmap, config.milestone?.title ?? null);
  const updateTo = destinations(config.update, roadmap, release, today);
  const archiveTo = release === null ? null : releaseArchive(config.update, roadmap.path, release);
  const releaseIsConfigured = (config.milestone?.title ?? null) !== null;
  return {
    ...gathered,
    archiveTo,
    releasedTo: config.released,
    releaseIsConfigured,
    today,
    address,
    conflict,
    release,
    updateTo,
    claimId,
    open: null,
    leavesFile: writeBack !== 'commit',
    answers: { ...NO_ANSWERS, labels: gathered.existingLabels },
  };
}
