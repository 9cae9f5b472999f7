import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unreadLists } from '../../../src/roadmap/release/unread.ts';
import { saysBlocker } from '../../../src/roadmap/text/says-blocker.ts';
import { releaseOfRoadmap } from '../../../src/roadmap/timeline/release.ts';
import { gateDoubt, gateMessage } from '../../../src/update/blockers.ts';
import { cases } from '../../support/amounts.ts';
import { ADDRESS } from '../../update/updates.ts';
import { lines, linkTo, read } from '../reading.ts';

const HEAD = ['# Kettle 4.3 roadmap', '', '## Known bugs', ''];

/** Whether a release may pass: `yes`, or why not. */
function gate(text: string, words: readonly string[] = []): 'yes' | 'blocked' | 'in doubt' {
  const roadmap = read(text);
  const release = releaseOfRoadmap(roadmap, null);
  if (gateMessage(roadmap, release, ADDRESS) !== null) return 'blocked';
  return gateDoubt(roadmap, release, words) === null ? 'yes' : 'in doubt';
}

describe('words for blockers', () => {
  it.each(['release blocker', 'Would be blocker if accurate', 'P0', 'S1', 'must-fix', 'Showstopper!', 'Sev-1', 'not sure if blocker', 'blocking'])(
    'are “%s”',
    (words) => {
      expect(saysBlocker(words, [])).toBe(true);
    },
  );

  it.each(['high', 'P1', 'not a blocker', 'non-blocking', 'was blocker', 'S10', 'important', 'blocked by Kim'])('are not “%s”', (words) => {
    expect(saysBlocker(words, [])).toBe(false);
  });

  it('come from the configuration, too', () => {
    expect([saysBlocker('release gate', []), saysBlocker('release gate', ['gate'])]).toEqual([false, true]);
  });
});

describe('the gate', () => {
  it('passes where everything is understood', () => {
    expect(gate(lines(...HEAD, '- A', '  - priority: high', '- B', '', '## Note', '', '- The blockers are gone.'))).toBe('yes');
    expect(gate(lines(...HEAD, '## Blockers', '', 'None.'))).toBe('yes');
    expect(gate(lines(...HEAD, '- Content blocker for the browser', '- A', '  - priority: blocker', '  - release: later'))).toBe('yes');
  });

  it.each([
    ['a priority in other words', ['- A', '  - priority: Would be blocker if accurate']],
    ['a lower level that says it, too', ['- A', '  - priority: high, release blocker']],
    ['a sub-item', ['- A', '  - [ ] B', '    - priority: blocker']],
    ['another key', ['- A', '  - severity: S1']],
    ['another key beside a field', [`- Severity: S1 ${linkTo(1)} owner: Kim`]],
    ['a mark in a title', ['- A [release blocker]']],
    ['a heading', ['- A', '', '## Accepted blockers', '', '* B']],
    ['a paragraph under it', ['- A', '', '## Show stoppers', '', 'The lid opens by itself.']],
    ['a table', ['- A', '', '## Status', '', '| what | level |', '| --- | --- |', '| Lid | blocker |']],
    ['a numbered list', ['- A', '', '## Open issues', '', '1. Lid (blocker)']],
    ['a list with an announcement', ['- A', '', '## Status', '', 'These are the release blockers:', '', '* Lid']],
    ['a field of a list that is not read', ['- A', '', '## Outstanding', '', '* Lid', '  priority: P0']],
    ['a quote', ['- A', '', '## Status', '', '> - Lid', '>   priority: blocker']],
  ])('does not pass because of %s', (_, more) => {
    expect(gate(lines(...HEAD, ...more))).toBe('in doubt');
  });

  it('does not pass where no list of open items is read, and passes where one is empty', () => {
    expect(gate('# Kettle 4.3\n\nSoon.\n')).toBe('in doubt');
    expect(gate('# Kettle 4.3\n\n## Completed\n\n- Lid\n')).toBe('in doubt');
    expect(gate('# Kettle 4.3\n\n## Known bugs\n')).toBe('yes');
  });

  it('never passes on a file with a blocker, however it is written', () => {
    const heading = fc.constantFrom(
      'Known bugs',
      'Open issues',
      'Remaining work',
      'Outstanding',
      'Status',
      'What is left',
      'Regressions',
      'Blockers',
      'Show stoppers',
      '4.3 items',
    );
    const word = fc.constantFrom(
      'blocker',
      'Blocker',
      'release blocker',
      'P0',
      'S1',
      'must-fix',
      'show-stopper',
      'blocker (?)',
      'a blocker, I think',
      'critical or blocker',
    );
    const key = fc.constantFrom('priority', 'Priority', '**Priority**', 'severity', 'Severity', 'prio');
    const bullet = fc.constantFrom('- ', '* ', '+ ', '1. ', '- [ ] ', '> - ', '### ');
    const form = fc.constantFrom('field', 'nested', 'row', 'brackets', 'prefix', 'tight');
    const shapes = fc.tuple(heading, word, key, bullet, form).map(([title, says, name, mark, how]) => {
      const indent = mark.startsWith('>') ? '>   ' : mark === '### ' ? '' : ' '.repeat(mark === '- [ ] ' ? 2 : mark.length);
      const body = {
        field: [`${mark}Lid opens`, `${indent}${name}: ${says}`],
        nested: [`${mark}Lid opens`, ...(mark === '### ' ? [''] : []), `${indent}- ${name}: ${says}`],
        row: ['| what | how |', '| --- | --- |', `| Lid opens | ${says} |`],
        brackets: [`${mark}Lid opens (${says.replace(/[()]/g, '')})`],
        prefix: [`${mark}${says.replace(/[()?]/g, '').trim()}: lid opens`],
        tight: [`${mark}Lid opens`, `${indent}owner: Kim`, `${indent}${name}: ${says}`],
      }[how];
      return lines(...HEAD, '- Handle is hot', '', `## ${title}`, '', ...body);
    });
    fc.assert(
      fc.property(shapes, (text) => {
        expect(gate(text), text).not.toBe('yes');
      }),
      { seed: 20261128, numRuns: cases(1500) },
    );
  });
});

describe('lists that look open and are not read', () => {
  it('are named with their lines', () => {
    const roadmap = read(
      lines(...HEAD, '- A', '', '## Open issues', '', '* B', '* C', '', '## Fixed issues', '', '* D', '', '## How to report bugs', '', '* E'),
    );
    expect(unreadLists(roadmap)).toEqual([
      {
        line: 9,
        level: 'warning',
        code: 'unread-list',
        message: 'The list under “Open issues” is not read (lines 9, 10): its blockers are not counted. `roadmap-sync check` says how it can be read.',
      },
    ]);
  });
});
