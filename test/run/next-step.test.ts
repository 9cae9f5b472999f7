import { describe, expect, it } from 'vitest';
import { type Attempted, nextStep, verdictOn } from '../../src/run/next-step.ts';
import { lines, planOf } from '../support/memory/builders.ts';

const COMPLETE: Attempted = { stale: false, ended: 'complete', leadsOn: false, owesUpdate: false, owesPull: false, agrees: true };

describe('after an attempt', () => {
  it.each<[string, Partial<Attempted>, string]>([
    ['a complete one ends the run', {}, 'end'],
    ['changes wait in a pull request', { owesPull: true }, 'pull-request-is-due'],
    ['somebody wrote meanwhile', { stale: true }, 'changed-meanwhile'],
    ['somebody wrote meanwhile, and that counts before all else', { stale: true, leadsOn: true, owesUpdate: true }, 'changed-meanwhile'],
    ['an item came into the file', { leadsOn: true }, 'issues-follow'],
    ['an item came into the file, and an update is owed', { leadsOn: true, owesUpdate: true }, 'issues-follow'],
    ['an update is owed', { owesUpdate: true }, 'update-is-due'],
    ['time or requests are used up', { ended: 'stopped', leadsOn: true, owesUpdate: true, agrees: false }, 'end'],
    ['a failure ends the run', { ended: 'failed', leadsOn: true, agrees: false }, 'end'],
    ['only a delivery failed, and an update is owed', { ended: 'failed', owesUpdate: true }, 'update-is-due'],
    ['something to agree on failed: no update tells of it', { ended: 'failed', owesUpdate: true, agrees: false }, 'end'],
  ])('%s', (_, change, expected) => {
    const next = nextStep({ ...COMPLETE, ...change });
    expect(next.step === 'end' ? 'end' : next.because).toBe(expected);
  });
});

describe('what becomes of a plan', () => {
  const empty = { ...planOf(lines('# R')), settles: false };
  const full = planOf(lines('- [ ] A'));
  const refused = { ...full, refused: { reason: 'Too large.', allow: 'Allow it.' } };

  it('is that it is shown where nothing is to be written, whatever it holds', () => {
    expect([empty, full, refused].map((plan) => verdictOn(plan, true, true))).toEqual(['show', 'show', 'show']);
  });

  it('is that it is refused as a whole', () => {
    expect(verdictOn(refused, false, true)).toBe('refused');
  });

  it('is that it is applied where it holds an operation, has something to settle, or the list has grown long', () => {
    expect([verdictOn(full, false, false), verdictOn({ ...empty, settles: true }, false, false), verdictOn(empty, false, true)]).toEqual([
      'apply',
      'apply',
      'apply',
    ]);
    expect(verdictOn(empty, false, false)).toBe('nothing-to-do');
  });
});
