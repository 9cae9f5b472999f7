import { describe, expect, it } from 'vitest';
import { lines } from '../roadmap/reading.ts';
import { updateOf } from './updates.ts';

describe('the release in the subject', () => {
  it.each([
    ['# Xen 9.1 development update', 'Xen 9.1'],
    ['# Xen 9.1 Roadmap', 'Xen 9.1'],
    ['# Xen 9.1: release plan', 'Xen 9.1'],
    ['# Xen 9.1 development update: Code freezing point reached', 'Xen 9.1'],
    ['# Xen 9.1 Development Update - RC1 is out', 'Xen 9.1'],
    ['# Roadmap', 'rocket'],
    ['# Development update', 'rocket'],
    ['Some words.', 'rocket'],
    ['# The *long* way', 'The long way'],
  ])('of “%s” is %s', (title, release) => {
    expect(updateOf(`${title}\n`).subject).toBe(`${release} development update, 10 March 2030`);
  });

  it('is a plain word where there is no repository either', () => {
    expect(updateOf('', { address: { server: 'https://github.com', repositories: null } })).toEqual({
      subject: 'Roadmap development update, 10 March 2030',
      markdown: '# Roadmap development update, 10 March 2030\n\nNo blockers are open.\n',
      text: 'Roadmap development update, 10 March 2030\n\nNo blockers are open.\n',
    });
  });
});

describe('the blockers', () => {
  const roadmap = (count: number) => `## Open bugs\n\n${Array.from({ length: count }, (_, at) => `- Bug ${at + 1}\n  - priority: blocker\n`).join('')}`;

  it.each([
    [0, 'No blockers are open.'],
    [1, 'There is one issue left to sort out:'],
    [2, 'There are two issues left to sort out:'],
    [12, 'There are twelve issues left to sort out:'],
    [13, 'There are 13 issues left to sort out:'],
  ])('%i of them are told as “%s”', (count, sentence) => {
    const { text, markdown } = updateOf(roadmap(count));
    expect(
      text
        .split('\n\n')
        .find((part) => part.includes('left to sort out') || part.includes('No blockers'))
        ?.split('\n')[0],
    ).toBe(sentence);
    expect(markdown.split('\n')[count === 0 ? 2 : 4]).toBe(sentence);
  });

  it('are those that are open, in any section, external ones too', () => {
    const text = lines(
      ...['## Open bugs', '', '- A', '  - priority: blocker', '- ~~B~~', '  - priority: blocker', ''],
      ...['## Completed', '', '- C', '  - priority: blocker', '', '## External projects', '', '- D', '  - priority: Blocker!', '  - owner: TBD'],
    );
    expect(updateOf(text).markdown).toContain('There are two issues left to sort out:\n\n- A — owner: nobody\n- D (external) — owner: nobody\n\n## Completed');
  });

  it('call nobody and break no list', () => {
    const { markdown } = updateOf(lines('## Open bugs', '', '- [ ] \\# *1* @kim `x`', '  - priority: blocker', '  - owner: @kim', '  - status: see #3'));
    expect(markdown).toContain('- \\# 1 @\u200bkim \\`x\\` — owner: @\u200bkim, status: see #\u200b3\n');
  });
});
