import { UserError } from '../../../src/model/errors.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { roadmapOf } from './builders.ts';
import { MemoryWorld } from './memory-world.ts';
import { NO_LIMITS } from './request.ts';

/** A repository with some roadmap, with the configuration that `init` proposes if it needs one, after two runs. Null: the roadmap is refused. */
export async function proposedWorld(text: string): Promise<MemoryWorld | null> {
  const world = new MemoryWorld(text);
  if (roadmapOf(text).items.every(({ state }) => state === 'dropped')) world.config = proposalYaml(propose(roadmapOf(text)));
  try {
    await world.sync({ limits: NO_LIMITS });
    await world.sync({ limits: NO_LIMITS });
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
  return world;
}
