import { describe, expect, it } from 'vitest';
import { issueOf } from '../../../support/memory/builders.ts';
import { proposedWorld } from '../../../support/memory/proposed-world.ts';
import { NO_LIMITS } from '../../../support/memory/request.ts';
import { lines } from '../../reading.ts';

const PARTS = ['Search', 'Sync', 'Share', 'Chat', 'Maps'];

/** A repository with a table of these states, and the configuration that is proposed for it. */
async function tracked(header: string, states: readonly string[], ...below: readonly string[]) {
  const rows = states.map((state, at) => `| ${PARTS[at]} |${state === '' ? '' : ` ${state}`} |`);
  const world = await proposedWorld(lines('# Roadmap', '', '## Features', '', `| Feature | ${header} |`, '|---|---|', ...rows, '', ...below));
  if (world === null) throw new Error('The roadmap is refused.');
  const rowOf = (title: string) =>
    world.text
      .split('\n')
      .find((line) => line.includes(title))
      ?.replace(/ \(\[#.*?\)\)/, '');
  return { world, rowOf, open: world.numbers.map((number) => world.issue(number).title) };
}

describe.each([
  ['a scale in percent', 'Progress', ['100%', '40%', '0%'], '100%', '0%'],
  ['a scale that nothing has reached', 'Progress', ['10 %', '40 %', '0 %'], '100 %', '0 %'],
  ['bars', 'Progress', ['100%', '████░░ 60%', '', '100% ✅', '100%'], '100%', ''],
  ['a scale below a header in another language', 'Fortschritt', ['100 %', '40 %'], '100 %', ''],
  ['ticks below a tick', '✓', ['✓', '', '', '✓'], '✓', ''],
  ['ticks below a word', 'Status', ['✓', '', '', '✓'], '✓', ''],
])('the proposal for a column of %s', (_, header, states, end, least) => {
  const isDone = (state: string) => state.startsWith(end);
  it('makes issues of what is not finished, and closing writes what others have', async () => {
    const { world, rowOf, open } = await tracked(header, states);
    expect(open).toEqual(PARTS.slice(0, states.length).filter((_title, at) => !isDone(states[at] ?? '')));
    const [first] = world.numbers;
    const title = open[0] ?? '';
    const before = world.text;
    world.change(first ?? 0, { state: { open: false, reason: 'completed' } }, 'ann');
    await world.sync({ limits: NO_LIMITS });
    expect(rowOf(title)).toBe(`| ${title} | ${end} |`);
    world.change(first ?? 0, { state: { open: true } }, 'ann');
    await world.sync({ limits: NO_LIMITS });
    expect(world.text).toBe(before);
  });

  it('gives a new row no finished state', async () => {
    const { world, rowOf } = await tracked(header, states);
    world.open(issueOf(50, 'Zoom', { body: '', labels: ['roadmap', 'feature'] }), 'ann');
    await world.sync({ limits: NO_LIMITS });
    expect(rowOf('Zoom')?.replace(/\s+/g, ' ')).toBe(`| Zoom |${least === '' ? '' : ` ${least}`} |`);
  });
});

it('a goal of 100% in a list is no state', async () => {
  const { world } = await tracked('Progress', ['100%', '40%', '0%'], '## Planned', '', '- Test coverage: 100%');
  expect(world.numbers.map((number) => world.issue(number).title)).toContain('Test coverage: 100%');
});

it('percentages among words are no scale', async () => {
  const { world } = await tracked('Progress', ['planned', '40%', 'blocked', '100%']);
  expect(world.config).not.toContain('100%');
});
