import { Unreadable } from '../../../model/errors.ts';
import type { Roadmap } from '../../../model/roadmap.ts';
import { perRun } from '../../../model/stopwatch.ts';
import type { KnownIssues } from '../../read/own-links.ts';
import { type ReadOptions, readRoadmap } from '../../read/roadmap.ts';
import { readUntrusted } from '../../read/untrusted.ts';
import { escapeAroundAddresses, escapeMarkdown, oneLine } from '../../text/text.ts';

/** A foreign title as Markdown, and the title that is read from it. */
export interface MarkdownTitle {
  readonly markdown: string;
  /** The title that is read, without the marks at its end, such as a colon. */
  readonly reads: string;
}

/** Whose a number inside the title is shows only beside the other items. */
const NONE_KNOWN: KnownIssues = { issues: new Map(), more: false };

/**
 * Plain text as the title of an item, literally and on one line. Null if it cannot be the title of one open item without an
 * issue, because it would be empty, or because it ends with `(external)` or a word for done.
 */
export function titleAsMarkdown(title: string, reading: ReadOptions): MarkdownTitle | null {
  const all = triedInRun();
  const tried = all?.get(reading) ?? new Map<string, MarkdownTitle | null>();
  all?.set(reading, tried);
  const result = tried.has(title) ? (tried.get(title) ?? null) : newTitle(title, reading);
  tried.set(title, result);
  return result;
}

/** The titles that were tried, by how the file is read. A run makes several plans, and a title can be made to take long. */
const triedInRun = perRun(() => new WeakMap<ReadOptions, Map<string, MarkdownTitle | null>>());

function newTitle(title: string, reading: ReadOptions): MarkdownTitle | null {
  const plain = oneLine(title).replace(/\s+/g, ' ');
  const ways = [
    escapeAroundAddresses(plain),
    escapeMarkdown(plain),
    escapeMarkdown(plain).replace(/[#:@.)(!+=-]/g, '\\$&'),
    plain.replace(/[!-/:-@[-`{-~]/g, '\\$&'),
  ];
  for (const markdown of ways) {
    // It must also work as a plain bullet, where no box keeps its start from being read as a heading or a list.
    const alone = { ...reading, path: 'ROADMAP.md', known: NONE_KNOWN };
    const texts = ['- [ ] ', '- '].map((start) => itemsIn(`# Planned\n\n${start}${markdown}\n`, alone));
    const [item] = texts[0] ?? [];
    const whole = texts.every(([one, more]) => one !== undefined && more === undefined && one.title === item?.title && one.issue === null);
    if (item === undefined || !whole || item.title === '') continue;
    // Only marks at its end may be missing in the title that is read.
    if (!plain.startsWith(item.title)) continue;
    if (item.ambiguous || item.external || item.state !== 'open' || item.notes !== '') continue;
    return { markdown, reads: item.title };
  }
  return null;
}

/** The items of a text; none if it is nested too deeply: then another way to write the title has to do. */
function itemsIn(text: string, reading: ReadOptions): Roadmap['items'] {
  try {
    return readUntrusted(text, () => readRoadmap(text, reading).items);
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

/** A value from an issue as the value of a field: Markdown on one line that cannot open a comment. */
export function literalValue(value: string): string {
  return oneLine(value).replace(/\s+/g, ' ').replace(/<!--/g, '\\<!--');
}
