import type { Story } from './story.ts';

const RELEASED = `# Kettle 3

## Timeline

- Freeze: 1 May 2026
- Release: 1 July 2026 <== WE ARE HERE

## Open bugs

- Lid opens by itself
  - release: 4
- Steam sensor lies

## Completed

- Rust
- Smell
`;

/** A release is finished, and the next one is opened. */
export const NEXT: Story = {
  name: 'the next release',
  next: '4',
  begin: async (github, sync) => {
    await github.commit('.github/roadmap-sync.yml', 'milestone: true\n');
    await github.commit('ROADMAP.md', RELEASED);
    await sync();
  },
  edits: [],
};
