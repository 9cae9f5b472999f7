import { issueOf, lines } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

export const ROADMAP = lines(
  '# Kettle 3 roadmap',
  '',
  'Last updated: 1 June 2026',
  '',
  '## Note',
  '',
  '<!-- Your words for the next update. -->',
  '',
  'We ship when the lid holds.',
  '',
  '## Open bugs',
  '',
  '- Lid opens by itself',
  '  - owner: Rosa',
  '  - priority: blocker',
  '',
  '## Bugs resolved since last update',
  '',
  '- Rust',
  '  - resolution: Fixed',
  '',
  '## Completed',
  '',
  '- Spout',
);

export const DAY = '2026-06-10';

export const UPDATES = 'updates/2026-06-10.md';

/** A repository in agreement, with an issue for comments, whose updates go where the configuration says. */
export async function deskWith(config: string, text = ROADMAP): Promise<{ world: MemoryWorld; issue: number }> {
  const world = await MemoryWorld.agreed(text);
  const issue = Math.max(...world.numbers) + 1;
  world.open(issueOf(issue, 'Development updates', { labels: [], body: '' }));
  world.config = config.replace('ISSUE', String(issue));
  return { world, issue };
}

export const EVERYWHERE = 'update: { file: true, comment: ISSUE, wiki: true }\n';

export const publish = (world: MemoryWorld, today = DAY) => world.sync({ update: true, today });
