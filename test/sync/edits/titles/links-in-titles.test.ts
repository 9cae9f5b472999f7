import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

const BASE = 'https://github.test/o/r';
const FILES = `${BASE}/blob/HEAD`;

/** The links of its title that the text of the first issue shows. */
function shown(world: MemoryWorld): string {
  return /^In the title: (.*)$/m.exec(world.issue(1).body)?.[1] ?? '';
}

function roadmap(title: string, { number = '', address = 'wav.md', notes = '  - Half of it works' } = {}): string {
  return lines('## Now', '', `- [ ] ${title}${number}`, notes, '- [ ] Log', '', `[w]: ${address}`);
}

const FLAC = 'Read [FLAC](flac.md) files';
const NUMBER = ` ${link(1)}`;

describe('the links of a title that the file changes', () => {
  it.each([
    ['another address', FLAC, 'Read [FLAC](docs/flac.md) files', {}, `[FLAC](${FILES}/docs/flac.md)`],
    ['other words', FLAC, 'Read [old FLAC](flac.md) files', {}, `[old FLAC](${FILES}/flac.md)`],
    ['a link more', FLAC, `${FLAC} and [WAV][w]`, {}, `[FLAC](${FILES}/flac.md) · [WAV](${FILES}/wav.md)`],
    ['the first link', 'Read FLAC files', FLAC, {}, `[FLAC](${FILES}/flac.md)`],
    ['no link', FLAC, 'Read FLAC files', {}, ''],
    ['another image', 'Draw ![i](i.png)', 'Draw ![i](j.png)', {}, `![i](${BASE}/raw/HEAD/j.png)`],
    ['a definition elsewhere', 'Read [WAV][w]', 'Read [WAV][w]', { address: 'sound.md' }, `[WAV](${FILES}/sound.md)`],
    ['notes, too', FLAC, 'Read [FLAC](f.md) files', { notes: '  - All of it works' }, `[FLAC](${FILES}/f.md)`],
  ])('stand in its issue at once: %s', async (_, before, after, more, wanted) => {
    const world = await MemoryWorld.agreed(roadmap(before));
    const { body } = world.issue(1);
    world.change(1, { body: `Hello.\n\n${body}\n\nBye. In the title: none` });
    await world.sync();
    const text = roadmap(after, { number: NUMBER, ...more }).replace('Log', `Log ${link(2)}`);
    world.edit(text);
    await world.sync();
    expect(shown(world)).toBe(wanted);
    expect(world.text).toBe(text);
    expect(world.issue(1).body).toMatch(/^Hello\.\n\n<!-- [\s\S]* -->\n\nBye\. In the title: none$/);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stand in an issue whose notes somebody edits at the same time', async () => {
    const world = await MemoryWorld.agreed(roadmap(FLAC));
    world.change(1, { body: world.issue(1).body.replace('Half', 'Most') });
    world.edit(world.text.replace('flac.md', 'f.md'));
    const { problems } = await world.sync();
    expect(problems).toEqual([]);
    expect(world.text).toContain('  - Most of it works');
    expect(world.issue(1).body).toContain('Most of it works');
    expect(shown(world)).toBe(`[FLAC](${FILES}/f.md)`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('stand in a closed issue', async () => {
    const world = await MemoryWorld.agreed(roadmap(FLAC));
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    world.edit(world.text.replace('flac.md', 'f.md'));
    await world.sync();
    expect(shown(world)).toBe(`[FLAC](${FILES}/f.md)`);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('the links of a title that its issue changes', () => {
  it.each([
    ['the words of the link', 'Read Flac files', 'Read [Flac](flac.md) files', `[Flac](${FILES}/flac.md)`],
    ['no words of the link', 'Read files', 'Read files', ''],
    ['other words', 'Write FLAC files', 'Write [FLAC](flac.md) files', `[FLAC](${FILES}/flac.md)`],
  ])('stand in it after the same run: %s', async (_, title, written, wanted) => {
    const world = await MemoryWorld.agreed(roadmap(FLAC));
    world.change(1, { title });
    await world.sync();
    expect(world.text).toContain(`- [ ] ${written} ${link(1)}\n`);
    expect(shown(world)).toBe(wanted);
    expect(await world.afterwards()).toEqual([]);
  });
});

describe('the links of titles that did not change', () => {
  it('stay as an older release left them, and are followed from then on', async () => {
    const world = await MemoryWorld.agreed(roadmap(FLAC));
    world.change(1, { body: world.issue(1).body.replace(/^In the title: .*\n\n/m, '') });
    const older = world.baseline;
    if (older === null) throw new Error('There is no state.');
    world.setBaseline({ ...older, entries: older.entries.map(({ seen: { titleLinks: _, ...seen }, ...entry }) => ({ ...entry, seen })) });
    world.writes.length = 0;
    await world.sync();
    expect(world.writes.filter((one) => one.startsWith('issue'))).toEqual([]);
    expect(await world.afterwards()).toEqual([]);
    world.edit(world.text.replace('flac.md', 'f.md'));
    await world.sync();
    expect(shown(world)).toBe(`[FLAC](${FILES}/f.md)`);
    expect(await world.afterwards()).toEqual([]);
  });

  it('are no reason to write into the issues of a renamed repository, or into a line that somebody wrote', async () => {
    const world = await MemoryWorld.agreed(roadmap(FLAC, { notes: '' }));
    world.change(1, { body: world.issue(1).body.replace('In the title: ', 'In the title: see ') });
    await world.sync();
    world.address = { server: 'https://github.test', repositories: ['o/new', 'o/r'] };
    await world.sync();
    expect(shown(world)).toBe(`see [FLAC](${FILES}/flac.md)`);
    expect(await world.afterwards()).toEqual([]);
  });
});
