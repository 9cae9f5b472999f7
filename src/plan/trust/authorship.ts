import type { ComparedContent } from '../../model/agreement.ts';
import type { Act, BodyVersion, Issue } from '../../model/issue.ts';
import { millisecondsBetween } from '../../model/time.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import { hasLabel } from '../issue/labels.ts';
import { type ParsedTexts, readManaged } from '../issue/managed-text.ts';

/**
 * Who wrote what an issue says. GitHub lets every author close, reopen, rename and edit their own issue; anybody else who does so has at least triage
 * permission at that moment. So an act counts unless it is the author's, or nobody is named for it. All functions here are about an issue whose author
 * may not triage.
 */

/** A phrase for who did something and may not; null if it counts. */
export function doubtOf(by: string | null, author: string): string | null {
  if (by === null || by === '') return 'somebody GitHub does not name';
  // GraphQL leaves the end of a bot's login out.
  const plain = (login: string) => login.toLowerCase().replace(/\[bot\]$/, '');
  return plain(by) === plain(author) ? `@${by}` : null;
}

/** Who reopened an open issue, if that does not count. */
export function doubtOfReopening({ author }: Pick<Issue, 'author'>, acts: readonly Act[]): string | null {
  const last = acts.findLast(({ what }) => what === 'closed' || what === 'reopened');
  return doubtOf(last?.what === 'reopened' ? last.by : null, author);
}

/** Who gave an issue its title, if that does not count. An act that gave another title says nothing about this one. */
export function doubtOfTitle({ author, title }: Pick<Issue, 'author' | 'title'>, acts: readonly Act[]): string | null {
  const last = acts.findLast(({ what }) => what === 'renamed');
  return doubtOf(last !== undefined && canonicalText(last.value) === canonicalText(title) ? last.by : null, author);
}

/** Who wrote a text that does not count. @param versions null: the server does not tell */
export function doubtOfText({ author }: Pick<Issue, 'author'>, versions: readonly BodyVersion[] | null): string {
  const alone = versions !== null && versions.length > 0 && versions.every(({ by }) => by !== null && doubtOf(by, author) !== null);
  return alone ? `@${author}` : `somebody, maybe @${author}`;
}

/** The title of an issue when somebody who may last let it in, and whether that is still its title. */
export type EnteringTitle =
  | { readonly is: 'now' }
  | { readonly is: 'other'; readonly title: string; readonly by: string }
  /** Nobody who may has let it in, or the title at that time is unknown. */
  | { readonly is: 'unknown'; readonly why: string };

/**
 * The title with which an issue that carries the action's label enters the file. It is let in by whoever labels it or moves it here, and may do so. A title
 * counts if it stood there then, or if somebody who may gave it later. What its author changed after that does not enter.
 * @param labels the names of the action's label, former ones included
 * @param tellsAll the server tells every new title: its events are complete
 */
export function enteringTitle(
  issue: Pick<Issue, 'author' | 'title' | 'updatedAt'>,
  acts: readonly Act[],
  labels: readonly string[],
  tellsAll: boolean,
): EnteringTitle {
  const { author, title, updatedAt } = issue;
  const counts = ({ by }: Act) => doubtOf(by, author) === null;
  const letsIn = ({ what, value }: Act) => what === 'transferred' || (what === 'labeled' && hasLabel(labels, value));
  const at = acts.findLastIndex((act) => (letsIn(act) || act.what === 'renamed') && counts(act));
  // A new title alone lets nothing in: a template may have set the label.
  if (!acts.some((act) => letsIn(act) && counts(act))) {
    const labelled = acts.findLast(({ what, value }) => what === 'labeled' && hasLabel(labels, value));
    const who = labelled === undefined ? 'GitHub does not say who set it' : `it was set by ${doubtOf(labelled.by, author)}, who is not known to triage`;
    return { is: 'unknown', why: who };
  }
  const renames = acts.slice(at + 1).filter(({ what }) => what === 'renamed');
  const [first] = renames;
  const last = renames.at(-1) ?? (acts[at]?.what === 'renamed' ? acts[at] : undefined);
  const lost = 'GitHub does not say which title it had when it was labelled';
  if (last !== undefined && canonicalText(last.value) !== canonicalText(title)) return { is: 'unknown', why: lost };
  if (first === undefined) {
    // Something changed after the last event. On a server that does not tell each new title, it may be the title.
    const explained = acts.some(({ what, at: time }) => what !== 'edited' && millisecondsBetween(updatedAt, time) >= 0);
    const told = tellsAll || acts.some(({ what }) => what === 'renamed') || (explained && !acts.slice(at + 1).some(({ what }) => what === 'edited'));
    return told ? { is: 'now' } : { is: 'unknown', why: lost };
  }
  if (canonicalText(first.before) === canonicalText(title)) return { is: 'now' };
  return first.before === '' ? { is: 'unknown', why: lost } : { is: 'other', title: first.before, by: doubtOf(last?.by ?? null, author) ?? 'somebody' };
}

/**
 * The fields of a body that count, although the author of the issue edited it, too: the value that stands there now was first written by somebody else.
 * A later edit that left the value as it was has not written it.
 * @param versions newest first; the newest has to be the body itself, or the history is not the one of this body
 * @param titles the item's present and former titles
 * @param agreed what the issue said when both sides last agreed
 * @param parsed the texts that this run has parsed
 */
export function vouchedFields(
  { author, body }: Pick<Issue, 'author' | 'body'>,
  versions: readonly BodyVersion[],
  titles: readonly string[],
  agreed: ComparedContent,
  parsed?: ParsedTexts,
): string[] {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n').trimEnd();
  const [newest] = versions;
  if (newest?.body == null || plain(newest.body) !== plain(body)) return [];
  const read = new Map<string, ComparedContent | null>();
  const contentOf = (text: string) => {
    const known = read.get(text);
    if (known !== undefined) return known;
    const managed = readManaged(text, titles, null, parsed);
    const said = managed?.compared ?? null;
    const content: ComparedContent | null = managed === null || said === null ? null : { ...said, kind: managed.kind ?? '' };
    read.set(text, content);
    return content;
  };
  const now = contentOf(body);
  if (now === null) return [];
  /** Who wrote the value that stands there now; null if that is longer ago than the known versions. */
  const writerOf = (field: string) => {
    for (const [index, version] of versions.entries()) {
      const older = versions[index + 1]?.body ?? null;
      const before = older === null ? null : contentOf(older);
      // What stood in a text that cannot be read may be the same value.
      if (before === null) return null;
      if ((before[field] ?? '') !== (now[field] ?? '')) return version.by;
    }
    return null;
  };
  const fields = new Set([...Object.keys(now), ...versions.flatMap((version) => Object.keys((version.body === null ? null : contentOf(version.body)) ?? {}))]);
  const vouched = [...fields].filter((field) => doubtOf(writerOf(field), author) === null);
  // A list of sub-items is written as a whole, its ticks included: each of them has to count, or to be as it was.
  const ticks = Object.keys(now).filter((field) => field.startsWith('tick: '));
  return ticks.every((field) => vouched.includes(field) || now[field] === agreed[field]) ? vouched : vouched.filter((field) => field !== 'sub-items');
}
