import { expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';
import { REQUEST } from '../../support/memory/request.ts';

const FILES = 'https://github.test/o/r/blob/HEAD/';
/** More than `max-changes` allows in the file. */
const MANY = 30;

/**
 * A repository as an older release left it: bodies and state hold a text as the file writes it.
 * @param shown the text as this release shows it in an issue
 */
async function older(item: readonly string[], written: string, shown: string): Promise<MemoryWorld> {
  const items = Array.from({ length: MANY }, (_, index) => [`- [ ] Bell ${index}`, ...item, '']).flat();
  const world = new MemoryWorld(lines(...items, '[p]: p.md'));
  await world.sync({ limits: { ...REQUEST.limits, maxCreates: MANY } });
  for (const number of world.numbers) {
    const { body } = world.issue(number);
    expect(body).toContain(shown);
    world.change(number, { body: body.replace(shown, () => written) });
  }
  const { baseline } = world;
  if (baseline === null) throw new Error('There is no state.');
  const entries = JSON.parse(JSON.stringify(baseline.entries).replaceAll(JSON.stringify(shown).slice(1, -1), () => JSON.stringify(written).slice(1, -1)));
  world.setBaseline({ ...baseline, entries });
  world.writes.length = 0;
  return world;
}

it.each([
  ['a relative link', ['', '  See [it](p.md).'], 'See [it](p.md).', `See [it](${FILES}p.md).`],
  ['a reference', ['', '  See [it][p].'], 'See [it][p].', `See [it](${FILES}p.md).`],
  [
    'another repository’s issue',
    ['', '  As <https://github.com/a/b/issues/5>.'],
    'https://github.com/a/b/issues/5',
    'https://redirect.github.com/a/b/issues/5',
  ],
  ['an image in HTML', ['', '  <img src="p.png">'], '<img src="p.png">', `<img src="${FILES.replace('blob', 'raw')}p.png">`],
  ['a link in a sub-item', ['  - [ ] Read [it](p.md)'], 'Read [it](p.md)', `Read [it](${FILES}p.md)`],
  ['a link in a field', ['  - status: [it](p.md)'], '[it](p.md)', `[it](${FILES}p.md)`],
])('the bodies of an older release with %s are written at most once, and change nothing in the file', async (_, item, written, shown) => {
  const world = await older(item, written, shown);
  const { text } = world;
  const { plan, problems } = await world.sync();
  expect([plan.refused, problems]).toEqual([null, []]);
  expect(plan.operations.every(({ kind }) => kind === 'update-issue')).toBe(true);
  expect(world.writes.filter((write) => write.startsWith('issue.')).length).toBe(plan.operations.length);
  expect(plan.operations.length).toBeLessThanOrEqual(MANY);
  expect(world.text).toBe(text);
  expect(world.text).toContain([`- [ ] Bell 0 ${link(1)}`, ...item, ''].join('\n'));
  if (plan.operations.length > 0) for (const number of world.numbers) expect(world.issue(number).body).toContain(shown);
  expect(await world.afterwards()).toEqual([]);
});
