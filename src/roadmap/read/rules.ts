import type { ItemForm, Kind, Role, TableColumns } from '../../model/roadmap.ts';
import type { StateWords } from '../text/words.ts';

/** A rule of the configuration for the sections that fit its title or pattern. */
export interface SectionRule {
  /** The title or pattern as it is written in the configuration. */
  readonly name: string;
  /** Its line in the configuration. */
  readonly line: number;
  /** Whether a title is exactly the rule's title. Such a rule counts before others that fit. */
  readonly isExactly: (title: string) => boolean;
  readonly matches: (title: string) => boolean;
  readonly role: Role;
  readonly external: boolean;
  readonly kind: Kind | null;
  readonly release: string | null;
  readonly items: readonly ItemForm[];
  readonly columns: TableColumns;
}

/** The parts of the configuration that the reader uses. */
export interface Rules {
  readonly sections: readonly SectionRule[];
  /** Words at the start of a title that tell its kind. Case is ignored. */
  readonly prefixes: Readonly<Record<Kind, readonly string[]>>;
  /** Words that mark a title, status or cell as done or dropped. */
  readonly words: StateWords;
}

/** The rule for a title: one with exactly this title, or else the first one that fits. */
export function ruleFor(title: string, { sections }: Rules): SectionRule | undefined {
  return sections.find(({ isExactly }) => isExactly(title)) ?? sections.find(({ matches }) => matches(title));
}

/** The rules without a configuration. */
export const NO_RULES: Rules = { sections: [], prefixes: { bug: [], feature: [] }, words: { done: [], dropped: [] } };
