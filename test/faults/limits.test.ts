import { expect, it } from 'vitest';
import { NEW_ITEMS } from '../support/amounts.ts';
import { Limits } from '../support/faults/limits.ts';
import { Stage } from '../support/faults/stage.ts';

const ITEMS = NEW_ITEMS;
const GITHUB = { aMinute: 80, anHour: 500, requests: 1000 };
const MINUTE = 60_000;

/** A run an hour, as a schedule wakes them. */
const EVERY = 60 * MINUTE;

it(`${ITEMS} new items keep to GitHub’s limits, and are done by several runs`, async () => {
  const stage = await Stage.open();
  try {
    const items = Array.from({ length: ITEMS }, (_, index) => `- [ ] Gadget ${index + 1} hums`);
    await stage.github.commit('ROADMAP.md', `# Gadgets\n\n## Planned\n\n${items.join('\n')}\n`);
    const limits = new Limits(GITHUB);
    const start = Date.now();
    const report: string[] = [];
    let took = 0;
    for (let run = 1; ; run += 1) {
      const began = Date.now();
      // Only the first one is allowed so many: what it claimed counts as allowed for those that go on.
      const { how, why, requests } = await stage.run({ limits, maxCreates: run === 1 ? ITEMS : 25 });
      expect(how).toBe('done');
      const made = requests.filter(({ method, path, status }) => method === 'POST' && path === '/issues' && status === 201).length;
      took = Date.now() - start;
      report.push(`run ${run}: ${made} issues, ${requests.length} requests, ${minutes(Date.now() - began)} min${why === '' ? '' : ` (${why})`}`);
      if (why === '') break;
      stage.clock.advance(Math.max(0, EVERY - (Date.now() - began)));
      expect(run).toBeLessThan(6);
    }
    // Five hundred at once, and the others as soon as the first of them are an hour old.
    const least = EVERY * (Math.ceil(ITEMS / GITHUB.anHour) - 1) + (GITHUB.anHour / GITHUB.aMinute) * MINUTE;
    console.log(
      [...report, `${ITEMS} issues in ${minutes(took)} min; the limits allow it in ${minutes(least)} min`, `403 answers: ${limits.refused}`].join('\n'),
    );
    expect(limits.refused).toBe(0);
    expect(limits.most.aMinute).toBeLessThanOrEqual(GITHUB.aMinute);
    const issues = await stage.github.issues();
    expect(new Set(issues.map(({ title }) => title)).size).toBe(ITEMS);
    expect(issues).toHaveLength(ITEMS);
    const text = await stage.github.text();
    expect(text.match(/\(\[#\d+\]/g)).toHaveLength(ITEMS);
    const again = await stage.run({ limits: new Limits(GITHUB) });
    expect(again.writes).toBe(0);
  } finally {
    await stage.close();
  }
});

function minutes(milliseconds: number): string {
  return (milliseconds / MINUTE).toFixed(1);
}
