import type { IssueAddress } from '../../markdown/link.ts';
import type { StateWords } from '../../text/words.ts';
import { wordPatterns } from './end-words.ts';
import { takeOneEnd } from './title.ts';
import { takeLead } from './title-lead.ts';
import { type Token, takeOffStart, trimEnd } from './title-tokens.ts';

/** What is taken off one end of a title. Only a word of the configuration says a state, or that work is open. */
export type TitleEnd =
  | { readonly is: 'mark' | 'external' | 'reference'; readonly text: string }
  | { readonly is: 'word'; readonly text: string; readonly says: 'done' | 'dropped' | 'open' };

/** A title in plain text, as an issue has it, in the parts into which the reader parts the title of an item. */
export interface PlainTitle {
  /** The number of a heading, or else a box such as `[~]`, with the white space behind it; empty: there is none. */
  readonly number: string;
  /** A word of the configuration before the words, with what separates it; null: there is none. */
  readonly lead: { readonly says: 'done' | 'dropped' | 'open'; readonly text: string } | null;
  readonly words: string;
  /** From the first one behind the words to the last one. */
  readonly ends: readonly TitleEnd[];
}

/** How titles are read. */
export interface TitleReading {
  readonly rules: { readonly words: StateWords };
  readonly address: IssueAddress;
}

/** Reads a plain title as that of an item is read. @param numbered it is the title of a heading, whose number is no part of it */
export function readPlainTitle(plain: string, { rules: { words }, address }: TitleReading, numbered: boolean): PlainTitle {
  const tokens: Token[] = [
    { ...{ type: 'text', value: plain, raw: plain, start: 0 }, ...{ issue: null, strike: null, outer: null, link: null, elsewhere: false } },
  ];
  const from = () => tokens[0]?.start ?? 0;
  takeOffStart(tokens, numbered);
  const first = from();
  const led = takeLead(tokens, words);
  const second = from();
  if (led !== null) takeOffStart(tokens, numbered);
  const lead = led === null ? null : { says: led.says ?? ('open' as const), text: plain.slice(first, second) };
  const ends: TitleEnd[] = [];
  const patterns = wordPatterns(words);
  for (;;) {
    trimEnd(tokens);
    const before = tokens[0]?.raw ?? '';
    const found = takeOneEnd(tokens, patterns, address);
    if (found === null) return { number: plain.slice(0, first) + (led === null ? '' : plain.slice(second, from())), lead, words: before, ends };
    const text = before.slice(tokens[0]?.raw.length ?? 0).trim();
    ends.unshift(found.is === 'word' ? { is: 'word', text, says: found.says } : { is: found.is, text });
  }
}
