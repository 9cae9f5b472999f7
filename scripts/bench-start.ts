// Compares the time from the start of the bundled action to its first request with the run of a bare node.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RUNTIME } from '../test/support/run/runner.ts';
import { median } from './bench-reading.ts';

const ROUNDS = 15;
/** The most that start to first request may take, as a multiple of a bare `node -e 0`. */
const MOST = 8;

/** @returns whether the action starts as fast as promised */
export async function benchStart(): Promise<boolean> {
  const bundle = fileURLToPath(new URL('../dist/index.js', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  let arrived: (() => void) | null = null;
  const server = createServer((_, response) => {
    arrived?.();
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    writeFileSync(join(folder, 'event.json'), '{}');
    const environment = {
      PATH: process.env['PATH'] ?? '',
      GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      GITHUB_REPOSITORY: 'acme/rocket',
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      RUNNER_TEMP: folder,
      INPUT_TOKEN: 'token',
      INPUT_PACE: 'none',
    };
    const awaitRequest = (then: () => void) => {
      arrived = then;
    };
    const bare: number[] = [];
    const action: number[] = [];
    // Measure both in turn, so that other load on the machine affects both equally.
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(await timeOf(['-e', '0'], {}, 'exit', awaitRequest));
      action.push(await timeOf([bundle], environment, 'request', awaitRequest));
    }
    const ratio = median(action) / median(bare);
    process.stdout.write(`Node ${RUNTIME.version}, ${ROUNDS} rounds, medians\n`);
    process.stdout.write(`node -e 0                    ${median(bare).toFixed(0)} ms\n`);
    process.stdout.write(`dist/index.js, first request ${median(action).toFixed(0)} ms\n`);
    process.stdout.write(`ratio                        ${ratio.toFixed(1)} (at most ${MOST})\n`);
    return ratio <= MOST;
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from the start of a process to its end, or to its first request. After that request the process is killed. */
function timeOf(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  until: 'exit' | 'request',
  awaitRequest: (then: () => void) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(RUNTIME.path, words, { env: { ...environment }, stdio: 'ignore' });
    let time: number | null = null;
    awaitRequest(() => {
      time ??= performance.now() - start;
      child.kill();
    });
    child.on('error', reject);
    child.on('exit', () => {
      const ended = performance.now() - start;
      if (until === 'exit') resolve(ended);
      else if (time === null) reject(new Error('The action sent no request.'));
      else resolve(time);
    });
  });
}
