import { parsePath, parseRepository } from '../action/input-values.ts';
import { INPUTS } from '../action/inputs.ts';
import { startStopwatch } from '../model/stopwatch.ts';
import { nodeTimer } from '../node/timer.ts';
import { logLine } from '../roadmap/text/escape.ts';
import { cutText } from '../roadmap/text/text.ts';
import { eject } from '../run/eject/eject.ts';
import { gatherTraces, type Traces } from '../run/eject/gather-eject.ts';
import { STATE_REF } from '../state/state-ref.ts';
import { usage, type Values } from './options.ts';
import { defaultRepository } from './origin.ts';
import { tooLong } from './sync.ts';
import { connectionOptions, type Environment, type Output, serverOf, worldOf } from './world.ts';

/** Characters of a title in a line. */
const TITLE = 80;

/** Shows what the action has left at a roadmap and its issues; with --yes it takes that away. @param tell gets a line that names the repository, if the command line does not */
export async function ejectOrShow(values: Values, environment: Environment, tell: (line: string) => void): Promise<Output> {
  const options = usage('eject', () => ({
    ...connectionOptions(values),
    path: parsePath(values.roadmap ?? INPUTS.roadmap.default, '--roadmap'),
    configPath: parsePath(values.config ?? INPUTS.config.default, '--config'),
  }));
  const { path, configPath } = options;
  const named = values.repo === undefined ? null : usage('eject', () => parseRepository(values.repo ?? '', '--repo'));
  const { repository, source } = named === null ? defaultRepository('eject', environment) : { repository: named, source: null };
  if (source !== null) tell(`The repository is ${repository} (${source} names it).`);
  const maxMinutes = Number(INPUTS.maxMinutes.default);
  startStopwatch(nodeTimer, { milliseconds: maxMinutes * 60_000, counts: 'run', late: () => tooLong(path, maxMinutes) });
  const world = worldOf(repository, options, environment);
  const traces = await gatherTraces(world, { path, configPath, address: { server: serverOf(environment), repositories: [repository] } });
  const isMeant = values.flags.has('yes');
  if (isMeant) await eject(world, path, traces);
  return { out: tracesInLines(traces, path, repository, isMeant), status: 0 };
}

function tracesInLines({ file, links, issues, state, otherPaths, workflow }: Traces, path: string, repository: string, isDone: boolean): string {
  const shown = (title: string) => logLine(cutText(title, TITLE));
  const link = ({ line, issue, title }: { line: number; issue: number; title: string }) => `  line ${line}: #${issue} ${shown(title)}`;
  const isEmpty = links.removed.length + issues.length === 0 && state === null;
  const rows = [
    isEmpty ? `Nothing is left at ${path} and the issues of ${repository}.` : `${isDone ? 'Taken' : 'Would be taken'} away from ${repository}:`,
    ...(links.removed.length === 0 ? [] : [`Links in ${path}: ${links.removed.length}`, ...links.removed.map(link)]),
    ...(issues.length === 0 ? [] : [`Marks of issues, which stay: ${issues.length}`]),
    ...issues.map(
      ({ number, title, hasMarkers, labels }) =>
        `  #${number} ${shown(title)}: ${[hasMarkers ? 'markers' : '', ...labels.map((label) => `label ${logLine(label)}`)].filter((part) => part !== '').join(', ')}`,
    ),
    ...(state === null
      ? []
      : [
          otherPaths.length === 0
            ? `The state: ${state.ref ?? STATE_REF}`
            : `The entries of ${path} in the state; it is kept for ${otherPaths.map(logLine).join(', ')}`,
        ]),
    ...(links.kept.length === 0 ? [] : ['These links stay, because without them the line would be read otherwise:', ...links.kept.map(link)]),
    ...(file === null ? [`There is no ${path} on the default branch.`] : []),
    ...(isDone ? [] : ['', 'Nothing was written. With --yes this is carried out.']),
    ...(workflow === null || isDone ? [] : [`First delete ${workflow}: a run would write everything again.`]),
  ];
  return rows.map((row) => `${row}\n`).join('');
}
