import type { Operation } from '../model/plan.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { refersToNumber } from '../roadmap/markdown/backlinks.ts';
import { cutText, oneLine } from '../roadmap/text/text.ts';
import { trailer } from './claim.ts';
import { describeChanges } from './commit/changes.ts';
import { DEFAULT_TEMPLATE, fillTemplate, subjectWithin } from './commit/template.ts';
import { displayWidth, shortPath } from './commit/width.ts';

/** What people choose of the words of commits to the roadmap. A run hands it on whole, so a new part of it is read here alone. */
export interface CommitWording {
  /** A template that `commitTemplate` has checked. */
  readonly template: string;
}

/** The words where nobody chooses. */
export const USUAL_WORDING: CommitWording = { template: DEFAULT_TEMPLATE };

/** How one commit is worded. */
export interface CommitStyle {
  /** Left out: the usual words. */
  readonly wording?: CommitWording;
  /** The file before the commit, for the names of sections to which items move. */
  readonly roadmap?: Pick<Roadmap, 'sections'>;
  /** The number of a new issue by its key; null: not known. */
  readonly numberOf?: (key: string) => number | null;
  /** The server that the commit is for, such as `https://github.com`. */
  readonly server?: string;
}

/** The message of a commit to the file: what it did, and the claim it belongs to. @param last the commit makes all remaining changes of the claim; then its message has the trailer */
export function commitMessage(operations: readonly Operation[], path: string, claimId: string, last = true, style: CommitStyle = {}): string {
  return commitText(operations, path, `${trailer(claimId)}${last ? '' : ' (links)'}`, style);
}

/**
 * What a commit to the file did: a subject of at most 72 columns, and a list where that does not say all.
 * @param own a line for the action itself. It is a paragraph of its own. Git reads trailers from the last paragraph alone, so a further trailer has to join it
 */
export function commitText(
  operations: readonly Operation[],
  path: string,
  own: string,
  { wording = USUAL_WORDING, roadmap, numberOf, server }: CommitStyle = {},
): string {
  const context = { sections: roadmap?.sections ?? [], numberOf: numberOf ?? (() => null), safe: (text: string) => neutralised(text, server) };
  let list: readonly string[] = [];
  const { subject, further } = fillTemplate(wording.template, neutralised(path, server), (columns) => {
    const said = describeChanges(operations, context, columns);
    list = said.list;
    return said.line;
  });
  return [subject, ...further, ...(list.length === 0 ? [] : ['', ...list]), '', own].join('\n');
}

/** The title of the pull request in which the changes of a file wait. They change, so it does not name them. */
export function waitingTitle(path: string, { template }: CommitWording = USUAL_WORDING): string {
  const [first = ''] = template.split('\n');
  const file = neutralised(path);
  return fillTemplate(first, file, (columns) => broughtWords(file, columns)).subject;
}

/** The fewest columns of a path in a title. */
const LEAST_NAME = 12;

function broughtWords(file: string, columns: number): string {
  for (const after of [' up to date with its issues', ' up to date']) {
    const room = columns - displayWidth(`bring ${after}`);
    if (room >= Math.min(LEAST_NAME, displayWidth(file))) return `bring ${shortPath(file, room)}${after}`;
  }
  return 'follow its issues';
}

/** The message of a commit to the wiki. It refers to nothing there, so the title stays as it is. */
export function titleMessage(title: string): string {
  const { subject, further } = subjectWithin(oneLine(title));
  return [subject, ...further].join('\n');
}

/** The most characters of an issue's title on GitHub, and of a quoted title here. */
const MAX_LENGTH = 256;

const GITHUB = 'https://github.com';

/**
 * A title that is safe in a commit message: a zero-width space keeps it from mentioning people, from naming or
 * closing issues, and from skipping workflows. Nothing else gets one, so that `git log --grep` finds the title.
 * A word such as “fixes” stays whole, because it closes nothing without the number behind it.
 * @param server the one whose addresses name its issues
 */
export function neutralised(text: string, server = GITHUB): string {
  const line = oneLine(text);
  return (
    (line.length > MAX_LENGTH ? `${cutText(line, MAX_LENGTH)}…` : line)
      // GitHub links no number that goes on with letters, and none of an entity such as `&#39;`.
      .replace(/(?<!\w)@(?=[A-Za-z0-9])|(?!(?<=&)#\d+;)#(?=\d+(?!\w))|(?<![A-Za-z0-9])GH-(?=\d+(?!\w))/gi, '$&\u200b')
      .replace(/(https?:|www\.)(?=([^\s<>]*))/gi, (start: string, _, rest: string) => (isReference(start, rest, server) ? `${start}\u200b` : start))
      // GitHub runs no workflow for a commit whose message contains `[skip ci]`.
      .replace(/\[(?=\s*(?:skip\s+ci|ci\s+skip|no\s+ci|skip\s+actions|actions\s+skip)\s*\])/gi, '[\u200b')
  );
}

function isReference(start: string, rest: string, server: string): boolean {
  return start.endsWith(':') ? /^\/\//.test(rest) && refersToNumber(start + rest, server) : refersToNumber(`https://${start}${rest}`, server);
}
