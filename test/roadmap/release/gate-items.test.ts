import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { releaseOfRoadmap } from '../../../src/roadmap/timeline/release.ts';
import { gateDoubt, gateMessage } from '../../../src/update/blockers.ts';
import { cases } from '../../support/amounts.ts';
import { ADDRESS, updateOf } from '../../update/updates.ts';
import { lines, linkTo, reading } from '../reading.ts';

const LINK = linkTo(4);

/** What the gate says of a file whose list of open items has the given lines: `blocked`, its doubt, or null if the release may pass. */
function gate(body: readonly string[], config = 'sections: [{ title: Known bugs, items: [bullets, table] }]'): string | null {
  const { rules } = parseConfig(config, 'c.yml');
  const roadmap = readRoadmap(lines('# Kettle 4.3 roadmap', '', '## Known bugs', '', ...body), { ...reading, rules });
  const release = releaseOfRoadmap(roadmap, null);
  expect(roadmap.items.length, 'items').toBeGreaterThan(0);
  return gateMessage(roadmap, release, ADDRESS) === null ? gateDoubt(roadmap, release, rules.blockerWords) : 'blocked';
}

const row = (header: string, cell: string) => [`| Title | ${header} |`, '|---|---|', `| Lid opens | ${cell} |`];

describe('a row that is read', () => {
  it.each([
    'Severity',
    'Prio',
    'Urgency',
    'Importance',
    'Impact',
    'Level',
    'Blocks',
    'Status',
    '**Severity**',
    'Severity:',
    'Bug severity',
    'Severity level',
    'Sev',
  ])('is in doubt where a cell below “%s” speaks of a blocker', (header) => {
    for (const says of ['blocker', '**Blocker**', 'release blocker', 'P0', 'must-fix', 'not sure if blocker']) {
      expect(gate(row(header, says)), says).toMatch(/^ROADMAP\.md may name a blocker that is not counted as such: line 7: “.*”\.$/);
    }
    for (const says of ['high', 'not a blocker', 'open', '', '–']) expect(gate(row(header, says)), says).toBeNull();
  });

  it('blocks where the column is that of the priority, and counts by the field that its column is mapped to', () => {
    const mapped = (key: string) => `sections: [{ title: Known bugs, items: table, columns: { Title: title, Severity: ${key} } }]`;
    expect(gate(row('Priority', 'blocker'))).toBe('blocked');
    expect(gate(row('Severity', 'blocker'), mapped('priority'))).toBe('blocked');
    expect(gate(row('Severity', 'blocker'), mapped('status'))).toMatch(/line 7/);
    expect(gate(row('Severity', 'The draft of the page for ad blocker users is ready'), mapped('status'))).toBeNull();
  });

  it.each([
    ['labels', row('Labels', 'bug, blocker')],
    ['labels in code', row('Tags', '`release-blocker`')],
    ['a field that is not the priority', row('Prognosis', 'blocker')],
    ['a key inside a cell', row('Notes', 'found on Monday<br>Severity: S1')],
    ['a mark behind a title', row('Notes', '').with(2, '| Lid opens – blocker | |')],
    ['a header in another language', row('Dringlichkeit', 'blocker')],
    ['a cell below no header', row(' ', 'blocker')],
    ['a cell that says nothing else', row('Notes', 'A release blocker!')],
  ])('is in doubt by %s', (_, body) => {
    expect(gate(body)).toMatch(/line 7/);
  });

  it.each([
    ['a sentence in a column of notes', row('Notes', 'Text: blocker pattern docs')],
    ['a story', row('Description', 'The ad blocker hides our logo, and users must fix it by hand')],
    ['a title in prose', row('Notes', '').with(2, '| Import blocks of data | content blocker for the browser |')],
    ['numbers of rows', row('ID', 'S1')],
    ['a phase', row('Phase', 'P0')],
    ['a finished row', row('Severity', 'blocker').with(2, '| ~~Lid opens~~ | blocker |')],
    ['a row of a later release', ['| Title | Severity | Release |', '|---|---|---|', '| Lid opens | blocker | later |']],
  ])('passes with %s', (_, body) => {
    expect(gate(body)).toBeNull();
  });
});

describe('an item in a list', () => {
  it.each([
    ['a key behind the link', [`- A ${LINK} severity: blocker`]],
    ['a key in the title', ['- A severity: blocker']],
    ['a bold key in the title', ['- A, **Severity:** S1']],
    ['a key inside a joined field', [`- A ${LINK} owner: kim impact: blocker`]],
    ['a key beside a joined status', [`- Severity: S1 ${LINK} status: idea`]],
    ['a key inside a field', ['- A', '  - owner: Kim, severity: S1']],
    ['another field', ['- A', '  - prognosis: blocker']],
    ['a label', ['- A', '  - labels: bug, release-blocker']],
    ['an answer', ['- A', '  - Blocker: yes']],
    ['a bullet that says nothing else', ['- A', '  - **Release blocker**']],
    ['a mark behind a dash', ['- A — release blocker']],
    ['a mark before a dash', ['- P0 – A']],
    ['a bold mark', ['- **BLOCKER** A']],
    ['a mark in code', ['- A `P0`']],
    ['a code before a title', ['- P0 Lid opens']],
    ['a mark behind a comma', ['- Lid opens, release blocker']],
    ['a table in the notes', ['- A', '', '  | What | Severity |', '  |---|---|', '  | Lid | blocker |']],
    ['a tag', ['- A #blocker']],
    ['a sub-item that says nothing else', ['- A', '  - [ ] blocker']],
    ['a qualified key', ['- A', '  - Bug severity: S1']],
    ['a paragraph before the list', ['These are the release blockers:', '', '- A', '- B']],
    ['a heading above tasks', ['- A', '', '## Show stoppers', '', '- [ ] B']],
  ])('is in doubt by %s', (_, body) => {
    expect(gate(body)).toMatch(/may name/);
    expect(gate(body.map((line) => line.replace('- A', '- [ ] A')))).toMatch(/may name/);
  });

  it.each([
    ['prose', ['- Import blocks of data', '- Text: blocker pattern docs', '- Content blocker for the browser', '- Help users of blockers, and others']],
    ['prose below', ['- A', '', '  The old ad blocker is a blocker for some of our users.', '', '  - the rules of a content blocker']],
    ['code in a sentence', ['- Add a label `must-fix` to the tracker', '- Sockets: blocking mode', '- Support sleep state S1']],
    ['addresses', ['- A, [the log](https://logs.example/?severity=blocker)']],
    ['a negation', ['- A — not a blocker', '- B severity: no blocker', '- C', '  - blocker: no']],
    ['a level below a heading', ['- A', '', '## Show stoppers', '', '- [ ] B', '  - priority: low']],
    ['finished work', ['- [x] A severity: blocker', '- B', '', '## Completed', '', '- C severity: blocker']],
    ['what is deferred', ['- A severity: blocker', '  - release: later']],
  ])('passes with %s', (_, body) => {
    expect(gate(body)).toBeNull();
  });

  it('never passes with a word for blockers under a key of urgency, in whatever part of the item', () => {
    const key = fc.constantFrom('severity', 'Severity', 'Prio', '**Impact**', 'urgency', 'Level');
    const says = fc.constantFrom('blocker', 'Release blocker', '**P0**', 'S1', 'must fix', 'show-stopper (?)', 'gate');
    const shapes = fc.constantFrom<(key: string, says: string) => readonly string[]>(
      (name, word) => row(name, word),
      (name, word) => row('Notes', `${name}: ${word}`),
      (name, word) => row('Owner', `Kim, ${name}: ${word}`),
      (name, word) => [`| ${name} | Title |`, '|---|---|', `| ${word} | Lid opens |`],
      (name, word) => [`- Lid opens ${name}: ${word}`],
      (name, word) => [`- Lid opens ${LINK} ${name}: ${word}`],
      (name, word) => [`- Lid opens ${LINK} owner: kim ${name}: ${word}`],
      (name, word) => [`- Lid opens ${LINK} status: idea ${name}: ${word} owner: kim`],
      (name, word) => ['- Lid opens', `  - status: in review since the second week of May, ${name}: ${word}`],
      (name, word) => ['- Lid opens', `  - ${name}: ${word}`],
      (name, word) => ['- Lid opens', '  owner: Kim', `  ${name}: ${word}`],
    );
    const config = ['sections: [{ title: Known bugs, items: [bullets, table], columns: { Title: title } }]', 'words: { blocker: [gate] }'].join('\n');
    fc.assert(
      fc.property(shapes, key, says, (shape, name, word) => {
        const body = shape(name, word);
        expect(gate(body, config), body.join('\n')).not.toBeNull();
      }),
      { seed: 20261129, numRuns: cases(600) },
    );
  });
});

it('is told in the update, too, where nothing is counted', () => {
  expect(updateOf(lines('## Open bugs', '', `- Lid opens ${LINK} severity: blocker`)).markdown).toContain(
    'No blockers are counted, but one line of the roadmap may name one.',
  );
});
