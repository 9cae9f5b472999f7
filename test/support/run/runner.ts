import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Problem } from '../../../src/model/problem.ts';
import { DEEP } from '../amounts.ts';
import type { TestGitHub } from '../server/github.ts';
import { examplesOf } from '../server/issue-answer.ts';
import { TOKENS } from '../server/wire.ts';
import { COMPILED } from './compiled.ts';
import { type Finished, type Start, startWarm } from './warm.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A finished run of the action. */
export interface Run {
  readonly status: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The plan that the output `plan` names. */
  readonly plan: { readonly operations: readonly { readonly kind: string }[]; readonly refused?: object; readonly problems: readonly Problem[] } | null;
  /** The development update that the output `update` names, and the one beside it. */
  readonly update: { readonly text: string; readonly markdown: string } | null;
}

/** The action's own runtime where it is installed, else the Node that runs the tests. */
export const RUNTIME = actionRuntime();

function actionRuntime(): { path: string; version: string } {
  const bundled = join(root, 'node_modules/node/bin/node');
  const path = existsSync(bundled) && spawnSync(bundled, ['--version']).status === 0 ? bundled : process.execPath;
  return { path, version: spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim() };
}

/** A real event of GitHub's, with what tells the repository and the issue put in. */
export function eventPayload(
  name: string,
  action: string | null,
  github: Pick<Server, 'owner' | 'repo'>,
  issue: { number: number; updated_at: string } | null,
): object {
  const examples = examplesOf(name);
  const like = examples.find((example) => action === null || example['action'] === action) ?? examples[0] ?? {};
  const repository = {
    ...(like['repository'] as object),
    id: 1,
    name: github.repo,
    full_name: `${github.owner}/${github.repo}`,
    default_branch: 'main',
    fork: false,
  };
  return {
    ...like,
    ...(action === null ? {} : { action }),
    ...('ref' in like ? { ref: 'refs/heads/main' } : {}),
    repository,
    ...(issue === null ? {} : { issue: { ...(like['issue'] as object), number: issue.number, updated_at: issue.updated_at } }),
  };
}

/** The server as a run sees it. */
type Server = Pick<TestGitHub, 'apiUrl' | 'owner' | 'repo'> & {
  /** Where its pages and its wiki are. */
  readonly serverUrl?: string;
};

/** What this worker has started as a process of its own. Further runs share one that has loaded the bundle, unless everything is tested. */
const started = new Set<Start['entry']>();

/** What Node and the toolkit read only while they are loaded. */
const READ_ONCE = /^(?:NODE_\w+|https?_proxy|no_proxy|GITHUB_API_URL)$/i;

/** @param given what a test puts into the environment */
function startOnce(start: Start, given: Readonly<Record<string, string>>): Promise<Finished> {
  const apart = DEEP || !started.has(start.entry) || Object.keys(given).some((name) => READ_ONCE.test(name));
  started.add(start.entry);
  if (!apart) return startWarm(start, RUNTIME.path, COMPILED);
  return startProcess(RUNTIME.path, [join(root, 'dist', start.entry), ...start.words], start.environment, start.folder);
}

/**
 * Runs `dist/index.js` as a runner does: its environment, its defaults of `action.yml`, and no checkout.
 * @param killed ends the process at once, without a chance to say anything
 * @param bundle another copy of `dist/index.js`
 */
export async function runAction(
  github: Server,
  event: { readonly name: string; readonly payload: object; readonly ref?: string; readonly environment?: Readonly<Record<string, string>> },
  inputs: Readonly<Record<string, string>> = {},
  killed?: Promise<void>,
  bundle: string | null = null,
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  try {
    const files = { event: join(folder, 'event.json'), output: join(folder, 'output'), summary: join(folder, 'summary.md') };
    writeFileSync(files.event, JSON.stringify(event.payload));
    writeFileSync(files.output, '');
    writeFileSync(files.summary, '');
    const environment = {
      PATH: process.env['PATH'] ?? '',
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: github.apiUrl,
      GITHUB_SERVER_URL: github.serverUrl ?? 'https://github.test',
      GITHUB_REPOSITORY: `${github.owner}/${github.repo}`,
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: files.event,
      GITHUB_REF: event.ref ?? 'refs/heads/main',
      GITHUB_SHA: '0'.repeat(40),
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      RUNNER_TEMP: folder,
      ...inputEnvironment(inputs),
      ...event.environment,
    };
    const { status, log } = await (killed === undefined && bundle === null
      ? startOnce({ entry: 'index.js', words: [], environment, folder }, event.environment ?? {})
      : startProcess(RUNTIME.path, [bundle ?? join(root, 'dist/index.js')], environment, folder, killed));
    const outputs = parseOutputs(readFileSync(files.output, 'utf8'));
    const plan = !outputs['plan'] ? null : (JSON.parse(readFileSync(outputs['plan'], 'utf8')) as Run['plan']);
    const at = outputs['update'] || null;
    const update = at === null ? null : { text: readFileSync(at, 'utf8'), markdown: readFileSync(join(dirname(at), 'update.md'), 'utf8') };
    return { status, log, outputs, summary: readFileSync(files.summary, 'utf8'), plan, update };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `dist/cli.js` as a person at a terminal does. */
export async function runCommand(
  github: TestGitHub,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  folder = tmpdir(),
): Promise<{ status: number; out: string; err: string }> {
  const server = { GITHUB_TOKEN: TOKENS.action, GITHUB_API_URL: github.apiUrl, GITHUB_SERVER_URL: 'https://github.test' };
  const variables = { PATH: process.env['PATH'] ?? '', ...server, ...environment };
  const { status, out, err } = await startOnce({ entry: 'cli.js', words, environment: variables, folder }, environment);
  return { status, out, err };
}

/** Runs `dist/cli.js` where there is no network, no token and no configuration. */
export async function runOffline(
  words: readonly string[],
  folder = tmpdir(),
  environment: Readonly<Record<string, string>> = {},
): Promise<{ status: number; out: string; err: string }> {
  const variables = { PATH: process.env['PATH'] ?? '', ...environment };
  const { status, out, err } = await startOnce({ entry: 'cli.js', words, environment: variables, folder }, environment);
  return { status, out, err };
}

/** What a runner gives an input that a workflow does not set. */
const DEFAULTS = inputDefaults();

function inputDefaults(): Readonly<Record<string, string>> {
  const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { inputs: Record<string, { default: string }> };
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]));
}

function inputEnvironment(given: Readonly<Record<string, string>>): Record<string, string> {
  const values = { ...DEFAULTS, token: TOKENS.action, pace: 'none', ...given };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function startProcess(
  command: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder: string,
  killed?: Promise<void>,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    // A bundle that was compiled once starts in three quarters of the time; it runs the same.
    const child = spawn(command, words, { env: { ...environment, NODE_COMPILE_CACHE: COMPILED }, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    void killed?.then(() => child.kill('SIGKILL'));
    let log = '';
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      err += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? -1, log, out, err }));
  });
}

/** `name<<delimiter`, lines, delimiter: the format of a runner's output file. */
function parseOutputs(text: string): Record<string, string> {
  const found = text.matchAll(/^(?<name>[\w-]+)<<(?<mark>\S+)\r?\n(?<value>[\s\S]*?)\r?\n\k<mark>$/gm);
  return Object.fromEntries([...found].map(({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']));
}
