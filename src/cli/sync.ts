import { parsePath, parseRepository } from '../action/input-values.ts';
import { INPUTS } from '../action/inputs.ts';
import { UserError } from '../model/errors.ts';
import { startStopwatch } from '../model/stopwatch.ts';
import { nodeTimer } from '../node/timer.ts';
import { USUAL_WORDING } from '../plan/commit-message.ts';
import { outputs } from '../report/outputs.ts';
import { planJson, planValue, printJson } from '../report/plan-json.ts';
import { terminalLines } from '../report/terminal.ts';
import { sync } from '../sync.ts';
import { inOptionNames, usage, type Values } from './options.ts';
import { defaultRepository, type FoundOrigin } from './origin.ts';
import { connectionOptions, type Environment, type Output, serverOf, worldOf } from './world.ts';

/** `plan` and `sync`: they do what the action does. @param tell gets a line that names the repository, if the command line does not */
export async function planOrSync(command: 'plan' | 'sync', values: Values, environment: Environment, tell: (line: string) => void): Promise<Output> {
  const options = usage(command, () => optionsOf(values));
  const { repository, source } = usage(command, () => repositoryOf(values)) ?? defaultRepository(command, environment);
  if (source !== null) tell(`The repository is ${repository} (${source} names it).`);
  const { path, maxMinutes } = options;
  startStopwatch(nodeTimer, { milliseconds: maxMinutes * 60_000, counts: 'run', late: () => tooLong(path, maxMinutes) });
  // In a workflow the command does what the action does for the same event. Elsewhere a person runs it.
  const event = environment['GITHUB_EVENT_NAME'] ?? '';
  const found = await sync(worldOf(repository, options, environment), {
    ...options,
    address: { server: serverOf(environment), repositories: [repository] },
    repositoryId: null,
    planOnly: command === 'plan',
    writeBack: 'commit',
    commits: USUAL_WORDING,
    update: false,
    fullLook: event === 'schedule',
    hint: null,
    atEvent: null,
    isByHand: event === '' || event === 'workflow_dispatch',
  });
  const refused = found.plan.refused && { reason: inOptionNames(found.plan.refused.reason), allow: inOptionNames(found.plan.refused.allow) };
  const result = { ...found, plan: { ...found.plan, refused } };
  const address = { server: serverOf(environment), repositories: [repository] };
  const all = outputs(result, { plan: '', update: '' }, address);
  const counts = Object.fromEntries(Object.entries(all).filter(([name]) => !OF_FILES_AND_MAILS.includes(name)));
  // The plan is that of the last attempt, and the problems are those of all.
  const plan = { ...result.plan, problems: result.problems };
  const json = command === 'plan' ? planJson(plan) : printJson({ ...counts, plan: planValue(plan) });
  const out = values.flags.has('json') ? json : `${terminalLines(result).join('\n')}\n`;
  if (refused !== null) return { out, status: 1, err: `${refused.reason} ${refused.allow}` };
  return result.failure === null ? { out, status: 0 } : { out, status: 1, err: inOptionNames(result.failure.message) };
}

/** Outputs that only the action has: this command writes no files and makes no update. */
const OF_FILES_AND_MAILS: readonly string[] = ['plan', 'update', 'message-id', 'in-reply-to', 'digest'];

/** Reading the file took the whole time. */
export function tooLong(path: string, minutes: number): UserError {
  return new UserError(`Reading ${path} and planning took more than ${minutes} minutes.`, 'Look for very long lines or deep nesting in the file.');
}

function repositoryOf({ repo }: Values): (Omit<FoundOrigin, 'source'> & { readonly source: null }) | null {
  return repo === undefined ? null : { repository: parseRepository(repo, '--repo'), source: null };
}

function optionsOf(values: Values) {
  return {
    ...connectionOptions(values),
    path: parsePath(values.roadmap ?? INPUTS.roadmap.default, '--roadmap'),
    configPath: parsePath(values.config ?? INPUTS.config.default, '--config'),
    conflict: INPUTS.conflict.parse(values.conflict ?? INPUTS.conflict.default, 'conflict'),
    maxMinutes: INPUTS.maxMinutes.parse(values['max-minutes'] ?? INPUTS.maxMinutes.default, 'max-minutes'),
    today: INPUTS.date.parse(values.date ?? '', 'date'),
    limits: {
      maxCreates: INPUTS.maxCreates.parse(values['max-creates'] ?? INPUTS.maxCreates.default, 'max-creates'),
      maxCloses: INPUTS.maxCloses.parse(values['max-closes'] ?? INPUTS.maxCloses.default, 'max-closes'),
      maxChanges: INPUTS.maxChanges.parse(values['max-changes'] ?? INPUTS.maxChanges.default, 'max-changes'),
    },
  };
}
