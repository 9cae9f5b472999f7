import type { Operation } from '../../model/plan.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { readDate } from '../../roadmap/text/dates.ts';

/** Sets the line `Last updated` to today, if the file has one with another day. */
export function setLastUpdated({ roadmap: { lastUpdated }, today }: { readonly roadmap: Pick<Roadmap, 'lastUpdated'>; readonly today: IsoDate }): Operation[] {
  if (lastUpdated === null || readDate(lastUpdated.text)?.date === today) return [];
  return [{ kind: 'set-last-updated', line: lastUpdated.line, date: today }];
}
