import { parseConfig } from '../../../src/config/config.ts';
import { UserError } from '../../../src/model/errors.ts';
import type { Roadmap } from '../../../src/model/roadmap.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { READING, roadmapOf } from './builders.ts';
import { MemoryWorld } from './memory-world.ts';
import { NO_LIMITS } from './request.ts';

const TODAY = '2026-06-01';
const openItems = ({ items }: Roadmap) => items.filter(({ state }) => state === 'open').length;

/**
 * A repository with some roadmap, after two runs. It has the configuration that `init` proposes, if no fewer open items are read with it, as a person
 * would run `init` who finds lists that are not read. Null: the roadmap is refused.
 */
export async function proposedWorld(text: string): Promise<MemoryWorld | null> {
  const world = new MemoryWorld(text);
  const alone = roadmapOf(text);
  const config = proposalYaml(propose(alone, TODAY));
  const { rules } = parseConfig(config, 'proposal');
  const proposed = readRoadmap(text, { ...READING, path: alone.path, rules });
  if (config !== '' && openItems(proposed) >= openItems(alone)) world.config = config;
  try {
    await world.sync({ limits: NO_LIMITS });
    await world.sync({ limits: NO_LIMITS });
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
  return world;
}
