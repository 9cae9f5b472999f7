import { chartMark } from '../../chart/chart.ts';
import { DAY, dayOf } from '../../chart/data.ts';
import { UserError, userErrorOf } from '../../model/errors.ts';
import type { Plan } from '../../model/plan.ts';
import type { World } from '../../model/ports.ts';
import type { Facts } from '../../plan/facts.ts';
import type { Rehearsed } from '../../plan/rehearse.ts';
import { pictureOf, shownBy } from './picture.ts';

/** Days after which the picture is drawn again although only its day has changed. */
const STALE = 7;

/**
 * Adds to a plan that the picture is drawn, if it would show something else than it does, or if its day is old.
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
  const isDue = drawn?.path !== path || drawn.shows !== shownBy(after, release) || dayOf(today) - dayOf(drawn.date) >= STALE * DAY;
  if (!isDue) return made;
  let there: string | null = null;
  const unreadable = await userErrorOf(
    world.files.read(path).then((text) => {
      there = text;
    }),
  );
  const wanted = pictureOf(path, after, before, { today, release });
  if (unreadable !== null || (there !== null && !(there as string).includes(chartMark(roadmap.path)))) return { ...made, plan: chartInTheWay(made.plan, path) };
  if (there === wanted.text) return made;
  return { ...made, plan: { ...made.plan, operations: [...made.plan.operations, { kind: 'draw-chart', title: path, path }] } };
}

function chartInTheWay(plan: Plan, path: string): Plan {
  const message = `The picture cannot be drawn: ${path} is not a picture of this roadmap, and nothing is written over it. Remove it, or give \`chart\` in the configuration another path.`;
  return { ...plan, problems: [...plan.problems, { line: null, level: 'warning', code: 'chart-in-the-way', message }] };
}
