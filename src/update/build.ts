import { DAY, dayOf, daysLater } from '../chart/data.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { IsoDate } from '../model/timeline.ts';
import type { Snapshot } from '../model/update.ts';
import { parseMarkdown } from '../roadmap/markdown/parse.ts';
import { dueRelease, passedFreeze } from '../roadmap/release/due.ts';
import { dateInWords } from '../roadmap/text/dates.ts';
import { oneLine } from '../roadmap/text/text.ts';
import { namedDay } from '../roadmap/timeline/last-updated.ts';
import { fullName } from '../roadmap/timeline/release.ts';
import { readAttention } from './attention.ts';
import { openBlockers } from './blockers.ts';
import { readChanges } from './changes.ts';
import { usedDefinitions } from './definitions.ts';
import { readGroups } from './groups.ts';
import { ownerOf, priorityInWords, statusInWords } from './items.ts';
import type { Blocker, ForecastInWords, Numbers, Overdue, Remark, Update, UpdateFacts } from './model.ts';
import { readNumbers } from './numbers.ts';
import { readParts } from './prose.ts';

/** The development update of a roadmap on a day. The same facts give the same update. */
export function developmentUpdate(facts: UpdateFacts): Update {
  const { roadmap, today, address, previous } = facts;
  const write = dateWriter(roadmap);
  const root = parseMarkdown(roadmap.text);
  const { note, prose } = readParts(roadmap, root, write(today));
  const groups = readGroups(facts);
  const numbers = readNumbers(facts);
  const remarks = previous === null ? [] : [...releasedRemarks(previous, write), ...readChanges(facts, previous)];
  return {
    subject: oneLine(`${nameFor(facts)} development update, ${write(today)}`),
    numbers,
    forecast: forecastInWords(numbers, today, write),
    unchangedSince: previous === null || remarks.length > 0 ? null : write(previous.date),
    note,
    overdue: readOverdue(facts, write),
    blockers: readBlockers(facts),
    prose,
    groups,
    changes: previous === null || remarks.length === 0 ? null : { since: write(previous.date), remarks },
    attention: readAttention(facts),
    definitions: usedDefinitions(roadmap.text, root, [...note, ...prose], groups),
    address,
  };
}

/** Days. A forecast whose ends are closer together names the day between them. */
const ONE_DAY = 7;

function forecastInWords({ forecast }: Numbers, today: IsoDate, write: (date: IsoDate) => string): ForecastInWords | null {
  if (forecast === null) return null;
  const { from, to, since, blockers } = forecast;
  const [first, last] = [from, to].map(dayOf) as [number, number];
  const isClose = last - first < ONE_DAY * DAY;
  const between = daysLater(from, Math.round((last - first) / DAY / 2));
  const weeks = Math.round((dayOf(today) - dayOf(since)) / (7 * DAY));
  return { from: write(isClose ? between : from), to: write(isClose ? between : to), weeks, since: write(since), blockers };
}

/** The release that was finished when this one was opened, in the first update since. */
function releasedRemarks({ released }: Snapshot, write: (date: IsoDate) => string): Remark[] {
  return released === undefined ? [] : [{ says: 'Released', title: released.title, issue: null, on: write(released.date) }];
}

/** What a release has finished, as an update that tells nothing else. @param lines of the finished items */
export function finishedIn(facts: UpdateFacts, lines: ReadonlySet<number>): Update {
  const { roadmap, today, address } = facts;
  const groups = readGroups({ ...facts, roadmap: { ...roadmap, items: roadmap.items.filter(({ line }) => lines.has(line)) } });
  const subject = oneLine(`${nameFor(facts)}, released on ${dateWriter(roadmap)(today)}`);
  const definitions = usedDefinitions(roadmap.text, parseMarkdown(roadmap.text), [], groups);
  return {
    subject,
    numbers: readNumbers(facts),
    forecast: null,
    unchangedSince: null,
    note: [],
    overdue: [],
    blockers: [],
    prose: [],
    groups,
    changes: null,
    attention: [],
    definitions,
    address,
  };
}

function readOverdue({ roadmap, release, today }: UpdateFacts, write: (date: IsoDate) => string): Overdue[] {
  const due = dueRelease(roadmap, release, today);
  const passed = passedFreeze(roadmap, release, today);
  return [
    ...(due === null ? [] : [{ what: 'release' as const, label: due.entry.label, date: write(due.day), isToday: due.day === today, open: due.open.length }]),
    ...(passed === null
      ? []
      : [{ what: 'freeze' as const, label: passed.last.label, date: write(passed.last.until ?? today), isToday: false, open: passed.open.length }]),
  ];
}

function nameFor({ roadmap, release, address }: UpdateFacts): string {
  if (release !== null) return fullName(release, roadmap);
  return address.repositories?.[0]?.split('/')[1] ?? 'Roadmap';
}

/** Writes dates in the form of the roadmap's line `Last updated`. A month alone is no form for the day of an update. */
function dateWriter({ lastUpdated }: Roadmap): (date: IsoDate) => string {
  return (lastUpdated === null ? null : namedDay(lastUpdated))?.write ?? dateInWords;
}

/** The whole priority if it says more than the level, such as `blocker (?)`; otherwise empty. */
function doubtIn(priority: string): string {
  return /[\p{L}\p{N}?]/u.test(priority.replace(/^\p{L}+/u, '')) ? priority : '';
}

function readBlockers({ roadmap, release }: UpdateFacts): Blocker[] {
  return openBlockers(roadmap, release).map((item) => ({
    title: `${item.title}${item.external ? ' (external)' : ''}`,
    issue: item.issue,
    owner: ownerOf(item),
    status: statusInWords(item),
    doubt: doubtIn(priorityInWords(item)),
  }));
}
