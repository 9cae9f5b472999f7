import { describe, expect, it } from 'vitest';
import type { UpdateFeed } from '../../../src/model/update.ts';
import { outputs } from '../../../src/report/outputs.ts';
import type { Destinations } from '../../../src/update/publish/destinations.ts';
import { feedAfter, feedText } from '../../../src/update/publish/feed.ts';
import type { MemoryWorld } from '../../support/memory/memory-world.ts';
import { xmlIn } from '../../support/texts/xml.ts';
import { ADDRESS } from '../updates.ts';
import { DAY, deskWith, publish, ROADMAP, UPDATES } from './desk.ts';

const BOTH = 'update: { file: true, feed: true, status: true }\n';
const FEED = 'updates/feed.xml';
const STATUS = 'updates/status.json';

const fileIn = (world: MemoryWorld, path: string) => world.desk.files.get(path) ?? '';
const idsIn = (feed: string) => [...feed.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);

/** The names of all elements. */
function elementsOf(feed: string): readonly string[] {
  const bare = feed.replace(/^<\?xml version="1.0" encoding="utf-8"\?>/, '').replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  const { names, rest } = xmlIn(bare);
  expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/);
  return names;
}

describe('the feed and the status', () => {
  it('come with the commit of the update', async () => {
    const { world } = await deskWith(BOTH);
    const result = await publish(world);
    expect(world.writes).toContain(`file.write with ${UPDATES} and ${FEED} and ${STATUS}`);
    const feed = fileIn(world, FEED);
    expect(elementsOf(feed).filter((name) => name === 'entry')).toHaveLength(1);
    expect(feed).toContain('<![CDATA[Kettle 3 development update, 10 June 2026]]>');
    expect(feed).toContain('<p>1 blocker, 1 bug, 0 features.</p><p>There is one issue left to sort out: “Lid opens by itself” (Rosa).</p>');
    expect(feed).toContain(`<link href="https://github.test/o/r/blob/HEAD/${UPDATES}"/>`);
    expect(feed).toContain('<updated>2026-06-10T00:00:00.000Z</updated>');
    expect(JSON.parse(fileIn(world, STATUS))).toMatchObject({ roadmap: 'ROADMAP.md', release: 'Kettle 3', date: '2026-06-10', blockers: { open: 1 } });
    expect(fileIn(world, STATUS)).toBe(`${outputs(result, { plan: '', update: '' }, ADDRESS).status}\n`);
  });

  it('follow each update, whose entries keep their ids; the newest comes first', async () => {
    const { world } = await deskWith(BOTH);
    await publish(world);
    const [whole, first] = idsIn(fileIn(world, FEED));
    expect([whole, first]).toEqual(['tag:github.test,2026-06-10:o/r/ROADMAP.md/updates', 'tag:github.test,2026-06-10:o/r/ROADMAP.md']);
    const before = fileIn(world, FEED);
    await publish(world);
    await world.sync({ today: DAY });
    expect(fileIn(world, FEED)).toBe(before);
    world.address = { ...world.address, repositories: ['o/kettle', 'o/r'] };
    await publish(world, '2026-07-10');
    expect(idsIn(fileIn(world, FEED))).toEqual([whole, 'tag:github.test,2026-07-10:o/kettle/ROADMAP.md', first]);
    expect(JSON.parse(fileIn(world, STATUS))).toMatchObject({ date: '2026-07-10', since: '2026-06-10' });
  });

  it('go on with the next release', async () => {
    const { world } = await deskWith(BOTH, ROADMAP.replace('  - priority: blocker\n', ''));
    await publish(world);
    await world.sync({ next: { release: 'Kettle 4', force: false }, today: '2026-06-11' });
    await publish(world, '2026-06-12');
    expect(idsIn(fileIn(world, FEED))).toHaveLength(3);
  });

  it('stand at paths of one’s own, and may name the roadmap', async () => {
    const { world } = await deskWith('update: { comment: ISSUE, feed: "/news/{roadmap}.atom", status: state.json }\n');
    await publish(world);
    expect([...world.desk.files.keys()].toSorted()).toEqual(['news/roadmap.atom', 'state.json']);
    expect(fileIn(world, 'news/roadmap.atom')).toMatch(/<link href="https:\/\/github\.test\/o\/r\/issues\/\d+"\/>/);
  });

  it('are published once, although the run is cut off after their commit', async () => {
    // Nothing but the feed and the status changes.
    const { world } = await deskWith('update: { comment: ISSUE, feed: true, status: true }\n', '# Kettle 3\n\n## Open bugs\n\n- Lid\n');
    world.at('before comment.create', () => {
      throw new Error('cut off');
    });
    await expect(publish(world)).rejects.toThrow('cut off');
    const feed = fileIn(world, FEED);
    expect(idsIn(feed)).toHaveLength(2);
    world.pass(3600);
    await publish(world);
    expect(world.baseline?.paths[world.path]?.published?.feed?.entries).toHaveLength(1);
    expect(fileIn(world, FEED)).toBe(feed);
  });

  it.each([
    [FEED, '<feed>mine</feed>', `The feed of updates cannot be written: ${FEED} is not the feed of updates of this roadmap`],
    [FEED, '<!-- roadmap-sync:feed path=OTHER.md -->', `The feed of updates cannot be written: ${FEED} is not`],
    [STATUS, '{"status":"mine"}', `The status cannot be written: ${STATUS} is not the status of this roadmap`],
    [STATUS, '{"roadmap":"OTHER.md","release":null}', `The status cannot be written: ${STATUS} is not`],
  ])('are never written over somebody else’s %s, and all else is published', async (path, text, told) => {
    const { world } = await deskWith(BOTH);
    world.desk.files.set(path, text);
    const { problems, failure } = await publish(world);
    expect(failure).toBeNull();
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining(told));
    expect(fileIn(world, path)).toBe(text);
    expect(fileIn(world, UPDATES)).toContain('Rust');
  });

  it('are left out where a folder has their path', async () => {
    const { world } = await deskWith(BOTH);
    world.unreadable.add(FEED);
    expect((await publish(world)).problems.map(({ code }) => code)).toContain('file-in-the-way');
    expect(fileIn(world, UPDATES)).toContain('Rust');
  });

  it.each([
    ['the server', { server: '', repositories: ['o/r'] }],
    ['the repository', { server: 'https://github.com', repositories: null }],
  ])('need the address of %s', async (_, address) => {
    const { world } = await deskWith(BOTH);
    Object.assign(world, { address: { ...world.address, ...address } });
    await expect(publish(world)).rejects.toThrow('The key `feed` in `update` needs the addresses of the server and the repository');
    expect(world.writes).toEqual([]);
  });

  it.each([
    ['update: { file: true, feed: news.xml }\n', 'news.xml', 'the roadmap itself'],
    ['update: { file: "{date}.xml", feed: 2026-06-10.xml }\n', 'ROADMAP.md', 'the file of the update'],
  ])('of %j are refused for %s', async (config, path, told) => {
    const { world } = await deskWith('labels: {}\n');
    world.turnTo(path);
    world.edit(ROADMAP);
    world.config = config;
    await expect(publish(world)).rejects.toThrow(told);
    expect(world.writes).toEqual([]);
  });
});

describe('a feed', () => {
  const TO: Destinations = { file: null, aside: null, comment: null, wiki: 'Kettle 3: a/b'.replace(/[:/]/g, ''), feed: FEED, status: null };
  const made = (subject: string, summary: string, date: string, before?: UpdateFeed) =>
    feedAfter(before, { subject, summary, date }, TO, 'docs/a&b.md', ADDRESS);

  it('holds the last twenty updates, each bounded', () => {
    let feed: UpdateFeed | undefined;
    for (let day = 1; day <= 28; day += 1) feed = made('word '.repeat(500), 'word '.repeat(5_000), `2026-02-${String(day).padStart(2, '0')}`, feed);
    expect(feed?.entries.map(({ date }) => date)).toEqual(Array.from({ length: 20 }, (_, index) => `2026-02-${String(28 - index).padStart(2, '0')}`));
    expect(feed?.id).toContain('2026-02-01');
    expect(feedText(feed as UpdateFeed, FEED, 'docs/a&b.md', ADDRESS).length).toBeLessThan(40_000);
  });

  it('has one entry for a day', () => {
    expect(made('b', 'b', '2026-06-10', made('a', 'a', '2026-06-10')).entries.map(({ title }) => title)).toEqual(['b']);
  });

  it('shows whatever a roadmap says as text', () => {
    const hostile = ']]><script>alert(1)</script> & &amp; "a" \u0007\u202e\ud800\u0000 b';
    const text = feedText(made(hostile, `${hostile}\n${hostile}`, '2026-06-10'), FEED, 'docs/a&b.md', ADDRESS);
    expect(elementsOf(text).filter((name) => name === 'script')).toEqual([]);
    expect(text).toContain('<![CDATA[]]&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &amp;amp; &quot;a&quot;  b]]>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|[\ud800-\udfff]/);
    expect(text).toContain('<title>acme/rocket: development updates of docs/a&amp;b.md</title>');
    expect(text).toContain('<link href="https://github.com/acme/rocket/wiki/Kettle-3-ab"/>');
  });
});
