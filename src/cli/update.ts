import { parsePath, parseRepository } from '../action/input-values.ts';
import { INPUTS } from '../action/inputs.ts';
import type { PathState } from '../model/baseline.ts';
import { UserError } from '../model/errors.ts';
import { byLine } from '../model/problem.ts';
import { dayIn } from '../model/time.ts';
import { checkTells, checkUsable } from '../plan/preconditions.ts';
import { onDay, problemsOfDay } from '../plan/schedule.ts';
import { problemLine } from '../report/terminal.ts';
import { addressIn } from '../roadmap/markdown/link.ts';
import { releaseOfRoadmap } from '../roadmap/timeline/release.ts';
import { withWholeLinks } from '../update/links.ts';
import { updateTexts } from '../update/text/render.ts';
import { readLocalRoadmap, STANDARD_INPUT, shownPath } from './files.ts';
import { forTerminal, leftOut } from './for-terminal.ts';
import { UsageError, usage, type Values } from './options.ts';
import { connectionOptions, type Environment, type Output, serverOf, worldOf } from './world.ts';

/**
 * Prints the development update of a local file. With --repo it tells what changed since the last update that was published
 * there; on the day of that update it prints the published text. It takes no repository from the environment or the clone,
 * because then a command that works offline would ask for a token.
 */
export async function update(file: string, values: Values, environment: Environment): Promise<Output> {
  const date = usage('update', () => INPUTS.date.parse(values.date ?? '', 'date'));
  const { format = 'markdown', repo } = values;
  if (format !== 'markdown' && format !== 'text') throw new UsageError(`--format is “${format}”. Expected markdown or text.`, 'update');
  const repository = repo === undefined ? null : usage('update', () => parseRepository(repo, '--repo'));
  if (repository !== null && file === STANDARD_INPUT)
    throw new UsageError('With --repo, FILE cannot be `-`, because a published update is found by the path of its roadmap. Name the file.', 'update');
  // The state keeps the last update under the roadmap's path in the repository.
  const path = repository === null ? file.replace(/^\.\//, '') : usage('update', () => parsePath(file, 'FILE'));
  const given = repository === null ? undefined : { server: serverOf(environment), repositories: [repository] };
  const { roadmap, config, reading } = readLocalRoadmap(file, values.config ?? null, given);
  checkUsable(roadmap, config);
  checkTells(roadmap);
  const today = date ?? dayIn(config.timezone, new Date().toISOString());
  const before = repository === null ? null : await pathStateOf(repository, path, values, environment);
  const previous = before?.published ?? null;
  if (previous !== null && previous.date > today)
    throw new UserError(`An update of ${previous.date} was published already, and ${today} is an earlier day.`, 'Leave --date out, or give a later day.');
  if (previous?.date === today && previous.released === undefined) {
    const { text: out, left } = forTerminal(previous[format], environment);
    return { out, status: 0, err: [`The update of ${today} was published already. This is the published text.`, ...leftOut(left)] };
  }
  const release = releaseOfRoadmap(roadmap, config.milestone?.title ?? null);
  // Without --repo, the links in the file may tell to which repository its issues belong.
  const links = roadmap.items.flatMap(({ source: { link } }) => (link === null ? [] : [roadmap.text.slice(link.start, link.end)]));
  const address = given ?? addressIn(links) ?? reading.address;
  const told = onDay(roadmap, today, reading);
  const isInside = !/^(?:\/|[a-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$))/i.test(path);
  const texts = updateTexts({
    roadmap: isInside ? withWholeLinks(told, path, address, reading) : told,
    release,
    today,
    address,
    previous,
    history: before?.history ?? [],
    blockerWords: reading.rules.blockerWords,
  });
  // The problems go to the standard error, so that somebody who is about to send the update sees them.
  const problems = [...roadmap.problems, ...problemsOfDay(roadmap, release, today)].toSorted(byLine);
  const { text: out, left } = forTerminal(texts[format], environment);
  return { out, status: 0, err: [...problems.map((problem) => problemLine(problem, shownPath(file))), ...leftOut(left)] };
}

async function pathStateOf(repository: string, path: string, values: Values, environment: Environment): Promise<PathState | null> {
  const connection = { ...usage('update', () => connectionOptions(values)), pace: 'none' } as const;
  const world = worldOf(repository, { ...connection, path, configPath: INPUTS.config.default }, environment);
  const state = await world.state.read('everywhere');
  // A missing state may also mean that the repository does not exist. This request fails then, with a message.
  if (state?.baseline == null) await world.repository.info();
  return state?.baseline?.paths[path] ?? null;
}
