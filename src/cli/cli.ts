#!/usr/bin/env node
// It looks at the addresses in the environment before the toolkit reads them.
import '../node/addresses.ts';

import { INPUTS } from '../action/inputs.ts';
import { UserError } from '../model/errors.ts';
import { type FileLimit, startStopwatch, stopwatch } from '../model/stopwatch.ts';
import { nodeTimer } from '../node/timer.ts';
import { importUpdate } from '../roadmap/import/import.ts';
import { logLine } from '../roadmap/text/escape.ts';
import { check } from './check.ts';
import { COMPLETIONS } from './completion.ts';
import { ejectOrShow } from './eject.ts';
import { readLocalText, readText, STANDARD_INPUT, shownPath } from './files.ts';
import { fleet } from './fleet.ts';
import { forTerminal, leftOut } from './for-terminal.ts';
import { init } from './init.ts';
import { next } from './next.ts';
import { inOptionNames, parseCommandLine, UsageError } from './options.ts';
import { helpWidth, screenOf } from './screen.ts';
import { planOrSync } from './sync.ts';
import { update } from './update.ts';
import type { Environment, Output } from './world.ts';

/** Seconds that a command may read a local file: ten times what 10,000 items take. A clone may hold a file that would take years. */
const LONGEST_READING = 120;

const OFFLINE: FileLimit = {
  milliseconds: LONGEST_READING * 1000,
  counts: 'work',
  late: () => new UserError(`The file could not be read within ${LONGEST_READING} s.`, 'Look for very long lines or deep nesting in it. Nothing was written.'),
};

async function runCommand(words: readonly string[], environment: Environment): Promise<Output> {
  const request = parseCommandLine(words, helpWidth(process.stdout, environment));
  if (request.kind === 'print') return { out: request.text, status: 0 };
  const { command, file, values } = request;
  startStopwatch(nodeTimer, OFFLINE);
  if (file === STANDARD_INPUT && values.config === STANDARD_INPUT)
    throw new UsageError('FILE and --config are both `-`, but the standard input can be read only once. Name a file for one of them.', command);
  switch (command) {
    case 'check':
      return check(file ?? INPUTS.roadmap.default, values, screenOf(process.stdout, environment));
    case 'update':
      return update(file ?? INPUTS.roadmap.default, values, environment);
    case 'next':
      return next(file, values);
    case 'init':
      return init(file, values, environment);
    case 'import':
      if (file === undefined) throw new UsageError('The file to import is missing.', command);
      return imported(file, environment);
    case 'fleet':
      return fleet(file, values, environment);
    case 'eject':
      return ejectOrShow(values, environment, tell);
    case 'completion':
      return { out: completion(file), status: 0 };
    case 'plan':
    case 'sync':
      return planOrSync(command, values, environment, tell);
  }
}

function completion(shell: string | undefined): string {
  const known = Object.entries(COMPLETIONS).find(([name]) => name === shell);
  if (known === undefined)
    throw new UsageError(`${shell === undefined ? 'The shell is missing.' : `Unknown shell “${shell}”.`} Expected bash, zsh or fish.`, 'completion');
  return known[1]();
}

function imported(file: string, environment: Environment): Output {
  const text = readLocalText(file, 'Name the development update to import, such as update.txt.');
  try {
    const { text: markdown, left } = forTerminal(
      stopwatch().onFile(() => importUpdate(text)),
      environment,
    );
    // Reads the result once. Text that is nested too deeply for that is refused.
    readText(markdown, file, '');
    return { out: markdown, status: 0, err: leftOut(left) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`${shownPath(file)} is nested too deeply.`, 'Use fewer levels. Nothing was imported.');
  }
}

/** Writes a message to the standard error. Each of its lines is escaped by itself, so that the line breaks stay. */
function tell(message: string): void {
  for (const line of message.split('\n')) process.stderr.write(`${logLine(line)}\n`);
}

// The reader of a pipe may stop early, as in `roadmap-sync check | head`. That is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const { out, status, err } = await runCommand(process.argv.slice(2), process.env);
  process.stdout.write(out);
  for (const line of [err ?? []].flat()) tell(line);
  process.exitCode = status;
} catch (error) {
  if (error instanceof UsageError) tell(`${logLine(error.message)}\n${error.hint}`);
  else if (error instanceof UserError) tell(inOptionNames(error.message));
  else throw error;
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
