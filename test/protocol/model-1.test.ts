import { describe, expect, it } from 'vitest';
import { WORLDS } from '../support/amounts.ts';
import { playWorlds } from './worlds.ts';

/** Runs are killed, answers lost, lists lag, people edit both sides, runs overlap: in the end nothing is doubled, nothing lost. Half of the worlds. */
describe('the protocol, in worlds where anything happens at any request', () => {
  const half = Math.ceil(WORLDS / 2);
  it(`holds in ${half} worlds`, { timeout: 3_600_000 }, async () => {
    const { failed, report } = await playWorlds(1, half);
    console.log(report);
    expect(failed).toEqual([]);
  });
});
