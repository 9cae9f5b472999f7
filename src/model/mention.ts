import type { Span } from './span.ts';

/** The name by which a link names an issue's repository: the present one, a former one, another one. `nowhere`: a relative link that leads to no issue. */
export type NamedUnder = 'present' | 'former' | 'other' | 'nowhere';

/** The number of an issue that a title names, wherever it stands. */
export interface TitleMention {
  readonly number: number;
  readonly under: NamedUnder;
  /** The repository that is named, in lower case and without a scheme: `github.com/owner/name`. Null: none is named. */
  readonly repository: string | null;
  /** `full`: a link as this action writes it. `link`: another link, or in brackets. `text`: `#12` and the like. */
  readonly form: 'full' | 'link' | 'text';
  /** Nothing but marks stands before it, or behind it. */
  readonly atEdge: boolean;
  /** It stands at the end as people write the link of an item there, `#12` or `(GH-12)`, and no word leads to it as in “see #12”. */
  readonly isLast: boolean;
  /** The title without it. */
  readonly rest: string;
}

/** A link under another name of the repository than the present one. */
export interface RenamedLink extends Span {
  /** The link's source with the present name. */
  readonly text: string;
}
