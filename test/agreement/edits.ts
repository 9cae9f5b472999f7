import { MemoryWorld } from '../support/memory/memory-world.ts';

export const DONE = { open: false, reason: 'completed' } as const;
export const NOT_PLANNED = { open: false, reason: 'not_planned' } as const;

/** The managed part of an issue with some of its text replaced, as somebody does it on GitHub. */
export function rewrite(world: MemoryWorld, number: number, from: string, to: string): void {
  const { body } = world.issue(number);
  if (!body.includes(from)) throw new Error(`The body does not hold ${JSON.stringify(from)}:\n${body}`);
  world.change(number, { body: body.replace(from, () => to) });
}

export const codes = ({ problems }: { problems: readonly { code: string }[] }): string[] => problems.map(({ code }) => code);
export const labelsOf = (world: MemoryWorld, number: number): readonly string[] => world.issue(number).labels;

/** A repository with a configuration, after a first run. */
export async function configured(config: string, text: string): Promise<MemoryWorld> {
  const world = new MemoryWorld(text);
  world.config = config;
  await world.sync();
  return world;
}
