import { drawableDays } from '../chart/data.ts';
import { forecastOf, NO_BLOCKERS } from '../chart/forecast.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import { millisecondsBetween } from '../model/time.ts';
import type { IsoDate, Release, TimelineEntry } from '../model/timeline.ts';
import { isSubItem } from '../model/tracked.ts';
import type { PublishedItem, Snapshot } from '../model/update.ts';
import { blockerDoubts } from '../roadmap/release/doubts.ts';
import { dueRelease, passedFreeze } from '../roadmap/release/due.ts';
import { isDeferred, itemsInScope } from '../roadmap/release/scope.ts';
import { unreadOpen } from '../roadmap/release/unread.ts';
import { isTimelineOf, releaseEntry } from '../roadmap/timeline/release.ts';
import { historyAfter } from './daily.ts';
import { isOpen, prognosisOf } from './items.ts';
import type { Count, Health, Numbers, RiskReason, UpdateFacts } from './model.ts';
import { publishedOf } from './snapshot.ts';

type NumbersFacts = Pick<UpdateFacts, 'roadmap' | 'release' | 'today' | 'previous' | 'history' | 'blockerWords'>;

export function readNumbers(facts: NumbersFacts): Numbers {
  const { roadmap, release, today, previous } = facts;
  const items = itemsInScope(roadmap, release).filter(isOpen);
  const published = publishedOf(roadmap, previous);
  const before = openBefore(previous, release);
  const count = (isOf: (item: Kinded) => boolean): Count => {
    const now = items.filter(isOf);
    if (before === null) return { open: now.length, since: null };
    const then = new Set(before.filter(isOf));
    const stayed = now.filter((item) => then.has(published.get(item) ?? NONE)).length;
    return { open: now.length, since: { added: now.length - stayed, gone: then.size - stayed } };
  };
  const blockers = count(({ priority }) => priority === 'blocker');
  const partial = unreadOpen(roadmap).size > 0;
  const doubts = blockerDoubts(roadmap, release, facts.blockerWords ?? []).length;
  const isSure = !partial && doubts === 0;
  const reasons = reasonsIn(facts, items, blockers.open);
  return {
    health: healthOf(facts, reasons, isSure),
    reasons,
    blockers,
    bugs: count(({ kind, external }) => kind === 'bug' && external !== true),
    features: count(({ kind, external }) => kind === 'feature' && external !== true),
    external: items.filter(({ external }) => external).length,
    deferred: deferredIn(roadmap, release),
    next: nextDate(roadmap, release, today),
    oldestBlocker: oldestOf(items, published, today),
    forecast: isSure ? blockersForecast(facts) : null,
    partial,
    doubts,
  };
}

/** What a count looks at, of an item and of what an update told of one. */
type Kinded = { readonly [Key in 'kind' | 'external' | 'priority']?: Item[Key] | undefined };

const NONE: PublishedItem = { issue: null, title: '', state: 'done', priority: null, status: '', release: '', updates: 0 };

/** The items of this release that were open in the last update; null if there is none about it, or if it did not keep their kinds. */
function openBefore(previous: Snapshot | null, release: Release | null): PublishedItem[] | null {
  if (previous === null || previous.items.some(({ kind }) => kind === undefined)) return null;
  return previous.items.filter((item) => item.state === 'open' && !isDeferred({ ...item, release: item.release === '' ? null : item.release }, release));
}

function deferredIn({ items }: Roadmap, release: Release | null): number {
  return items.filter((item) => !isSubItem(item) && isDeferred(item, release)).length;
}

/** Days. Blockers that are open so shortly before the release put it at risk. */
const NEAR = 14;

const POOR = /^(?:very )?(?:poor|bad|low|unlikely|at risk|doubtful|slipping|red)\b/i;

function reasonsIn({ roadmap, release, today }: NumbersFacts, open: readonly Item[], blockers: number): RiskReason[] {
  const until = releaseEntry(roadmap)?.until ?? null;
  const isNear = until !== null && daysFrom(today, until) <= NEAR;
  const found: ReadonlyArray<readonly [RiskReason, boolean]> = [
    ['release date reached', dueRelease(roadmap, release, today) !== null],
    ['freeze passed', passedFreeze(roadmap, release, today) !== null],
    ['poor prognosis', open.some((item) => !item.external && POOR.test(prognosisOf(item)))],
    ['blockers near the release', blockers > 0 && isNear],
  ];
  return found.flatMap(([reason, is]) => (is ? [reason] : []));
}

/** Nothing is on track whose date or blockers are unknown. @param isSure all lists are read, and what they say of blockers is understood */
function healthOf({ roadmap }: NumbersFacts, reasons: readonly RiskReason[], isSure: boolean): Health {
  if (reasons.includes('release date reached')) return 'late';
  if (reasons.length > 0) return 'at risk';
  return isSure && (releaseEntry(roadmap)?.until ?? null) !== null ? 'on track' : null;
}

function nextDate({ timeline }: Roadmap, release: Release | null, today: IsoDate): Numbers['next'] {
  const ahead = timeline.filter(
    (entry): entry is TimelineEntry & { date: IsoDate } => entry.date !== null && entry.date >= today && isTimelineOf(entry, release),
  );
  const [first] = ahead.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.line - b.line));
  return first === undefined ? null : { label: first.label, date: first.date, days: daysFrom(today, first.date) };
}

function oldestOf(items: readonly Item[], published: ReadonlyMap<Item, PublishedItem>, today: IsoDate): number | null {
  const days = items.flatMap((item) => {
    const since = item.priority === 'blocker' ? published.get(item)?.blockerSince : undefined;
    return since === undefined ? [] : [daysFrom(since, today)];
  });
  return days.length === 0 ? null : Math.max(...days);
}

/** When no blocker would be left at the pace of the last weeks. */
function blockersForecast({ roadmap, release, today, history = [] }: NumbersFacts): Numbers['forecast'] {
  const days = drawableDays({ history: historyAfter(history, roadmap, { today, release }), today });
  const forecast = forecastOf(days, NO_BLOCKERS);
  if (forecast === null) return null;
  const { from, to, since } = forecast;
  return { from, to, since: since.date, blockers: since.blockers };
}

/** The days from one day to another. */
function daysFrom(from: IsoDate, to: IsoDate): number {
  return Math.round(millisecondsBetween(`${from}T00:00:00Z`, `${to}T00:00:00Z`) / 86_400_000);
}
