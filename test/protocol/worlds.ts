import { scriptOf } from './script.ts';
import { describeScript, shrunk } from './shrink.ts';
import { type Ending, play } from './world.ts';

/** Of so many worlds that failed the smallest ones are shown. */
const SHOWN = 3;

/** Plays some worlds and says what happened in them; of those that went wrong a smaller one with all its requests, for people to read. */
export async function playWorlds(first: number, count: number): Promise<{ failed: number[]; report: string }> {
  const shares = { killed: 0, unanswered: 0, lagged: 0, overlapped: 0 };
  const failed: number[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    const { violations, happened } = await play(scriptOf(seed));
    for (const key of ['killed', 'unanswered', 'lagged', 'overlapped'] as const) if (happened[key]) shares[key] += 1;
    if (violations.length > 0) failed.push(seed);
  }
  const share = (number: number) => `${Math.round((100 * number) / count)} %`;
  const heard = `${share(shares.killed)} with a run killed, ${share(shares.unanswered)} with a lost answer, ${share(shares.lagged)} with lists that lag`;
  const head = `${count} worlds, ${heard}, ${share(shares.overlapped)} with runs that overlap: ${count - failed.length} held`;
  const shown: string[] = [];
  for (const seed of failed.slice(0, SHOWN)) {
    const small = await shrunk(scriptOf(seed));
    shown.push(storyOf(describeScript(small), await play(small)));
  }
  return { failed, report: [head, ...(failed.length === 0 ? [] : [`Seeds that failed: ${failed.slice(0, 50).join(', ')}`, ...shown])].join('\n') };
}

function storyOf(title: string, { trace, violations, server }: Ending): string {
  const issues = server.issues.map(({ number, title: name, state, labels }) => `#${number} ${state.open ? 'open' : 'closed'} “${name}” ${labels.join(', ')}`);
  return ['', title, ...trace, ...violations.map((violation) => `WRONG ${violation}`), server.text, ...issues].join('\n');
}
