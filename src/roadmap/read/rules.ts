import type { ItemForm, Kind, Role, TableColumns } from '../../model/roadmap.ts';
import type { StateWords } from '../text/words.ts';

/** What the configuration says of the sections that a title or pattern names. */
export interface SectionRule {
  /** The title or pattern as it is written. */
  readonly name: string;
  /** Its line in the configuration. */
  readonly line: number;
  /** It is this very title: such a rule counts before one that only fits. */
  readonly isExactly: (title: string) => boolean;
  readonly matches: (title: string) => boolean;
  readonly role: Role;
  readonly external: boolean;
  readonly kind: Kind | null;
  readonly release: string | null;
  readonly items: readonly ItemForm[];
  readonly columns: TableColumns;
}

/** What of the configuration the reading follows. */
export interface Rules {
  readonly sections: readonly SectionRule[];
  /** Beginnings of a title that tell its kind, in any case. */
  readonly prefixes: Readonly<Record<Kind, readonly string[]>>;
  /** Words that mark a title, status or cell as done or dropped. */
  readonly words: StateWords;
}

/** What the configuration says of a title: the rule for this very one, else the first that fits it. */
export function ruleFor(title: string, { sections }: Rules): SectionRule | undefined {
  return sections.find(({ isExactly }) => isExactly(title)) ?? sections.find(({ matches }) => matches(title));
}

/** Reading without a configuration. */
export const NO_RULES: Rules = { sections: [], prefixes: { bug: [], feature: [] }, words: { done: [], dropped: [] } };
