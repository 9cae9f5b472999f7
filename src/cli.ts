#!/usr/bin/env node
import { COMMANDS, isCommand, parse, USAGE, UsageError, usage, type Values } from './cli-options.ts';
import { UserError } from './errors.ts';
import { configText, workflowText } from './init.ts';
import { INPUTS, parsePath, parseRepository } from './inputs.ts';
import { readLocalRoadmap, readLocalText, readText, writeLocalFiles } from './local.ts';
import type { Snapshot } from './model.ts';
import { freezeProblems, onDay } from './plan/schedule.ts';
import { checkTells, checkWhole } from './plan/usable.ts';
import type { World } from './ports.ts';
import { checkLines, checkValue } from './report/check.ts';
import { outputs } from './report/outputs.ts';
import { planJson, planValue, printJson } from './report/plan-json.ts';
import { problemLine, terminalLines } from './report/terminal.ts';
import { logLine } from './roadmap/escape.ts';
import { importUpdate } from './roadmap/import.ts';
import { propose } from './roadmap/propose.ts';
import { releaseOf } from './roadmap/release.ts';
import { sync } from './sync.ts';
import { dayIn } from './time.ts';
import { updateTexts } from './update/texts.ts';
import { createWorld } from './world.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Output = { readonly out: string; readonly status: 0 | 1; readonly err?: string | readonly string[] };

async function run(words: readonly string[], environment: Environment): Promise<Output> {
  const { values, positionals } = parse(words);
  if (values.help === true) return { out: USAGE, status: 0 };
  const [command, file] = positionals;
  if (command === undefined) throw new UsageError('A command is missing.');
  if (!isCommand(command)) throw new UsageError(`Unknown command “${command}”.`);
  const { files, options }: { files: number; options: readonly string[] } = COMMANDS[command];
  const unexpected = positionals.slice(1 + files);
  if (unexpected.length > 0) throw new UsageError(`Unexpected “${unexpected.join(' ')}”.`);
  const foreign = Object.keys(values).filter((name) => !options.includes(name));
  if (foreign.length > 0) throw new UsageError(`\`${command}\` takes no --${foreign.join(', --')}.`);
  if (command === 'check') return check(file ?? INPUTS.roadmap.default, values.config ?? null, values.json === true);
  if (command === 'update') return update(file ?? INPUTS.roadmap.default, values, environment);
  if (command === 'init') return init(file ?? INPUTS.roadmap.default, values, environment);
  if (command === 'import') {
    if (file === undefined) throw new UsageError('The file to import is missing.');
    return { out: imported(file), status: 0 };
  }
  if (values.repo === undefined) throw new UsageError('--repo owner/name is missing.');
  const repository = usage(() => parseRepository(values.repo ?? '', '--repo'));
  const path = usage(() => parsePath(values.roadmap ?? INPUTS.roadmap.default, '--roadmap'));
  const configPath = usage(() => parsePath(values.config ?? INPUTS.config.default, '--config'));
  const pace = usage(() => INPUTS.pace.parse(values.pace ?? INPUTS.pace.default, 'pace'));
  const conflict = usage(() => INPUTS.conflict.parse(values.conflict ?? INPUTS.conflict.default, 'conflict'));
  const date = usage(() => INPUTS.date.parse(values.date ?? '', 'date'));
  const limits = usage(() => ({
    maxCreates: INPUTS.maxCreates.parse(values['max-creates'] ?? INPUTS.maxCreates.default, 'max-creates'),
    maxCloses: INPUTS.maxCloses.parse(values['max-closes'] ?? INPUTS.maxCloses.default, 'max-closes'),
    maxChanges: INPUTS.maxChanges.parse(values['max-changes'] ?? INPUTS.maxChanges.default, 'max-changes'),
  }));
  const result = await sync(worldOf(repository, { pace, path, configPath }, environment), {
    path,
    configPath,
    address: { server: serverOf(environment), repositories: [repository] },
    repositoryId: null,
    today: date,
    planOnly: command === 'plan',
    update: false,
    limits,
    conflict,
    fullLook: false,
    hint: null,
    pace,
    maxMinutes: Number(INPUTS.maxMinutes.default),
  });
  const { plan: _, update: __, ...counts } = outputs(result, { plan: '', update: '' });
  const json = command === 'plan' ? planJson(result.plan) : printJson({ ...counts, plan: planValue(result.plan) });
  const out = values.json === true ? json : `${terminalLines(result).join('\n')}\n`;
  const { refused } = result.plan;
  if (refused !== null) return { out, status: 1, err: `${refused.reason} ${refused.allow}` };
  return result.failure === null ? { out, status: 0 } : { out, status: 1, err: result.failure.message };
}

function worldOf(repository: string, options: { pace: 'github' | 'none'; path: string; configPath: string }, environment: Environment): World {
  const token = environment['GITHUB_TOKEN'] ?? '';
  if (token === '') throw new UserError('GITHUB_TOKEN is not set.', 'Set it to a token that may write contents and issues of the repository.');
  const [owner = '', repo = ''] = repository.split('/');
  const apiUrl = (environment['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
  return createWorld({
    maxMinutes: Number(INPUTS.maxMinutes.default),
    ...options,
    ref: null,
    token,
    apiUrl,
    serverUrl: serverOf(environment),
    owner,
    repo,
    log: (line) => process.stderr.write(`${logLine(line)}\n`),
  });
}

function serverOf(environment: Environment): string {
  return (environment['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, '');
}

async function labelsOf(repository: string, environment: Environment): Promise<readonly string[]> {
  const world = worldOf(repository, { pace: 'none', path: INPUTS.roadmap.default, configPath: INPUTS.config.default }, environment);
  return world.issues.labels();
}

function imported(file: string): string {
  const text = readLocalText(file, 'Name the development update to import, such as update.txt.');
  try {
    const markdown = importUpdate(text);
    // What cannot be read back is no roadmap.
    readText(markdown, file, '');
    return markdown;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`${file} is nested too deep.`, 'Write it with fewer levels. Nothing was imported.');
  }
}

/** Proposes a configuration. With a repository its own labels are taken over. Writes nothing over a file that is there. */
async function init(file: string, values: Values, environment: Environment): Promise<Output> {
  const path = usage(() => parsePath(file, 'FILE'));
  const labels =
    values.repo === undefined
      ? []
      : await labelsOf(
          usage(() => parseRepository(values.repo ?? '', '--repo')),
          environment,
        );
  const text = readLocalText(path);
  const config = configText(propose(readText(text, path, '')), labels);
  const files = [
    { path: INPUTS.config.default, text: config },
    { path: '.github/workflows/roadmap.yml', text: workflowText(path) },
  ];
  if (values.write === true) writeLocalFiles(files, values.force === true);
  const read = checkLines(path, readText(text, path, config));
  const written = values.write === true ? files.map((one) => `Wrote ${one.path}.`) : ['Nothing was written: --write writes this file and the workflow.'];
  return { out: `${[`# ${INPUTS.config.default}`, config.trimEnd(), '', ...read, '', ...written].join('\n')}\n`, status: 0 };
}

function check(file: string, config: string | null, json: boolean): Output {
  const { roadmap } = readLocalRoadmap(file, config);
  return { out: json ? printJson(checkValue(file, roadmap)) : `${checkLines(file, roadmap).join('\n')}\n`, status: 0 };
}

/** The development update of a local file. With a repository it tells what changed since the last one that was published there. */
async function update(file: string, values: Values, environment: Environment): Promise<Output> {
  const date = usage(() => INPUTS.date.parse(values.date ?? '', 'date'));
  const { format = 'markdown', repo } = values;
  if (format !== 'markdown' && format !== 'text') throw new UsageError(`--format is “${format}”. Expected markdown or text.`);
  const repository = repo === undefined ? null : usage(() => parseRepository(repo, '--repo'));
  // What was published is known by the file's path in the repository.
  const path = repository === null ? null : usage(() => parsePath(file, 'FILE'));
  const address = { server: serverOf(environment), repositories: repository === null ? null : [repository] };
  const { roadmap, config, reading } = readLocalRoadmap(file, values.config ?? null, repository === null ? undefined : address);
  checkWhole(roadmap);
  checkTells(roadmap);
  const release = releaseOf(roadmap, config.milestone?.title ?? null);
  const today = date ?? dayIn(config.timezone, new Date().toISOString());
  const previous = repository === null || path === null ? null : await lastUpdate(repository, path, environment);
  const texts = updateTexts({
    roadmap: onDay(roadmap, today, reading),
    release,
    today,
    address,
    previous,
  });
  // Whoever is about to send it wants to know what is wrong with it.
  const problems = [...roadmap.problems, ...freezeProblems(roadmap, release, today)].toSorted((a, b) => a.line - b.line);
  return { out: texts[format], status: 0, err: problems.map((problem) => problemLine(problem, file)) };
}

async function lastUpdate(repository: string, path: string, environment: Environment): Promise<Snapshot | null> {
  const state = await worldOf(repository, { pace: 'none', path, configPath: INPUTS.config.default }, environment).state.read();
  return state?.baseline?.paths[path]?.published ?? null;
}

// Whoever reads the output may stop reading: `roadmap-sync check | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const { out, status, err } = await run(process.argv.slice(2), process.env);
  process.stdout.write(out);
  for (const line of [err ?? []].flat()) process.stderr.write(`${logLine(line)}\n`);
  process.exitCode = status;
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`${logLine(error.message)}\n\n${USAGE}`);
  else if (error instanceof UserError) process.stderr.write(`${logLine(error.message)}\n`);
  else throw error;
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
