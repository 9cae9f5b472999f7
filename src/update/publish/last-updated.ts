import type { Operation } from '../../model/plan.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { withLaterDay } from '../../roadmap/timeline/last-updated.ts';

/** Sets the line `Last updated` to today, if the file has one with an earlier day. */
export function setLastUpdated({ roadmap: { lastUpdated }, today }: { readonly roadmap: Pick<Roadmap, 'lastUpdated'>; readonly today: IsoDate }): Operation[] {
  if (lastUpdated === null || withLaterDay(lastUpdated, today) === null) return [];
  return [{ kind: 'set-last-updated', line: lastUpdated.line, date: today }];
}
