import fc from 'fast-check';
import type { Issue } from '../../../src/model/issue.ts';

/**
 * People who edit the file and the issues in any order. What is compared in the end is read here, by itself: nothing of
 * src/plan is called.
 */

export const START = `# Kite

## Known bugs

- T1 tears
  - owner: Kim
  - status: open
- T2 sinks

## Planned

- T3 tail
  - status: drawn
  - [ ] cut
  - [ ] glue
- T4 colours

## Completed

- T0 frame
`;

/** A second roadmap, to which items move. */
export const OTHER = `# Kites of others

## Known bugs

## Completed
`;

export const WORDS = ['alpha', 'beta', 'gamma', 'delta *x*', 'eps_ilon', '`code`', 'a & b', 'so: it'];
export const STATUSES = ['open', 'in work', 'blocked by #7', 'done _soon_'];
export const LEVELS = ['high', 'low', 'blocker'];
/** What people write behind a link. */
export const BEHIND = [' - see the forum', ', soon', ' 🚀', ' **urgent**', ' (in review)', ' [PR #900](https://example.org/pull/900)', ' @ann'];
export const FIELDS = ['status', 'prognosis', 'owner', 'priority', 'release', 'resolution'];

export type Step =
  | { readonly do: 'sync' }
  | { readonly do: 'file-title' | 'issue-title'; readonly which: number; readonly word: number }
  | { readonly do: 'file-field' | 'issue-field'; readonly which: number; readonly field: number; readonly value: number }
  | { readonly do: 'file-unset' | 'issue-unset'; readonly which: number; readonly field: number }
  | { readonly do: 'file-tick' | 'issue-tick'; readonly which: number }
  | { readonly do: 'file-move'; readonly which: number; readonly to: number }
  | { readonly do: 'file-remove' | 'file-add' | 'issue-reopen' | 'issue-text' | 'issue-foreign-label' | 'issue-kind' | 'issue-cut'; readonly which: number }
  | { readonly do: 'issue-close'; readonly which: number; readonly reason: number }
  | { readonly do: 'issue-level'; readonly which: number; readonly value: number }
  | { readonly do: 'issue-open'; readonly which: number; readonly word: number }
  | { readonly do: 'file-note' | 'issue-note'; readonly which: number; readonly word: number }
  | { readonly do: 'issue-copy'; readonly which: number; readonly word: number }
  | { readonly do: 'file-there' | 'file-link' | 'issue-external' | 'issue-off' | 'issue-sub'; readonly which: number }
  | { readonly do: 'issue-assign' | 'issue-milestone'; readonly which: number; readonly value: number }
  | { readonly do: 'label-change'; readonly which: number; readonly how: 'rename' | 'delete' }
  | { readonly do: 'repository-rename'; readonly which: number }
  | { readonly do: 'path-move'; readonly which: number }
  | { readonly do: 'other-there'; readonly which: number }
  | { readonly do: 'other-back'; readonly which: number }
  | { readonly do: 'file-behind'; readonly which: number; readonly text: number }
  | { readonly do: 'file-revert' }
  | { readonly do: 'file-forget' };

const which = fc.nat(7);
export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ do: 'sync' } as const),
  fc.constant({ do: 'sync' } as const),
  fc.record({ do: fc.constantFrom('file-title', 'issue-title'), which, word: fc.nat(WORDS.length - 1) }),
  fc.record({ do: fc.constantFrom('file-field', 'issue-field'), which, field: fc.nat(FIELDS.length - 1), value: fc.nat(3) }),
  fc.record({ do: fc.constantFrom('file-unset', 'issue-unset'), which, field: fc.nat(FIELDS.length - 1) }),
  fc.record({ do: fc.constantFrom('file-tick', 'issue-tick'), which }),
  fc.record({ do: fc.constant('file-move'), which, to: fc.nat(2) }),
  fc.record({
    do: fc.constantFrom('file-remove', 'file-add', 'issue-reopen', 'issue-text', 'issue-foreign-label', 'issue-kind', 'issue-cut'),
    which,
  }),
  fc.record({ do: fc.constant('issue-close'), which, reason: fc.nat(2) }),
  fc.record({ do: fc.constant('issue-level'), which, value: fc.nat(LEVELS.length) }),
  fc.record({ do: fc.constant('issue-open'), which, word: fc.nat(WORDS.length - 1) }),
  fc.record({ do: fc.constantFrom('file-note', 'issue-note'), which, word: fc.nat(WORDS.length - 1) }),
  fc.record({ do: fc.constant('issue-copy'), which, word: fc.nat(WORDS.length - 1) }),
  fc.record({ do: fc.constantFrom('file-there', 'file-link', 'issue-external', 'issue-off', 'issue-sub'), which }),
  fc.record({ do: fc.constantFrom('issue-assign', 'issue-milestone'), which, value: fc.nat(3) }),
  fc.record({ do: fc.constant('label-change'), which: fc.nat(9), how: fc.constantFrom('rename', 'delete') }),
  fc.record({ do: fc.constant('repository-rename'), which: fc.nat(5) }),
  fc.record({ do: fc.constantFrom('path-move', 'other-there', 'other-there', 'other-back'), which }),
  fc.record({ do: fc.constant('file-behind'), which, text: fc.nat(BEHIND.length - 1) }),
  fc.constant({ do: 'file-revert' } as const),
  fc.constant({ do: 'file-forget' } as const),
) as fc.Arbitrary<Step>;

/** An item's lines in the file, found by the token that its title begins with. */
export interface Found {
  readonly token: string;
  readonly start: number;
  readonly end: number;
  readonly section: string;
}

export function itemsIn(text: string): Found[] {
  const lines = text.split('\n');
  const found: Array<{ token: string; start: number; end: number; section: string }> = [];
  let section = '';
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('## ')) section = line.slice(3);
    const token = /^- (T\d+)\b/.exec(line)?.[1];
    if (token !== undefined) found.push({ token, start: at, end: at + 1, section });
    else if (/^ {2,}\S/.test(line) && lines.slice(found.at(-1)?.end ?? at + 1, at).every((one) => one === '') && found.length > 0)
      Object.assign(found.at(-1) ?? {}, { end: at + 1 });
  }
  return found;
}

/** A repository that people edit, and the action keeps: in memory, or a server with the shipped bundle. */
export interface Place {
  text(): Promise<string>;
  edit(text: string): Promise<void>;
  issues(): Promise<readonly Issue[]>;
  change(number: number, change: Partial<Pick<Issue, 'title' | 'body' | 'labels' | 'state' | 'assignees'>>): Promise<void>;
  /** Puts an issue into the milestone of some title, or into none. */
  moveTo(number: number, milestone: string | null): Promise<void>;
  /** Renames or deletes one of the action's labels. Issues are shown and changed by the labels' first names, whatever they are called since. */
  changeLabel(which: number, how: 'rename' | 'delete'): Promise<void>;
  /** Moves the file to another path, or gives it another letter case. */
  moveFile(which: number): Promise<void>;
  /** A second roadmap, with runs of its own; null as long as nobody has made it. */
  otherText(): Promise<string | null>;
  editOther(text: string): Promise<void>;
  /** Gives the repository another name, or moves it to another server. */
  renameRepository(which: number): Promise<void>;
  /** Where the repository's issues are now: `https://github.com/owner/name/issues/`. */
  issuesAt(): string;
  /** The release whose milestone is kept; null: none is. */
  readonly release: string | null;
  /** Two logins that can be assigned. */
  readonly people: readonly [string, string];
  /** The number of an issue that a maintainer opens. */
  open(issue: Pick<Issue, 'title' | 'body' | 'labels'>): Promise<number>;
  /** One run for each file: what they reported, and how much they wrote. */
  sync(): Promise<{ readonly told: readonly string[]; readonly writes: number }>;
}
