import { type Field, issueSaid, itemsIn, type Said } from './reading.ts';
import type { Server } from './server.ts';

export type Side = 'file' | 'issue';

/** What a person changed of one field of one item. */
export interface Edit {
  readonly at: number;
  readonly side: Side;
  readonly token: string;
  readonly field: Field;
  readonly value: string;
  /** Both sides said the same just before. */
  readonly agreed: boolean;
}

/** What a side said from some moment on, whoever wrote it. */
interface Shown extends Omit<Edit, 'agreed'> {
  readonly by: string;
}

/** How a run ended: `complete` where nothing kept it from its end. */
export interface RunRecord {
  readonly name: string;
  readonly began: number;
  readonly ended: number;
  readonly complete: boolean;
  readonly told: readonly string[];
}

const FIELDS: readonly Field[] = ['title', 'state', 'status', 'prognosis', 'kind'];

/** Everything that happened in a world, in its order: what the check at the end is made from. */
export class History {
  readonly edits: Edit[] = [];
  readonly shown: Shown[] = [];
  readonly runs: RunRecord[] = [];
  /** Tokens of items that a person took out of the file, with the last time. */
  readonly removed = new Map<string, number>();
  /** Tokens of items that people want in the file, and of those that they took out last. */
  readonly wanted = new Map<string, 'in' | 'out' | 'mentioned' | 'maybe'>();
  /** Tokens whose links a commit has shown. */
  readonly linked = new Set<string>();
  /** Tokens of issues that a person took our label from. */
  readonly unlabelled = new Set<string>();
  /** Tokens of issues that a person opened again: that may bring an item back. */
  readonly reopened = new Set<string>();
  readonly labels = new Map<number, string>();
  readonly texts = new Map<number, string>();
  /** Both sides agreed before this world began. */
  readonly begun: boolean;
  now = 0;
  by = 'people';
  readonly #last: Record<Side, Map<string, Said>> = { file: new Map(), issue: new Map() };

  constructor(server: Server) {
    this.begun = server.head !== null;
    for (const { token, said, issue } of itemsIn(server.text)) {
      this.#begin('file', token, said);
      this.wanted.set(token, 'in');
      if (issue !== null) this.linked.add(token);
    }
    for (const issue of server.issues) this.#begin('issue', issueSaid(issue).token, issueSaid(issue));
    server.witness = (from, what) => this.#see(from, what);
  }

  #begin(side: Side, token: string, said: Said): void {
    this.#last[side].set(token, said);
    for (const field of FIELDS) this.shown.push({ at: 0, side, token, field, value: said[field], by: 'the beginning' });
  }

  /** An issue had this title once: an item without its link can be known by it. */
  hadTitle(token: string, title: string): boolean {
    return this.shown.some((one) => one.side === 'issue' && one.token === token && one.field === 'title' && one.value === title);
  }

  /** A person opens an issue again. Where a run had closed it because its item was taken out, the item is to come back. */
  reopen(token: string): void {
    this.reopened.add(token);
    const closed = this.shown.findLast((one) => one.token === token && one.side === 'issue' && one.field === 'state');
    const since = this.removed.get(token);
    if (this.wanted.get(token) === 'out' && since !== undefined && closed !== undefined && closed.at > since && closed.by !== 'people')
      this.wanted.set(token, 'in');
  }

  /** A person closes an issue. Where that undoes a reopening that no run may have seen, its item may be back or not. */
  close(token: string): void {
    if (this.wanted.get(token) === 'in' && !this.#last.file.has(token) && this.removed.has(token)) this.wanted.set(token, 'maybe');
  }

  #see(server: Server, what: 'file' | number): void {
    this.now += 1;
    if (what === 'file') this.#seeFile(server);
    else {
      const issue = server.issue(what);
      if (issue !== undefined) this.#note('issue', issueSaid(issue).token, issueSaid(issue));
    }
  }

  #seeFile(server: Server): void {
    const items = itemsIn(server.text);
    for (const { token, said, issue } of items) {
      this.#note('file', token, said);
      if (issue !== null) this.linked.add(token);
    }
    const there = new Set(items.map(({ token }) => token));
    for (const token of this.#last.file.keys()) {
      if (there.has(token)) continue;
      this.#last.file.delete(token);
      if (this.by === 'people') {
        this.wanted.set(token, 'out');
        this.removed.set(token, this.now);
      }
    }
    if (this.by === 'people') for (const token of there) this.wanted.set(token, 'in');
  }

  #note(side: Side, token: string, said: Said): void {
    const before = this.#last[side].get(token);
    const other = this.#last[side === 'file' ? 'issue' : 'file'].get(token);
    this.#last[side].set(token, said);
    for (const field of FIELDS) {
      if (before?.[field] === said[field]) continue;
      const one = { at: this.now, side, token, field, value: said[field] };
      this.shown.push({ ...one, by: this.by });
      if (this.by === 'people' && before !== undefined) this.edits.push({ ...one, agreed: other?.[field] === before[field] });
    }
  }
}
