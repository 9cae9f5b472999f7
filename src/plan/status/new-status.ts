import type { ItemEdit } from '../../model/plan.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import type { StatusMark } from '../../model/span.ts';
import { withFullStop } from '../../roadmap/edit/item/full-stop.ts';
import { bareKind, stateNamed } from '../../roadmap/read/answers.ts';
import { colonBehind } from '../../roadmap/read/item-values.ts';
import { readRoadmap } from '../../roadmap/read/roadmap.ts';
import { type ShownForm, shownForms, usualDash } from '../../roadmap/read/shown-forms.ts';
import { inCaseOf, isSpelled, statusesLike } from '../../roadmap/read/status-form.ts';
import { mostFrequent } from '../../roadmap/text/most-frequent.ts';
import { comparedName } from '../../roadmap/text/text.ts';
import { type StateWords, wordIn } from '../../roadmap/text/words.ts';
import type { Facts } from '../facts.ts';
import { type Finished, labelForm, type Read, statusBehindLabel, usedStatus } from './used-status.ts';

/** Items of the same form that say in words that they are finished in this way. */
export function finishedInWords({ shape }: Item, state: Finished, { roadmap }: Pick<Facts, 'roadmap'>): Item[] {
  return roadmap.items.filter((one) => one.state === state && one.shape === shape && (one.source.status?.text ?? '') !== '');
}

/** The end of its title at which an item without a box says that it is finished: the start, where most of its finished siblings or the file's titles do that. */
export function usualEnd(item: Item, where: StatusMark['where'], state: Finished, facts: Read): StatusMark['where'] {
  if (shapeOf(item).finishedBy === 'box' || where !== 'title') return where;
  const own = finishedInWords(item, state, facts);
  const said = own.length > 0 ? own : finishedInWords(item, otherOf(state), facts);
  if (said.length === 0) return formInFile(item, state, facts)?.where ?? where;
  return said.filter(({ source }) => source.status?.where === 'start').length * 2 > said.length ? 'start' : where;
}

export function otherOf(state: Finished): Finished {
  return state === 'done' ? 'dropped' : 'done';
}

const USUAL_WORD = { done: 'Done', dropped: 'Dropped' } as const;

/** Whether the configuration names no words of its own for a state. */
export function isUsual(words: readonly string[], state: Finished): boolean {
  return (words[0] ?? USUAL_WORD[state]) === USUAL_WORD[state];
}

/**
 * The status for a state as the file shows it: the most frequent one among the items of the same form, or else one in the form in which they show
 * the other state, or in that of the file's other titles. Undefined: nothing shows one in which this state is read.
 */
export function shownStatus(item: Item, where: StatusMark['where'], state: Finished, facts: Read): string | undefined {
  const shown = usedStatus(item, where, state, facts)?.text ?? statusBehindLabel(item, where, state, facts) ?? statusLikeOther(item, where, state, facts);
  if (shown !== undefined) return shown;
  const form = formInFile(item, state, facts);
  return form?.where === where ? form.text : undefined;
}

/** The status in the form in which most titles of the file show theirs: headings, bullets and labels in bold, whether they are items or not. */
function formInFile(item: Item, state: Finished, { roadmap, reading }: Read): Pick<ShownForm, 'where' | 'text'> | undefined {
  const { words } = reading.rules;
  const usual = wordForTitle(state, { roadmap, reading });
  const { finishedBy, among } = shapeOf(item);
  if (finishedBy === 'box' || among === 'table' || usual === undefined) return undefined;
  // Signs for several states are one form.
  const marks = ({ where, text, word }: ShownForm) => `${where} ${word === '' ? '' : text.replace(word, '')}`;
  const all = shownForms(roadmap, words);
  const most = mostFrequent(all.map(marks));
  const forms = all.filter((one) => marks(one) === most);
  const says = (word: string, some: readonly string[]) => some.some((one) => comparedName(one) === comparedName(word));
  const finished = forms.filter(({ word }) => says(word, [...words.done, ...words.dropped]));
  // One word for what goes on may be a remark.
  if (finished.length === 0 && forms.length < FEWEST_SHOWN) return undefined;
  const [model] = finished.length > 0 ? finished : forms;
  if (model === undefined) return undefined;
  const same = forms.flatMap(({ word, text }) => (says(word, words[state]) || word === '' ? text : []));
  const like = statusesLike(model.text, [model.word], state, (word) => inCaseOf(word, usual));
  // The emphasis of a label is too much in a heading.
  const written = (text: string) => (among === 'headings' && !model.inHeading ? text.replace(/[*_`]/g, '') : text);
  const text = [...new Set([...same, ...like].map(written))].find((one) => marksTitle(one, model.where, state, reading, item.title));
  return text === undefined ? undefined : { where: model.where, text };
}

const FEWEST_SHOWN = 2;

function statusLikeOther(item: Item, where: StatusMark['where'], state: Finished, { roadmap, reading }: Read): string | undefined {
  const { words } = reading.rules;
  const other = otherOf(state);
  const { text: shown, isRespelt = false } = usedStatus(item, where, other, { roadmap, reading }) ?? {};
  const inTitle = where === 'title' || where === 'start';
  const usual = inTitle ? wordForTitle(state, { roadmap, reading }) : namedWord(state, { roadmap, reading });
  if (shown === undefined || usual === undefined) return undefined;
  const spelt = (shownWord: string) => {
    const isCase = inTitle || isRespelt || shownWord === shownWord.toUpperCase() || !words[other].includes(shownWord);
    return isCase ? inCaseOf(shownWord, usual) : inSmallLetters(item, where, usual, { roadmap, reading });
  };
  const isRead = inTitle ? (text: string) => marksTitle(text, where, state, reading, item.title) : (text: string) => wordIn(text, words) === state;
  return statusesLike(shown, words[other], state, spelt).find(isRead);
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Whether most titles of sections and items have Latin letters only. Code, links and names in the text below them say little about the language. */
function areTitlesLatin({ sections, items }: Roadmap): boolean {
  const titles = new Map([...sections.map(({ heading }) => heading), ...items].map(({ line, title }) => [line, title]));
  const lettered = [...titles.values()].filter((title) => /\p{L}/u.test(title));
  const others = lettered.filter((title) => /[^\P{L}\p{Script=Latin}]/u.test(title));
  return lettered.length === 0 || others.length * 2 < lettered.length;
}

/** The configuration's first word for a state that is no sign, or else the usual one. Undefined: an English word is strange in another script. */
function namedWord(state: Finished, { roadmap, reading }: Read): string | undefined {
  const words = reading.rules.words[state];
  return words.find(hasWord) ?? (words.length === 0 || areTitlesLatin(roadmap) ? USUAL_WORD[state] : undefined);
}

/**
 * The word for a state in the form of other titles. Undefined: a sign that somebody names first for this state alone is meant in a title, whatever the
 * form. Where both states have a sign first, that order says nothing.
 */
function wordForTitle(state: Finished, { roadmap, reading }: Read): string | undefined {
  const { words } = reading.rules;
  const [first = USUAL_WORD[state], other = USUAL_WORD[otherOf(state)]] = [words[state][0], words[otherOf(state)][0]];
  return hasWord(first) ? first : hasWord(other) ? undefined : namedWord(state, { roadmap, reading });
}

/**
 * What a field or a cell says where the configuration names a sign first, and the values there are words: a word with their case, behind the
 * sign if most of them have one or the word alone is not read. Values of finished items count first. Undefined: the sign by itself is their form.
 */
function wordAmongWords(item: Item, where: StatusMark['where'], sign: string, state: Finished, { roadmap, reading }: Read): string | undefined {
  const word = namedWord(state, { roadmap, reading });
  const peers = roadmap.items.filter(({ source }) => source.status?.where === where && (where !== 'cell' || source.list === item.source.list));
  const said = (some: readonly Item[]) => some.flatMap(({ source }) => source.status?.text || []);
  const finished = said(peers.filter((one) => one.state !== 'open'));
  const values = finished.length > 0 ? finished : said(peers);
  const inWords = values.filter(hasWord);
  if (word === undefined || inWords.length * 2 <= values.length) return undefined;
  const cased = mostFrequent(inWords.map((value) => inCaseOf(/\p{L}+/u.exec(value)?.[0] ?? '', word))) ?? word;
  const haveSign = inWords.filter((value) => BEHIND_SIGN.test(value)).length * 2 > inWords.length;
  const forms = haveSign ? [`${sign} ${cased}`, cased] : [cased, `${sign} ${cased}`];
  return forms.find((text) => wordIn(text, reading.rules.words) === state);
}

/** Whether a status beside a title is read as this state, all of it. Only a small letter in the title sets off a word in capitals before it. */
export function marksTitle(text: string, where: 'start' | 'title', state: Finished, reading: Facts['reading'], beside: string): boolean {
  const title = /\p{Ll}/u.test(beside) ? 'Aa' : 'AA';
  const [item] = readRoadmap(`- [ ] ${where === 'start' ? text + title : title + text}\n`, reading).items;
  return item?.state === state && item.title === title && item.source.status?.text === text && item.source.status.where === where;
}

/** The status for this state as the file shows it, or else the configuration's first word for it. */
export function newStatus(item: Item, where: StatusMark['where'], state: Finished, { roadmap, reading }: Read): Extract<ItemEdit, { edit: 'set-status' }> {
  const answers = item.source.status?.answers;
  if (state === 'done' && answers !== undefined) return { edit: 'set-status', state, text: answers.yes, where };
  const shown = shownStatus(item, where, state, { roadmap, reading });
  // A word in capitals without a separator is no status beside a title in capitals.
  const isLost = shown !== undefined && where === 'start' && !/\p{Ll}/u.test(item.title) && !marksTitle(shown, where, state, reading, item.title);
  const used = isLost ? undefined : shown;
  const { words } = reading.rules;
  const sign = state === 'done' ? DONE_SIGN : DROPPED_SIGN;
  const usual = words[state][0] ?? USUAL_WORD[state];
  // The title of a row has no room for a word, and an English one is strange in another script, so a sign says it, if nobody named a word.
  const needsSign = where === 'title' && (shapeOf(item).among === 'table' || !areTitlesLatin(roadmap));
  const inTitle = needsSign && isUsual(words[state], state) && words[state].includes(sign) ? sign : usual;
  const inCell =
    besideSigns(item, sign, usual, { roadmap, reading }).find((text) => (NAME_FIRST.test(text) ? stateNamed : wordIn)(text, words) === state) ?? usual;
  const isInTitle = where === 'title' || where === 'start';
  const amongWords = isInTitle || hasWord(usual) ? undefined : wordAmongWords(item, where, usual, state, { roadmap, reading });
  const first = amongWords ?? (where === 'cell' ? inCell : inTitle);
  const cased = inSmallLetters(item, where, first, { roadmap, reading });
  const word = where === 'cell' ? asInColumn(item, cased, roadmap) : cased;
  const isWord = isSpelled(word);
  const isBehindColon = item.source.status !== null && colonBehind(roadmap.text, item.source.status) !== '';
  const separator = () => (isBehindColon ? ': ' : dashBefore(word, state, { roadmap, reading }));
  const before = where === 'title' ? (isWord ? separator() : ' ') : '';
  const behind = where === 'start' ? (isWord && !word.endsWith(']') ? ': ' : ' ') : '';
  const text = used ?? `${before}${word}${behind}`;
  const stop = where === 'field' && keepsFullStop(item, roadmap) && /[\p{L}\p{N}]$/u.test(text) ? '.' : '';
  return { edit: 'set-status', state, text: where === 'field' && stop === '' ? withFullStop(text, 'status', item, roadmap) : text + stop, where };
}

/** The dash of the file's words, if a state behind it is read. */
function dashBefore(word: string, state: Finished, { roadmap, reading }: Read): string {
  const dash = ` ${usualDash(roadmap)} `;
  return marksTitle(dash + word, 'title', state, reading, 'Aa') ? dash : ' - ';
}

/** Whether the value of a status ends with a full stop, and so do values of finished items with such a label, if there are any. */
function keepsFullStop(item: Item, { items }: Roadmap): boolean {
  const ends = ({ source }: Item) => /(?<!\.)\.$/.test(source.status?.text ?? '');
  const peers = items.filter((one) => one.state !== 'open' && one.source.status?.where === 'field' && labelForm(one) === labelForm(item));
  return ends(item) && (peers.length === 0 || peers.some(ends));
}

const DONE_SIGN = '\u2705';
const DROPPED_SIGN = '\u274c';

/** How a cell says a state where the statuses of its table begin with signs, as in `🚧 In work`, or are signs or answers. Empty: they are words. */
function besideSigns(item: Item, sign: string, word: string, { roadmap, reading }: Read): string[] {
  const said = statusesInColumn(item, roadmap);
  if (said.length < 2 || !hasWord(word)) return [];
  const { words } = reading.rules;
  // A sign of open rows says something else in this file.
  const names = sign === DROPPED_SIGN ? [sign, ':x:'] : [sign];
  const isHeld = ({ state, source: { status } }: Item) => state === 'open' && status?.where === 'cell' && names.some((name) => status.text.includes(name));
  if (roadmap.items.some(isHeld)) return [];
  const held = bareColumn(item, roadmap, words);
  if (held === 'sign') return [sign, `${sign} ${word}`];
  if (held === 'answer') return [...words.done, ...words.dropped].flatMap((one) => (bareKind(one) === 'answer' ? inCaseOf(said[0] ?? '', one) : []));
  if (said.every((text) => NAME_FIRST.test(text))) return [`${sign === DONE_SIGN ? ':white_check_mark:' : ':x:'} ${word}`];
  return said.every((text) => SIGN_FIRST.test(text)) ? [`${sign} ${word}`] : [];
}

/** The texts in the status column of a row's table, without those that are empty. */
export function statusesInColumn({ source: { list } }: Item, { items }: Roadmap): string[] {
  return items.flatMap(({ source: { list: other, status } }) =>
    other === list && status?.where === 'cell' && !SAYS_NOTHING.test(status.text) ? status.text : [],
  );
}

const SAYS_NOTHING = /^[-–—\s]*$/;

/** What all cells of a row's status column hold in place of words, at least two; null if one has words. A word for a finished state may stand behind its sign, as closing writes it. */
export function bareColumn(item: Item, roadmap: Roadmap, words: StateWords): ReturnType<typeof bareKind> {
  const kinds = statusesInColumn(item, roadmap).map((text) => bareKind(wordIn(text, words) === null ? text : text.slice(0, /\s\p{L}/u.exec(text)?.index)));
  const [first = null] = kinds;
  return kinds.length > 1 && kinds.every((one) => one === first) ? first : null;
}

/** A word in the capitals, emphasis or code that all states of a row's column have. Short ones such as `WIP` are always in capitals. */
function asInColumn(item: Item, word: string, roadmap: Roadmap): string {
  const said = statusesInColumn(item, roadmap);
  if (said.length < 2) return word;
  const areCapitals = said.every((text) => !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text)) && said.some((text) => /\p{Lu}{5}/u.test(text));
  const marks = said.map((text) => MARKED.exec(text)?.groups?.['mark'] ?? '');
  const [mark = ''] = marks;
  const around = isSpelled(word) && marks.every((one) => one === mark) ? mark : '';
  const areSmall = around !== '' && said.every((text) => /^\p{Ll}/u.test(text.slice(around.length)));
  return around + (areCapitals ? word.toUpperCase() : areSmall ? word.toLowerCase() : word) + around;
}

/** A status that is all in one emphasis, or in code. */
const MARKED = /^(?<mark>\*{1,3}|_{1,3}|`)[^*_`]+\k<mark>$/u;

const BEHIND_SIGN = /^\p{Extended_Pictographic}\uFE0F?\s+\p{L}/u;
/** A sign by the name that GitHub knows it by. */
const NAME_FIRST = /^:[a-z0-9_+-]{1,40}:\s+[*_]*\p{L}/iu;
const SIGN_FIRST = /^\p{Extended_Pictographic}\uFE0F?(?:\s+\p{L}|$)/u;

/** A word for a cell or a field in small letters, where the others there have them. */
function inSmallLetters(item: Item, where: StatusMark['where'], word: string, facts: Read): string {
  return where !== 'title' && where !== 'start' && saysInSmallLetters(item, where, facts) ? word.toLowerCase() : word;
}

/**
 * Whether the other items of the same form name their states in small letters. What the configuration spells in that way shows no habit of the
 * author, and neither does a number or an address.
 */
function saysInSmallLetters({ line, shape }: Item, where: StatusMark['where'], { roadmap, reading }: Read): boolean {
  const spelt = new Set([...reading.rules.words.done, ...reading.rules.words.dropped]);
  const others = roadmap.items.filter((one) => one.line !== line && one.shape === shape && one.source.status?.where === where);
  const said = others.map(({ source }) => source.status?.text ?? '').filter((text) => !spelt.has(text) && /^\p{L}+(?=[\s,;.(-]|$)/u.test(text));
  return said.length > 0 && said.every((text) => /^\p{Ll}/u.test(text));
}
