import { mergePull, pullsOf } from '../server/pulls/merge-pull.ts';
import { WAITING } from '../server/pulls/pulls.ts';
import { inFile, ofIssue, type Story } from './story.ts';

const HELD = `# Raft

## Known bugs

- Leak
  - status: open
- Squeak
- Splash

## Planned

- Sail
- Keel
`;

export const waiting: Story = {
  name: 'changes that wait in a pull request',
  waits: true,
  begin: async (github, sync) => {
    await github.commit('ROADMAP.md', HELD);
    await sync();
    // A person takes what waits. Then something waits again, in a second pull request.
    await mergePull(github, (await pullsOf(github))[0]?.number ?? 0, 'squash', WAITING);
    const number = async (title: string) => (await github.issueTitled(title)).number;
    await github.api('PATCH', `/issues/${await number('Sail')}`, { title: 'Sail of cloth' });
    await sync();
    await github.api('PATCH', `/issues/${await number('Sail of cloth')}`, { title: 'Sail of hemp' });
    await github.closeIssue(await number('Leak'), 'completed');
    await github.api('POST', '/issues', { title: 'Ladder', labels: ['roadmap'] });
    await github.commit('ROADMAP.md', (await github.text()).replace('status: open', 'status: seen').replace('## Planned\n', '## Planned\n\n- Hatch'));
  },
  edits: [
    inFile('an item that the run does not touch', /- Splash/, '- Splash on deck'),
    inFile('a new item above', /## Known bugs\n/, '## Known bugs\n\n- Wobble'),
    ...ofIssue('Squeak', 'Squeak at night'),
  ],
};

export const opening: Story = {
  name: 'a first pull request',
  waits: true,
  begin: async (github) => {
    await github.commit('ROADMAP.md', '# Shed\n\n## Open bugs\n\n- Door sticks\n  - status: open\n- Roof drips\n\n## Planned\n\n- Shelf\n');
  },
  edits: [
    inFile('a title of a new item', /- Shelf/, '- Shelf for pots'),
    inFile('a new item above', /## Open bugs\n/, '## Open bugs\n\n- Step is loose'),
    ...ofIssue('Roof drips', 'Roof leaks'),
  ],
};
