import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parsePath } from '../action/input-values.ts';
import { INPUTS } from '../action/inputs.ts';
import { chooseFleet, type Fleet } from '../fleet/choose.ts';
import { fleetPage, skippedByReason } from '../fleet/page.ts';
import { type JobResult, readFleet, readJobResult } from '../fleet/results.ts';
import { listOwned } from '../github/world.ts';
import { UserError } from '../model/errors.ts';
import { printJson } from '../report/plan-json.ts';
import { logLine } from '../roadmap/text/escape.ts';
import { UsageError, usage, type Values } from './options.ts';
import { connectionFrom, type Environment, type Output, serverOf } from './world.ts';

/** Lists the repositories of an owner that hold a roadmap, or shows the results of their jobs as one page. */
export async function fleet(owner: string | undefined, values: Values, environment: Environment): Promise<Output> {
  const { report } = values;
  if (report !== undefined) {
    if (owner !== undefined || values.flags.has('json') || values.roadmap !== undefined)
      throw new UsageError('`--report` reads a folder of results. It takes no owner, and no other option.', 'fleet');
    return { out: reportOf(report, serverOf(environment)), status: 0 };
  }
  if (owner === undefined) throw new UsageError('The owner is missing. Name a user or an organisation.', 'fleet');
  if (!/^\w[\w-]{0,99}$/.test(owner))
    throw new UsageError(`The owner is “${logLine(owner).slice(0, 80)}”. Expected the name of a user or an organisation.`, 'fleet');
  const path = usage('fleet', () => parsePath(values.roadmap ?? INPUTS.roadmap.default, '--roadmap'));
  const found = await listOwned({ ...connectionFrom(environment, `may read the contents of the repositories of ${owner}`), owner }, path);
  const list = chooseFleet(found.owner, path, found.repositories);
  return { out: values.flags.has('json') ? printJson(list) : lines(list), status: 0 };
}

function lines(list: Fleet): string {
  const { repositories, roadmap, owner, without, unread } = list;
  const rows = [
    `${owner} has ${repositories.length} ${repositories.length === 1 ? 'repository' : 'repositories'} with the file ${roadmap}${repositories.length === 0 ? '.' : ':'}`,
    ...repositories.map(({ repository }) => `  ${repository}`),
    ...skippedByReason(list).map(({ reason, names }) => `Passed over, ${reason}: ${names.join(', ')}`),
    ...(without === 0 ? [] : [`Without ${roadmap}: ${without}`]),
    ...(unread === 0 ? [] : [`Not shown to this token: ${unread}`]),
  ];
  return rows.map((row) => `${row}\n`).join('');
}

/** Characters of one file. A result has a few hundred; a plan of 10,000 items has some million. */
const LARGEST = 20_000_000;
const RESULT = 'result.json';
const LIST = 'fleet.json';

/** The page of all results below a folder: one `fleet.json`, and of each job a folder with `result.json` and, where the action came to a plan, `plan.json`. */
function reportOf(folder: string, server: string): string {
  const files = filesBelow(folder);
  const lists = files.flatMap(({ path, name }) => (name === LIST ? [readFleet(textOfFile(path) ?? '')] : []));
  const [list = null] = lists;
  if (list === null)
    throw new UserError(
      lists.length === 0 ? `There is no ${LIST} in ${folder}.` : `${LIST} in ${folder} is not a list of repositories.`,
      `Write it with \`roadmap-sync fleet OWNER --json\`; docs/fleet.md shows the whole workflow.`,
    );
  const results: JobResult[] = [];
  const unreadable: string[] = [];
  for (const { path, name, parent } of files) {
    if (name !== RESULT) continue;
    const result = readJobResult(textOfFile(path) ?? '', textOfFile(join(parent, 'plan.json')));
    if (result === null) unreadable.push(path);
    else results.push(result);
  }
  const notes =
    unreadable.length === 0
      ? ''
      : `\n${unreadable.length} ${unreadable.length === 1 ? 'file is no result and is' : 'files are no results and are'} left out.\n`;
  return fleetPage(list, results, server) + notes;
}

function filesBelow(folder: string): ReadonlyArray<{ readonly path: string; readonly name: string; readonly parent: string }> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name, parentPath }) => ({ path: join(parentPath, name), name, parent: parentPath }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UserError(`There is no folder ${folder}.`, 'Name the folder that holds the results of the jobs.');
    throw error;
  }
}

/** Null: there is no such file, or it is too large. */
function textOfFile(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size <= LARGEST ? readFileSync(path, 'utf8') : null;
}
