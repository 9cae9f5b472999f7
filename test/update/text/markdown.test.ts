import { describe, expect, it } from 'vitest';
import type { PublishedItem, Snapshot } from '../../../src/model/update.ts';
import { lines } from '../../roadmap/reading.ts';
import { under, updateOf } from '../updates.ts';

const published = (title: string, change: Partial<PublishedItem>): Snapshot => ({
  date: '2030-03-03',
  release: null,
  items: [{ issue: null, title, state: 'open', priority: null, status: '', release: '', updates: 1, ...change }],
  timeline: [],
});

describe('the Markdown of changes', () => {
  const changes = (text: string, previous: Snapshot) => under('## Changes since 3 March 2030', updateOf(text, { previous }).markdown);

  it('has what fields say as text, and calls nobody', () => {
    const text = lines('## Bugs', '', '- [x] A', '  - resolution: </details> @ann #3 \\*x\\*');
    expect(changes(text, published('A', {}))).toBe('- Resolved: A: \\</details\\> @\u200bann #\u200b3 \\*x\\*');
  });

  it('has what an update told before as text, and calls nobody', () => {
    const text = lines('## Bugs', '', '- A', '  - release: 4.0', '  - owner: Kim');
    expect(changes(text, published('A', { release: '</details> @ann #3 *x*' }))).toBe('- Slipped: A, \\</details\\> @\u200bann #\u200b3 \\*x\\* → 4.0');
  });
});

describe('what is folded away', () => {
  const folded = ['<details>', '<summary>All</summary>', '', '- Fly'];
  const bugs = ['## Bugs', '', '- A', '  - owner: Kim'];
  const behindSubject = (...all: readonly string[]) =>
    updateOf(lines(...all))
      .markdown.split('\n')
      .slice(6, -1);

  it('stays where it stands', () => {
    expect(behindSubject('## Goals', '', ...folded, '', '</details>', '', ...bugs)).toEqual(['## Goals', '', ...folded, '', '</details>', '', ...bugs]);
  });

  it('comes last where it has no end, and hides nothing', () => {
    expect(behindSubject('## Goals', '', ...folded, '', ...bugs)).toEqual([...bugs, '', '## Goals', '', ...folded]);
  });

  it.each([
    ['a list', '- Fly'],
    ['code', '\tcode'],
  ])('comes last as words of its own, be it %s', (_, first) => {
    const text = lines(first, '', '<details>', '', '## Bugs', '', '- A');
    expect(updateOf(text).markdown).toMatch(/\n- No owner: A\n\n<!-- -->\n\n(?:- Fly|\tcode)\n\n<details>\n$/);
  });

  it('comes last in an item, too', () => {
    const text = lines('## Bugs', '', '- A', '', '  <details>', '', '  - [ ] a part', '  - owner: Kim');
    expect(under('## Bugs', updateOf(text).markdown)).toBe('- A\n  - owner: Kim\n  - [ ] a part\n\n  <details>');
  });
});
