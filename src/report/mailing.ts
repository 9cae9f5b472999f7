import type { Plan } from '../model/plan.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { IsoDate, Release } from '../model/timeline.ts';
import { type IssueAddress, issueUrl } from '../roadmap/markdown/link.ts';
import { itemsInScope } from '../roadmap/release/scope.ts';
import { printableJson } from '../roadmap/text/escape.ts';
import { ownerOf, statusInWords } from '../update/items.ts';

/** The headers of an update's mail. They are the same however often it is made; empty if the repository is unknown. */
export interface MailHeaders {
  readonly messageId: string;
  /** The `Message-ID` of the update before; empty if there was none of this release. */
  readonly inReplyTo: string;
}

/** @param published the last update that was published before this run */
export function mailHeaders(path: string, today: IsoDate, published: Plan['published'], address: IssueAddress): MailHeaders {
  const before = published === null ? undefined : published.date === today ? published.after : published.released === undefined ? published.date : undefined;
  return { messageId: messageIdOf(path, today, address), inReplyTo: before === undefined ? '' : messageIdOf(path, before, address) };
}

/** `<2026-06-10.ROADMAP=2Emd@rocket.acme.github.com>` */
function messageIdOf(path: string, date: IsoDate, { server, repositories }: IssueAddress): string {
  const [owner, name] = repositories?.[0]?.split('/') ?? [];
  const host = /^https?:\/\/(?<host>[a-z0-9.-]+)/i.exec(server)?.groups?.['host'];
  if (owner === undefined || name === undefined || host === undefined) return '';
  return `<${date}.${atom(path)}@${atom(name)}.${atom(owner)}.${host}>`;
}

/** A text in the characters that an address may have (RFC 5322, `atext`); all others as `=` and two hex digits for each byte. */
function atom(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9-]/.test(character) ? character : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** Characters. GitHub takes outputs of a job up to 1 MB in all. */
const MAX_DIGEST = 200_000;

/**
 * The open items of a release by owner, as JSON: `[{owner, items: [{title, line, issue, url, priority, status}]}]`. The owner is null for
 * items that have none; these come last. Empty if it would be too long for an output.
 */
export function ownerDigest(roadmap: Roadmap, release: Release | null, address: IssueAddress): string {
  const byOwner = new Map<string, { readonly owner: string | null; readonly items: object[] }>();
  for (const item of itemsInScope(roadmap, release).filter(({ state }) => state === 'open')) {
    const { title, line, issue, priority } = item;
    const url = issue === null || address.repositories === null ? null : issueUrl(issue, address);
    const names = (ownerOf(item) ?? '').split(/\s*(?:[,;&/]|\band\b)\s*/i).filter((name) => name !== '');
    for (const owner of names.length === 0 ? [null] : names) {
      const key = owner === null ? '' : owner.toLowerCase();
      const group = byOwner.get(key) ?? { owner, items: [] };
      group.items.push({ title, line, issue, url, priority, status: statusInWords(item) });
      byOwner.set(key, group);
    }
  }
  const named = [...byOwner].toSorted(([a], [b]) => Number(a === '') - Number(b === '')).map(([, group]) => group);
  const json = printableJson(JSON.stringify(named));
  return json.length > MAX_DIGEST ? '' : json;
}
