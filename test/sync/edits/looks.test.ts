import { describe, expect, it } from 'vitest';
import { issueOf, lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

/** A repository that agrees, with a configuration for its sections. */
async function configured(config: string, ...text: readonly string[]): Promise<MemoryWorld> {
  const world = new MemoryWorld(lines(...text));
  world.config = config;
  await world.sync();
  return world;
}

describe('a title', () => {
  it.each([
    ['are numbered', 'sections: [{ title: Planned, items: numbered }]', '1) Loud bell'],
    ['are tasks alone', 'sections: [{ title: Planned, items: tasks }]', '- [ ] Loud bell'],
    ['stand elsewhere', 'sections: [{ title: Planned, role: never }, { title: Next, items: numbered }]', '1) Loud bell'],
  ])('from an issue is written where the items of the configuration %s', async (_, config, line) => {
    const section = config.includes('Next') ? '## Next' : '## Planned';
    const world = await configured(`${config}\n`, section, '', line);
    world.change(1, { title: 'Quiet bell' });
    const { problems } = await world.sync();
    expect(problems.filter(({ code }) => code === 'cannot-edit')).toEqual([]);
    expect(world.text).toBe(lines(section, '', `${line.replace('Loud', 'Quiet')} ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a new field below a heading', () => {
  const CONFIG = 'sections: [{ title: Plans, items: headings }]\n';

  it('stands apart from it as the text did, and goes without a trace', async () => {
    const world = await configured(CONFIG, '# Plans', '', '## Bell', '', 'It rings.');
    const before = world.text;
    world.change(1, { labels: [...world.issue(1).labels, 'priority: high'] });
    await world.sync();
    expect(world.text).toBe(lines('# Plans', '', `## Bell ${link(1)}`, '', '- priority: high', '', 'It rings.'));
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { labels: world.issue(1).labels.filter((label) => label !== 'priority: high') });
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('joins the bullets below it', async () => {
    const world = await configured(CONFIG, '# Plans', '', '## Bell', '', '* Cast it', '* Hang it');
    world.change(1, { labels: [...world.issue(1).labels, 'priority: high'] });
    await world.sync();
    expect(world.text).toBe(lines('# Plans', '', `## Bell ${link(1)}`, '', '* priority: high', '* Cast it', '* Hang it'));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a new sub-item', () => {
  it.each([
    ['joins the bullets of the notes', ['- [ ] Bell', '  - Cast it', '- [ ] Rope'], ['  - Cast it', '  - [ ] Test it']],
    ['takes their tabs', ['- [ ] Bell', '\t- Cast it', '- [ ] Rope'], ['\t- Cast it', '\t- [ ] Test it']],
    ['stands right below a title of two lines', ['- [ ] Bell', '  of brass', '- [ ] Rope'], ['  - [ ] Test it']],
    ['stays apart from prose', ['- [ ] Bell', '', '  Cast it.', '- [ ] Rope'], ['', '  Cast it.', '', '  - [ ] Test it']],
  ])('%s', async (_, text, after) => {
    const world = await MemoryWorld.agreed(lines(...text));
    world.change(1, { body: world.issue(1).body.replace('\n<sub>', '\n- [ ] Test it\n\n<sub>') });
    await world.sync();
    const title = text.includes('  of brass') ? ['- [ ] Bell', `  of brass ${link(1)}`] : [`- [ ] Bell ${link(1)}`];
    expect(world.text).toBe(lines(...title, ...after, `- [ ] Rope ${link(2)}`));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a section that is made', () => {
  const CLOSING = ['---', '', '> See [the site](https://example.org).', '', '*Note: this list changes.*'];

  it('stands above the closing words of the file', async () => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', '- Bell', '- Rope', '', ...CLOSING));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toBe(lines('# R', '', '## Planned', '', `- Rope ${link(2)}`, '', '## Completed', '', `- Bell ${link(1)}`, '', ...CLOSING));
    expect(await world.afterwards()).toEqual([]);
    world.change(2, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toBe(lines('# R', '', '## Planned', '', '## Completed', '', `- Bell ${link(1)}`, `- Rope ${link(2)}`, '', ...CLOSING));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['the day of the last change', ['Last updated: soon']],
    ['such a day in emphasis, with definitions', ['_Last reviewed in spring._', '', '[a]: https://example.org']],
    ['words in emphasis, and a day', ['*This list changes.*', '', '**Last updated:** soon']],
    ['thanks', ['Thank you to [Rosa](https://example.org)', 'for keeping this list.']],
    ['thanks behind a heart', ['\u2764\ufe0f Thanks to all who helped.']],
    ['a question in a quote', ['> Have feedback? Open an issue.']],
    ['an element of HTML', ['<p align="center">', '  Made by hand', '</p>']],
    ['a licence', ['This document is licensed under CC BY 4.0.']],
    ['a line of copyright', ['\u00a9 2026 The Bell Founders']],
    ['a question to the readers', ['Have an idea? Open an [issue](https://example.org/issues).']],
    ['a request', ['If you want to help, see how to contribute.', '', '[\u2b06 Back to top](#r)']],
    ['what the file is', ['**Note**', '', 'This roadmap is subject to change.'].slice(2)],
    ['a word of thanks in another language', ['Vielen Dank an alle!', '', 'Zuletzt aktualisiert: gestern']],
  ])('stands above %s at the end of the file, and goes again', async (_, end) => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', '- Bell', '- Rope', '', ...end));
    const before = world.text;
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toBe(lines('# R', '', '## Planned', '', `- Rope ${link(2)}`, '', '## Completed', '', `- Bell ${link(1)}`, '', ...end));
    expect(await world.afterwards()).toEqual([]);
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(before);
    expect(await world.afterwards()).toEqual([]);
  });

  it('leaves words at the end of a heading’s text with it', async () => {
    const world = await configured(
      'sections:\n  - { title: Ideas, items: headings }\n',
      '# R',
      '',
      '## Planned',
      '',
      '- Bell',
      '',
      '## Ideas',
      '',
      '### Rope',
      '',
      'Last updated: soon',
    );
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toContain(lines(`### Rope ${link(2)}`, '', 'Last updated: soon', '', '## Completed', '', `- Bell ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['a remark on the list', ['These need a taller tower.']],
    ['a reference', ['Reference: [towers](https://example.org)']],
    ['advice on the list', ['If the rope is wet, wait.']],
    ['words that only hold such words', ['We rang it, thanks to Rosa.']],
    ['a day that is no last one', ['Updates follow in May.']],
  ])('stands below %s', async (_, end) => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', '- Bell', '- Rope', '', ...end));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toBe(lines('# R', '', '## Planned', '', `- Rope ${link(2)}`, '', ...end, '', '## Completed', '', `- Bell ${link(1)}`));
  });

  it.each(['## Credits', '## Contributing', 'Licence\n-------'])('parts no heading from the words below it: %s', async (heading) => {
    const end = [heading, '', 'Thank you to everybody who helps.'];
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', '- Bell', '- Rope', '', ...end));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toContain(lines(...end));
    expect(world.text).toContain(`- Bell ${link(1)}`);
  });

  it('indents what moves there as the file does', async () => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', '  * Bell', '  * Rope'));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toBe(lines('# R', '', '## Planned', '', `  * Rope ${link(2)}`, '', '## Completed', '', `  * Bell ${link(1)}`));
  });

  it('has a blank line above its list where lists have one, though prose stands close to headings', async () => {
    const world = await MemoryWorld.agreed(
      lines('# R', '', '## Planned', '**Focus**: sound.', '', '- Bell', '- Rope', '', '## Later', 'Some day.', '', '- Clock'),
    );
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toContain(lines('## Completed', '', `- Bell ${link(1)}`));
  });

  it.each([
    ['words below a line across the page', ['A strong one.', '', '---', '', 'Made by hand.']],
    ['words of thanks', ['A strong one.', '', 'Thanks to everybody.']],
    ['such words where the heading has no text', ['---', '', 'Made by hand.']],
  ])('stands above %s below a heading that is an item, and these are no part of the item', async (_, end) => {
    const closing = end.slice(end[0] === '---' ? 0 : 2);
    const own = end[0] === '---' ? [] : ['A strong one.', ''];
    const world = await configured(
      'sections:\n  - { title: Ideas, items: headings }\n',
      ...['# R', '', '## Planned', '', '- Bell', '', '## Ideas', '', '### Rope', '', ...end],
    );
    expect(world.issue(2).body).not.toContain(closing.at(-1));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toContain(lines(`### Rope ${link(2)}`, '', ...own, '## Completed', '', `- Bell ${link(1)}`, '', ...closing));
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(lines('# R', '', '## Planned', '', `- Bell ${link(1)}`, '', '## Ideas', '', `### Rope ${link(2)}`, '', ...end));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['a list', ['---', '', '1. Words']],
    ['code', ['---', '', '```', 'a', '```']],
  ])('stands at the end where %s follows the last line across the page', async (_, end) => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', '- Bell', '', ...end));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text.endsWith(`\n\n- Bell ${link(1)}\n`)).toBe(true);
    expect(world.text).toContain([...end, '', ''].join('\n'));
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('what an issue adds to an item', () => {
  it.each([
    [
      'a part, right below bullets with longer texts',
      lines('## Planned', '', '- A', '  - one that', '    goes on', '  - two', '- B'),
      '- [ ] c',
      ['  - two', '  - [ ] c', `- B ${link(2)}`],
    ],
    [
      'a note, right below bullets behind a tab',
      lines('## Planned', '', '- A', '\t- one', '- B'),
      '\nAsk Rosa.',
      ['\t- one', '\t- Ask Rosa.', `- B ${link(2)}`],
    ],
  ])('stands where a person would write it: %s', async (_, text, added, end) => {
    const world = await MemoryWorld.agreed(text);
    const { body } = world.issue(1);
    const at = body.includes('<!-- roadmap-sync:source -->') ? '<!-- roadmap-sync:source -->' : '<sub>Kept';
    world.change(1, { body: body.replace(`\n${at}`, () => `\n${added}\n\n${at}`) }, 'maintainer');
    await world.sync();
    expect(world.text).toContain(lines(...end));
    expect(await world.afterwards()).toEqual([]);
  });

  it.each([
    ['small letters', 'open', 'dropped'],
    ['capitals', 'Open', 'Dropped'],
  ])('says a state in %s where the others do', async (_, other, word) => {
    const world = new MemoryWorld(lines('## Planned', '', '| Feature | Status |', '|---|---|', `| A | ${other} |`, `| B | ${other} |`));
    world.config = 'sections:\n  - { title: Planned, items: table }\n';
    await world.sync();
    world.change(1, { state: { open: false, reason: 'not_planned' } });
    await world.sync();
    expect(world.text).toContain(`| A ${link(1)} | ${word} |`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('a new item from an issue', () => {
  it('becomes a heading where the items are headings', async () => {
    const world = await configured(
      'sections:\n  - { title: Ideas, items: headings }\n',
      ...['# R', '', '## Ideas', '', '### Rope', '', 'A strong one.', '', '### Bell', '', 'Of bronze.', '', 'Thanks to everybody.'],
    );
    world.open(issueOf(3, 'Paint the tower', { labels: ['roadmap', 'feature'], body: '' }), 'ann');
    await world.sync();
    expect(world.text).toContain(lines(`### Bell ${link(2)}`, '', 'Of bronze.', '', `### Paint the tower ${link(3)}`, '', 'Thanks to everybody.'));
    expect(await world.afterwards()).toEqual([]);
  });

  it('becomes a row where the others are rows', async () => {
    const world = await configured('sections:\n  - { title: Ideas, items: table }\n', '# R', '', '## Ideas', '', '| What |', '|---|', '| Rope |');
    world.open(issueOf(2, 'Paint the tower', { labels: ['roadmap', 'feature'], body: '' }), 'ann');
    await world.sync();
    expect(world.text).toContain(lines(`| Rope ${link(1)} |`, `| Paint the tower ${link(2)} |`));
  });

  it('leaves the white space at the end of the line above it', async () => {
    const world = await MemoryWorld.agreed('# R\n\n## Planned\n\n- Rope\t');
    world.open(issueOf(2, 'Bell rings twice', { labels: ['roadmap', 'bug'], body: '' }), 'ann');
    await world.sync();
    expect(world.text).toBe(`# R\n\n## Planned\n\n- Rope ${link(1)}\t\n\n## Open bugs\n\n- Bell rings twice ${link(2)}`);
  });

  it.each([
    ['a heading', ['## Completed'], ['---', '', '## More', '', 'The wiki tells it.']],
    ['a heading that is underlined', ['Completed', '---------'], ['---', '', 'More', '----', '', 'The wiki tells it.']],
  ])('stands above %s with prose, and above the line across the page', async (_, heading, end) => {
    const world = await MemoryWorld.agreed(lines('# R', '', '## Planned', '', '- Bell', '', ...end));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toBe(lines('# R', '', '## Planned', '', ...heading, '', `- Bell ${link(1)}`, '', ...end));
    expect(await world.afterwards()).toEqual([]);
  });
});
