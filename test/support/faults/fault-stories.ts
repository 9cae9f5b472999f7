import type { TestGitHub } from '../server/github.ts';
import { refuseRefs } from '../server/refuse-ref.ts';
import { inFile, ofIssue, type Story } from './story.ts';
import { opening, waiting } from './waiting-stories.ts';

const UPDATE = `# Kettle 3

Last updated: 1 June 2026

## Timeline

- Freeze: 1 May 2026
- Release: 1 July 2026 <== WE ARE HERE

## Open bugs

* Lid opens by itself
  > Seen on two of ten machines.
  owner: Rosa
  status: looking for the spring
  priority: blocker

* AMD: IOMMU clearing takes a second
  priority: high

* Steam sensor reports a temperature that nobody
  can believe
  status: open

* Handle gets hot
  owner: @acme
  prognosis: a week

* Water stays cold

## Not Yet Complete

- Whistle in C minor
  - owner: Kim
  - status: half done
- \`--quiet\` for the whistle
  - Goal: nobody wakes up
- A second cup
- Light while it boils
  - priority: low
- Keep warm
  - [ ] measure
  - [x] ask

## External projects

- Sockets in the new kitchen (external)
- Cups that do not break
- Tea that is ready at once

## Completed

- Stainless spout

## Bugs resolved since last update

- Rust
`;

const creating: Story = {
  name: 'a creating run',
  begin: async (github) => {
    await github.commit('ROADMAP.md', UPDATE);
  },
  edits: [
    inFile('a field of a new item', /status: looking for the spring/, 'status: it is the spring'),
    inFile('a title of a new item', /- A second cup/, '- A second cup, and a third'),
    inFile('another new item above', /## Not Yet Complete\n/, '## Not Yet Complete\n\n- A first wish'),
    ...ofIssue('Lid opens by itself', 'The lid opens by itself'),
  ],
};

const AGREED = `# Boat

## Known bugs

- Leak
  - owner: Kim
  - status: open
- Squeak
  - prognosis: good
- Rot
- Drift
  - status: seen twice
- Splash

## Planned

- Sail
  - status: drawn
  - [ ] cut
  - [ ] sew
- Keel
- Rudder
  - priority: low
- Anchor
- Lamp
- Flag
- Horn

## Completed

- Hull
`;

const editing: Story = {
  name: 'a closing and editing run',
  begin: async (github, sync) => {
    await github.commit('ROADMAP.md', AGREED);
    await sync();
    await github.closeIssue((await github.issueTitled('Horn')).number, 'completed');
    await sync();
    await editIssues(github);
    await editFile(github);
  },
  edits: [
    inFile('an item that the run does not touch', /- Splash/, '- Splash on deck'),
    inFile('another field of an item that the run changes', /( {2}- prognosis: )bad/, '$1bad\n  - owner: Ann'),
    inFile('a new item above', /## Known bugs\n/, '## Known bugs\n\n- Wobble'),
    ...ofIssue('Squeak', 'Squeak at night'),
  ],
};

async function editIssues(github: TestGitHub): Promise<void> {
  const number = async (title: string) => (await github.issueTitled(title)).number;
  await github.closeIssue(await number('Leak'), 'completed');
  await github.closeIssue(await number('Keel'), 'not_planned');
  await github.reopenIssue(await number('Horn'));
  await github.api('PATCH', `/issues/${await number('Rudder')}`, { title: 'Rudder of oak' });
  const lamp = await number('Lamp');
  await github.api('POST', `/issues/${lamp}/labels`, { labels: ['priority: high'] });
  const { body } = await github.issueTitled('Sail');
  const said = body.replace('**Status:** drawn', '**Status:** cut').replace('- [ ] cut', '- [x] cut');
  await github.api('PATCH', `/issues/${await number('Sail')}`, { body: said.replace(/\n/g, '\r\n') });
}

async function editFile(github: TestGitHub): Promise<void> {
  const text = await github.text();
  const flag = /- Flag [^\n]*\n/.exec(text)?.[0] ?? '';
  const edited = text
    .replace('prognosis: good', 'prognosis: bad')
    .replace('- Drift', '- Drift to port')
    .replace('seen twice', 'seen often')
    .replace(/- Rot [^\n]*\n/, '')
    .replace(flag, '')
    .replace('- Splash', `${flag}- Splash`)
    .replace(/- Anchor ([^\n]*\n)/, '- Anchor $1  - owner: @acme\n  - priority: medium\n')
    .replace('## Completed\n', '- Ladder\n\n## Completed\n');
  await github.commit('ROADMAP.md', edited);
}

const BY_HAND = `# Garden

## Open bugs

- Slugs (#1)
  - status: open
  - priority: high
- Fence is broken (#2)
- Rain

## Planned

- Roses (#3)
  - owner: @acme
- Compost ([#4](https://github.test/acme/rocket/issues/4))
- Path
- Pond
  - status: a hole
`;

const adopting: Story = {
  name: 'a first adoption',
  begin: async (github) => {
    await github.api('POST', '/issues', { title: 'Slugs', body: 'They eat it all.' });
    await github.api('POST', '/issues', { title: 'The fence broke', labels: ['bug'] });
    await github.api('POST', '/issues', { title: 'Roses', labels: ['help wanted'] });
    await github.api('POST', '/issues', { title: 'Compost' });
    await github.api('POST', '/issues', { title: 'Somebody’s question' });
    await github.commit('ROADMAP.md', BY_HAND);
  },
  edits: [
    inFile('a field of a linked item', /status: open/, 'status: they are many'),
    inFile('a title of a new item', /- Path/, '- Path of stones'),
    inFile('a new item above', /## Open bugs\n/, '## Open bugs\n\n- Moles'),
    ...ofIssue('Roses', 'Roses, white ones'),
  ],
};

const labelled: Story = {
  name: 'an issue labelled roadmap',
  begin: async (github, sync) => {
    await github.commit('ROADMAP.md', '# Shed\n\n## Open bugs\n\n- Door sticks\n  - status: open\n- Roof drips\n\n## Planned\n\n- Shelf\n');
    await sync();
    await github.api('POST', '/issues', { title: 'Window *creaks*', body: 'Please oil it.', labels: ['roadmap', 'bug'] });
  },
  edits: [
    inFile('a field of another item', /status: open/, 'status: planed'),
    inFile('a title of another item', /- Shelf/, '- Shelf for pots'),
    inFile('a new item above', /## Open bugs\n/, '## Open bugs\n\n- Step is loose'),
    ...ofIssue('Window *creaks*', 'Window *groans*'),
  ],
};

const TOLD = `# Kettle 3 roadmap

Last updated: 1 June 2026

## Note

We ship when the lid holds.

## Timeline

- Freeze: 1 May 2026
- Release: 1 July 2026 <== WE ARE HERE

## Open bugs

- Lid opens by itself
  - owner: Rosa
  - priority: blocker
- Steam sensor lies

## Not yet complete

- Whistle

## Bugs resolved since last update

- Rust
  - resolution: Fixed
- Smell
  - resolution: Not planned
`;

const publishing: Story = {
  name: 'a published update',
  updates: true,
  begin: async (github, sync) => {
    await github.api('POST', '/issues', { title: 'Development updates' });
    await github.commit('.github/roadmap-sync.yml', 'milestone: true\nchart: kettle.svg\nupdate:\n  file: true\n  comment: 1\n  feed: true\n  status: true\n');
    await github.commit('ROADMAP.md', TOLD);
    await sync();
  },
  news: async (github) => github.closeIssue((await github.issueTitled('Steam sensor lies')).number, 'completed'),
  edits: [
    inFile('the note', /(## Note\n)/, '$1\nOne word more.\n'),
    inFile('one more resolved bug', /(## Bugs resolved since last update\n)/, '$1\n- Noise\n  - resolution: Fixed\n'),
    inFile('a field of an open bug', /owner: Rosa/, 'owner: Kim'),
    ...ofIssue('Whistle', 'Whistle in C'),
  ],
};

const elsewhere: Story = {
  name: 'a first run whose state is refused by its ref',
  begin: async (github) => {
    refuseRefs(github);
    await github.commit('ROADMAP.md', '# Barn\n\n## Open bugs\n\n- Hinge squeaks\n  - status: open\n- Hay is wet\n\n## Planned\n\n- Loft\n');
  },
  edits: [
    inFile('a title of a new item', /- Loft/, '- Loft for hay'),
    inFile('a new item above', /## Open bugs\n/, '## Open bugs\n\n- Rats'),
    ...ofIssue('Hay is wet', 'Hay is damp'),
  ],
};

/** The ref has taken the state until now, and can only be deleted. */
const later: Story = {
  name: 'a run whose state is refused from now on',
  begin: async (github, sync) => {
    await github.commit('ROADMAP.md', '# Barn\n\n## Open bugs\n\n- Hinge squeaks\n\n## Planned\n\n- Loft\n');
    await sync();
    await github.closeIssue((await github.issueTitled('Hinge squeaks')).number, 'completed');
    await github.commit('ROADMAP.md', (await github.text()).replace('- Loft', '- Rope\n- Loft'));
    refuseRefs(github, { deletes: true });
  },
  edits: [inFile('a title of a new item', /- Rope/, '- Rope of hemp'), ...ofIssue('Loft', 'Loft for hay')],
};

export const STORIES = { creating, editing, adopting, labelled, publishing, opening, waiting, elsewhere, later } as const;
