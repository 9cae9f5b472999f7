import { type ChildProcess, spawn } from 'node:child_process';

/*
 * Starting a process and loading the bundle takes longer than most runs. A process that has loaded `dist/shared.js` evaluates
 * `dist/index.js` or `dist/cli.js` anew for each run: the same code, with an environment, words and a folder of its own, to the exit code.
 */

const dist = new URL('../../../dist/', import.meta.url);
const atOnce = new URL('at-once.mjs', import.meta.url);

/** What the process does for each run. The toolkit reads the event, and the place of the summary, once per process: that is undone. */
const HOST = `
const [dist] = process.argv.slice(1);
let runs = 0;
let said;
const hears = (to) => (text) => {
  said.log += text;
  said[to] += text;
  return true;
};
process.stdout.write = hears('out');
process.stderr.write = hears('err');
process.on('disconnect', () => process.exit());
process.on('message', async ({ entry, words, environment, folder }) => {
  said = { log: '', out: '', err: '' };
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.chdir(folder);
  process.argv = [process.execPath, entry, ...words];
  process.exitCode = 0;
  const shared = Object.values(await import(dist + 'shared.js'));
  const single = (name) => shared.find((value) => value?.constructor?.name === name);
  const [context, summary] = [single('Context'), single('Summary')];
  Object.assign(context, new context.constructor());
  Object.assign(summary, new summary.constructor(), { _filePath: undefined });
  await import(dist + entry + '?' + runs++);
  process.stdout.removeAllListeners('error');
  process.send({ status: process.exitCode, ...said });
});
`;

/** What is run, and where. */
export interface Start {
  readonly entry: 'index.js' | 'cli.js';
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
}

export interface Finished {
  readonly status: number;
  readonly log: string;
  readonly out: string;
  readonly err: string;
}

/** Processes that wait for their next run. Runs at the same time have a process each. */
const waiting: ChildProcess[] = [];

/** @param command starts Node @param compiled the folder of what Node has compiled */
export async function startWarm(start: Start, command: string, compiled: string): Promise<Finished> {
  const host = waiting.pop() ?? newHost(command, compiled);
  const finished = await new Promise<Finished>((resolve, reject) => {
    for (const event of ['message', 'error', 'exit']) host.removeAllListeners(event);
    host.on('message', (message) => resolve(message as Finished));
    host.on('error', reject);
    host.on('exit', (code) => reject(new Error(`The run ended its process with ${code}.`)));
    host.send(start);
  });
  waiting.push(host);
  return finished;
}

function newHost(command: string, compiled: string): ChildProcess {
  const environment = { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compiled };
  const host = spawn(command, ['--import', atOnce.href, '-e', HOST, dist.href], { env: environment, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  // A process that waits keeps no test file from its end.
  host.unref();
  host.channel?.unref();
  return host;
}
