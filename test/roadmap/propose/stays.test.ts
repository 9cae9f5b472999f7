import { describe, expect, it } from 'vitest';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { lines, link } from '../../support/memory/builders.ts';
import { closedBetween } from '../../support/memory/closed-between.ts';
import { proposedWorld } from '../../support/memory/proposed-world.ts';
import { read } from '../reading.ts';

const proposed = (...text: readonly string[]) => proposalYaml(propose(read(lines(...text))));

describe('finished work in its place', () => {
  it.each([
    ['struck through', ['- ~~Order flour~~', '- Repair the oven', '- Sell on Sundays']],
    ['struck through, with the full stop behind', ['- ~~Order flour~~.', '- Repair the oven.', '- Sell on Sundays.']],
    ['marked with a word in brackets', ['- Order flour (resolved)', '- Repair the oven (in progress)', '- Sell on Sundays']],
    ['marked with a word behind a dash', ['- Order flour - *DONE*', '- Repair the oven', '- Sell on Sundays']],
    ['marked with a sign', ['- ✅ Order flour', '- Repair the oven', '- Sell on Sundays']],
  ])('is proposed to stay: %s', (_, items) => {
    expect(proposed('# Bakery roadmap', '', '## Next', '', ...items)).toContain('\ncompleted: keep');
  });

  it.each([
    ['that there is none of', ['## Next', '', '- Order flour', '- Repair the oven']],
    ['that has a section', ['## Next', '', '- ~~Order flour~~', '- Repair the oven', '', '## Completed', '', '- Build the shop']],
    ['that only a sentence mentions', ['## Next', '', '- Sell what is done', '- Repair the oven']],
  ])('is not proposed to stay: work %s', (_, text) => {
    expect(proposed('# Bakery roadmap', '', ...text)).not.toContain('keep');
  });

  const dropped = ['', '## Dropped', '', '- Sell tea', '- Sell coffee'];

  it.each([
    ['in capitals', ['- DONE [S] Order flour', '- Repair the oven', '- DONE [M] Sell on Sundays'], 'DROPPED Repair the oven'],
    ['in brackets', ['- Order flour (done, 0.4)', '- Repair the oven', '- Sell on Sundays (done, 0.4)'], 'Repair the oven (dropped)'],
    ['as signs', ['- ✅ Order flour', '- Repair the oven', '- ✅ Sell on Sundays'], '~~Repair the oven~~'],
  ])('stays though a section takes what is dropped, if several say that they are done: %s', async (_, items, wanted) => {
    const file = lines('# Bakery roadmap', '', '## Next', '', ...items, ...dropped);
    const world = (await proposedWorld(file)) ?? expect.fail('it is refused');
    expect(world.config).toContain('completed: keep');
    expect(await closedBetween(world, 'not_planned')).toContain(`\n- ${wanted} ${link(1)}\n`);
  });

  it.each([
    ['one that may have been forgotten', ['- DONE Order flour', '- Repair the oven', '- Sell on Sundays']],
    ['lines, which could say both', ['- ~~Order flour~~', '- Repair the oven', '- ~~Sell on Sundays~~']],
  ])('does not stay where a section takes what is dropped, and only %s', (_, items) => {
    expect(proposed('# Bakery roadmap', '', '## Next', '', ...items, ...dropped)).not.toContain('keep');
  });

  it.each([
    [
      'in parts',
      ['## 1.8.0 - unreleased', '', '### Added', '', '- Order flour', '- Repair the oven'],
      ['## 1.7.0 - 2024-10-08', '', '### Added', '', '- Sell tea'],
    ],
    ['as tasks', ['## 1.8.0 - unreleased', '', '- [ ] Order flour', '- [ ] Repair the oven'], ['## 1.7.0 - 2024-10-08', '', '- [x] Sell tea']],
    [
      'below a heading',
      ['## Planned for 1.8', '', '- Order flour', '- Repair the oven'],
      ['## Changelog', '', '### 1.7.0 (2024-10-08)', '', '- Sell tea', '- Sell coffee'],
    ],
  ])('stays where nothing but releases that are out would take it: %s', async (_, open, out) => {
    const file = lines('# Bakery', '', ...open, '', ...out);
    const world = (await proposedWorld(file)) ?? expect.fail('it is refused');
    expect(world.config).toContain('completed: keep');
    const after = await closedBetween(world, 'completed');
    expect(after).toMatch(/- (?:\[x\] Order flour|Order flour - Done) \(\[#1\]/);
    expect(after).toContain(lines('', ...out));
  });

  it('stays though the section of one subject is finished', () => {
    const subject = ['## Shop / Outcome: Complete', '', '- Paint the door - *DONE*', '- Hang the sign - *DONE*'];
    expect(proposed('# Bakery roadmap', '', '## Oven', '', '- Order bricks - *DONE*', '- Build it', '- Heat it', '', ...subject)).toContain(
      '\ncompleted: keep',
    );
  });
});
