import { fencedLines } from '../../text/fences.ts';
import { escapePattern } from '../../text/words.ts';
import { ENTRY, HEADING } from './entries.ts';
import type { WordReader } from './legend-words.ts';

/** A tag in square brackets that begins an entry, and is no box, link or footnote: `[wip] Title`. */
const TAG = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\*\*)?\[(?<tag>\p{L}[\p{L}\p{N}' \u2019-]{0,15})\](?:\*\*)?[ \t]+(?=[^\s=:\u2013\u2014|-])/u;
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

/** Tags that the entries of a file begin with and that the file explains: those that say that work is done or dropped, in brackets. */
export interface Tags {
  readonly done: readonly string[];
  readonly dropped: readonly string[];
}

/** What the tags of a file's entries say of these, by what the file says that they mean, or else by their own words. */
export function explainedTags(whole: string, read: WordReader): Tags {
  const lines = whole
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .split(/\r\n|\n|\r/);
  const inCode = fencedLines(lines);
  const used = new Set(lines.flatMap((line, at) => (inCode[at] === true ? [] : (TAG.exec(line)?.groups?.['tag'] ?? []))));
  used.delete('x');
  if (used.size < FEWEST || used.size > MOST) return { done: [], dropped: [] };
  const texts = explanations(lines, inCode);
  const found = [...used].flatMap((tag) => {
    const meanings = texts.flatMap((text) => meaningsIn(text, tag));
    const states = meanings.map((meaning): keyof Tags | 'open' | null => {
      if (REFUSED.test(meaning)) return 'dropped';
      const said = FINISHED.test(meaning) ? 'done' : read(meaning, true);
      return said === 'other' ? null : said;
    });
    return meanings.length === 0 ? [] : [{ tag, said: new Set(states.filter((state) => state !== null)) }];
  });
  if (found.length < FEWEST) return { done: [], dropped: [] };
  const stateOf = ({ tag, said }: (typeof found)[number]) => (said.size === 0 ? read(tag, false) : said.size === 1 ? [...said][0] : null);
  const tagged = (state: keyof Tags) => found.flatMap((one) => (stateOf(one) === state ? `[${one.tag}]` : []));
  return { done: tagged('done'), dropped: tagged('dropped') };
}

/** Paragraphs, each on one line, and bullets and rows. Entries that begin with a tag are the work itself. */
function explanations(lines: readonly string[], inCode: readonly boolean[]): string[] {
  const texts: string[] = [''];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || HEADING.test(line) || inCode[at] === true) texts.push('');
    else if (ENTRY.test(line) || line.includes('|')) texts.push(TAG.test(line) ? '' : line.replace(ENTRY, ''), '');
    else texts.push(`${texts.pop() ?? ''} ${line.trim()}`);
  }
  return texts.filter((text) => text !== '' && text.length <= LONGEST);
}

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
