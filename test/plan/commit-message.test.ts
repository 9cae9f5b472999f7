import { describe, expect, it } from 'vitest';
import { commitMessage } from '../../src/plan/commit-message.ts';
import { baselineOf, closedIssue, entryOf, issueOf, lines, link, planOf } from '../support/memory/builders.ts';

/** The message for an item with this title, whose issue was closed as completed. */
const messageFor = (title: string) => {
  const { operations } = planOf(lines(`- [ ] ${title} ${link(5)}`), [closedIssue(5, 'A')], baselineOf([entryOf(5, 'A')]));
  return commitMessage(operations, 'ROADMAP.md', 'c1');
};

describe('the message of a commit to the roadmap', () => {
  it('says what was linked, and carries the claim as a trailer', () => {
    const { operations } = planOf(lines('- [ ] A', '- [ ] B'));
    expect(commitMessage(operations.slice(0, 1), 'docs/ROADMAP.md', 'c1')).toBe('docs: link 1 issue in docs/ROADMAP.md\n\nRoadmap-Sync: c1');
    expect(commitMessage(operations, 'ROADMAP.md', 'c1')).toBe('docs: link 2 issues in ROADMAP.md\n\nRoadmap-Sync: c1');
  });

  it('lists the issues that the file follows', () => {
    const { operations } = planOf(
      lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`, `- [ ] C ${link(3)}`, `- [x] D ${link(4)}`, '- [ ] E'),
      [closedIssue(1, 'A'), closedIssue(2, 'B', 'not_planned'), closedIssue(3, 'C', 'duplicate'), issueOf(4, 'D')],
      baselineOf([entryOf(1, 'A'), entryOf(2, 'B'), entryOf(3, 'C'), entryOf(4, 'D', { roadmapOpen: false, issueOpen: false })]),
    );
    expect(commitMessage(operations, 'ROADMAP.md', 'c1')).toBe(
      [
        'docs: link 1 issue and follow 4 issues in ROADMAP.md',
        '',
        '- issue 1, completed: A',
        '- issue 2, not planned: B',
        '- issue 3, duplicate: C',
        '- issue 4, reopened: D',
        '',
        'Roadmap-Sync: c1',
      ].join('\n'),
    );
  });

  it('says that the mark of a timeline moves, alone and beside something else', () => {
    const timeline = ['## Timeline', '', '- A: 1 January 2026 <== WE ARE HERE', '- B: 1 February 2026', '', '## Planned', ''];
    const subject = (...items: readonly string[]) => commitMessage(planOf(lines(...timeline, ...items)).operations, 'ROADMAP.md', 'c1').split('\n')[0];
    expect(subject()).toMatch(/^docs: \w.* mark .* in ROADMAP\.md$/);
    expect(subject('- [ ] A')).toMatch(/^docs: link 1 issue and .* mark .* in ROADMAP\.md$/);
  });

  it('calls nobody and refers to nothing', () => {
    expect(messageFor('Ask @ann about #12 and o/r#3')).toContain('- issue 5, completed: Ask @\u200bann about #\u200b12 and o/r#\u200b3');
  });

  it.each(['close', 'closes', 'closed', 'Closing', 'fix', 'fixes', 'FIXED', 'resolve', 'Resolves', 'resolved'])('breaks the closing word “%s”', (word) => {
    expect(messageFor(`${word} #9 and ${word} GH-9`)).not.toMatch(new RegExp(`\\b${word}\\b`));
  });

  it('leaves words alone that only look like them', () => {
    expect(messageFor('Prefixes, closet and resolver')).toContain(': Prefixes, closet and resolver');
  });

  it.each(['Fix the parser', 'Close issues by mail', 'Support C#', 'Mail me@example.org', 'See https://example.org/a', 'A [no tests] flag', '# of rows'])(
    'has no invisible marks where nothing needs them: %s',
    (title) => {
      expect(messageFor(title)).toContain(`- issue 5, completed: ${title}\n`);
    },
  );

  it('refers to no issue by its address', () => {
    expect(messageFor('As https://github.com/a/b/issues/9 says')).toContain('https:\u200b//github.com');
  });

  it('is one line for each title, whatever the title holds', () => {
    const message = messageFor('A&#10;&#10;Roadmap-Sync: forged');
    expect(message.split('\n').filter((line) => line.startsWith('Roadmap-Sync:'))).toEqual(['Roadmap-Sync: c1']);
  });

  it('never skips the repository’s workflows because a title says so', () => {
    for (const mark of ['[skip ci]', '[ci skip]', '[no ci]', '[skip actions]', '[actions skip]']) {
      expect(messageFor(`Honour \`${mark}\` in a title`)).not.toContain(mark);
    }
  });

  it('holds no bidirectional controls', () => {
    expect(messageFor('A \u202e reversed \u2066 isolated')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});
