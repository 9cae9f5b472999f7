import type { Item } from '../../model/roadmap.ts';
import type { StatusMark } from '../../model/span.ts';
import { labelledValues } from '../../roadmap/read/shown-forms.ts';
import { bracketedWord, emphasizedWord, inCaseOf, pictured, tellsMore } from '../../roadmap/read/status-form.ts';
import { DONE, DROPPED, statedWord } from '../../roadmap/release/finished-subject.ts';
import { mostFrequent } from '../../roadmap/text/most-frequent.ts';
import { listsAlternatives, onlyWord, wordIn } from '../../roadmap/text/words.ts';
import type { Facts } from '../facts.ts';

export type Finished = 'done' | 'dropped';
export type Read = Pick<Facts, 'roadmap' | 'reading'>;

interface Used {
  readonly text: string;
  /** Only fields whose labels are written otherwise say it, so that it is spelt as the item's own value. */
  readonly isRespelt: boolean;
}

/**
 * The most frequent status for a state among the other items of the same form. What one of them says besides the word is about that item, and so is a
 * release, a day or a name that several say. Items of
 * the same kind count first: a bug is fixed, and a feature is done. In a cell, the other rows of its table do. Of fields, those count first whose labels are written as the item's.
 */
export function usedStatus(item: Item, where: StatusMark['where'], state: Finished, { roadmap, reading }: Read): Used | undefined {
  const all = roadmap.items.filter(
    (one) => one.state === state && one.shape === item.shape && one.source.status?.where === where && !(state === 'done' && one.source.status.answers),
  );
  const inColumn = all.filter(({ source }) => where === 'cell' && source.list === item.source.list && source.status?.text !== '');
  const ownKind = inColumn.length > 0 ? inColumn : all.filter(({ kind, source }) => kind === item.kind && (source.status?.text ?? '') !== '');
  const peers = ownKind.length > 0 ? ownKind : all;
  const said = (some: readonly Item[]) => usualText(some, peers, reading.rules.words[state], state);
  const text = said(where === 'field' ? peers.filter((one) => labelForm(one) === labelForm(item)) : peers);
  if (text !== undefined) return { text, isRespelt: false };
  const other = said(peers);
  return other === undefined ? undefined : { text: spelledLike(item.source.status?.text ?? '', other), isRespelt: true };
}

/** The most frequent status of some items, without what it says of one of them. @param peers those that show what several say @param known the words for their state @param state that signs with a word may say */
export function usualText(some: readonly Item[], peers: readonly Item[], known: readonly string[], state: Finished | null = null): string | undefined {
  const texts = peers.flatMap(({ source }) => source.status?.text || []);
  const isShared = (text: string) => texts.indexOf(text) !== texts.lastIndexOf(text) && !tellsMore(text, known);
  const written = (text: string) => {
    const signed = state === null ? null : signedWord(text, known, state);
    const alone = wordAlone(text, known, signed);
    // What parts a word from the title behind it stays: `[done] `.
    return alone === null ? null : alone.trimEnd() + (/\s+$/.exec(text)?.[0] ?? '');
  };
  return mostFrequent(some.flatMap(({ source }) => source.status?.text || []).flatMap((text) => (isShared(text) ? text : (written(text) ?? []))));
}

/** A sign of the configuration with a word behind it that says the same, though the configuration does not name it: `:white_check_mark: Done`. */
function signedWord(text: string, known: readonly string[], state: Finished): string | null {
  const { sign = '', word = '' } = SIGNED.exec(text)?.groups ?? {};
  const isKnown = known.some((one) => one.replace(/\uFE0F/g, '').toLowerCase() === sign.replace(/\uFE0F/g, '').toLowerCase());
  return isKnown && statedWord(word, state === 'done' ? DONE : DROPPED)?.toLowerCase() === word.toLowerCase() ? text : null;
}

/** A status without what stands beside its word. @param signed the same with a sign of the configuration, if it begins with one */
function wordAlone(text: string, known: readonly string[], signed: string | null = null): string | null {
  return pictured(text, known) ?? bracketedWord(text, known) ?? signed ?? onlyWord(text, known) ?? emphasizedWord(text, known);
}

/** The most frequent status for a state behind the item's own label, anywhere in the file: also below headings of finished work that are no items. */
export function statusBehindLabel({ fields: { status } }: Item, where: StatusMark['where'], state: Finished, { roadmap, reading }: Read): string | undefined {
  if (where !== 'field' || status === undefined) return undefined;
  const { words } = reading.rules;
  const values = labelledValues(roadmap, status.label, status.style === 'bullet');
  return mostFrequent(values.flatMap((value) => (wordIn(value, words) === state && !listsAlternatives(value) ? (wordAlone(value, words[state]) ?? []) : [])));
}

/** How the label of the field that shows a state is written, without its word: `**:**` in a bullet. */
export function labelForm({ fields: { status } }: Item): string {
  return status === undefined ? '' : status.style + status.label.replace(/[\p{L}\p{M}\s]/gu, '');
}

/** A status with its first word in the case of that of another value. Capitals go on to the end. */
function spelledLike(value: string, status: string): string {
  const [own = ''] = /\p{L}+/u.exec(value) ?? [];
  const part = status === status.toUpperCase() ? /\p{L}.*/su : /\p{L}+/u;
  return own === '' ? status : status.replace(part, (words) => inCaseOf(own, words));
}

const SIGNED = /^(?<sign>:[a-z0-9_+-]{1,40}:|\p{Extended_Pictographic}\uFE0F?)\s+(?<word>\p{L}[\p{L}\p{M}'’ ]*)$/iu;
