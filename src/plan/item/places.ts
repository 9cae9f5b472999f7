import type { Entry, Neighbour, Place } from '../../model/agreement.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import { shapeOf, TEXT_BOXES, type TextBox } from '../../model/shapes.ts';
import { rowForm } from '../../roadmap/edit/table/moved-row.ts';
import { marksOf } from '../../roadmap/edit/title/said-title.ts';
import { isAmong, marksGone, splitEndMarks } from '../../roadmap/edit/title/title-marks.ts';
import { colonBehind, openWordTexts, saysOngoing } from '../../roadmap/read/item-values.ts';
import { grouped } from '../../roadmap/text/group-by.ts';
import { linesOf } from '../../roadmap/text/lines.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import type { Facts } from '../facts.ts';
import { type KnownPlaces, ownForm, surroundingsOf } from './surroundings.ts';

/** How many neighbours are kept on each side. With this many, at least one usually stays in its place. */
const NEIGHBOURS = 8;

/** An item that has left its list for a section of finished items. It may come back. */
type Absent = Pick<Entry, 'number' | 'place'>;

/** A list with the items that have left it, in the order in which all of them stood. */
type Sequence = Array<Item | Absent>;

/** The places of all items as they stand, and as the state remembers them. */
export function knownPlaces(roadmap: Roadmap, entries: readonly Entry[]): KnownPlaces {
  const own = entries.filter(({ path }) => path === roadmap.path);
  return { now: placesOf(roadmap, own), remembered: new Map(own.map(({ number, place }) => [number, place])) };
}

/**
 * The place of every item, by its line, so that a closed item can go back there.
 * @param entries what is remembered of the file: items that are closed by now keep their places among the others
 */
export function placesOf(roadmap: Roadmap, entries: readonly Entry[] = []): ReadonlyMap<number, Place> {
  const lists = new Map<number, Item[]>();
  for (const item of roadmap.items) grouped(lists, item.source.list).push(item);
  const known = new Map(entries.filter(({ path, removed }) => path === roadmap.path && !removed).map((entry) => [entry.number, entry]));
  const sequences = withAbsent(roadmap, [...lists.values()], [...known.values()]);
  const places = new Map<number, Place>();
  const lines = linesOf(roadmap.text);
  for (const sequence of sequences) {
    const peers = sequence.filter(standsInList);
    let at = -1;
    for (const [index, item] of sequence.entries()) {
      if (!standsInList(item)) continue;
      at += 1;
      const around = surroundingsOf(roadmap, item, peers[at - 1], peers[at + 1], lines);
      const place: Place = {
        headings: headingsAbove(roadmap, item),
        previous: nearestInSequence(sequence, index, -1),
        next: nearestInSequence(sequence, index, 1),
        externalMark: item.source.externalMark !== null,
        gap: item.source.gap,
        status: statusOfPlace(item, roadmap),
        ...openWordsOfPlace(item),
        ...textBoxOfPlace(item, roadmap),
        ...rowOfPlace(item, roadmap),
        ...(around === undefined ? {} : { around }),
      };
      const before = item.issue === null ? undefined : known.get(item.issue)?.place;
      places.set(item.line, before === undefined ? place : withRemembered(place, before, sequence[index - 1], sequence[index + 1]));
    }
  }
  return places;
}

/** What stands where a word for the item's state goes: one for another state, or a colon. An item in a list has no status unless something shows one. */
function statusOfPlace({ shape, source: { status } }: Item, { text }: Roadmap): string | null {
  const said = status === null ? undefined : status.text || colonBehind(text, status);
  return (shapeOf({ shape }).finishedBy === 'status' ? said : said || null) ?? null;
}

/** A place without the marks for work that goes on that somebody has taken off the issue's title: they do not come back. @param title the issue's title now */
export function withMarksLeft(place: Place, item: Item, entry: Entry | null, title: string, { reading }: Pick<Facts, 'reading'>): Place {
  const { status } = place;
  const before = entry?.agreed.issue.title ?? title;
  if (status === null || before === title || !saysOngoing(status) || item.source.status?.where === 'cell' || item.source.status?.where === 'field')
    return place;
  const gone = marksGone(before, title, reading);
  const { marks } = splitEndMarks(`a${status.replace(/[*_]/g, '')}`);
  const left = marks.filter((mark) => !isAmong(mark, gone));
  return left.length === marks.length ? place : { ...place, status: left.length === 0 ? null : ` ${left.join(' ')}` };
}

/** What is remembered of an item that is reopened. Where its title has got a mark meanwhile, or gets one now, no other one comes back beside it. */
export function withMarksToCome(entry: Entry, item: Item, title: string, facts: Pick<Facts, 'reading' | 'roadmap'>): Entry {
  const place = withMarksLeft(entry.place, item, entry, title, facts);
  if (!saysOngoing(place.status ?? '')) return { ...entry, place };
  const isNew = marksGone(title, entry.agreed.issue.title, facts.reading).some((mark) => mark !== ':');
  const isThere = isNew || marksOf(facts.roadmap, item).some(saysOngoing);
  return { ...entry, place: isThere ? { ...place, status: null } : place };
}

/** Code units. What is longer is no word that somebody has meant. */
const LONGEST_WORDS = 200;

function openWordsOfPlace(item: Item): Pick<Place, 'openWords'> {
  if (item.source.openWords === undefined) return {};
  const texts = Object.entries(openWordTexts(item)).map(([where, text]) => [where, text.replace(/\s*[\r\n]\s*/g, ' ')] as const);
  return texts.every(([, text]) => text.length <= LONGEST_WORDS) ? { openWords: Object.fromEntries(texts) } : {};
}

function textBoxOfPlace({ source: { textBox } }: Item, { text }: Roadmap): { textBox?: TextBox } {
  const sign = textBox === undefined ? undefined : TEXT_BOXES.find((one) => one === text.charAt(textBox.start));
  return sign === undefined ? {} : { textBox: sign };
}

function rowOfPlace(item: Item, roadmap: Roadmap): { row?: string } {
  const row = shapeOf(item).among === 'table' ? rowForm(roadmap, item.line) : undefined;
  return row === undefined ? {} : { row };
}

function headingsAbove({ sections }: Roadmap, { section }: Item): readonly string[] {
  return section === null ? [] : (sections[section]?.path ?? []);
}

function standsInList(one: Item | Absent | undefined): one is Item {
  return one !== undefined && 'source' in one;
}

/** The neighbours on one side, the nearest first. Those that are there and those that are not are counted apart. */
function nearestInSequence(sequence: Sequence, from: number, step: 1 | -1): Neighbour[] {
  const left = { there: NEIGHBOURS, absent: NEIGHBOURS };
  const found: Neighbour[] = [];
  for (let at = from + step; left.there > 0; at += step) {
    const one = sequence[at];
    if (one === undefined) break;
    const kind = standsInList(one) ? 'there' : 'absent';
    if (left[kind] === 0) continue;
    left[kind] -= 1;
    found.push(standsInList(one) ? (one.issue ?? one.title) : one.number);
  }
  return found;
}

/** The lists with the items that have left them, each behind the nearest neighbour that it had. */
function withAbsent(roadmap: Roadmap, lists: readonly Item[][], entries: readonly Entry[]): Sequence[] {
  const sequences = lists.map((items): Sequence => [...items]);
  /** For each neighbour, its list and itself. An item without an issue is known by its title. */
  const known = new Map<Neighbour, { readonly sequence: Sequence; readonly one: Item | Absent; readonly headings: string }>();
  for (const sequence of sequences) {
    for (const one of sequence) {
      if (!standsInList(one)) continue;
      const headings = headingsAbove(roadmap, one).join('\n');
      known.set(canonicalText(one.title), { sequence, one, headings });
      if (one.issue !== null) known.set(one.issue, { sequence, one, headings });
    }
  }
  for (const { number, place, agreed } of entries) {
    const headings = place.headings.join('\n');
    if (agreed.roadmap.open || known.get(number)?.headings === headings) continue;
    const find = (neighbours: readonly Neighbour[]) =>
      neighbours.map((one) => known.get(typeof one === 'number' ? one : canonicalText(one))).find((one) => one?.headings === headings);
    const [previous, next] = [find(place.previous), find(place.next)];
    const beside = previous ?? next;
    if (beside === undefined) continue;
    const one = { number, place };
    beside.sequence.splice(beside.sequence.indexOf(beside.one) + (previous === undefined ? 0 : 1), 0, one);
    known.set(number, { sequence: beside.sequence, one, headings });
  }
  return sequences;
}

/** A place with what stood beside the item before its neighbours left. These come back to where they were, and then that is right again. */
function withRemembered(place: Place, before: Place, previous: Item | Absent | undefined, next: Item | Absent | undefined): Place {
  const [now, then] = [place.around, before.around];
  if (now === undefined || then === undefined || place.headings.join('\n') !== before.headings.join('\n')) return place;
  const isAbsent = (one: Item | Absent | undefined, [remembered]: readonly Neighbour[]) => one !== undefined && !standsInList(one) && one.number === remembered;
  const [above, below] = [isAbsent(previous, before.previous) && then.above === undefined, isAbsent(next, before.next) && then.below === undefined];
  if (!above && !below) return place;
  const { above: nowAbove, below: nowBelow, ...rest } = now;
  return {
    ...place,
    around: {
      ...rest,
      ...(above ? { before: then.before, ...ownForm(then) } : nowAbove === undefined ? {} : { above: nowAbove }),
      ...(below ? { after: then.after } : nowBelow === undefined ? {} : { below: nowBelow }),
    },
  };
}
