import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/model/plan.ts';
import { commitTemplate } from '../../src/plan/commit/template.ts';
import { displayWidth } from '../../src/plan/commit/width.ts';
import { commitMessage, titleMessage, USUAL_WORDING, waitingTitle } from '../../src/plan/commit-message.ts';
import { baselineOf, closedIssue, entryOf, issueOf, lines, link, planOf, roadmapOf } from '../support/memory/builders.ts';

/** The message for an item with this title, whose issue was closed as completed. */
const messageFor = (title: string) => {
  const { operations } = planOf(lines(`- [ ] ${title} ${link(5)}`), [closedIssue(5, 'A')], baselineOf([entryOf(5, 'A')]));
  return commitMessage(operations, 'ROADMAP.md', 'c1');
};

describe('the message of a commit to the roadmap', () => {
  it('says what was linked, and carries the claim as a trailer', () => {
    const { operations } = planOf(lines('- [ ] A', '- [ ] B'));
    const style = { numberOf: (key: string) => (operations.findIndex((one) => one.kind === 'create-issue' && one.key === key) < 0 ? null : 7) };
    const creates = operations.filter(({ kind }) => kind === 'create-issue');
    expect(commitMessage(creates.slice(0, 1), 'docs/ROADMAP.md', 'c1', true, style)).toBe('docs(roadmap): link "A" (#7)\n\nRoadmap-Sync: c1');
    expect(commitMessage(creates, 'ROADMAP.md', 'c1')).toBe('docs(roadmap): link 2 issues\n\n- link "A"\n- link "B"\n\nRoadmap-Sync: c1');
  });

  it('lists the issues that the file follows, with the words of the summary', () => {
    const { operations } = planOf(
      lines(`- [ ] A ${link(1)}`, `- [ ] B ${link(2)}`, `- [ ] C ${link(3)}`, `- [x] D ${link(4)}`, '- [ ] E'),
      [closedIssue(1, 'A'), closedIssue(2, 'B', 'not_planned'), closedIssue(3, 'C', 'duplicate'), issueOf(4, 'D')],
      baselineOf([entryOf(1, 'A'), entryOf(2, 'B'), entryOf(3, 'C'), entryOf(4, 'D', { roadmapOpen: false, issueOpen: false })]),
    );
    const message = commitMessage(operations, 'ROADMAP.md', 'c1').split('\n');
    expect(message[0]).toBe('docs(roadmap): link 1 issue, mark 1 item completed and more');
    expect(message.slice(2)).toEqual([
      ...['- link "E"', '- mark "A" completed (#1)', '- mark "B" not planned (#2)', '- mark "C" duplicate (#3)', '- reopen "D" (#4)'],
      ...['', 'Roadmap-Sync: c1'],
    ]);
  });

  it('names the section to which an item moves by its role', () => {
    const text = lines(
      '## Open bugs',
      '',
      `- Hotplug of a disk that is larger than the one before it ${link(12)}`,
      '',
      '## Bugs resolved since last update',
      '',
      '- Old',
    );
    const title = 'Hotplug of a disk that is larger than the one before it';
    const { operations } = planOf(text, [closedIssue(12, title)], baselineOf([entryOf(12, title)]));
    expect(commitMessage(operations, 'ROADMAP.md', 'c1', true, { roadmap: roadmapOf(text) })).toBe(
      `docs(roadmap): move "Hotplug of a disk that is …" to resolved (#12)\n\n- move "${title}" to resolved (#12)\n\nRoadmap-Sync: c1`,
    );
  });

  it('says that the mark of a timeline moves, alone and beside something else', () => {
    const timeline = ['## Timeline', '', '- A: 1 January 2026 <== WE ARE HERE', '- B: 1 February 2026', '', '## Planned', ''];
    const subject = (...items: readonly string[]) => commitMessage(planOf(lines(...timeline, ...items)).operations, 'ROADMAP.md', 'c1').split('\n')[0];
    expect(subject()).toBe('docs(roadmap): move the mark of the timeline');
    expect(subject('- [ ] A')).toBe('docs(roadmap): move the mark of the timeline and link 1 issue');
  });

  it('calls nobody and refers to nothing', () => {
    expect(messageFor('Ask @ann about #12 and o/r#3')).toContain('mark "Ask @\u200bann about #\u200b12 and o/r#\u200b3" completed (#5)');
  });

  it.each(['close', 'closes', 'closed', 'Closing', 'fix', 'fixes', 'FIXED', 'resolve', 'Resolves', 'resolved'])(
    'breaks the number behind “%s” and not the word',
    (word) => {
      const message = onServer(`${word} #9, ${word}: GH-9, ${word} a/b#9 and ${word} https://github.com/a/b/issues/9`, 'https://github.com');
      expect(message).toContain(`"${word} #\u200b9, ${word}: GH-\u200b9, ${word} a/b#\u200b9 and ${word} https:\u200b//github.com/a/b/issues/9"`);
    },
  );

  const onServer = (title: string, server: string) => {
    const { operations } = planOf(lines(`- [ ] A ${link(5)}`), [closedIssue(5, 'A')], baselineOf([entryOf(5, 'A')]));
    const named = operations.map((one) => ('title' in one ? { ...one, title } : one));
    return commitMessage(named, 'ROADMAP.md', 'c1', true, { server }).split('\n').slice(0, -1).join('\n');
  };

  it.each([
    ...[
      '#12',
      '(#12)',
      '#12, #13',
      'a #12-b',
      '#012',
      '#000080',
      '#12\u00e9',
      '&#12',
      'C#7',
      'a/b#7',
      'ann#7',
      'gh-5',
      '(GH-5)',
      '@ann',
      '(@ann)',
      '@a/b',
      '@2x',
      '/@ann',
    ],
    ...['https://github.com/a/b/issues/7', 'http://GitHub.com/a/b/pull/7/files', 'https://www.github.com/a/b/pulls/7', 'www.github.com/a/b/issues/7'],
    ...[
      'https://ann@github.com/a/b/issues/7#x',
      'https://github.com:443/a/b/discussions/7',
      'https://github.com/a/b/issues/%37',
      '<https://github.com/a/b/issues/7>',
    ],
    ...['[x](https://github.com/a/b/issues/7).', 'https://example.org/?to=https://github.com/a/b/issues/7', 'https://github.com//a/b/issues/7'],
  ])('does not let through %s', (title) => {
    expect(onServer(title, 'https://github.com')).toContain('\u200b');
  });

  it.each(['#3b82f6', '#12345_', '&#12345;', 'GH-12345a', '#12345'])('makes no reference by cutting a title: %s', (text) => {
    for (let length = 20; length < 60; length += 1) {
      const said = onServer(`${'x'.repeat(length)}${text} and more words`, 'https://github.com').replaceAll('(#5)', '');
      expect(said).not.toMatch(/(?:(?<!&)#|GH-)\d+(?!\w)|&#\d+(?![\d;])/);
    }
  });

  it('knows the server of an enterprise', () => {
    const own = 'https://git.acme.example';
    expect(onServer('See https://git.acme.example/a/b/issues/7', own)).toContain('https:\u200b//git.acme.example');
    expect(onServer('See https://github.com/a/b/issues/7', own)).not.toContain('\u200b');
    expect(onServer('See https://git.acme.example/a/b/issues/7', 'https://github.com')).not.toContain('\u200b');
  });

  it.each([
    ...['Fix the parser', 'Close issues by mail', 'Support C#', 'Mail me@example.org', 'See https://example.org/a', 'A [no tests] flag', '# of rows', '# 5'],
    ...['Use colour #3b82f6', 'Row #12_a', 'Say it’s, not it&#39;s', 'Sha 0123456789abcdef', 'AUGH-12', 'GH-12a', 'PROJ-12', 'icon@2x.png', '@\u00fcnal'],
    ...[
      'https://bugzilla.example/issues/7',
      'https://gitlab.com/a/b/-/issues/7',
      'https://gitlab.com/a/b/issues/7',
      'https://redirect.github.com/a/b/issues/7',
    ],
    ...['https://github.com/a/b/issues', 'https://github.com/a/b/commit/0123456789', 'https://github.community.example/a/b/issues/7', 'fixes the thing'],
  ])('has no invisible marks where nothing needs them: %s', (title) => {
    const message = onServer(title, 'https://github.com');
    expect(message).toContain(`mark "${title}" completed (#5)\n`);
    expect(message).not.toContain('\u200b');
  });

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

  it.each([
    ['a long title', 'word '.repeat(40).trim()],
    ['one long word', 'x'.repeat(200)],
    ['wide signs', '\u8ba1'.repeat(80)],
    ['pictures', '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}'.repeat(30)],
    ['mentions', '@ann '.repeat(40).trim()],
  ])('has a subject of at most 72 columns, and the whole title below it: %s', (_, title) => {
    const [subject = '', , listed = ''] = messageFor(title).split('\n');
    expect(displayWidth(subject)).toBeLessThanOrEqual(72);
    expect(subject).toMatch(/^docs\(roadmap\): mark ".+ …" completed \(#5\)$/);
    expect(listed.length).toBeGreaterThan(100);
  });
});

describe('a subject that has little room', () => {
  const { operations } = planOf(
    lines(`- [ ] Long owner and everything else ${link(3)}`),
    [issueOf(3, 'Long owner and all')],
    baselineOf([entryOf(3, 'Long owner and everything else')]),
  );
  const follow = (title: string, ...fields: string[]) =>
    operations.flatMap((one) => (one.kind === 'change-item' ? [{ ...one, title, fields, edits: [] }] : [])) satisfies Operation[];
  const ALL = ['title', 'owner', 'status', 'priority', 'prognosis', 'release', 'notes'];
  const TITLES = ['A', 'Long owner and everything else', '\u300c\u8ba1\u300d'.repeat(40), '\u{1F680}'.repeat(60), '\u0928\u093f'.repeat(90), 'x'.repeat(300)];
  const TEMPLATES = [
    ...['docs(roadmap): {changes}', '{changes}', '{changes}: {changes}', 'chore({file}): {changes}', 'Sync {file}', '{file} {file} {changes}'],
    ...['A', 'word '].map((sign) => `${sign.repeat(60)}: {changes}`),
    ...['A'.repeat(90), `${'word '.repeat(30)}{changes} [skip ci]`, 'one: {changes}\ntwo: {changes}'],
  ];
  const PATHS = ['ROADMAP.md', `a/${'long/'.repeat(30)}ROADMAP.md`, `docs/${'\u8ba1'.repeat(80)}.md`];

  it.each(TEMPLATES)('has at most 72 columns, whatever is long: %s', (template) => {
    for (const path of PATHS)
      for (const title of TITLES)
        for (const made of [follow(title, ...ALL), follow(title, 'title'), follow(title, 'title', 'notes'), [...follow(title, ...ALL), ...follow('B')]]) {
          const [subject = '', next] = commitMessage(made, path, 'c1', true, { wording: { ...USUAL_WORDING, template } }).split('\n');
          expect(displayWidth(subject), subject).toBeLessThanOrEqual(72);
          expect(subject.trim()).toBe(subject);
          expect([subject === '', next]).toEqual([false, '']);
          expect(displayWidth(waitingTitle(path, { ...USUAL_WORDING, template }))).toBeLessThanOrEqual(72);
        }
  });

  it('counts the fields where little would be left of the title', () => {
    const full = 'follow "Long owner and everything else" in title, owner, status, priority, prognosis, release, notes (#3)';
    expect(commitMessage(follow('Long owner and everything else', ...ALL), 'ROADMAP.md', 'c1')).toBe(
      `docs(roadmap): follow "Long owner and everything else" in 7 fields (#3)\n\n- ${full}\n\nRoadmap-Sync: c1`,
    );
    expect(commitMessage(follow('A', 'title', 'notes'), 'ROADMAP.md', 'c1')).toBe('docs(roadmap): follow "A" in title, notes (#3)\n\nRoadmap-Sync: c1');
  });

  it('names the number alone behind a long prefix, and all of a first line that has no room', () => {
    const by = (template: string) =>
      commitMessage(follow('Long owner', ...ALL), 'ROADMAP.md', 'c1', true, { wording: { ...USUAL_WORDING, template } }).split('\n');
    expect(by(`${'A'.repeat(58)}: {changes}`)[0]).toBe(`${'A'.repeat(58)}: follow #3`);
    const [subject, , first] = by(`${'word '.repeat(20)}{changes} [skip ci]`);
    expect(subject).toMatch(/^word .* word …$/);
    expect(first).toMatch(/^word .* \[skip ci\]$/);
  });

  it('is the name of the file where its folders have no room', () => {
    const style = { wording: { ...USUAL_WORDING, template: 'chore({file}): {changes}' } };
    const [subject] = commitMessage(follow('A', 'title'), 'a/very/long/way/down/to/where/the/roadmap/stands/ROADMAP.md', 'c1', true, style).split('\n');
    expect(subject).toBe('chore(…/where/the/roadmap/stands/ROADMAP.md): follow "A" in title (#3)');
  });

  it('has what is no item in its list', () => {
    const mark: Operation = { kind: 'move-mark', line: 1, to: 2, title: 'B' };
    const wording = { ...USUAL_WORDING, template: `${'A'.repeat(40)}: {changes}` };
    const message = commitMessage([mark, ...follow('A', 'title')], 'ROADMAP.md', 'c1', true, { wording });
    expect(message).toBe(`${'A'.repeat(40)}: make 2 changes\n\n- move the mark of the timeline\n- follow "A" in title (#3)\n\nRoadmap-Sync: c1`);
  });

  it('of the wiki is short, too', () => {
    expect(titleMessage('Kettle, 1 May')).toBe('Kettle, 1 May');
    expect(titleMessage('Kettle '.repeat(20).trim())).toBe(`${'Kettle '.repeat(10)}…\n\n${'Kettle '.repeat(20).trim()}`);
  });
});

describe('the columns of a text', () => {
  // As `git log --format='%<(20)%s'` counts them.
  it.each([
    ['abc', 3],
    ['\u300c\u8ba1\u300d\u3002', 8],
    ['\uff21\uffe5', 4],
    ['\u{1F469}\u200d\u{1F680}', 4],
    ['\u{1F1E9}\u{1F1EA}', 2],
    ['\u2600\ufe0f', 1],
    ['\u00a9\u2122', 2],
    ['\u0928\u093f', 2],
    ['e\u0301', 1],
    ['\u200b\u2060\u00ad', 1],
  ])('%s', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('a template of messages', () => {
  const by = (template: string) => ({ ...USUAL_WORDING, template });

  it('that names the changes twice in its first line has a subject of at most 72 columns, too', () => {
    const { operations } = planOf(lines(`- [ ] ${'Long '.repeat(20)}${link(5)}`), [closedIssue(5, 'A')], baselineOf([entryOf(5, 'A')]));
    const [subject = ''] = commitMessage(operations, 'ROADMAP.md', 'c1', true, { wording: by('{changes}: {changes}') }).split('\n');
    expect(displayWidth(subject)).toBeLessThanOrEqual(72);
    expect(subject.split('Long').length).toBeGreaterThan(2);
  });

  const { operations } = planOf(
    lines(`- [ ] A long way to go until it works ${link(5)}`),
    [closedIssue(5, 'A long way to go until it works')],
    baselineOf([entryOf(5, 'A long way to go until it works')]),
  );
  const messageBy = (text: string) => commitMessage(operations, 'docs/ROADMAP.md', 'c1', true, { wording: by(commitTemplate(text, 'Input `commit-message`')) });

  it('names what the commit does and the file, and keeps the trailer', () => {
    expect(messageBy('chore({file}): {changes}')).toBe(
      'chore(docs/ROADMAP.md): mark "A long way to go until …" completed (#5)\n\n- mark "A long way to go until it works" completed (#5)\n\nRoadmap-Sync: c1',
    );
    expect(messageBy('Sync the roadmap\n\n{changes}\n')).toBe('Sync the roadmap\n\nmark "A long way to go until it works" completed (#5)\n\nRoadmap-Sync: c1');
    expect(messageBy('')).toMatch(/^docs\(roadmap\): mark/);
  });

  it('is the user’s own word: `[skip ci]` in it stays', () => {
    expect(messageBy('{changes} [skip ci]')).toMatch(/^mark ".*" completed \(#5\) \[skip ci\]\n/);
  });

  it('that names something unknown is refused with what it may name', () => {
    expect(() => messageBy('{change}: {title}')).toThrow('Input `commit-message` names {change}, {title}. It may name `{changes}` and `{file}`.');
  });

  it('makes the title of the pull request, too', () => {
    expect(waitingTitle('ROADMAP.md')).toBe('docs(roadmap): bring ROADMAP.md up to date with its issues');
    expect(waitingTitle('ROADMAP.md', by('chore: {changes}\n\nMore'))).toBe('chore: bring ROADMAP.md up to date with its issues');
    expect(displayWidth(waitingTitle(`a/${'long/'.repeat(30)}ROADMAP.md`))).toBeLessThanOrEqual(72);
  });
});
