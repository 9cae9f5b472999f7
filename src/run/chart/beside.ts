import type { DrawnChart, PathState } from '../../model/baseline.ts';
import type { Operation, Plan } from '../../model/plan.ts';
import type { NewFile } from '../../model/ports.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { type CountedDay, historyAfter } from '../../update/daily.ts';
import { archiveText } from '../../update/publish/bodies.ts';
import { pictureOf, shownBy } from './picture.ts';

/** The files of a commit beside the roadmap: the update's own files, and the picture. @param before what the state knew of the roadmap */
export function filesBeside(operations: readonly Operation[], after: Roadmap, before: PathState | null, day: CountedDay): NewFile[] {
  return operations.flatMap((operation) => {
    if (operation.kind === 'draw-chart') return [pictureOf(operation.path, after, before, day)];
    if (operation.kind !== 'publish-update') return [];
    const { file, update, beside = [] } = operation;
    return [...(file === null ? [] : [{ path: file, text: archiveText(update, after.path) }]), ...beside];
  });
}

/** Whether a commit of these operations draws the picture, so that it is made even if the roadmap stays as it is. */
export function draws(operations: readonly Operation[]): boolean {
  return operations.some(({ kind }) => kind === 'draw-chart');
}

/** What the state keeps for the picture, and for the forecast of updates, if there are any. */
export function pictureState(
  plan: Plan,
  isDone: (operation: Operation) => boolean,
  {
    roadmap,
    before,
    chart,
    countsDays,
    ...day
  }: CountedDay & { readonly roadmap: Roadmap; readonly before: PathState | null; readonly chart: string | null; readonly countsDays: boolean },
): Pick<PathState, 'history' | 'chart'> {
  if (!countsDays) return {};
  const history = historyAfter(before?.history ?? [], roadmap, day);
  if (chart === null) return { history };
  const drawing = plan.operations.find((operation) => operation.kind === 'draw-chart');
  const drawn: DrawnChart | undefined =
    drawing !== undefined && isDone(drawing) ? { path: drawing.path, date: day.today, shows: shownBy(roadmap, day.release) } : before?.chart;
  return { history, ...(drawn === undefined ? {} : { chart: drawn }) };
}
