import { describe, expect, it } from 'vitest';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { lines, read } from '../reading.ts';

const column = (title: string, ...cards: string[]) => ['', `## ${title}`, '', ...cards.map((card) => `- ${card}`)];
const yaml = (...text: string[]) => proposalYaml(propose(read(lines('# Kettle', ...text))));

const CARDS = [
  ...column('📥 Inbox', 'Whistle plays two tones', 'Crash when the lid is open'),
  ...column('🔨 Doing', 'Handle for left hands', 'Second cup at once'),
];

describe('the columns of a board', () => {
  it.each(['👀 Review', 'Code review', 'Testing', 'Blocked', '**Waiting**'])('have items in “%s” as beside it', (title) => {
    const said = yaml(...CARDS, ...column(title, 'Feet'));
    expect(said).toContain(title.replaceAll('*', ''));
    expect(said).not.toContain('role: never');
  });

  it.each([
    'Thinking about',
    '💭 Thinking about it',
    'Maybe later',
    'Some day',
    'Irgendwann',
    'Un jour peut-être',
    'Más adelante',
    'Talvez',
    'Forse',
    'Kiedyś',
    'Позже',
    '以后',
    'いつか',
  ])('are for later in “%s”', (title) => {
    expect(yaml(...CARDS, ...column(title, 'Feet', 'Bell'))).toMatch(new RegExp(`title: "${title}"\\n    role: later`, 'u'));
  });

  it('have none where the title is no column', () => {
    expect(yaml(...CARDS, ...column('Reviews of the press', 'Feet'))).not.toContain('press');
  });

  it('have none where the list is of another form', () => {
    expect(yaml(...CARDS, '', '## Review', '', '1. Feet')).not.toContain('Review');
  });
});
