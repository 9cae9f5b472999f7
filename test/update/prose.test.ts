import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/config.ts';
import { readRoadmap } from '../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../roadmap/reading.ts';
import { updateOf } from './updates.ts';

/** The text of an update after its subject, in both forms. */
function body(...all: readonly string[]): { markdown: string; text: string } {
  const { markdown, text } = updateOf(lines(...all));
  // The line of numbers on top is not what these tests are about.
  const rest = (one: string) =>
    one
      .slice(one.indexOf('\n'))
      .trim()
      .replace(/^\d+ blockers?, .*\n\n/, '');
  return { markdown: rest(markdown), text: rest(text) };
}

const NONE = 'No blockers are open.';

describe('the manager’s note', () => {
  it('stands first, without its heading and without comments', () => {
    const { markdown, text } = body(
      '# R',
      '',
      '## Goals',
      '',
      '- Fly',
      '',
      '## 📝 Note:',
      '',
      '<!-- draft -->',
      'Dear *all*,',
      '',
      'read <!-- this -->that.',
      '',
      '#### PS',
      '',
      'Bye.',
    );
    expect(markdown).toBe(['Dear *all*,', '', 'read that.', '', '#### PS', '', 'Bye.', '', NONE, '', '## Goals', '', '- Fly'].join('\n'));
    expect(text).toBe(['Dear all,', '', 'read that.', '', '==== PS ====', '', 'Bye.', '', NONE, '', '== Goals ==', '', '* Fly'].join('\n'));
  });

  it('is left out where nothing stands in it', () => {
    expect(body('# R', '', '## Note', '', '<!-- write here', '', 'what is new -->', '', '## Completed')).toEqual({ markdown: NONE, text: NONE });
  });

  it('keeps to itself what a comment without an end hides', () => {
    const { markdown, text } = body('## Note', '', 'Dear all.', '', '<!-- not yet public', '', '## Bugs', '', '- A');
    expect([markdown, text]).toEqual([`Dear all.\n\n${NONE}`, `Dear all.\n\n${NONE}`]);
  });

  it('is not the section of another name', () => {
    expect(body('## Notes', '', 'x').text).toBe(NONE);
  });
});

describe('prose', () => {
  it('is told as it stands: above the headings, goals, what is none, and the timeline, in the file’s order', () => {
    const { markdown } = body(
      ...[
        '---',
        'title: x',
        '---',
        '',
        'Above.',
        '',
        '# R',
        '',
        '\tcode',
        '',
        'Below\\',
        '*it*.',
        '',
        '### Schedule',
        '',
        '1) Freeze:  1 May 2030',
        '',
        '## Ideas',
        '',
        'No part.',
        '',
      ],
      ...['## Goals ##', '', '* One', '+ Two', '', '### Why', '', 'Because.', '', 'Non-goals', '---------', '', 'None.'],
    );
    expect(markdown).toBe(
      [
        ...[NONE, '', 'Above.', '', '\tcode', '', 'Below\\', '*it*.', '', '## Schedule', '', '1) Freeze:  1 May 2030', ''],
        ...['## Goals', '', '* One', '+ Two', '', '### Why', '', 'Because.', '', '## Non-goals', '', 'None.'],
      ].join('\n'),
    );
  });

  it('is told once where a section stands in another one', () => {
    const { markdown } = body('## Goals', '', 'Fly.', '', '### Timeline', '', '- Launch: 2030-05-01', '', '### Non-goals', '', 'Swim.');
    expect(markdown).toBe([NONE, '', '## Goals', '', 'Fly.', '', '### Timeline', '', '- Launch: 2030-05-01', '', '### Non-goals', '', 'Swim.'].join('\n'));
  });

  it('keeps a table that holds no items', () => {
    const table = ['| Goal | Why |', '| --- | --- |', '| Fly | fun |'];
    expect(body('# R', '', 'First:', '', ...table, '', '## Goals', '', ...table).markdown).toBe(
      [NONE, '', 'First:', '', ...table, '', '## Goals', '', ...table].join('\n'),
    );
  });

  it('keeps a subject that says more than the title', () => {
    expect(body('# R', '', 'From: Kim', 'Subject: R is late', 'Subject: [devel] R').markdown).toBe([NONE, '', 'From: Kim', 'Subject: R is late'].join('\n'));
  });

  it('has no subject of a mail, and today’s date', () => {
    const { markdown } = body(
      '# R',
      '',
      'From: Kim',
      'Subject: [devel] R',
      '',
      'Subject: to change.',
      '',
      '## Timeline',
      '',
      '**Last updated:** 2030-02-01',
      '',
      '- Freeze: 2030-02-01',
    );
    expect(markdown).toBe(
      [NONE, '', 'From: Kim', '', 'Subject: to change.', '', '## Timeline', '', '**Last updated:** 2030-03-10', '', '- Freeze: 2030-02-01'].join('\n'),
    );
  });

  it('has no items, which are told by themselves', () => {
    const { markdown } = body('# R', '', 'First:', '', '- [ ] A', '  - owner: Kim', '- plain', '- [x] B', '', 'Last.');
    expect(markdown).toBe(
      [NONE, '', 'First:', '', '- plain', '', 'Last.', '', '## Completed', '', '- B', '', '## Not yet complete', '', '- A', '  - owner: Kim'].join('\n'),
    );
    expect(body('Above.', '', '- [ ] A', '', '- [ ] B', '', '  why', '', '', 'Below.', '', '- [ ] C').markdown).toMatch(/Above\.\n\nBelow\.\n\n## Not yet/);
    expect(body('Above.', '', '- [ ] A', '', '', '## Goals', '', '- [ ] B').markdown).toContain(
      `${NONE}\n\nAbove.\n\n## Goals\n\n- [ ] B\n\n## Not yet complete\n\n- A\n`,
    );
    const { rules } = parseConfig('sections:\n  - title: R\n    items: table\n', 'config.yml');
    const table = readRoadmap(lines('# R', '', 'First:', '', '| Item | Owner |', '| --- | --- |', '| A | Kim |', '', 'Last.'), { ...reading, rules });
    expect(updateOf(table).markdown).toContain(`${NONE}\n\nFirst:\n\nLast.\n\n## R\n\n- A\n  - owner: Kim\n`);
  });

  it('that is a list does not go on with the blockers', () => {
    const { markdown } = body('- [ ] A', '  - priority: blocker', '', '## Goals', '', 'x');
    expect(markdown).toContain('- A — owner: nobody\n\n## Goals');
    expect(body('- plain', '', '## Bugs', '', '- A', '  - priority: blocker').markdown).toContain('- A — owner: nobody\n\n<!-- -->\n\n- plain\n\n## Bugs');
  });

  it('that leaves code open swallows nothing', () => {
    const { markdown, text } = body('## Bugs', '', '- A', '  - owner: Kim', '', '## Goals', '', '```', 'code');
    expect(markdown).toBe([NONE, '', '## Bugs', '', '- A', '  - owner: Kim', '', '## Goals', '', '```', 'code'].join('\n'));
    expect(text).toBe([NONE, '', '== Goals ==', '', '    code', '', '== Bugs ==', '', '* A', '  owner: Kim'].join('\n'));
  });
});

describe('definitions', () => {
  it('come along where something refers to them', () => {
    const { markdown, text } = body(
      ...[
        '# R',
        '',
        'See [the plan][ Plan  A ], [b] and ![c][].[^1]',
        '',
        '[b]: https://b.org',
        '',
        '## Bugs',
        '',
        '- A [d]',
        '  - owner: [Kim][e]',
        '  - [ ] all of [f]',
        '',
      ],
      ...[
        '## Other',
        '',
        '[plan a]: https://a.org "Title"',
        '[c]: c.png',
        '[d]: <https://d.org/x y>',
        '[E]: https://e.org',
        '[f]: #f',
        '[unused]: https://u.org',
        '',
        '[^1]: Not [g].',
        '',
        '[g]: https://g.org',
      ],
    );
    expect(markdown.slice(markdown.indexOf('## Bugs'))).toBe(
      [
        ...['## Bugs', '', '- A [d]', '  - [ ] all of [f]', '  - owner: [Kim][e]', ''],
        ...[
          '[plan a]: https://a.org "Title"',
          '[c]: c.png',
          '[d]: <https://d.org/x y>',
          '[E]: https://e.org',
          '[f]: #f',
          '[g]: https://g.org',
          '',
          '[^1]: Not [g].',
        ],
      ].join('\n'),
    );
    expect(text).toBe(
      [
        ...[NONE, '', 'See the plan <https://a.org>, b <https://b.org> and c <c.png>.[^1]', ''],
        ...['== Bugs ==', '', '* A d', '  - all of f', '  owner: Kim <https://e.org>', '', '[^1]: Not g <https://g.org>.'],
      ].join('\n'),
    );
  });

  it.each([
    ['its label in other letters', ['[A]: https://a.org'], '[a]', 'a <https://a.org>'],
    ['letters that are one only in capitals', ['[SS]: https://s.org'], '[ẞ] and [ß]', 'ẞ <https://s.org> and ß <https://s.org>'],
    ['the first of two that it may mean', ['[a]: https://a.org', '[A]: https://b.org'], '[a]', 'a <https://a.org>'],
  ])('are found by %s', (_, definitions, written, plain) => {
    const { markdown, text } = body('## Goals', '', written, '', '## Other', '', ...definitions);
    expect(markdown).toBe([NONE, '', '## Goals', '', written, '', definitions[0]].join('\n'));
    expect(text).toBe([NONE, '', '== Goals ==', '', plain].join('\n'));
  });
});
