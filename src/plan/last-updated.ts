import type { Operation } from '../model.ts';
import { readDate } from '../roadmap/dates.ts';
import type { Facts } from './facts.ts';

/** Sets the line `Last updated` to today, where there is one that says another day. */
export function setLastUpdated({ roadmap: { lastUpdated }, today }: Facts): Operation[] {
  if (lastUpdated === null || readDate(lastUpdated.text)?.date === today) return [];
  return [{ kind: 'set-last-updated', line: lastUpdated.line, date: today }];
}
