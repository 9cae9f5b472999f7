import type { TitleMention } from '../../model/mention.ts';
import type { Problem } from '../../model/problem.ts';
import type { Item } from '../../model/roadmap.ts';
import { isTracked } from '../../model/tracked.ts';
import { grouped } from '../text/group-by.ts';
import { similarity, titleWords } from '../text/similarity.ts';
import { canonicalText } from '../text/text.ts';
import { saysSomething } from './title/title-mentions.ts';

/** An issue that belongs to the file. */
interface KnownIssue {
  /** All titles that it and its item have had. */
  readonly titles: ReadonlySet<string>;
  /** Its item left the file, and the issue was closed. */
  readonly removed: boolean;
}

/** The issues that belong to a file, by their numbers. */
export interface KnownIssues {
  readonly issues: ReadonlyMap<number, KnownIssue>;
  /** Whether there may be more of them: on a first run, or where the state was lost. */
  readonly more: boolean;
}

/** Whose the numbers are that stand inside of titles. */
export interface OwnLinks {
  /** The number that is an item's own link, by the offset at which its title begins. */
  readonly numbers: ReadonlyMap<number, number>;
  /** The numbers that may be an item's own, where that is not certain. */
  readonly unclear: ReadonlyMap<number, Unclear>;
}

interface Unclear {
  readonly numbers: readonly number[];
  /** The item has a link, but under another name than the repository's present one. */
  readonly elsewhere: boolean;
  /** The first lines of other items that name them. */
  readonly lines: readonly number[];
}

/** An item and a number that may be its own, with how much speaks for it. */
interface Candidacy {
  readonly item: Item;
  readonly number: number;
  readonly weight: number;
  /** Null where not the number, but the whole title speaks for it. */
  readonly mention: TitleMention | null;
}

/**
 * Finds the items whose link stands anywhere in their title. A number there is an item's own if it is one of the file's issues,
 * and no other item links it. It goes to the item for which most speaks; where two could have it, neither gets it.
 */
export function ownLinks(items: readonly Item[], known: KnownIssues | null): OwnLinks {
  const linkedBy = new Map<number, Item[]>();
  const byTitle = new Map<string, number[]>();
  for (const [number, { titles }] of known?.issues ?? []) for (const title of titles) grouped(byTitle, title).push(number);
  const tracked = items.filter(isTracked);
  const numbers = new Map<number, number>();
  for (const item of tracked) {
    const number = entryUnderOtherName(item, known);
    if (number !== null) numbers.set(item.source.titleAt, number);
    if (number !== null) grouped(linkedBy, number).push(item);
  }
  for (const item of items) if (item.issue !== null) grouped(linkedBy, item.issue).push(item);
  let open = tracked.filter(({ source }) => !numbers.has(source.titleAt)).flatMap((item) => claimsOf(item, linkedBy, known, byTitle));
  for (let settled = decided(open); settled.length > 0; settled = decided(open)) {
    for (const { item, number, mention } of settled) if (mention !== null) numbers.set(item.source.titleAt, number);
    const [gone, taken] = [new Set(settled.map(({ item }) => item)), new Set(settled.map(({ number }) => number))];
    open = open.filter(({ item, number, mention }) => !gone.has(item) && (!taken.has(number) || (mention !== null && isUnclearAnyway(item, mention))));
  }
  return { numbers, unclear: unclearOf(open) };
}

/** The number of the entry whose link an item has under some name, with the entry's title: that is no other item's, not even where two have it. */
function entryUnderOtherName(item: Item, known: KnownIssues | null): number | null {
  if (item.issue !== null || item.ambiguous) return null;
  const isEntry = ({ number, rest, under }: TitleMention) => under !== 'present' && known?.issues.get(number)?.titles.has(canonicalText(rest)) === true;
  return item.mentions.find(isEntry)?.number ?? null;
}

function isElsewhere({ under, form }: TitleMention): boolean {
  return under !== 'present' && form !== 'text';
}

/** The claims that are the best ones of their item and of their number, and the only ones that are. */
function decided(claims: readonly Candidacy[]): Candidacy[] {
  const [byItem, byNumber] = [new Map<Item, Candidacy[]>(), new Map<number, Candidacy[]>()];
  for (const claim of claims) {
    grouped(byItem, claim.item).push(claim);
    grouped(byNumber, claim.number).push(claim);
  }
  const isBest = (claim: Candidacy, rivals: readonly Candidacy[] = []) => rivals.every((rival) => rival === claim || rival.weight < claim.weight);
  return claims.filter((claim) => claim.weight >= WEIGHTS.text[0] && isBest(claim, byItem.get(claim.item)) && isBest(claim, byNumber.get(claim.number)));
}

/** So many other lines are named beside one whose link is unclear. */
const MOST_LINES = 5;

function unclearOf(claims: readonly Candidacy[]): Map<number, Unclear> {
  const [named, rivals, elsewhere] = [new Map<Item, number[]>(), new Map<number, Set<number>>(), new Set<Item>()];
  for (const { item, number, mention } of claims) {
    if (mention !== null && item.issue === null) grouped(named, item).push(number);
    if (mention !== null && isElsewhere(mention)) elsewhere.add(item);
    // One more than are shown: the line itself may be among them.
    const lines = rivals.get(number) ?? new Set();
    if (lines.size <= MOST_LINES) rivals.set(number, lines.add(item.line));
  }
  const found = new Map<number, Unclear>();
  for (const [item, numbers] of named) {
    const lines = new Set(numbers.flatMap((number) => [...(rivals.get(number) ?? [])]));
    lines.delete(item.line);
    found.set(item.source.titleAt, {
      numbers: [...new Set(numbers)],
      elsewhere: elsewhere.has(item),
      lines: [...lines].toSorted((a, b) => a - b).slice(0, MOST_LINES),
    });
  }
  return found;
}

function claimsOf(
  item: Item,
  linkedBy: ReadonlyMap<number, readonly Item[]>,
  known: KnownIssues | null,
  byTitle: ReadonlyMap<string, readonly number[]>,
): Candidacy[] {
  const isFree = (number: number) => (linkedBy.get(number) ?? []).every((other) => other === item);
  // What stands at the end counts first, unless it is another item's or is new to the file, and a link of ours stands before it.
  const stays = item.issue !== null && (known === null || known.more || (known.issues.has(item.issue) && isFree(item.issue)));
  if (stays) return [];
  const best = new Map<number, Candidacy>();
  for (const mention of item.mentions) {
    if (mention.number === item.issue || !(isFree(mention.number) || isUnclearAnyway(item, mention))) continue;
    const weight = isFree(mention.number) ? weightOf(mention, item, known) : WEIGHTS.alone;
    if (weight === 0 || weight <= (best.get(mention.number)?.weight ?? 0)) continue;
    best.set(mention.number, { item, number: mention.number, weight, mention });
  }
  // The issues of an imported repository may have other numbers than the links in its file.
  for (const mention of item.issue === null ? item.mentions.filter(isElsewhere) : []) {
    for (const number of byTitle.get(canonicalText(mention.rest)) ?? []) {
      if (isFree(number) && !best.has(number)) best.set(number, { item, number, weight: WEIGHTS.alone, mention });
    }
  }
  // Without its references a title says less: there it decides nothing.
  for (const number of item.issue === null && !item.mentions.some(isElsewhere) ? (byTitle.get(canonicalText(item.title)) ?? []) : []) {
    if (!isFree(number) || (best.get(number)?.weight ?? 0) > WEIGHTS.title) continue;
    best.set(number, { item, number, weight: WEIGHTS.title, mention: null });
  }
  return [...best.values()];
}

/** Nobody can tell what a link means that leads nowhere, or a title of numbers alone, not even where its number is another item's. */
function isUnclearAnyway(item: Item, { under, form }: TitleMention): boolean {
  const { issue, state } = item;
  return ((under === 'nowhere' && form !== 'text') || isOnlyNumbers(item)) && issue === null && state === 'open';
}

/** `#12`, or `#12, #13`: an issue of such a title would only repeat that there is one. */
function isOnlyNumbers({ title, mentions }: Item): boolean {
  return mentions.length > 0 && !saysSomething(title);
}

/** How much speaks for a number: the form of the link, and whether what stands around it resembles the issue's title. A number alone is no title. */
const WEIGHTS = { full: [3, 7], link: [2, 6], text: [1, 4], title: 5, alone: 0.5 } as const;

function weightOf(mention: TitleMention, item: Item, known: KnownIssues | null): number {
  const { number, form, rest, under, atEdge } = mention;
  const issue = known?.issues.get(number);
  if (under !== 'present' && !(under === 'former' && issue !== undefined)) return weightUnderOtherName(mention, item, issue);
  if (issue === undefined) {
    if (item.issue !== null || item.ambiguous) return 0;
    if (form === 'full' && rest !== '' && (known === null || known.more)) return WEIGHTS.full[0];
    if (mention.isLast && saysSomething(rest) && item.state === 'open') return WEIGHTS[form][0];
    // At the start or end of a title a link is most likely the item's own, whatever its words are. That is told, and no second issue is made.
    const mayBeOwn = (atEdge && form !== 'text') || isOnlyNumbers(item);
    return mayBeOwn && item.state === 'open' ? WEIGHTS.alone : 0;
  }
  if (item.issue !== null && form !== 'full') return 0;
  if (rest === '') return item.issue === null ? WEIGHTS.alone : 0;
  const alike = [...issue.titles].some((title) => resembles(rest, title));
  // Long after an item left the file its number is named in others' titles.
  if (form === 'text' && !alike && (issue.removed || item.state !== 'open')) return 0;
  return WEIGHTS[form][alike ? 1 : 0];
}

/**
 * How much speaks for a number under a name that may be another repository's. Without a likeness it counts only as a doubt: under a name
 * that the repository had, in a link that leads nowhere, or where the item of an entry may have got another title.
 */
function weightUnderOtherName({ form, rest, under }: TitleMention, item: Item, issue: KnownIssue | undefined): number {
  // An item that left the file is known again only by its exact title.
  if (item.issue !== null || form === 'text' || issue?.removed === true) return 0;
  if (issue !== undefined && [...issue.titles].some((title) => resembles(rest, title))) return WEIGHTS[form][1];
  return (issue !== undefined || under !== 'other') && item.state === 'open' ? WEIGHTS.alone : 0;
}

function resembles(text: string, title: string): boolean {
  const [words, wanted] = [titleWords(text), titleWords(title)];
  return wanted.size > 0 && ([...wanted].every((word) => words.has(word)) || similarity(words, wanted) >= 0.5);
}

/** The items with those marked whose link is unclear, and what is told of them. */
export function withUnclear(items: readonly Item[], { unclear }: OwnLinks): { items: Item[]; problems: Problem[] } {
  if (unclear.size === 0) return { items: [...items], problems: [] };
  const isUnclear = (item: Item) => unclear.has(item.source.titleAt);
  const problems = items.filter((item) => isUnclear(item) && !item.ambiguous).map((item) => unclearLink(item, unclear.get(item.source.titleAt)));
  return { items: items.map((item) => (isUnclear(item) ? { ...item, ambiguous: true } : item)), problems };
}

function unclearLink(item: Item, { numbers, lines, elsewhere }: Unclear = { numbers: [], lines: [], elsewhere: false }): Problem {
  const { line, title } = item;
  const named = numbers.map((number) => `#${number}`).join(' and ');
  if (isOnlyNumbers(item) && !elsewhere) {
    const numbersOnly = `“${title}” has no words besides numbers of issues, so no issue is created for it. Write the title before the number, as in “Title (#${numbers[0] ?? ''})”, and the item is linked to that issue.`;
    return { line, level: 'warning', code: 'unclear-link', message: numbersOnly };
  }
  const others = lines.length === 0 ? '' : ` It may be line ${lines.join(' or ')} that is meant.`;
  const way =
    lines.length > 0
      ? 'Write the link at the end of the title it belongs to.'
      : `Write it at the end of the title it belongs to, as (#${numbers[0] ?? ''}). If it is only mentioned here, move it into a note.`;
  const message = elsewhere
    ? `“${title}” has a link under another name than this repository’s, and may be the item of ${named}.${others} If so, write ${named} at the end of its title in place of that link. If not, move the link into a note. Until then no issue is created for this item.`
    : `“${title}” names ${named}, which no item of this file has as its link.${others} ${way} Until then no issue is created for this item.`;
  return { line, level: 'warning', code: 'unclear-link', message };
}

/** What the second reading of titles is told: the offsets of those that have their link inside, or may have it there. */
export function linkedTitles(own: OwnLinks | null): { linked?: ReadonlySet<number> } {
  return own === null ? {} : { linked: new Set([...own.numbers.keys(), ...own.unclear.keys()]) };
}

/** The numbers of the issues that unclear links may mean: what may be an issue's link is no reason to close it. */
export function unclearNumbers({ unclear }: OwnLinks): number[] {
  return [...unclear.values()].flatMap(({ numbers }) => numbers);
}
