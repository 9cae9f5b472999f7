import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStopwatch, type Timer, TooLong } from '../../../src/model/stopwatch.ts';
import { managedPart } from '../../../src/plan/issue/managed-part.ts';
import { type ManagedText, readManaged } from '../../../src/plan/issue/managed-text.ts';
import { isAsSeen } from '../../../src/run/write/write-issue.ts';
import { CONFIG, issueOf, lines, link, planOf, sourceAt } from '../../support/memory/builders.ts';

const body = (text: string) => `<!-- roadmap-sync:begin key=k.1 path=ROADMAP.md -->\n${text}\n<!-- roadmap-sync:end -->`;

function textOf(text: string, seen: Parameters<typeof readManaged>[2] = null): ManagedText {
  const read = readManaged(body(text), ['Whistle'], seen);
  if (read === null) throw new Error('There is no managed part.');
  return read;
}

/** Longer than what is read without a limit. */
const LONG = 'A note about the whistle. '.repeat(30).trim();

let tries = 0;
const endless: Timer = {
  now: () => 0,
  endAfter: () => {
    tries += 1;
    throw new TooLong();
  },
};
beforeEach(() => {
  tries = 0;
});
afterEach(() => startStopwatch(null, null));

describe('a managed part that cannot be read', () => {
  it.each([
    ['bullets on one line', `${'- '.repeat(150)}x`],
    ['bullets on many lines', Array.from({ length: 120 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
    ['quotes', `${'>'.repeat(250)} x`],
    ['emphasis in emphasis', `${'*a **b '.repeat(120)}${'b** a*'.repeat(120)}`],
  ])('because of %s says so, and what it says is unknown', (_, text) => {
    const read = textOf(text);
    expect(read.unreadable).toBe('it is nested more than 200 levels deep');
    expect({ compared: read.compared, digest: read.digest, kind: read.kind }).toEqual({ compared: null, digest: null, kind: null });
  });

  it('because it takes too long is not tried again in the same run', () => {
    startStopwatch(endless, null);
    expect([textOf(LONG).unreadable, textOf(LONG).unreadable]).toEqual(['reading it takes too long', 'reading it takes too long']);
    expect(tries).toBe(1);
    startStopwatch(endless, null);
    expect(textOf(LONG).compared).toBeNull();
    expect(tries).toBe(2);
  });

  it('is not looked at where it was read before', () => {
    const { compared, digest } = textOf(LONG);
    startStopwatch(endless, null);
    expect(textOf(LONG, { content: compared, ...(digest === null ? {} : { digest }) })).toMatchObject({ unreadable: null, compared });
    expect(tries).toBe(0);
  });

  it('is written anyway where the file says it, with the fields before the notes', () => {
    const notes = `${'- '.repeat(150)}x`;
    const part = managedPart(
      { title: 'Whistle', content: { fields: { owner: '@mona' }, notes, subItems: '' }, removed: false },
      { key: 'k.1', path: 'R.md' },
      sourceAt('R.md', ''),
    );
    expect(part).toContain(`**Owner:** @\u200bmona\n\n${notes}`);
  });
});

describe('an issue that somebody made unreadable between a plan and its writes', () => {
  const text = lines('# Kettle', '', `- [ ] Whistle ${link(1)}`);
  const seen = issueOf(1, 'Whistle');
  const fresh = { ...seen, body: body(`${'- '.repeat(150)}x`) };
  const plan = planOf(text, [seen]);
  const entry = plan.entries.find(({ number }) => number === 1) ?? null;
  const change = { title: null, managed: null, addLabels: [], removeLabels: [], addAssignees: [], removeAssignees: [], milestone: null };
  const update = { kind: 'update-issue', line: 3, issue: 1, title: 'Whistle', fields: [], waiting: [] } as const;
  const values = entry?.agreed.roadmap;
  if (values === undefined) throw new Error('Both sides agree on the item.');

  const terms = { config: CONFIG, milestones: null };

  it('is not written over', () => {
    const writes = { ...update, values, changes: { ...change, managed: 'new' } };
    expect(isAsSeen(writes, seen, entry, null, terms)).toBe(true);
    expect(isAsSeen(writes, fresh, entry, null, terms)).toBe(false);
    const closes = { kind: 'close-issue', line: null, issue: 1, title: 'Whistle', reason: 'not_planned', managed: 'new' } as const;
    expect(isAsSeen(closes, seen, entry, null, terms)).toBe(true);
    expect(isAsSeen(closes, fresh, entry, null, terms)).toBe(false);
  });

  it('is closed as planned where nothing is written into it', () => {
    expect(isAsSeen({ kind: 'close-issue', line: 3, issue: 1, title: 'Whistle', reason: 'completed', managed: null }, fresh, entry, null, terms)).toBe(true);
  });
});
