import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const text = (status: string, number = '') => lines(`- [ ] A${number}`, '  - owner: Kim', `  - status: ${status}`, '  - prognosis: May', '', '  A note.');

/** The file after somebody changed the text of its issue. */
async function followed(file: string, change: (body: string) => string): Promise<string> {
  const world = await MemoryWorld.agreed(file);
  world.change(1, { body: change(world.issue(1).body) });
  expect((await world.sync()).problems).toEqual([]);
  expect(await world.afterwards()).toEqual([]);
  return world.text;
}

describe('a field of an issue', () => {
  it.each([
    'status: late',
    'Status : late',
    '**Status**: late',
    '* **Status:** late',
    '*Status:* late',
    '_Status_: late',
    '***Status:*** late',
    '### Status: late',
    '- *Status:* late',
    '**Status** - late',
    '**Status** – late',
    '**Status** = late',
    '**Status：** late',
    'Status：late',
    '**STATUS**：late',
  ])('may be written otherwise among others: %s', async (line) => {
    expect(await followed(text('idea'), (body) => body.replace('**Status:** idea', line))).toBe(text('late', ` ${link(1)}`));
  });

  it.each(['*Status:* late', '### Status: late', '**Status** - late'])('may be so where it stands alone, too: %s', async (line) => {
    const alone = (status: string, number = '') => lines(`- [ ] A${number}`, '', '  A note.', '', `  status: ${status}`);
    expect(await followed(alone('idea'), (body) => body.replace('**Status:** idea', line))).toBe(alone('late', ` ${link(1)}`));
  });

  it('keeps what looks like another one behind it', async () => {
    const two = (word: string, number = '') => lines(`- [ ] A${number}`, `  - status: ${word} **Owner:** Kim`);
    expect(await followed(two('idea'), (body) => body.replace('idea', 'late'))).toBe(two('late', ` ${link(1)}`));
  });

  it('is none in a note, whose words are those of the file', async () => {
    const note = (word: string, number = '') => lines(`- [ ] A${number}`, '  - owner: Kim', '', `  *Status:* ${word}`, '', '  # Owner: nobody');
    expect(await followed(note('idea'), (body) => body.replace('idea', 'late'))).toBe(note('late', ` ${link(1)}`));
  });

  it('is none in a sub-item', async () => {
    const parts = (word: string, number = '') => lines(`- [ ] A${number}`, `  - [ ] ${word}`, '    - Status: x', '    - *Owner:* y', '  - *Status:* z');
    expect(await followed(parts('one'), (body) => body.replace('one', 'two'))).toBe(parts('two', ` ${link(1)}`));
  });

  it('is none in code', async () => {
    const code = (word: string, number = '') => lines(`- [ ] A${number}`, '', '  ```', '  Status: a', `  *Owner:* ${word} **Status:** b`, '  ```');
    expect(await followed(code('x'), (body) => body.replace(' x ', ' y '))).toBe(code('y', ` ${link(1)}`));
  });
});

describe('the bullets of an issue', () => {
  const list = (number: string, ...parts: readonly string[]) => lines(`- [ ] A${number}`, ...parts.map((part) => `  ${part}`));

  it.each([
    ['of a new sub-item', ['- [ ] one', '- [ ] two'], '- [ ] two', '* [ ] new\n- [ ] two', ['- [ ] one', '- [ ] new', '- [ ] two']],
    ['of all', ['- [ ] one', '  - [ ] deep'], /^( *)- \[/gm, '$1* [', ['- [ ] one', '  - [ ] deep']],
    ['of a new note', ['* one', '* two'], '* two', '* two\n- three', ['* one', '* two', '* three']],
    ['but not of code', ['- one', '', '```', '* x', '```'], '* x', '* y', ['- one', '', '```', '* y', '```']],
  ] as const)('become those of the file: %s', async (_, before, from, to, then) => {
    expect(await followed(list('', ...before), (body) => body.replace(from, to))).toBe(list(` ${link(1)}`, ...then));
  });
});

describe('a new field beside labels that are no fields', () => {
  const heading = (...text: readonly string[]) => ['## Planned', '', '### A', '', ...text];

  it.each([
    ['bullets', 'bullets', ['- A', '  - **Effort:** 3', '- B'], ['- A', '  - **Effort:** 3', '  - **Owner:** kim', '- B']],
    [
      'another bullet and colon',
      'bullets',
      ['* A', '    * **Story points**: 3', '    * Text.'],
      ['* A', '    * **Story points**: 3', '    * **Owner**: kim', '    * Text.'],
    ],
    ['lines of the title’s paragraph', 'bullets', ['- A', '  __Effort:__ 3'], ['- A', '  __Effort:__ 3', '  __Owner:__ kim']],
    [
      'those of the other items',
      'bullets',
      ['- A', '- B', '  - **Effort:** 3', '- C', '  - **Effort:** 5'],
      ['- A', '  - **Owner:** kim', '- B', '  - **Effort:** 3', '- C', '  - **Effort:** 5'],
    ],
    ['but not one that only another item has', 'bullets', ['- A', '- B', '  - **Effort:** 3'], ['- A', '  - owner: kim', '- B', '  - **Effort:** 3']],
    [
      'but not what begins a text',
      'bullets',
      ['- A', '  - **Speed:** as fast as we can make it before summer comes'],
      ['- A', '  - owner: kim', '  - **Speed:** as fast as we can make it before summer comes'],
    ],
    ['but not code', 'bullets', ['- A', '', '  ```', '  **Effort:** 3', '  ```'], ['- A', '  - owner: kim', '', '  ```', '  **Effort:** 3', '  ```']],
    ['paragraphs below a heading', 'headings', ['**Effort:** 3', '', 'Text.'], ['**Effort:** 3', '', '**Owner:** kim', '', 'Text.']],
    [
      'lines with hard breaks',
      'headings',
      ['**Effort:** 3  ', '**Impact:** 4', '', 'Text.'],
      ['**Effort:** 3  ', '**Impact:** 4  ', '**Owner:** kim', '', 'Text.'],
    ],
    ['bullets below a heading', 'headings', ['- **Effort:** 3', '', 'Text.'], ['- **Effort:** 3', '- **Owner:** kim', '', 'Text.']],
  ] as const)('is written like them: %s', async (_, form, item, after) => {
    const whole = (some: readonly string[]) => lines(...(form === 'headings' ? heading(...some) : ['## Planned', '', ...some]));
    const world = new MemoryWorld(whole(item));
    world.config = `sections:\n  - { title: Planned, items: ${form} }\n`;
    await world.sync();
    world.change(1, { body: world.issue(1).body.replace('\n<sub>', '\n**Owner:** kim\n\n<sub>') });
    expect((await world.sync()).problems.filter(({ code }) => code !== 'title-lines')).toEqual([]);
    expect(world.text.replace(/ \(\[#.*?\)\)/g, '')).toBe(whole(after));
    expect(await world.afterwards()).toEqual([]);
  });

  const long = (what: string) => `the ${what} of it takes more words than any value that a field would have`;
  const goal = (what: string) => [`**Goal:** ${long(what)}`, '', `**Proof:** a test, and ${long('rest')}`, ''];
  const named = (what: string, mark = '') => [`Goal: ${long(what)}${mark}`, 'Proof:', '- a test', ''];
  const bullets = (what: string) => ['- Words.', `- **Goal:** ${long(what)}`, ''];

  it.each([
    ['with a long text in bold', goal('one'), goal('two'), goal('one').toSpliced(2, 0, '**Owner:** kim', '')],
    ['with a long text in bold, in another item only', ['Text.', ''], [...goal('two'), '### C', '', ...goal('three')], ['**Owner:** kim', '', 'Text.', '']],
    ['with a long text in bullets', bullets('one'), bullets('two'), ['- **Owner:** kim', ...bullets('one')]],
    ['that stand one below the other', named('one'), named('two'), named('one').toSpliced(1, 0, 'Owner: kim')],
    ['that end with a hard break', named('one', '\\'), named('two', '\\'), named('one', '\\').toSpliced(1, 0, 'Owner: kim\\')],
    ['but not the first word of a single line', [`Goal: ${long('one')}`, ''], [`Goal: ${long('two')}`, ''], ['- owner: kim', '', `Goal: ${long('one')}`, '']],
    ['but not in different words', goal('one'), [`**Idea:** ${long('two')}`, ''], ['- owner: kim', '', ...goal('one')]],
  ] as const)('is written like labels that several items share: %s', async (_, first, second, after) => {
    const whole = (some: readonly string[]) => lines('## Planned', '', '### A', '', ...some, '### B', '', ...second);
    const world = new MemoryWorld(whole(first));
    world.config = 'sections:\n  - { title: Planned, items: headings }\n';
    await world.sync();
    world.change(1, { body: world.issue(1).body.replace('\n<sub>', '\n**Owner:** kim\n\n<sub>') });
    expect((await world.sync()).problems).toEqual([]);
    expect(world.text.replace(/ \(\[#.*?\)\)/g, '')).toBe(whole(after));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a new field below headings whose texts begin with the same label', () => {
  const aim = 'Aim: a kettle that is heard in every room of the house, the cellar too';
  const item = (title: string, ...text: readonly string[]) => [`### ${title}`, '', ...text, ''];
  const whole = (...parts: ReadonlyArray<readonly string[]>) => lines('## Planned', '', ...parts.flat());
  const B = item('B', aim, 'Proof: a test');
  const BC = [...B, ...item('C', aim, 'Proof: x')];
  const SHOWN = '**Proof:** a test which shows that it is heard everywhere';

  it.each([
    ['before the next label', [aim, 'Proof: a test'], B, [aim, 'Owner: kim', 'Proof: a test']],
    ['behind all lines of the text', [aim, 'and in the garden.', 'Proof: a test'], BC, [aim, 'and in the garden.', 'Owner: kim', 'Proof: a test']],
    ['before a label that opens a list', [aim, 'Proofs:', ' - a test', ' - a photo'], B, [aim, 'Owner: kim', 'Proofs:', ' - a test', ' - a photo']],
    ['at the end of the paragraph', [aim, '', 'Text.'], BC, [aim, 'Owner: kim', '', 'Text.']],
    ['with the hard break there', [`${aim}  `, 'Proof: a test'], item('B', `${aim}  `, 'Proof: a test'), [`${aim}  `, 'Owner: kim  ', 'Proof: a test']],
    ['as a paragraph', ['**Aim:** x', '', 'Text.'], item('B', '**Aim:** x', '', '**Proof:** y'), ['**Aim:** x', '', '**Owner:** kim', '', 'Text.']],
    ['but not where another begins otherwise', [aim, 'Proof: a test'], [...B, ...item('C', 'Proof: x', aim)], ['Owner: kim', aim, 'Proof: a test']],
    [
      'but not where most of these are long texts',
      ['**Aim:** x', 'in the house,', 'and outside.', '', SHOWN],
      item('B', '**Aim:** x', 'y', 'z', '', SHOWN),
      ['**Owner:** kim', '', '**Aim:** x', 'in the house,', 'and outside.', '', SHOWN],
    ],
    ['but not between a label and its list', ['Aim:', '- one', '', 'Proof: a test'], BC, ['Owner: kim', 'Aim:', '- one', '', 'Proof: a test']],
  ] as const)('stands behind it: %s', async (_, first, second, after) => {
    for (const end of ['\n', '\r\n']) {
      const world = new MemoryWorld(whole(item('A', ...first), second).replaceAll('\n', end));
      world.config = 'sections:\n  - { title: Planned, items: headings }\n';
      await world.sync();
      const before = world.text;
      world.change(1, { body: world.issue(1).body.replace('\n<sub>', '\n**Owner:** kim\n\n<sub>') });
      expect((await world.sync()).problems).toEqual([]);
      expect(world.text.replace(/ \(\[#.*?\)\)/g, '')).toBe(whole(item('A', ...after), second).replaceAll('\n', end));
      expect(await world.afterwards()).toEqual([]);
      world.change(1, { body: world.issue(1).body.replace(/\n[-*]* ?\**owner:\** kim(?=\n)/i, '') });
      await world.sync();
      expect(world.text).toBe(before);
    }
  });

  it('stands there also where the text changes with it', async () => {
    const world = new MemoryWorld(whole(item('A', aim, 'Proof: a test'), B));
    world.config = 'sections:\n  - { title: Planned, items: headings }\n';
    await world.sync();
    world.change(1, { body: world.issue(1).body.replace('heard', 'seen').replace('\n<sub>', '\n**Owner:** kim\n\nAsk Rosa.\n\n<sub>') });
    expect((await world.sync()).problems).toEqual([]);
    expect(world.text.replace(/ \(\[#.*?\)\)/g, '')).toBe(whole(item('A', aim.replace('heard', 'seen'), 'Owner: kim', 'Proof: a test', '', 'Ask Rosa.'), B));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a new field has the place that it has beside it', () => {
  const aim = (what: string) => `- **Aim:** a kettle that is heard in every room of the house, and ${what}`;
  const whole = (parts: ReadonlyArray<readonly string[]>) => lines('## Planned', '', ...parts.flatMap((text, at) => [`### ${'ABCD'.charAt(at)}`, ...text, '']));
  const listed = (parts: ReadonlyArray<readonly string[]>, box = '[ ] ') =>
    lines('## Planned', '', ...parts.flatMap((text, at) => [`- ${box}${'ABCD'.charAt(at)}`, ...text.map((line) => (line === '' ? '' : `  ${line}`))]));
  const PROOF = '- **Proof:** a test that boils a whole litre of water, and then one more litre';
  const OWNER = '- **Owner:** kim';
  const [B, C] = [
    [aim('b'), '- **Status:** new', '- **Owner:** ann'],
    [aim('c'), '- **Owner:** bob'],
  ];

  const cases: ReadonlyArray<readonly [string, ReadonlyArray<readonly string[]>, readonly string[]]> = [
    ['last', [[aim('a'), PROOF], B, C], [aim('a'), PROOF, OWNER]],
    ['last, with more lines of the one above', [[aim('a'), PROOF, '  - one', '  - two'], B, C], [aim('a'), PROOF, '  - one', '  - two', OWNER]],
    ['last, above plain bullets', [[aim('a'), PROOF, '- Something'], B, C], [aim('a'), PROOF, OWNER, '- Something']],
    [
      'first',
      [
        [aim('a'), PROOF],
        ['- **Owner:** ann', aim('b')],
        ['- **Owner:** bob', PROOF],
      ],
      [OWNER, aim('a'), PROOF],
    ],
    [
      'behind a label',
      [
        [aim('a'), PROOF],
        [...C, PROOF],
        [...C, '- **Cost:** 1'],
      ],
      [aim('a'), OWNER, PROOF],
    ],
    ['behind the first label of all', [[aim('a'), PROOF], [aim('b')], [aim('c'), PROOF]], [aim('a'), OWNER, PROOF]],
    [
      'last, between blank lines',
      [
        [aim('a'), '', PROOF],
        [aim('b'), '', '- **Owner:** ann'],
        [aim('c'), '', '- **Owner:** bob'],
      ],
      [aim('a'), '', PROOF, '', OWNER],
    ],
    [
      'first, between blank lines',
      [
        [aim('a'), '', PROOF],
        ['- **Owner:** ann', '', aim('b')],
        ['- **Owner:** bob', '', PROOF],
      ],
      [OWNER, '', aim('a'), '', PROOF],
    ],
    ['in two places: the usual one', [[PROOF, aim('a')], B, ['- **Owner:** ann', PROOF]], [OWNER, PROOF, aim('a')]],
    ['beside single ones only: the usual one', [[PROOF], ['- **Owner:** ann'], ['- **Owner:** bob']], [OWNER, PROOF]],
    [
      'with other labels at the start: the usual one',
      [
        [aim('a'), PROOF],
        [PROOF, aim('b')],
      ],
      [OWNER, aim('a'), PROOF],
    ],
  ];

  async function change(text: string, config: string, owner: RegExp): Promise<{ readonly text: string; readonly isBack: boolean }> {
    const world = new MemoryWorld(text);
    world.config = config;
    await world.sync();
    const before = world.text;
    world.change(1, { body: world.issue(1).body.replace('\n<sub>', '\n**Owner:** kim\n\n<sub>') });
    expect((await world.sync()).problems).toEqual([]);
    const written = world.text.replace(/ \(\[#.*?\)\)/g, '');
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { body: world.issue(1).body.replace(owner, '') });
    await world.sync();
    return { text: written, isBack: world.text === before };
  }

  const GONE = /\n[-*]* ?\**owner:\** kim(?=\r?\n)/i;

  it.each(cases)('%s', async (_, [first = [], ...others], wanted) => {
    // Of the blank lines around a field that goes, one is left.
    const back = first.includes('') ? {} : { isBack: true };
    for (const end of ['\n', '\r\n']) {
      const [before, written] = [
        [first, ...others],
        [wanted, ...others],
      ].map((parts) => whole(parts).replaceAll('\n', end));
      const headings = 'sections:\n  - { title: Planned, items: headings }\n';
      expect(await change(before ?? '', headings, GONE)).toMatchObject({ text: written, ...back });
    }
    expect(await change(listed([first, ...others]), '', GONE)).toMatchObject({ text: listed([wanted, ...others]), ...back });
    const bullets = 'sections:\n  - { title: Planned, items: bullets }\n';
    expect(await change(listed([first, ...others], ''), bullets, GONE)).toMatchObject({ text: listed([wanted, ...others], ''), ...back });
  });
});
