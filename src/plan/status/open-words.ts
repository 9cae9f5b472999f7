import type { Entry } from '../../model/agreement.ts';
import type { Destination, ItemEdit } from '../../model/plan.ts';
import type { Item } from '../../model/roadmap.ts';
import type { OpenWordTexts } from '../../model/span.ts';
import { isSubItem } from '../../model/tracked.ts';
import { usualOpenWords } from '../../roadmap/edit/new/usual-open-words.ts';
import { openWordTexts } from '../../roadmap/read/item-values.ts';
import { isSpelled, statusesForOpen } from '../../roadmap/read/status-form.ts';
import type { Facts } from '../facts.ts';
import { finishedInWords, marksTitle, otherOf } from './new-status.ts';
import { type Finished, type Read, usualText } from './used-status.ts';

export type SetStatus = Extract<ItemEdit, { edit: 'set-status' }>;

/** The items that show their state in words at an end of their titles. */
function saidInTitles(items: readonly Item[]): Item[] {
  return items.filter(({ source: { status } }) => (status?.where === 'start' || status?.where === 'title') && status.text !== '');
}

/** A word with its marks, without the word itself: `(planned)` and `(done)` are in one form, and so are `🚧` and `✅`. */
function markedForm(text: string, words: readonly string[]): string {
  const [word] = words.filter((one) => text.toLowerCase().includes(one.toLowerCase())).toSorted((a, b) => b.length - a.length);
  const at = word === undefined ? -1 : text.toLowerCase().indexOf(word.toLowerCase());
  const kind = word === undefined ? '' : isSpelled(word) ? 'word' : 'sign';
  return `${text.slice(0, Math.max(0, at))}${kind}${text.slice(at + (word?.length ?? 0)).replace(/^\uFE0F/u, '')}`;
}

/** The status of those finished items that write theirs in the place and form of an item's word for open work. Undefined: none does. */
function statusInForm(item: Item, finished: readonly Item[], state: Finished, { reading }: Read): SetStatus | undefined {
  const { words } = reading.rules;
  for (const own of item.source.openWords ?? []) {
    const form = markedForm(own.text, words.open ?? []);
    const same = finished.filter(({ source: { status } }) => status?.where === own.where && markedForm(status.text, words[state]) === form);
    const text = usualText(same, same, words[state]);
    if (text !== undefined) return { edit: 'set-status', state, text, where: own.where };
  }
  return undefined;
}

/**
 * The word that takes the place of an item's word for open work, where a word has to say that it is finished: in the form of other finished items or,
 * where none says so in words, in the form of the word for open work. Undefined: it goes, and the item says it as the finished ones do.
 */
export function statusInPlace(item: Item, state: Finished, facts: Read): SetStatus | undefined {
  const { words } = facts.reading.rules;
  const finished = saidInTitles(finishedInWords(item, state, facts));
  const like = statusInForm(item, finished, state, facts);
  if (like !== undefined || finished.length > 0 || finishedInWords(item, otherOf(state), facts).length > 0) return like;
  for (const { text: open, where } of item.source.openWords ?? []) {
    const text = statusesForOpen(open, words.open ?? [], words[state], state).find((one) => marksTitle(one, where, state, facts.reading, item.title));
    if (text !== undefined) return { edit: 'set-status', state, text, where };
  }
  return undefined;
}

/**
 * The word that takes the place of an item's word for open work, where its box or its new section says that it is finished: as most of the finished items
 * there have one. Undefined: they have none.
 */
export function statusBeside(item: Item, state: Finished, to: Destination | null, facts: Read): SetStatus | undefined {
  if (item.source.openWords === undefined || to?.at === 'new-section') return undefined;
  const { items } = facts.roadmap;
  const alike = items.filter((one) => one.state === state && one.shape === item.shape && !isSubItem(one));
  const own = alike.filter(({ section }) => section === item.section);
  const peers = to !== null ? items.filter((one) => one.section === to.section && one.state === state && !isSubItem(one)) : own.length > 0 ? own : alike;
  const said = saidInTitles(peers);
  if (said.length * 2 <= peers.length) return undefined;
  const like = statusInForm(item, said, state, facts);
  if (like !== undefined) return like;
  const atStart = said.filter(({ source }) => source.status?.where === 'start');
  const where = atStart.length * 2 > said.length ? 'start' : 'title';
  const there = said.filter(({ source }) => source.status?.where === where);
  const text = usualText(there, there, facts.reading.rules.words[state]);
  return text === undefined ? undefined : { edit: 'set-status', state, text, where };
}

/** The edit that takes the words for open work off an item that is finished. */
export function withoutOpenWords({ source: { openWords } }: Item): ItemEdit[] {
  return openWords === undefined ? [] : [{ edit: 'set-open-words' }];
}

/**
 * The edit that gives an item that is open again its words for open work: those that it had, or, if that is not known, those of the open items where
 * it goes.
 */
export function openWordsBack(item: Item, to: Destination | null, entry: Entry | null, { roadmap }: Pick<Facts, 'roadmap'>): ItemEdit[] {
  const own = openWordTexts(item);
  const isKnown = entry !== null && entry.aside !== true;
  const section = to === null ? item.section : to.at === 'new-section' ? undefined : to.section;
  const usual = (): OpenWordTexts => (section === undefined || item.source.openWords !== undefined ? own : usualOpenWords(roadmap, { ...item, section }));
  const wanted = entry?.place.openWords ?? (isKnown ? own : usual());
  const isSame = (['start', 'title'] as const).every((where) => wanted[where] === own[where]);
  return isSame ? [] : [{ edit: 'set-open-words', ...wanted }];
}
