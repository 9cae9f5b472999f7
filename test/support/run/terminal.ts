import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const CLI = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

/** Whether `script` of util-linux is there, which gives a command a real pseudo-terminal. */
export const HAS_TERMINAL = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;

/** What a person does at a terminal: what is waited for, then which keys are pressed. */
export type Step = readonly [shown: string, keys: string];

export const KEYS = { down: '\u001b[B', up: '\u001b[A', enter: '\r', space: ' ', interrupt: '\u0003', end: '\u0004' } as const;

/** Runs the command line in a pseudo-terminal. Each step waits for a text that is shown after the step before it. */
export async function runAtTerminal(
  words: readonly string[],
  folder: string,
  columns: number,
  steps: readonly Step[],
): Promise<{ status: number; shown: string; raw: string }> {
  const quoted = [process.execPath, CLI, ...words].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qec', `stty cols ${columns} rows 24; exec ${quoted}`, '/dev/null'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', NO_COLOR: '1' },
  });
  let raw = '';
  let seen = 0;
  const rest = [...steps];
  const next = () => {
    const [step] = rest;
    const at = step === undefined ? -1 : raw.indexOf(step[0], seen);
    if (step === undefined || at === -1) return;
    seen = raw.length;
    rest.shift();
    child.stdin.write(step[1]);
  };
  child.stdout.on('data', (data: Buffer) => {
    raw += data.toString('utf8');
    next();
  });
  const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  if (rest.length > 0) throw new Error(`${JSON.stringify(rest[0]?.[0])} was never shown. Shown: ${raw}`);
  return { status, shown: stripVTControlCharacters(raw).replace(/\r/g, ''), raw };
}
