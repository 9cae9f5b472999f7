import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { summary } from '../../src/report/summary.ts';
import { ADDRESS, lines, link } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { REQUEST } from '../support/memory/request.ts';

const FILE = '[ROADMAP.md](https://github.test/o/r/blob/HEAD/ROADMAP.md)';
const page = async (world: MemoryWorld, change: Parameters<MemoryWorld['sync']>[0] = {}) => summary(await world.sync(change), ADDRESS);

describe('the job’s summary', () => {
  it('of a run that created', async () => {
    expect(await page(new MemoryWorld(lines('## Bugs', '', '- Crash')))).toBe(
      lines(
        ...['## Roadmap Sync', '', `**1 issue created.** ${FILE} · commit [commit-](https://github.test/o/r/commit/commit-2)`, ''],
        ...['### Issues created (1)', '', '| Issue | Labels |', '| --- | --- |', '| [#1 Crash](https://github.test/o/r/issues/1) | roadmap, bug |', ''],
        ...['### Also done', '', '- Created the label **roadmap**', '- Created the label **bug**', '', '### The roadmap now', ''],
        ...['| Open bugs | Open features | External | Blockers | Done | Dropped |', '| --: | --: | --: | --: | --: | --: |', '| 1 | 0 | 0 | 0 | 0 | 0 |'],
      ),
    );
  });

  it('of a dry run, with the lines it is about', async () => {
    expect(await page(new MemoryWorld(lines('- [ ] A')), { planOnly: true })).toContain(
      lines(
        ...[`**1 to create; nothing written.** ${FILE}`, '', '### Issues to create (1)', '', '| Item | Labels | Where |', '| --- | --- | --- |'],
        ...['| A | roadmap, feature | [line 1](https://github.test/o/r/blob/HEAD/ROADMAP.md?plain=1#L1) |', ''],
        ...['### Also to do', '', '- Create the label **roadmap**', '- Create the label **feature**'],
      ),
    );
  });

  it('of agreement', async () => {
    expect(await page(new MemoryWorld('- [x] A\n'))).toContain(`**Roadmap and issues agree: nothing to do.** ${FILE}\n`);
  });

  it('of a refused plan, with what allows it', async () => {
    const text = await page(new MemoryWorld(lines('- [ ] A', '- [ ] B')), { limits: { ...REQUEST.limits, maxCreates: 1, maxCloses: 1, maxChanges: 1 } });
    expect(text).toContain('**Refused: the plan is too large.**');
    expect(text).toContain(
      '> [!CAUTION]\n> The plan would create 2 issues, and `max-creates` allows 1.\n>\n> If this is intended, run the workflow once by hand',
    );
    expect(text).toContain('### Issues to create (2)');
  });

  it('of problems, those of one kind together', async () => {
    const world = new MemoryWorld(lines('- [ ] A (#7)', '- [ ] B', '  owner: ann', '  owner: bob', '- [ ] C', '  owner: ann', '  owner: bob'));
    const text = await page(world);
    expect(text).toContain('### Needs attention\n');
    expect(text).toContain('- ⚠️ [line 1](https://github.test/o/r/blob/HEAD/ROADMAP.md?plain=1#L1): “A” links to #\u200b7, which cannot be read');
    expect(text).toMatch(/- ℹ️ \[line 4\]\(\S+#L4\), \[line 7\]\(\S+#L7\): “owner” appears twice/);
  });

  it('of notices, each kind under a heading of its own', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] A', '- [ ] B', '  owner: ann', '  owner: bob'));
    world.change(1, { labels: [] }, 'owner');
    world.change(2, { title: 'B, but better' }, 'owner');
    const text = await page(world, { writeBack: 'none', fullLook: true });
    expect(text).toMatch(/\*\*Nothing to do, but something is left as it is\.\*\*/);
    const parts = text.split(/\n(?=###|<details>)/);
    const partOf = (words: string) =>
      parts
        .find((part) => part.includes(words))
        ?.split('\n')
        .slice(0, 2)
        .join(' ')
        .trim();
    expect(partOf('is left out, because the input')).toBe('### Left as it is');
    expect(partOf('no longer has the label')).toBe('### Left as it is');
    expect(partOf('appears twice')).toBe('<details> <summary>How some lines were read (1)</summary>');
  });

  it.each([
    ['what cannot be read', lines('- [ ] A', `- [ ] B ${link(9)}`), 'Nothing to do, but something is left as it is.'],
    ['how a line was read', lines('- [ ] A', '  owner: ann', '  owner: bob'), 'Roadmap and issues agree: nothing to do.'],
  ])('whose headline knows %s', async (_, text, headline) => {
    const world = new MemoryWorld(text);
    await world.sync();
    expect(await page(world)).toContain(`**${headline}**`);
    expect(await page(world, { planOnly: true })).toContain(`**${headline.replace('Roadmap and issues agree: nothing', 'Nothing')}**`);
  });

  it('of a run that failed or stopped before it did anything', async () => {
    const world = await MemoryWorld.agreed('- [ ] A\n');
    const result = await world.sync();
    expect(summary({ ...result, failure: new UserError('No.', 'Try.') }, ADDRESS)).toContain('**Nothing was done, because the run failed.**');
    expect(summary({ ...result, stopped: 'the time is up' }, ADDRESS)).toContain('**Nothing was done, because the run stopped early.**');
    const waits = { line: null, level: 'notice', code: 'not-written', message: '1 change waits.' } as const;
    expect(summary({ ...result, pull: 3, problems: [waits] }, ADDRESS)).toContain('**Nothing to do but to merge pull request #3.**');
    expect(summary({ ...result, pull: 3, problems: [waits, { ...waits, code: 'not-tracked' }] }, ADDRESS)).toContain('#3, and something is left as it is.**');
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

describe('the changes in the summary', () => {
  const agreed = () => MemoryWorld.agreed(lines('# Kettle', '', '## Planned', '', '- Whistle', '  - owner: Ann', '- Lid', '', '## Completed', '', '- Base'));

  it('have old and new values, with the title as the link', async () => {
    const world = await agreed();
    world.edit(world.text.replace('Whistle', 'Loud whistle'));
    world.change(2, { title: 'Lid that holds' }, 'owner');
    const text = await page(world);
    expect(text).toContain(
      '### Issues updated (1)\n\n| Issue | Change |\n| --- | --- |\n| [#1 Loud whistle](https://github.test/o/r/issues/1) | title: Whistle → Loud whistle',
    );
    expect(text).toContain('### Changed in the file (1)');
    expect(text).toMatch(/\| \[#2 Lid[^|]*\| title: Lid → Lid that holds \|/);
  });

  it('have the old values also where the run planned again for an update', async () => {
    const world = await agreed();
    const found = { text: world.text };
    world.change(2, { title: 'Lid that holds' }, 'owner');
    expect(summary(await world.sync({ update: true }), ADDRESS, found)).toMatch(/\| \[#2 Lid[^|]*\| title: Lid → Lid that holds \|/);
  });

  it('have what was there before, and not what was agreed, where both sides changed', async () => {
    const world = await agreed();
    world.edit(world.text.replace('- Whistle', '- Quiet whistle').replace('owner: Ann', 'owner: Bob'));
    world.change(1, { title: 'Loud whistle', body: world.issue(1).body.replace('Ann', 'Cleo') }, 'owner');
    const fileWins = await page(world, { conflict: 'roadmap' });
    expect(fileWins).toMatch(/\| \[#1 Quiet whistle[^|]*\| title: Loud whistle → Quiet whistle/);
    const other = await agreed();
    other.edit(other.text.replace('- Whistle', '- Quiet whistle').replace('owner: Ann', 'owner: Bob'));
    other.change(1, { title: 'Loud whistle', body: other.issue(1).body.replace('Ann', 'Cleo') }, 'owner');
    const issueWins = await page(other, { conflict: 'issue' });
    expect(issueWins).toMatch(/title: Quiet whistle → Loud whistle/);
    expect(issueWins).toMatch(/owner: Bob → Cleo/);
  });

  it('say why an issue is closed', async () => {
    const world = await agreed();
    world.edit(world.text.replace(/- Whistle.*\n.*\n/, ''));
    expect(await page(world)).toMatch(/\| \[#1 Whistle\]\(\S+\) \| closed as not planned: its item was removed from the file \|/);
  });

  it('are folded where there are many', async () => {
    const text = lines(...Array.from({ length: 30 }, (_, index) => `- [ ] Item ${index}`));
    const shown = await page(new MemoryWorld(text), { limits: { ...REQUEST.limits, maxCreates: 210, maxCloses: 0, maxChanges: 0 }, planOnly: true });
    expect(shown).toContain('**30 to create; nothing written.**');
    expect(shown).toContain('### Issues to create (30)\n\n<details>\n<summary>Show all</summary>\n\n| Item |');
  });

  it('end with those of the file itself, as text that a fence holds', async () => {
    const world = new MemoryWorld(lines('- [ ] A ````', '- [ ] \u001b[31mB'));
    const before = world.text;
    const shown = summary(await world.sync(), ADDRESS, { text: before });
    expect(shown).toContain('<summary>The change of the file</summary>\n\n`````diff\n@@ -1,2 +1,2 @@\n-- [ ] A ````\n');
    expect(shown).toContain('+- [ ] A ```` ([#1](https://github.test/o/r/issues/1))');
    expect(shown).not.toContain('\u001b');
    const plan = summary(await new MemoryWorld('- [ ] A\n').sync({ planOnly: true }), ADDRESS, { text: '- [ ] A\n' });
    expect(plan).toContain('\n+- [ ] A ([#…](…))\n');
  });

  it('are followed by the update, the timeline and what the run cost', async () => {
    const world = new MemoryWorld(
      lines('# Kettle 3', '', '## Timeline', '', '- Freeze: 1 March 2026', '- Release: 1 May 2026', '', '## Planned', '', '- [ ] Lid'),
    );
    const shown = summary(await world.sync({ update: true }), ADDRESS, { text: world.text }, { requests: 12, seconds: 3 });
    expect(shown).toMatch(/<summary>The development update<\/summary>\n\n```text\nKettle 3/);
    expect(shown).toContain('```text\n  1 March 2026  Freeze\n  1 May 2026    Release\n```');
    expect(shown).toMatch(/\n<sub>12 requests · 3 s<\/sub>\n$/);
  });
});

describe('whatever a title holds, the summary', () => {
  it('calls nobody, refers to nothing, and shows it as text', async () => {
    const text = await page(new MemoryWorld('- [ ] Ask @ann, see #12: <img src=x> \\[a](b) &#10;# Heading &#x202e; `code` | cell\n'));
    const row = text.split('\n').find((line) => line.startsWith('| [#1 '));
    expect(row).toBe(
      '| [#1 Ask @\u200bann, see #\u200b12: \\<img src=x\\> \\[a\\](b) # Heading \\`code\\` \\| cell](https://github.test/o/r/issues/1) | roadmap, feature |',
    );
  });

  it('calls nobody and holds no HTML of a blocker’s, either', async () => {
    const text = await page(new MemoryWorld(lines('- [ ] </details> @ann #3 *x*', '  - priority: blocker', '  - owner: @bob <b>', '  - status: see @ann')));
    const row = text.split('\n').find((line) => line.startsWith('- 🛑'));
    expect(row).toContain('**\\</details\\> @\u200bann #\u200b3 x**');
    expect(row).not.toMatch(/@(?:ann|bob)|[^\\]</);
  });

  it('is cut long before GitHub refuses it: 200 rows', async () => {
    const text = lines(...Array.from({ length: 210 }, (_, index) => `- [ ] Item ${index}`));
    const shown = await page(new MemoryWorld(text), { limits: { ...REQUEST.limits, maxCreates: 210, maxCloses: 0, maxChanges: 0 } });
    expect(shown.split('\n').filter((line) => line.startsWith('| [#'))).toHaveLength(200);
    expect(shown).toContain('### Issues created (210)');
    expect(shown).toContain('… and 10 more');
  });

  it('is under 1 MiB with the longest titles, lines and update', async () => {
    const emoji = '🫖'.repeat(120);
    const text = lines(
      ...Array.from({ length: 300 }, (_, index) => `- [ ] ${index} ${emoji}`),
      ...Array.from({ length: 300 }, (_, index) => `* ${index} ${emoji}`),
    );
    const read = await new MemoryWorld(text).sync({ limits: { ...REQUEST.limits, maxCreates: 900, maxCloses: 0, maxChanges: 0 }, planOnly: true });
    const often = <Value>(values: readonly Value[]): Value[] => Array.from({ length: 10 }, () => values).flat();
    const { plan, roadmap } = read;
    const result = { ...read, plan: { ...plan, operations: often(plan.operations) }, roadmap: { ...roadmap, candidates: often(roadmap.candidates) } };
    const created = result.plan.operations.filter(({ kind }) => kind === 'create-issue');
    expect([created.length, result.roadmap.candidates.length]).toEqual([3_000, 3_000]);
    const update = { subject: 's', markdown: 'm', text: `${emoji}\n`.repeat(20_000) };
    const problems = Array.from({ length: 3_000 }, (_, index) => ({ line: index, level: 'warning', code: 'conflict', message: `${index} ${emoji}` }) as const);
    expect(Buffer.byteLength(summary({ ...result, update, problems }, ADDRESS, { text: '' }))).toBeLessThan(1_048_576);
  });

  it('is under 1 MiB for long titles, too', async () => {
    const text = lines(...Array.from({ length: 200 }, (_, index) => `- [ ] ${index} ${'word '.repeat(1500)}${link(index + 1)}`));
    expect(Buffer.byteLength(await page(new MemoryWorld(text)))).toBeLessThan(1_048_576);
  });
});
