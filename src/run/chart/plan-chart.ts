import { ANY_CHART, chartMark } from '../../chart/chart.ts';
import { DAY, dayOf } from '../../chart/data.ts';
import { UserError } from '../../model/errors.ts';
import type { Plan } from '../../model/plan.ts';
import type { World } from '../../model/ports.ts';
import type { Facts } from '../../plan/facts.ts';
import type { Rehearsed } from '../../plan/rehearse.ts';
import { foundAt } from './found-at.ts';
import { pictureOf, shownBy } from './picture.ts';

/** Days after which the picture is drawn again although only its day has changed. */
const STALE = 7;

/**
 * Adds to a plan that the picture is drawn, if it would show something else than it does, or if its day is old or still to come.
 * @param path null: no picture is kept
 * @throws UserError if the picture would be the roadmap's own file
 */
export async function withChart<Made extends Rehearsed>(
  made: Made,
  { roadmap, baseline, today, release }: Facts,
  path: string | null,
  world: World,
): Promise<Made> {
  if (path === null || made.plan.refused !== null) return made;
  if (path === roadmap.path)
    throw new UserError(
      `The configuration’s \`chart\` is ${path}, which is the roadmap itself.`,
      'Name another file, such as docs/roadmap.svg. Nothing was written.',
    );
  const after = made.rehearsal?.after ?? roadmap;
  const before = baseline?.paths[roadmap.path] ?? null;
  const drawn = before?.chart;
  // A day of the future came from a clock that was wrong or from an input `date`: nobody should have to wait for it.
  const isOld = drawn !== undefined && (drawn.date > today || dayOf(today) - dayOf(drawn.date) >= STALE * DAY);
  const isDue = drawn?.path !== path || drawn.shows !== shownBy(after, release) || isOld;
  if (!isDue) return made;
  const there = await foundAt(world, path);
  const wanted = pictureOf(path, after, before, { today, release });
  const way =
    there !== null
      ? whatIsInTheWay(there.text, { path, own: roadmap.path, all: Object.keys(baseline?.paths ?? {}), isDrawn: drawn?.path === path })
      : `${path} is not a picture of this roadmap, ${UNTOUCHED}`;
  if (way !== null) return { ...made, plan: chartInTheWay(made.plan, way) };
  if (there?.text === wanted.text) return made;
  return { ...made, plan: { ...made.plan, operations: [...made.plan.operations, { kind: 'draw-chart', title: path, path }] } };
}

const UNTOUCHED = 'and nothing is written over it. Remove it, or give `chart` in the configuration another path.';

/**
 * Why the picture cannot be drawn over a file, and what to do; null if it can.
 * @param own path of the roadmap @param all paths of the roadmaps that the state knows @param isDrawn the state says that this roadmap's picture is at the path
 */
function whatIsInTheWay(
  there: string | null,
  { path, own, all, isDrawn }: { readonly path: string; readonly own: string; readonly all: readonly string[]; readonly isDrawn: boolean },
): string | null {
  if (there === null || there.includes(chartMark(own))) return null;
  const other = all.find((one) => one !== own && there.includes(chartMark(one)));
  if (other !== undefined)
    return `${path} is the picture of ${other}, and each roadmap has a picture of its own. Copy the configuration for the workflow of ${own}, give \`chart\` another path there (or leave it out), and name the copy in the input \`config\`.`;
  // A roadmap that moved finds its picture with the mark of its old path.
  return isDrawn && there.includes(ANY_CHART) ? null : `${path} is not a picture of this roadmap, ${UNTOUCHED}`;
}

function chartInTheWay(plan: Plan, way: string): Plan {
  const message = `The picture cannot be drawn: ${way}`;
  return { ...plan, problems: [...plan.problems, { line: null, level: 'warning', code: 'chart-in-the-way', message }] };
}
