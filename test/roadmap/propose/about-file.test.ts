import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../reading.ts';

/** The titles of the items that a file has with the configuration that is proposed for it. */
function proposed(text: string): string[] {
  const rules = parseConfig(proposalYaml(propose(readRoadmap(text, reading))), 'proposal').rules;
  return readRoadmap(text, { ...reading, rules }).items.map(({ title }) => title);
}

const item = (title: string) => [
  ...[`### ${title}`, '', '**Pain:** Guests wait for their tea, and nobody knows why.', ''],
  ...['**Acceptance:** a guest pours a cup without a drop on the table.', ''],
];
const withLast = (last: readonly string[]) => lines('# Kettle roadmap', '', '## Planned', '', ...ITEMS.flatMap(item), ...last);
const ITEMS = ['Spout of steel', 'Handle of wood', 'Whistle in tune', 'Lid for steam'];

describe('a heading among headings that are items', () => {
  it.each([
    'Adding a new roadmap item',
    'Proposing a new item',
    '6. Proposing items',
    'Suggesting changes to this document',
    'Updating this roadmap',
    'Reviewing and updating the roadmap',
    '🛠 Maintaining our roadmap',
    'Changes to this roadmap',
    'Roadmap guidelines',
    'Suggest a feature',
    'Request a feature or report a bug',
    'Add your own idea to the roadmap',
    'Want to help?',
    'Would you like to contribute?',
    'Interested in helping?',
    'Got an idea?',
    'How can I help?',
    'Getting involved',
    'Join the discussion',
    'Your feedback',
    'Help wanted!',
    'Ideas and suggestions are welcome',
    'Keeping this document up to date',
    'Picking up a task',
    'Open an issue',
    'Influence the roadmap',
    'Template for new items',
    'Do you miss anything?',
    'Your wish is not listed?',
    'We need your help',
    'Last updated',
    'Ideen einreichen',
    'Proposer une idée',
  ])('is none if it is about the file or taking part: “%s”', (title) => {
    const told = [`### ${title}`, '', 'Open an issue, and tell us what you want to do with your kettle.', ''];
    expect(proposed(withLast(told))).toEqual(ITEMS);
  });

  it.each([
    'Kettle contributors (at time of writing):',
    'Tea house maintainers (as of May)',
    'Our sponsors',
    'Authors',
    'Former authors of this project',
    'Sponsors & backers',
    'Project maintainers and reviewers',
    'Mitwirkende',
    'Remerciements',
    'Nuestros colaboradores',
    'Авторы',
    '致谢',
    '维护者（截至五月）',
  ])('is none if it is a list of people: “%s”', (title) => {
    expect(proposed(withLast([`### ${title}`, '', 'Kettle owner: @kim', '', 'Kettle maintainers: @lee, @noa', '']))).toEqual(ITEMS);
  });

  it.each([
    'Contributors page redesign',
    'Contributor ladder',
    'Credits screen',
    'Team accounts',
    'Sponsors page',
    'Multiple authors',
    'Support for guest authors (2025)',
    'List the authors of a blend',
    'Thank-you notes for sponsors',
  ])('is one if people only have to do with it: “%s”', (title) => {
    expect(proposed(withLast(item(title)))).toEqual([...ITEMS, title]);
  });

  it.each([
    'Adding dark mode',
    'Adding items to the basket',
    'Updating themes',
    'Share a cup',
    'Report drips from the app',
    'Help pages',
    'Contact form',
    'Windows?',
    'Reading list',
    'Joining two kettles',
    'Roadmap view',
    'Open issues from the app',
    'Priority rules',
    'Claim points for a cup',
    'Page templates',
    'Voting',
  ])('is one if it is about a thing: “%s”', (title) => {
    expect(proposed(withLast(item(title)))).toEqual([...ITEMS, title]);
  });
});

describe('the bullets below a heading', () => {
  it.each(['Work items', 'Open issues', 'Open tasks'])('are items if its title is one of plans: “%s”', (title) => {
    const text = lines('# Kettle roadmap', '', `## ${title}`, '', '- Add a whistle', '- Add a timer', '- Improve the lid');
    expect(proposed(text)).toEqual(['Add a whistle', 'Add a timer', 'Improve the lid']);
  });

  it.each(['Suggest a feature', 'Updating this roadmap', 'Want to help?'])('are none if it is about taking part: “%s”', (title) => {
    const text = lines(
      ...['# Kettle roadmap', '', '## Next', '', '- Add a whistle', '- Add a timer', '- Improve the lid', ''],
      ...[`## ${title}`, '', '- Look whether somebody had the idea before', '- Write down what the kettle does', '- Add a drawing'],
    );
    expect(proposed(text)).toEqual(['Add a whistle', 'Add a timer', 'Improve the lid']);
  });
});
