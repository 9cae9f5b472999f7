import { describe, expect, it } from 'vitest';
import { NO_CONFIG, parseConfig } from '../../src/config/config.ts';
import { ConfigSchema, updateKeys } from '../../src/config/schema.ts';
import { UserError } from '../../src/model/errors.ts';
import { FIELD_KEYS, PRIORITIES } from '../../src/model/roadmap.ts';
import { ITEM_FORMS } from '../../src/model/shapes.ts';
import { lines } from '../support/memory/builders.ts';

const PATH = '.github/roadmap-sync.yml';
const parse = (...text: readonly string[]) => parseConfig(lines(...text), PATH);

describe('a configuration file', () => {
  it('that says nothing is none', () => {
    expect(parseConfig('', PATH)).toEqual(NO_CONFIG);
    expect(parseConfig('# nothing yet\n', PATH)).toEqual(NO_CONFIG);
  });

  it('gives sections, by title or pattern, a role and a way their items are written', () => {
    const { sections } = parse(
      'sections:',
      '  - title: Current Roadmap',
      '    items: table',
      '    columns: { title: Description, status: Status }',
      '  - pattern: "^v[0-9]"',
      '    role: later',
      '    kind: bug',
      '    items: [bullets, numbered]',
      '  - title: Elsewhere',
      '    role: external',
    ).rules;
    expect(sections).toMatchObject([
      { name: 'Current Roadmap', line: 2, role: 'open', items: ['table'], columns: { title: 'Description', status: 'Status' }, kind: null, external: false },
      { name: '^v[0-9]', line: 5, role: 'open', release: 'later', items: ['bullets', 'numbered'], kind: 'bug' },
      { name: 'Elsewhere', line: 9, role: 'open', external: true, items: ['bullets'] },
    ]);
    expect(['current roadmap', '## Current Roadmap', '3. 🚀 Current roadmap (2027):', 'Roadmap'].map((title) => sections[0]?.matches(title, [title]))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(['v2', 'V10 beta', 'Version 2'].map((title) => sections[1]?.matches(title, [title]))).toEqual([true, true, false]);
  });

  it('gives columns of tables what they hold, by their headers', () => {
    const columnsOf = (columns: string) => parse('sections:', `  - { title: Plan, items: table, columns: ${columns} }`).rules.sections[0]?.columns;
    expect(columnsOf('{ title: Feature, Severity: priority, Assignee: owner, Target: release }')).toEqual({
      title: 'Feature',
      status: null,
      fields: [
        { header: 'Assignee', key: 'owner' },
        { header: 'Severity', key: 'priority' },
        { header: 'Target', key: 'release' },
      ],
    });
    expect(columnsOf('{ Remarks: notes }')).toEqual({ title: null, status: null, fields: [], notes: 'Remarks' });
    expect(columnsOf('{ What: title, State: status, Type: kind }')).toEqual({ title: 'What', status: 'State', fields: [{ header: 'Type', key: 'kind' }] });
  });

  it.each([
    [
      '{ Severity: priorty }',
      `c.yml, line 2: \`sections[1].columns.Severity\` is "priorty". Expected "title" or ${FIELD_KEYS.map((key) => `"${key}"`).join(' or ')} or "notes" (did you mean \`priority\`?).`,
    ],
    [
      '{ Severity: priority, Level: priority }',
      'c.yml, line 2: `sections[1].columns` is a map. Expected one column for each field, but “Severity” and “Level” are both for `priority`.',
    ],
    [
      '{ title: Feature, What: title }',
      'c.yml, line 2: `sections[1].columns` is a map. Expected one column for each field, but “Feature” and “What” are both for `title`.',
    ],
  ])('says what is wrong with columns %s', (columns, message) => {
    expect(() => parseConfig(lines('sections:', `  - { title: Plan, items: table, columns: ${columns} }`), 'c.yml')).toThrow(message);
  });

  it('gives labels other names, all levels of priority at once or one of them', () => {
    const { labels } = parse(
      'labels:',
      '  bug: kind/bug',
      '  feature: { name: enhancement, color: "#A2C4E6" }',
      '  priority: "P/{level}"',
      '  "priority: blocker": stop',
    );
    expect([labels.roadmap.name, labels.bug.name, labels.feature.name, labels.priority.high.name, labels.priority.blocker.name]).toEqual([
      ...['roadmap', 'kind/bug', 'enhancement', 'P/high', 'stop'],
    ]);
    expect(labels.feature.color).toBe('a2c4e6');
  });

  it('gives kinds, words, people, and what happens to a completed task', () => {
    const config = parse('kinds: { bug: "Fehler:" }', 'words: { done: [✅, fertig], dropped: verworfen }', 'people: { Jan B.: "@janb" }', 'completed: tick');
    expect(config.rules.prefixes).toEqual({ bug: ['Fehler:'], feature: [] });
    expect(config.rules.words).toEqual({ done: ['✅', 'fertig'], dropped: ['verworfen'] });
    expect(parse('words: { open: [🚧, geplant] }').rules.words).toEqual({ done: [], dropped: [], open: ['🚧', 'geplant'] });
    expect(() => parse('words: { opened: 🚧 }')).toThrow('did you mean `open`?');
    expect(config).toMatchObject({ people: { 'jan b.': { name: 'Jan B.', login: 'janb' } }, completed: 'tick' });
  });

  it('gives the milestone, the time zone, and where updates go', () => {
    expect(parse('milestone: true', 'timezone: Europe/Berlin', 'update: { file: true, wiki: true }')).toMatchObject({
      ...{ milestone: { title: null }, timezone: 'Europe/Berlin', update: { file: 'updates/{date}.md', comment: null, wiki: { page: null } } },
    });
    expect(parse('milestone: "4.3"', 'update: { file: "/news/{date}.md", comment: 12, wiki: Plan }')).toMatchObject({
      ...{ milestone: { title: '4.3' }, update: { file: '/news/{date}.md', comment: 12, wiki: { page: 'Plan' } } },
    });
    expect(parse('milestone: false', 'update: { comment: 12, file: false }')).toMatchObject({
      milestone: null,
      update: { file: null, comment: 12, wiki: null },
    });
  });

  it.each([
    ['no YAML', ['a: ['], ', line 2: this is not valid YAML'],
    [
      'an unknown key',
      ['setions: []'],
      `, line 1: unknown key \`setions\`. Expected ${Object.keys(ConfigSchema.entries)
        .map((key) => `\`${key}\``)
        .join(', ')} (did you mean \`sections\`?).`,
    ],
    ['an unknown key of a section', ['sections:', '  - title: A', '    item: tasks'], ', line 3: unknown key `sections[1].item`.'],
    ['an unknown value', ['completed: ticked'], ', line 1: `completed` is "ticked". Expected "move" or "tick" or "keep" (did you mean `tick`?).'],
    ['an unknown role', ['sections:', '  - title: A', '    role: opne'], ', line 3: `sections[1].role` is "opne".'],
    [
      'an unknown form',
      ['sections:', '  - title: A', '    items: bullet'],
      `, line 3: \`sections[1].items\` is "bullet". Expected ${ITEM_FORMS.map((form) => `"${form}"`).join(' or ')} or a list (did you mean \`bullets\`?).`,
    ],
    ['a milestone that is a number', ['milestone: 4.3'], ', line 1: `milestone` is 4.3. Expected true or false or a text: put it in quotes.'],
    ['a milestone that is a word for true', ['milestone: yes'], ', line 1: `milestone` is "yes". Expected true, false, or the name of the milestone.'],
    ['a time zone that is none', ['timezone: Mars/Base'], ', line 1: `timezone` is "Mars/Base". Expected a time zone, such as Europe/Berlin.'],
    [
      'a time zone that is misspelt',
      ['timezone: Europe/Berln'],
      ', line 1: `timezone` is "Europe/Berln". Expected a time zone, such as Europe/Berlin (did you mean `Europe/Berlin`?).',
    ],
    [
      'the city of a time zone',
      ['timezone: tokyo'],
      ', line 1: `timezone` is "tokyo". Expected a time zone, such as Europe/Berlin (did you mean `Asia/Tokyo`?).',
    ],
    ['a picture without a path', ['chart: true'], ', line 1: `chart` is true. Expected a text, such as docs/roadmap.svg.'],
    [
      'a misspelt column of the title',
      ['sections:', '  - { title: A, items: table, columns: { titel: Item } }'],
      `, line 2: \`sections[1].columns.titel\` is "Item". Expected "title" or ${FIELD_KEYS.map((key) => `"${key}"`).join(' or ')} or "notes" (did you mean \`title\`?).`,
    ],
    ['updates that go nowhere', ['update: {}'], ', line 1: `update` is a map. Expected at least one of `file`, `comment`, `wiki`.'],
    [
      'updates that would write over each other',
      ['update: { file: updates/last.md }'],
      'Expected a path below the roadmap’s folder with `{date}` in the file’s name and no part that begins with a dot, such as updates/{date}.md.',
    ],
    ['updates outside of the repository', ['update: { file: "../{date}.md" }'], 'Expected a path below the roadmap’s folder'],
    [
      'a page that no wiki can have',
      ['milestone: true', 'update:', '  wiki: "a/b: c?"'],
      ', line 3: `update.wiki` is "a/b: c?". Expected the title of a page, such as Rocket 2.0 Roadmap',
    ],
    ['a milestone that is none', ['milestone: later'], 'Expected true, false, or the name of the milestone.'],
    ['a comment on no issue', ['update: { comment: 0 }'], ', line 1: `update.comment` is 0. Expected the number of an issue.'],
    [
      'an unknown place for updates',
      ['update: { fil: true }'],
      `, line 1: unknown key \`update.fil\`. Expected ${Object.keys(updateKeys)
        .map((key) => `\`${key}\``)
        .join(', ')} (did you mean \`file\`?).`,
    ],
    ['neither title nor pattern', ['sections:', '  - role: done'], ', line 2: `sections[1]` is a map. Expected one of `title`, `pattern` and `path`.'],
    ['both of them', ['sections:', '  - title: A', '    pattern: B'], 'Expected one of `title`, `pattern` and `path`.'],
    ['a pattern that is none', ['sections:', '  - pattern: "("'], ', line 2: `pattern` is not a regular expression'],
    ['an unknown label', ['labels:', '  bugg: x'], ', line 2: unknown label `bugg`'],
    ['a colour that is none', ['labels:', '  bug: { name: b, color: red }'], 'six hex digits'],
    ['a login that is none', ['people:', '  Ann: "a b"'], ', line 2: `people.Ann` is "a b". Expected a GitHub login.'],
    ['a list for a map', ['people: [Jan]'], ', line 1: `people` is a list. Expected a map, such as `Jan B.: janb`.'],
    ['an empty pattern', ['sections:', '  - pattern: ""'], ', line 2: `sections[1].pattern` is empty. Expected some text.'],
    ['no form at all', ['sections:', '  - title: A', '    items: []'], ', line 3: `sections[1].items` is empty. Expected at least one form.'],
    ['a number for a text', ['sections:', '  - title: A', '    release: 2.0'], ', line 3: `sections[1].release` is 2. Expected a text: put it in quotes.'],
    ['a list for the file', ['- a'], ', line 1: the file is a list.'],
    ['an alias, which a star in front makes', ['sections:', '  - title: *Ideas*'], ', line 2: `*Ideas*` is a YAML alias. Put the text in quotes'],
    [
      'one label for all levels',
      ['labels:', '  priority: urgent'],
      `, line 2: \`priority: ${PRIORITIES[0]}\` and \`priority: ${PRIORITIES[1]}\` would both be the label “urgent”.`,
    ],
    [
      'one label for two meanings',
      ['labels:', '  bug: x', '  feature: X'],
      ', line 3: `bug` and `feature` would both be the label “X”. Give each label its own name.',
    ],
    ['a label with a comma', ['labels:', '  bug: "bug, high"'], ', line 2: the name of the label “bug, high” has a comma. Expected a name without commas'],
    ['a level with a comma', ['labels:', '  bug: b', '  priority: { name: "P,{level}" }'], ', line 3: the name of the label “P,blocker” has a comma.'],
    [
      'a label of two lines',
      ['labels:', '  bug: |', '    kind', '    bug'],
      ', line 2: the name of the label “kind bug” has a line end or a control character.',
    ],
    ['a label with an escaped line end', ['labels:', '  roadmap: { name: "road\\r\\nmap" }'], ', line 2: the name of the label “road map” has a line end'],
    ['a label with a tab', ['labels:', '  "priority: high": "high\\tup"'], ', line 2: the name of the label “high up” has a line end or a control character.'],
    ['a label with a line separator', ['labels:', '  external: "a\\u2028b"'], ', line 2: the name of the label “a b” has a line end'],
    ['a label of 51 characters', ['labels:', `  bug: ${'x'.repeat(51)}`], 'at most 50 characters'],
    ...['../feed.xml', '.git/feed.xml', 'a//feed.xml', 'feed.txt', '"updates/{date}.xml"', '"{release}.xml"', 'C:/feed.xml'].map(
      (path): [string, string[], string] => [
        `the feed ${path}`,
        ['update:', '  file: true', `  feed: ${path}`],
        'always the same: only `{roadmap}` can be in it',
      ],
    ),
    ['a status that is no JSON', ['update:', '  file: true', '  status: state.md'], ', line 3: `update.status` is "state.md"'],
    ['a feed without an update', ['update: { feed: true, status: true }'], 'at least one of `file`, `comment`, `wiki`'],
    ['a label that is too long', ['labels:', `  priority: "{level}${'x'.repeat(43)}"`], 'Expected at most 50 characters.'],
  ])('with %s is refused with its line', (_, text, message) => {
    expect(() => parse(...text)).toThrow(UserError);
    expect(() => parse(...text)).toThrow(`${PATH}${message.startsWith(',') ? message : ''}`);
    expect(() => parse(...text)).toThrow(message);
  });

  it('tells all its mistakes at once, each on a line of its own, in the order of the file', () => {
    const text = ['completed: ticked', 'sections:', '  - pattern: "("', '  - titel: A', 'labels:', '  bugg: x', 'people: [Jan]', 'timezone: Mars/Base'];
    let told = '';
    try {
      parse(...text);
    } catch (error) {
      told = error instanceof UserError ? error.message : String(error);
    }
    expect(told.split('\n').map((line) => line.slice(PATH.length + 2).replace(/ Expected.*/, ''))).toEqual([
      'line 1: `completed` is "ticked".',
      'line 3: `pattern` is not a regular expression (Invalid regular expression: /(/iu: Unterminated group). Correct it, or use `title` for an exact title.',
      'line 4: unknown key `sections[2].titel`.',
      'line 6: unknown label `bugg` in `labels`.',
      'line 7: `people` is a list.',
      'line 8: `timezone` is "Mars/Base".',
    ]);
    expect(told.split('\n').every((line) => !line.endsWith(' ') && line.startsWith(PATH))).toBe(true);
  });

  it('tells every alias', () => {
    expect(() => parse('kinds: { bug: [*a] }', 'words: { done: [*b] }')).toThrow(/line 1: `\*a` is a YAML alias.*\n.*line 2: `\*b` is a YAML alias/);
  });
});
