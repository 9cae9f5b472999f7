#!/usr/bin/env node
import { INPUTS, parsePath, parseRepository } from '../action/inputs.ts';
import { UserError } from '../model/errors.ts';
import { checkUsable } from '../plan/preconditions.ts';
import { checkLines, checkValue } from '../report/check.ts';
import { outputs } from '../report/outputs.ts';
import { planJson, planValue, printJson } from '../report/plan-json.ts';
import { terminalLines } from '../report/terminal.ts';
import { importUpdate } from '../roadmap/import/import.ts';
import { propose } from '../roadmap/propose/propose.ts';
import { logLine } from '../roadmap/text/escape.ts';
import { sync } from '../sync.ts';
import { readLocalRoadmap, readLocalText, readText, writeLocalFiles } from './files.ts';
import { configText, workflowText } from './init.ts';
import { COMMANDS, isCommand, parse, USAGE, UsageError, usage, type Values } from './options.ts';
import { update } from './update.ts';
import { type Environment, type Output, serverOf, worldOf } from './world.ts';

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

function check(file: string, configPath: string | null, json: boolean): Output {
  const { roadmap, config } = readLocalRoadmap(file, configPath);
  const out = json ? printJson(checkValue(file, roadmap)) : `${checkLines(file, roadmap).join('\n')}\n`;
  try {
    checkUsable(roadmap, config);
  } catch (error) {
    if (error instanceof UserError) return { out, status: 1, err: error.message };
    throw error;
  }
  return { out, status: 0 };
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
