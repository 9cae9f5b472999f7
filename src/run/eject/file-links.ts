import type { Item, Roadmap } from '../../model/roadmap.ts';
import { type Splice, splice } from '../../roadmap/text/splice.ts';

/** A link that this action wrote behind the title of an item. */
export interface WrittenLink {
  readonly line: number;
  readonly title: string;
  readonly issue: number;
}

/** The file without the links that this action wrote. */
export interface Unlinked {
  readonly text: string;
  readonly removed: readonly WrittenLink[];
  /** Links that stay, because without them the item would be read otherwise. */
  readonly kept: readonly WrittenLink[];
}

/** The form in which the action writes a link, with the space before it. Every other form was written by somebody. */
const WRITTEN = /^\s*\(\[#(\d+)\]\([^()\s]*\/issues\/\1\)\)(\.?)$/;

/** Takes away the links to some issues. @param read reads a text in the same way @param numbers the issues of this file */
export function withoutLinks(roadmap: Roadmap, read: (text: string) => Roadmap, numbers: ReadonlySet<number>): Unlinked {
  const all = roadmap.items.flatMap((item, index) => {
    const removal = removalOf(roadmap, item, numbers);
    return removal === null ? [] : [{ item, index, removal }];
  });
  let chosen = all;
  // A link whose item would be read otherwise without it stays. Each round leaves out at least one.
  for (;;) {
    const text =
      splice(
        roadmap.text,
        chosen.map(({ removal }) => removal),
      ) ?? roadmap.text;
    const after = read(text);
    const isSame = after.items.length === roadmap.items.length;
    const wrong = chosen.filter(({ item, index }) => !isSame || !readsAs(item, after.items[index]));
    if (wrong.length === 0) return { text, removed: chosen.map(linkOfItem), kept: all.filter((one) => !chosen.includes(one)).map(linkOfItem) };
    // Where the number of items is another one, nobody can tell which link was the reason.
    chosen = chosen.filter((one) => !wrong.includes(one));
  }
}

function linkOfItem({ item }: { readonly item: Item }): WrittenLink {
  return { line: item.line, title: item.title, issue: item.issue ?? 0 };
}

function removalOf(roadmap: Roadmap, { issue, source: { link } }: Item, numbers: ReadonlySet<number>): Splice | null {
  if (issue === null || link === null || !numbers.has(issue)) return null;
  const [, , stop] = WRITTEN.exec(roadmap.text.slice(link.start, link.end)) ?? [];
  return stop === undefined ? null : { start: link.start, end: link.end, text: stop };
}

function readsAs(before: Item, after: Item | undefined): boolean {
  const shown = ({ title, kind, state, external, fields, notes }: Item) =>
    JSON.stringify([title, kind, state, external, notes, Object.values(fields).map(({ key, value }) => [key, value])]);
  return after !== undefined && after.issue === null && shown(before) === shown(after);
}
