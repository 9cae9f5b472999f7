import type { KnownIssues } from '../../read/own-links.ts';
import { type ReadOptions, readRoadmap } from '../../read/roadmap.ts';
import { escapeAroundAddresses, escapeMarkdown, oneLine } from '../../text/text.ts';

/** Somebody's title as Markdown that says the same, and how it reads there. */
export interface MarkdownTitle {
  readonly markdown: string;
  /** Without what is taken off the end of a title, such as a colon. */
  readonly reads: string;
}

/** Whose a number inside the title is shows only beside the other items. */
const NONE_KNOWN: KnownIssues = { issues: new Map(), more: false };

/**
 * Plain text as the title of an item: literal, on one line, whatever it holds. Null where no way of writing it
 * gives one open item without an issue: nothing is left of it, or it says `(external)` or a word for done.
 */
export function titleAsMarkdown(title: string, reading: ReadOptions): MarkdownTitle | null {
  const plain = oneLine(title).replace(/\s+/g, ' ');
  const ways = [
    escapeAroundAddresses(plain),
    escapeMarkdown(plain),
    escapeMarkdown(plain).replace(/[#:@.)(!+=-]/g, '\\$&'),
    plain.replace(/[!-/:-@[-`{-~]/g, '\\$&'),
  ];
  for (const markdown of ways) {
    // As a plain bullet it must hold, too, where a box does not keep its start from being a heading or a list.
    const alone = { ...reading, path: 'ROADMAP.md', known: NONE_KNOWN };
    const texts = ['- [ ] ', '- '].map((start) => readRoadmap(`# Planned\n\n${start}${markdown}\n`, alone).items);
    const [item] = texts[0] ?? [];
    const whole = texts.every(([one, more]) => one !== undefined && more === undefined && one.title === item?.title && one.issue === null);
    if (item === undefined || !whole || item.title === '') continue;
    // What is taken off its end may be missing, and nothing else.
    if (!plain.startsWith(item.title)) continue;
    if (item.ambiguous || item.external || item.state !== 'open' || item.notes !== '') continue;
    return { markdown, reads: item.title };
  }
  return null;
}

/** A value as it comes from an issue, for a field: Markdown on one line that can open no comment. */
export function literalValue(value: string): string {
  return oneLine(value).replace(/\s+/g, ' ').replace(/<!--/g, '\\<!--');
}
