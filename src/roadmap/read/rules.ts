import type { Kind, Priority, Role, TableColumns } from '../../model/roadmap.ts';
import type { ItemForm } from '../../model/shapes.ts';
import type { TitleLines } from '../text/descriptions.ts';
import type { StateWords } from '../text/words.ts';

/** A rule of the configuration for the sections that fit its title or pattern. */
export interface SectionRule {
  /** The title or pattern as it is written in the configuration. */
  readonly name: string;
  /** Its line in the configuration. */
  readonly line: number;
  /** Whether a title is exactly the rule's title. Such a rule counts before others that fit. */
  readonly isExactly: (title: string) => boolean;
  /** @param path the titles from the outermost heading to this one */
  readonly matches: (title: string, path: readonly string[]) => boolean;
  /** It is for what stands above the first heading, which has no title. */
  readonly top: boolean;
  readonly role: Role;
  /** Its lists hold the dates of a release. The role is `never` then. */
  readonly timeline: boolean;
  readonly external: boolean;
  readonly kind: Kind | null;
  readonly release: string | null;
  /** The level of items that name none. */
  readonly priority: Priority | null;
  readonly items: readonly ItemForm[];
  readonly columns: TableColumns;
}

/** The parts of the configuration that the reader uses. */
export interface Rules {
  readonly sections: readonly SectionRule[];
  /** Words at the start of a title, or behind a tag there, that tell its kind. Case is ignored. */
  readonly prefixes: Readonly<Record<Kind, readonly string[]>>;
  /** Words that mark a title, status or cell as done or dropped. */
  readonly words: StateWords;
  /** Which lines of an item's first paragraph are its title. Null: rules decide. */
  readonly titles: TitleLines;
  /** Words that say that a release has to wait, in addition to the known ones. */
  readonly blockerWords: readonly string[];
  /** Words that say that an item is not for this release, in addition to the known ones; null: no words count, only the field `release`. */
  readonly deferred: readonly string[] | null;
}

/** The rule for a heading: one with exactly its title, or else the first one that fits. @param path the titles down to it */
export function ruleFor(path: readonly string[], { sections }: Rules): SectionRule | undefined {
  const title = path.at(-1) ?? '';
  return sections.find(({ isExactly }) => isExactly(title)) ?? sections.find(({ matches }) => matches(title, path));
}

/** The words of a configuration that names none. All of these are read; the first of each is the one that is written. */
export const USUAL_WORDS: StateWords = {
  done: ['Done', 'Completed', 'Finished', 'Shipped', 'Released', '✅'],
  dropped: ['Dropped', 'Cancelled', 'Canceled', 'Rejected'],
};

/** The rules without a configuration. */
export const NO_RULES: Rules = {
  sections: [],
  prefixes: { bug: [], feature: [] },
  words: { done: [], dropped: [] },
  titles: null,
  blockerWords: [],
  deferred: null,
};
