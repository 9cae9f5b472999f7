import { describe, expect, it } from 'vitest';
import { summary } from '../../src/report/summary.ts';
import { ADDRESS, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const FILE = '[ROADMAP.md](https://github.test/o/r/blob/HEAD/ROADMAP.md)';
const page = async (world: MemoryWorld, change: Parameters<MemoryWorld['sync']>[0] = {}) => summary(await world.sync(change), ADDRESS);

describe('the job’s summary', () => {
  it('of a run that created', async () => {
    expect(await page(new MemoryWorld(lines('## Bugs', '', '- Crash')))).toBe(
      lines(
        ...['## Roadmap Sync', '', `**1 issue created.** ${FILE} · commit [commit-](https://github.test/o/r/commit/commit-2)`, ''],
        ...['### What was done', '', '- Created the label **roadmap**', '- Created the label **bug**'],
        ...['- Created [#1](https://github.test/o/r/issues/1) **Crash** — roadmap, bug', '', '### The roadmap now', ''],
        ...['| Open bugs | Open features | External | Blockers | Done | Dropped |', '| --: | --: | --: | --: | --: | --: |', '| 1 | 0 | 0 | 0 | 0 | 0 |'],
      ),
    );
  });

  it('of a dry run, with the lines it is about', async () => {
    expect(await page(new MemoryWorld(lines('- [ ] A')), { planOnly: true })).toContain(
      lines(
        ...[`**3 operations planned, nothing written.** ${FILE}`, '', '### What would be done', '', '- Create the label **roadmap**'],
        ...['- Create the label **feature**'],
        '- Create an issue for **A** — roadmap, feature, [line 1](https://github.test/o/r/blob/HEAD/ROADMAP.md?plain=1#L1)',
      ),
    );
  });

  it('of agreement', async () => {
    expect(await page(new MemoryWorld('- [x] A\n'))).toContain(`**Roadmap and issues agree: nothing to do.** ${FILE}\n`);
  });

  it('of a refused plan, with what allows it', async () => {
    const text = await page(new MemoryWorld(lines('- [ ] A', '- [ ] B')), { limits: { maxCreates: 1, maxCloses: 1, maxChanges: 1 } });
    expect(text).toContain('**Refused: the plan is too large.**');
    expect(text).toContain(
      '> [!CAUTION]\n> The plan would create 2 issues, and `max-creates` allows 1.\n>\n> If this is intended, run the workflow once by hand',
    );
    expect(text).toContain('### What would be done');
  });

  it('of problems, those of one kind together', async () => {
    const world = new MemoryWorld(lines('- [ ] A (#7)', '- [ ] B', '  owner: ann', '  owner: bob', '- [ ] C', '  owner: ann', '  owner: bob'));
    const text = await page(world);
    expect(text).toContain('### Needs attention\n');
    expect(text).toContain('- ⚠️ [line 1](https://github.test/o/r/blob/HEAD/ROADMAP.md?plain=1#L1): “A” links to #\u200b7, which cannot be read');
    expect(text).toMatch(/- ℹ️ \[line 4\]\(\S+#L4\), \[line 7\]\(\S+#L7\): “owner” appears twice/);
  });

  it('of a file in which nothing is tracked: what might be meant', async () => {
    const text = await page(new MemoryWorld(lines('# R', '', '## Ideas', '', '- maybe *this*', '- or that')));
    expect(text).toContain('Nothing in this file is tracked, and nothing was written. The action tracks:');
    expect(text).toContain(
      '- “Ideas”: 2 lines that may be meant as items, the first on [line 5](https://github.test/o/r/blob/HEAD/ROADMAP.md?plain=1#L5): maybe this',
    );
    expect(text).not.toContain('### The roadmap now');
  });

  it('of what was left for the next run', async () => {
    const world = new MemoryWorld(lines('- [ ] A', '- [ ] B'));
    const createdAt = Array.from({ length: 499 }, () => '2026-03-01T11:59:00.000Z');
    world.setBaseline({ version: 1, repository: 1, claim: null, paths: {}, entries: [], createdAt });
    const text = await page(world, { pace: 'github' });
    expect(text).toContain('**1 issue created, 1 operation left for the next run.**');
    expect(text).toContain('- ⏳ 1 operation left: GitHub allows 500 new issues an hour, so the 1 left to create take about 1 hour more.');
  });

  it.each([
    [
      'the note and the resolved items leave the roadmap',
      lines('## Note', '', 'We ship.', '', '## Fixed bugs', '', '- [x] Rust', '- [x] Dent'),
      [/\bnote\b/, /\b2 resolved items\b/],
    ],
    ['one resolved item leaves it', lines('## Fixed bugs', '', '- [x] Rust'), [/\b1 resolved item\b/]],
  ])('of an update, by which %s', async (_, text, told) => {
    const world = new MemoryWorld(lines('# Kettle 3', '', '## Planned', '', '- [x] Lid', '', text));
    world.config = 'update: { file: true }\n';
    const row = (await page(world, { update: true })).split('\n').find((line) => line.includes('updates/2026-03-02'));
    for (const part of told) expect(row).toMatch(part);
    expect(row?.includes('note')).toBe(text.includes('Note'));
  });

  it('names a path with odd characters', async () => {
    const world = new MemoryWorld('- [ ] A\n');
    const text = await page(world, { planOnly: true, path: 'docs/my [road] map#1.md' });
    expect(text).toContain('[docs/my \\[road\\] map#\u200b1.md](https://github.test/o/r/blob/HEAD/docs/my%20%5Broad%5D%20map%231.md)');
  });
});

describe('whatever a title holds, the summary', () => {
  it('calls nobody, refers to nothing, and shows it as text', async () => {
    const text = await page(new MemoryWorld('- [ ] Ask @ann, see #12: <img src=x> \\[a](b) &#10;# Heading &#x202e; `code` | cell\n'));
    const row = text.split('\n').find((line) => line.startsWith('- Created [#1]'));
    expect(row).toBe(
      '- Created [#1](https://github.test/o/r/issues/1) **Ask @\u200bann, see #\u200b12: \\<img src=x\\> \\[a\\](b) # Heading \\`code\\` \\| cell** — roadmap, feature',
    );
  });

  it('calls nobody and holds no HTML of a blocker’s, either', async () => {
    const text = await page(new MemoryWorld(lines('- [ ] </details> @ann #3 *x*', '  - priority: blocker', '  - owner: @bob <b>', '  - status: see @ann')));
    const row = text.split('\n').find((line) => line.startsWith('- 🛑'));
    expect(row).toContain('**\\</details\\> @\u200bann #\u200b3 x**');
    expect(row).not.toMatch(/@(?:ann|bob)|[^\\]</);
  });

  it('is cut long before GitHub refuses it: 200 rows', async () => {
    const text = lines(...Array.from({ length: 300 }, (_, index) => `- [ ] Item ${index}`));
    const shown = await page(new MemoryWorld(text), { limits: { maxCreates: 300, maxCloses: 0, maxChanges: 0 } });
    expect(shown.split('\n').filter((line) => line.startsWith('- Created'))).toHaveLength(200);
    expect(shown).toContain('- … and 102 more');
  });

  it('is under 1 MiB for long titles, too', async () => {
    const text = lines(...Array.from({ length: 200 }, (_, index) => `- [ ] ${index} ${'word '.repeat(1500)}${link(index + 1)}`));
    expect(Buffer.byteLength(await page(new MemoryWorld(text)))).toBeLessThan(1_048_576);
  });
});
