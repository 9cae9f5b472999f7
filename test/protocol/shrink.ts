import type { Script } from './script.ts';
import { type Ending, play, type Wrap } from './world.ts';

/** What is wrong, without whom it concerns. */
function kindsOf({ violations }: Ending): ReadonlySet<string> {
  return new Set(violations.map((violation) => violation.split(':')[0] ?? ''));
}

/** A smaller world in which the same goes wrong: without what can be left out, one thing after the other. */
export async function shrunk(script: Script, wrap?: Wrap): Promise<Script> {
  const [wrong] = kindsOf(await play(script, wrap));
  const stillWrong = async (smaller: Script) => wrong !== undefined && kindsOf(await play(smaller, wrap)).has(wrong);
  let small = script;
  for (let smaller = true; smaller; ) {
    smaller = false;
    for (const candidate of smallerOnes(small)) {
      if (!(await stillWrong(candidate))) continue;
      small = candidate;
      smaller = true;
      break;
    }
  }
  return small;
}

function smallerOnes(script: Script): Script[] {
  const { happenings } = script;
  const without = happenings.map((_, left) => ({ ...script, happenings: happenings.filter((_one, index) => index !== left) }));
  const calmer = script.lag === 'none' ? [] : [{ ...script, lag: 'none' as const }];
  return [...without, ...calmer];
}

/** A script as a maintainer reads it. */
export function describeScript({ seed, agreed, pace, lag, happenings }: Script): string {
  const all = happenings.map((one) => {
    if (one.what === 'run') return `run at ${one.at}`;
    if (one.what === 'fault')
      return `${one.fault.do}${'acted' in one.fault ? (one.fault.acted ? ' after' : ' before') : ` ${one.fault.seconds} s`} at run ${one.run}, request ${one.at}`;
    return `${one.deed.in} ${one.deed.do} at ${one.at}`;
  });
  return `seed ${seed}: ${agreed ? 'agreed before' : 'a fresh file'}, pace ${pace}, lists lag ${lag}: ${all.join('; ')}`;
}
