import { describe, expect, it } from 'vitest';
import { issueOf, lines, outlineOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { told } from '../support/memory/renamed.ts';

const HERE = 'https://github.test/o/r';
const URL_12 = `${HERE}/issues/12`;
const HEAD = ['# Kettle', '', '## Planned', ''];
const DEFINITIONS = ['', `[ref]: ${URL_12}`, `[#12]: ${URL_12}`];

/** A new item with a link, before any state and beside items that agree. An issue of the number exists, with another title. */
async function worldsWith(link: string): Promise<readonly MemoryWorld[]> {
  return worldsOf(`- Whistle for pilots ${link}`);
}

async function worldsOf(line: string): Promise<readonly MemoryWorld[]> {
  const first = new MemoryWorld(lines(...HEAD, line, ...DEFINITIONS));
  const later = await MemoryWorld.agreed(lines(...HEAD, '- Lid', ...DEFINITIONS));
  later.edit(later.text.replace('- Lid', `${line}\n- Lid`));
  for (const world of [first, later]) world.open(issueOf(12, 'Loud whistle', { labels: [], body: '' }));
  return [first, later];
}

const madeOrLinked = (outline: readonly string[]) => outline.filter((one) => !/^create-label|^update-issue/.test(one));

describe('a link to the item’s own issue', () => {
  it.each([
    `([#12](${URL_12}))`,
    '(#12)',
    '(#12).',
    `[#12](${URL_12})`,
    '[#12][ref]',
    '[#12][]',
    URL_12,
    `<${URL_12}>`,
    `(<${URL_12}>)`,
    `(${URL_12}).`,
    `([#12](${URL_12}/))`,
    `([#12](${URL_12}#issuecomment-1))`,
    `([#12](${URL_12}?x=1&y=2))`,
    `([#12](<${URL_12}> "its title"))`,
    `([#12](https://github.test/O/R/issues/12))`,
    `([#12](HTTPS://GitHub.TEST/o/r/Issues/12))`,
    `([#12](${HERE}/issues/012))`,
    `([#12](${HERE}/issues/%31%32))`,
    `([#12](${HERE}/issues/１２))`,
    '([#12](//github.test/o/r/issues/12))',
    '([#12](/o/r/issues/12))',
    '([#12](../../issues/12))',
    `**[#12](${URL_12})**`,
    '#12',
    'GH-12.',
    '(GH-12)',
    'o/r#12',
    '(O/R#12)',
    `([#12](${HERE}/issues%2F12))`,
    '//github.test/o/r/issues/12',
    'o/r/issues/12',
  ])('counts, and makes no other one: %s', async (link) => {
    for (const world of await worldsWith(link)) {
      const { problems } = await world.sync();
      expect(world.numbers.filter((number) => number !== 1)).toEqual([12]);
      expect(world.issue(12).labels).toContain('roadmap');
      expect(told(problems).filter((one) => one.startsWith('warning'))).toEqual([]);
      expect(await world.afterwards()).toEqual([]);
    }
  });
});

it('a link that is the whole title counts, with a full stop behind it, too', async () => {
  for (const end of ['', '.']) {
    const world = new MemoryWorld(lines(...HEAD, `- [Loud whistle](${URL_12})${end}`));
    world.open(issueOf(12, 'Loud whistle', { labels: [], body: '' }));
    await world.sync();
    expect([world.numbers, world.text.split('\n')[4]]).toEqual([[12], `- [Loud whistle](${URL_12})${end}`]);
    world.change(12, { title: `Very loud whistle${end}` });
    await world.sync();
    expect([world.numbers, world.text.split('\n')[4]]).toEqual([[12], `- [Very loud whistle](${URL_12})${end}`]);
    world.change(12, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text).toContain(`## Completed\n\n- [Very loud whistle](${URL_12})${end}\n`);
    expect(await world.afterwards()).toEqual([]);
  }
});

describe('a link that may be to the item’s own issue, and may not', () => {
  it.each([
    '([#12](/issues/12))',
    '([#12](/issues/012))',
    '([#12](../issues/12))',
    '([#12]())',
    '([#12](#))',
    '([#12](#12))',
    `<a href="${URL_12}">#12</a>`,
    `<a href="${URL_12}">the issue</a>`,
    `<A HREF=${URL_12}>#12</A>`,
    '<a class=x href=//github.test/o/r/issues/12/>the issue</a>',
    '#12 #13',
    `(<a class="x" href='../../issues/12'>#12</a>).`,
    `[words](${URL_12})`,
    `see [the issue](${URL_12}).`,
    '[the issue][ref]',
    '[ref]',
    `[\`#12\`](${URL_12})`,
    `[[#12](${URL_12})]`,
    `${URL_12}!`,
    `${URL_12},`,
    '(#12)…',
    '(#12) ?',
    '（#12）',
    '(＃12)',
  ])('is told, makes no issue, and is settled by the usual link: %s', async (link) => {
    for (const world of await worldsWith(link)) {
      const before = world.text;
      const { plan, problems } = await world.sync();
      expect(madeOrLinked(outlineOf(plan))).toEqual([]);
      expect([told(problems).filter((one) => one.includes('Until then no issue is created')).length, world.text]).toEqual([1, before]);
      expect(await world.afterwards()).toEqual([]);
      world.edit(before.replace(/^- Whistle for pilots.*$/m, '- Whistle for pilots (#12)'));
      await world.sync();
      expect([world.numbers.filter((number) => number !== 1), world.issue(12).labels.includes('roadmap')]).toEqual([[12], true]);
    }
  });

  it.each([
    `[#12](${URL_12}) Whistle for pilots`,
    `[#12](${URL_12}) — Whistle for pilots`,
    `[#12](${URL_12}): **Whistle** for pilots`,
    `**[#12](${URL_12})** Whistle for pilots`,
    `[Whistle](${URL_12}): for pilots`,
    `[#12][] Whistle for pilots`,
    `${URL_12} Whistle for pilots`,
    '(#12) Whistle for pilots',
    '#12 Loud whistle',
    '#12: loud whistle',
    'Loud whistle, see #12',
  ])('is told where it begins the title, too, or stands beside the title of that issue: %s', async (title) => {
    for (const world of await worldsOf(`- ${title}`)) {
      const before = world.text;
      const { plan, problems } = await world.sync();
      expect(madeOrLinked(outlineOf(plan))).toEqual([]);
      expect([told(problems).filter((one) => one.includes('Until then no issue is created')).length, world.text]).toEqual([1, before]);
      expect(await world.afterwards()).toEqual([]);
    }
  });

  it.each(['#12', '#12, #13', 'GH-12', '- #12', '**#12**', '(#12) ✅', '#12 and then words'])(
    'is told where a title is nothing but numbers: %s',
    async (title) => {
      for (const beside of ['', '\n- Loud whistle (#12)']) {
        const world = new MemoryWorld(lines(...HEAD, `- [ ] ${title}${beside}`));
        world.open(issueOf(12, 'Loud whistle', { labels: [], body: '' }));
        const { plan, problems } = await world.sync();
        const isNumbers = !title.endsWith('words');
        expect(outlineOf(plan).filter((one) => one.startsWith('create-issue'))).toHaveLength(isNumbers ? 0 : 1);
        expect(told(problems).filter((one) => one.includes('no words besides numbers'))).toHaveLength(isNumbers && !title.startsWith('(') ? 1 : 0);
        expect(await world.afterwards()).toEqual([]);
      }
    },
  );

  it('is no more than text where the words around a number are another issue’s', async () => {
    for (const world of await worldsOf('- #12 Quiet handle')) {
      await world.sync();
      expect(world.issue(13).title).toBe('#12 Quiet handle');
    }
  });

  it.each([`[words](${URL_12})`, `<a href="${URL_12}">#12</a>`, '(GH-12)', '#12'])('is a mention where another item has the issue: %s', async (link) => {
    const world = new MemoryWorld(lines(...HEAD, `- Whistle for pilots ${link}`, '- Loud whistle (#12)'));
    world.open(issueOf(12, 'Loud whistle', { labels: [], body: '' }));
    const { plan } = await world.sync();
    expect(outlineOf(plan).filter((one) => one.startsWith('create-issue'))).toHaveLength(1);
    expect(await world.afterwards()).toEqual([]);
  });

  it('is a mention in the middle of a title', async () => {
    for (const world of await worldsWith(`as [the report](${URL_12}) asks for`)) {
      await world.sync();
      expect(world.issue(13).title).toBe('Whistle for pilots as the report asks for');
    }
  });
});

it.each(['pull/1', 'pulls/01', 'pull/1#issuecomment-2'])('a link to %s leads to the issue of this file, and counts', async (path) => {
  const world = await MemoryWorld.agreed(lines(...HEAD, '- Lid'));
  world.edit(world.text.replace(`${HERE}/issues/1`, `${HERE}/${path}`));
  await world.sync();
  expect([world.numbers, world.issue(1).title, world.text.includes(`${HERE}/issues/1`)]).toEqual([[1], 'Lid', true]);
  expect(await world.afterwards()).toEqual([]);
});

it.each(['#99', 'GH-99', '(o/r#99)'])('a number at the end of which nothing is known is told, as a link is: %s', async (number) => {
  const world = new MemoryWorld(lines(...HEAD, `- Whistle ${number}`));
  const { problems } = await world.sync();
  expect(world.numbers).toEqual([]);
  expect(told(problems).join()).toContain('“Whistle” links to #99, which cannot be read');
});

describe('a link to something else', () => {
  it.each([
    ['([#12](https://gitlab.com/o/r/-/issues/12))', 'gitlab.com/o/r'],
    ['([#12](https://codeberg.org/o/r/issues/12))', 'codeberg.org/o/r'],
    ['([#12](https://github.test/x/y/issues/12))', 'x/y'],
    ['([#12](/x/y/issues/12))', 'x/y'],
    ['([#12](../../../../x/y/issues/12))', 'x/y'],
  ])('of another repository is told, and the item gets an issue of its own without it: %s', async (link, name) => {
    for (const world of await worldsWith(link)) {
      const { problems } = await world.sync();
      expect(world.issue(13).title).toBe('Whistle for pilots');
      expect(told(problems).filter((one) => one.includes(`has a link to an issue of ${name} (line 5)`))).toHaveLength(1);
      expect(await world.afterwards()).toEqual([]);
    }
  });

  it.each([
    [`([#12](${HERE}/pull/12))`, '(#12)'],
    [`([Talk](${HERE}/discussions/12))`, '(Talk)'],
    [`([M12](${HERE}/milestone/12))`, '(M12)'],
    ['([Board](https://github.test/orgs/o/projects/12))', '(Board)'],
    [`([all](${HERE}/issues?q=12))`, '(all)'],
    ['([bug 12](https://bugs.test/show_bug.cgi?id=12))', '(bug 12)'],
    ['([ABC-12](https://jira.test/browse/ABC-12))', '(ABC-12)'],
    ['(ABC-12)', '(ABC-12)'],
    ['(!12)', '(!12)'],
    ['`#12`', '`#12`'],
  ])('that is no issue is text: %s', async (link, text) => {
    for (const world of await worldsWith(link)) {
      await world.sync();
      expect([world.issue(13).title, world.issue(12).labels]).toEqual([`Whistle for pilots ${text}`, []]);
      expect(await world.afterwards()).toEqual([]);
    }
  });
});
