import { Worker } from 'node:worker_threads';

/*
 * Starting a process and loading the bundle takes longer than most runs. A thread that has loaded `dist/shared.js` evaluates
 * `dist/index.js` anew for each run: the same code, with an environment of its own, from the inputs to the exit code.
 */

const dist = new URL('../../../dist/', import.meta.url);

/** What the thread does for each run. The toolkit reads the event, and the place of the summary, once per process: that is undone. */
const HOST = `
const { parentPort, workerData } = require('node:worker_threads');
let runs = 0;
process.stdout.write = (text) => (parentPort.postMessage({ text: String(text), to: 'out' }), true);
process.stderr.write = (text) => (parentPort.postMessage({ text: String(text), to: 'err' }), true);
parentPort.on('message', async (environment) => {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.exitCode = 0;
  const shared = Object.values(await import(workerData + 'shared.js'));
  const single = (name) => shared.find((value) => value?.constructor?.name === name);
  const [context, summary] = [single('Context'), single('Summary')];
  Object.assign(context, new context.constructor());
  Object.assign(summary, new summary.constructor(), { _filePath: undefined });
  await import(workerData + 'index.js?' + runs++);
});
`;

export interface Finished {
  readonly status: number;
  readonly log: string;
  readonly out: string;
  readonly err: string;
}

/** Threads that wait for their next run. Runs at the same time have a thread each. */
const waiting: Worker[] = [];

export async function startWarm(environment: Readonly<Record<string, string>>): Promise<Finished> {
  const worker = waiting.pop() ?? newHost();
  let log = '';
  const said = { out: '', err: '' };
  const status = await new Promise<number>((resolve, reject) => {
    worker.removeAllListeners();
    worker.on('message', (message: number | { readonly text: string; readonly to: 'out' | 'err' }) => {
      if (typeof message === 'number') return resolve(message);
      log += message.text;
      said[message.to] += message.text;
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The run ended its thread with ${code}.`)));
    worker.postMessage(environment);
  });
  waiting.push(worker);
  return { status, log, ...said };
}

function newHost(): Worker {
  const worker = new Worker(HOST, { eval: true, workerData: dist.href, env: {} });
  // A thread that waits keeps no test file from its end.
  worker.unref();
  return worker;
}
