import { type Config, parseConfig } from '../config/config.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { ParsedTexts } from '../plan/issue/managed-text.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';
import type { KnownIssues } from '../roadmap/read/own-links.ts';
import { type ReadOptions, readRoadmap } from '../roadmap/read/roadmap.ts';

/**
 * Reads for all attempts of one run. An attempt reads the file that the one before has written, so mostly its text is known.
 * A text that was the last one to be read, in the same way, is not read again.
 */
export class RunReader {
  /** The texts of issues. */
  readonly texts = new ParsedTexts();
  #roadmap: { readonly options: ReadOptions; readonly roadmap: Roadmap } | null = null;
  #config: { readonly source: string; readonly config: Config } | null = null;

  /** @throws UserError if the text is nested too deeply */
  roadmap(text: string, options: ReadOptions): Roadmap {
    const last = this.#roadmap;
    if (last !== null && last.roadmap.text === text && isSameWay(last.options, options)) return last.roadmap;
    const roadmap = readRoadmap(text, options);
    this.keep(roadmap, options);
    return roadmap;
  }

  /** Keeps a reading that was made elsewhere, such as that of an edited text. */
  keep(roadmap: Roadmap, options: ReadOptions): void {
    this.#roadmap = { options, roadmap };
  }

  /** The configuration. Equal sources give the same object, so that its rules can be compared. @throws UserError for mistakes in it */
  config(source: string, path: string): Config {
    if (this.#config?.source !== source) this.#config = { source, config: parseConfig(source, path) };
    return this.#config.config;
  }
}

function isSameWay(one: ReadOptions, other: ReadOptions): boolean {
  return one.path === other.path && one.rules === other.rules && isSameAddress(one.address, other.address) && areSameKnown(one.known, other.known);
}

function isSameAddress(one: IssueAddress, other: IssueAddress): boolean {
  const [pulls, otherPulls] = [one.pullRequests ?? new Set(), other.pullRequests ?? new Set()];
  return one.server === other.server && one.repositories?.join() === other.repositories?.join() && isSameSet(pulls, otherPulls);
}

function areSameKnown(one: KnownIssues | undefined, other: KnownIssues | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.more !== other.more || one.issues.size !== other.issues.size) return false;
  return [...one.issues].every(([number, { titles, removed }]) => {
    const same = other.issues.get(number);
    return same !== undefined && same.removed === removed && isSameSet(same.titles, titles);
  });
}

function isSameSet<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  return one.size === other.size && [...one].every((value) => other.has(value));
}
