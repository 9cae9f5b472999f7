import { fencedLines } from '../../text/fences.ts';
import { escapePattern } from '../../text/words.ts';
import { BULLET, ENTRY, HEADING } from './entries.ts';
import type { WordReader } from './legend-words.ts';

const HELD = "\\[(?<tag>\\p{L}[\\p{L}\\p{N}' \\u2019-]{0,15})\\]";
/** A tag in square brackets that begins an entry, and is no box, link or footnote: `[wip] Title`. It may be bold, or code. */
const TAG = new RegExp(`${BULLET}(?:\\*\\*|\`)?${HELD}(?:\\*\\*|\`)?[ \\t]+(?=[^\\s=:\\u2013\\u2014|-])`, 'u');
/** The same at the end of an entry. */
const TAG_BEHIND = new RegExp(`${BULLET}.{0,300}\\S[ \\t]+(?:\\*\\*|\`)?${HELD}(?:\\*\\*|\`)?[.!]?[ \\t]*$`, 'u');
const OPENS = '[*_`"\'\u201C\u201E\u00AB([]*';
const CLOSES = '[*_`"\'\u201D\u201C\u00BB)\\]]*';
/** Between a tag and what it means. */
const MEANS =
  '(?:[ \\t]*(?:=+>?|:|\uFF1A|\u2192|->|\u2013|\u2014|\\|)|[ \\t]+(?:-|means|stands for|bedeutet|hei\u00DFt|signifie|significa)(?![\\p{L}\\p{N}]))[ \\t|]*';
/** Tags and what they mean stand beside each other. */
const FEWEST = 2;
/** More of them are names of parts. */
const MOST = 20;

/** Beside the titles that say no. */
const REFUSED =
  /^(?:(?:we|it|is|was|were|have|has|been) )*(?:decided against|given up|gave up|said no|(?:won't|not going to|out of scope|не (?:будет|будем))(?!\p{L})|aufgegeben|dagegen entschieden)/u;
const OUT = String.raw`in (?:an?|the|some|our) (?:(?!next|coming|upcoming|following)\p{L}+ )?(?:release|version)|(?:on|in|to|into) (?:main|master|trunk)|released`;
const FINISHED = new RegExp(`^(?:(?:it|is|it's|already|now|merged|landed) )*(?:${OUT})(?: (?:and|or) (?:${OUT}))*$`, 'u');

/** Tags that the entries of a file have and that the file explains: those that say that work is done or dropped, in brackets. */
export interface Tags {
  readonly done: readonly string[];
  readonly dropped: readonly string[];
  /** Those that say that work waits or goes on. */
  readonly open: readonly string[];
}

const NO_TAGS: Tags = { done: [], dropped: [], open: [] };

/**
 * What the tags of a file's entries say of these, by what the file says that they mean, or else by their own words.
 * @param areBehind also those at the ends of entries
 */
export function explainedTags(whole: string, read: WordReader, areBehind = false): Tags {
  const lines = whole
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .split(/\r\n|\n|\r/);
  const inCode = fencedLines(lines);
  const tagIn = (line: string) => TAG.exec(line)?.groups?.['tag'] ?? (areBehind ? TAG_BEHIND.exec(line)?.groups?.['tag'] : undefined);
  const used = new Set(lines.flatMap((line, at) => (inCode[at] === true ? [] : (tagIn(line) ?? []))));
  used.delete('x');
  if (used.size < FEWEST || used.size > MOST) return NO_TAGS;
  const texts = explanations(lines, inCode, read);
  const found = [...used].flatMap((tag) => {
    const meanings = texts.flatMap((text) => [...meaningsIn(text, tag), ...besideTag(text, tag).filter((one) => stateMeant(one, read) !== null)]);
    const states = meanings.map((meaning) => stateMeant(meaning, read));
    return meanings.length === 0 ? [] : [{ tag, said: new Set(states.filter((state) => state !== null)) }];
  });
  if (found.length < FEWEST) return NO_TAGS;
  const stateOf = ({ tag, said }: (typeof found)[number]) => (said.size === 0 ? read(tag, false) : said.size === 1 ? [...said][0] : null);
  const tagged = (state: keyof Tags) => found.flatMap((one) => (stateOf(one) === state ? `[${one.tag}]` : []));
  return { done: tagged('done'), dropped: tagged('dropped'), open: tagged('open') };
}

function stateMeant(meaning: string, read: WordReader): keyof Tags | null {
  if (REFUSED.test(meaning)) return 'dropped';
  const said = FINISHED.test(meaning) ? 'done' : read(meaning, true);
  return said === 'other' ? null : said;
}

/** Paragraphs, each on one line, and bullets and rows. Entries that begin with a tag are the work itself, unless they all have only words for states behind it. */
function explanations(lines: readonly string[], inCode: readonly boolean[], read: WordReader): string[] {
  const texts: string[] = [''];
  const says = (line: string | undefined) => line !== undefined && TAG.test(line) && read(line.replace(TAG, '').replace(AROUND, ''), false) !== null;
  const isLegend = (at: number) => {
    const beside = [lines[at - 1], lines[at + 1]].filter((line) => line !== undefined && ENTRY.test(line));
    return says(lines[at]) && beside.length > 0 && beside.every(says);
  };
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || HEADING.test(line) || inCode[at] === true) texts.push('');
    else if (ENTRY.test(line) || line.includes('|')) texts.push(TAG.test(line) && !isLegend(at) ? '' : line.replace(ENTRY, ''), '');
    else texts.push(`${texts.pop() ?? ''} ${line.trim()}`);
  }
  return texts.filter((text) => text !== '' && text.length <= LONGEST);
}

/** Marks and punctuation around words. */
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** Code units. */
const LONGEST = 1_000;

function meaningsIn(text: string, tag: string): string[] {
  if (!text.includes(tag)) return [];
  const pattern = new RegExp(
    `(?:^|[\\s,;.|:(/\u00B7\u2022])${OPENS}${escapePattern(tag)}${CLOSES}${MEANS}${OPENS}(?<meaning>[^,;.|=\u00B7\u2022\u3002\u3001]{1,80})`,
    'gu',
  );
  return [...text.matchAll(pattern)].map(({ groups }) => (groups?.['meaning'] ?? '').replace(/[^\p{L}\p{N}]+$/u, '').trim());
}

/** What stands right beside a tag in its brackets, without a mark between: `[D] done, [P] planned`, `done [D], planned [P]`. It explains the tag only if it is a state. */
function besideTag(text: string, tag: string): string[] {
  if (!text.includes(`[${tag}]`)) return [];
  const held = `${OPENS}\\[${escapePattern(tag)}\\]${CLOSES}`;
  const words = '(?<meaning>[^,;.:|=\\u00B7\\u2022\\u3002\\u3001[\\]`()]{1,40}?)';
  const patterns = [
    `(?:^|[\\s,;.|:(/\u00B7\u2022])${held}[ \\t]+${OPENS}${words}(?=[*_]*[ \\t]*(?:$|[,;.|)\`\u00B7\u2022\u3002\u3001[]))`,
    `(?:(?:^|[,;.:|(\u00B7\u2022\uFF1A])[ \\t]*(?:(?:and|or)[ \\t]+)?|[\\]\`][ \\t]+(?:and|or)[ \\t]+)[*_]*${words}[ \\t]+${held}(?=[ \\t]*(?:$|[,;.|)\u00B7\u2022]|(?:and|or)[ \\t]))`,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(new RegExp(pattern, 'gu'))].map(({ groups }) => (groups?.['meaning'] ?? '').replace(AROUND, '')));
}
