import { describe, expect, it } from 'vitest';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { read } from '../reading.ts';

/** A development update whose resolved bugs stand under a heading of its own. */
const roadmap = (title: string) =>
  `# Kettle 4.3 development update\n\n## Open issues\n\n* Lid opens by itself\n* Handle gets hot\n* Steam sensor lies\n\n## ${title}\n\n* Rust around the spout\n* Smell of tea\n* Noise of the base\n`;

describe('what was resolved since the last update', () => {
  it.each(['Resolved since last update', 'Fixed since the last update', 'Closed since last week', 'Bugs fixed this week'])(
    'is told once, under “%s”: its items leave when the update is published',
    (title) => {
      expect(proposalYaml(propose(read(roadmap(title))))).toMatch(new RegExp(`title: "?${title}"?\\n\\s+role: resolved`));
    },
  );

  it('is not what is only done', () => {
    expect(proposalYaml(propose(read(roadmap('Completed work'))))).not.toContain('resolved');
  });
});
