import { type Config, parseConfig } from '../config/config.ts';
import type { Item, Roadmap } from '../model/roadmap.ts';
import { ParsedTexts } from '../plan/issue/managed-text.ts';
import type { IssueAddress } from '../roadmap/markdown/link.ts';
import type { KnownIssues } from '../roadmap/read/own-links.ts';
import { type ReadOptions, readRoadmap } from '../roadmap/read/roadmap.ts';
import { grouped } from '../roadmap/text/group-by.ts';

/** A reading, and how it was made. */
interface LastReading {
  readonly options: ReadOptions;
  readonly roadmap: Roadmap;
}

/**
 * Reads for all attempts of one run. An attempt reads the file that the one before has written, so mostly its text is known.
 * A text that was the last one to be read, in the same way, is not read again.
 */
export class RunReader {
  /** The texts of issues. */
  readonly texts: ParsedTexts;
  #roadmap: LastReading | null = null;
  #config: { readonly source: string; readonly config: Config } | null = null;

  /** @param origin the roadmap's file, by which links in the texts of issues are understood; null: unknown */
  constructor(origin: Pick<ReadOptions, 'path' | 'address'> | null = null) {
    this.texts = new ParsedTexts(origin);
  }

  /** @throws UserError if the text is nested too deeply */
  roadmap(text: string, options: ReadOptions): Roadmap {
    const last = this.#roadmap;
    if (last !== null && last.roadmap.text === text && isSameWay(last, options)) return last.roadmap;
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

/** Whether the same text reads the same with other options. */
function isSameWay({ options: one, roadmap }: LastReading, other: ReadOptions): boolean {
  return one.path === other.path && one.rules === other.rules && isSameAddress(one.address, other.address) && areSameKnown(one.known, other.known, roadmap);
}

function isSameAddress(one: IssueAddress, other: IssueAddress): boolean {
  const [pulls, otherPulls] = [one.pullRequests ?? new Set(), other.pullRequests ?? new Set()];
  const names = ({ server, repositories, former }: IssueAddress) => JSON.stringify([server, repositories, former]);
  return names(one) === names(other) && isSameSet(pulls, otherPulls);
}

/** Whether the known issues are the same, apart from new ones whose items have their links already. */
function areSameKnown(one: KnownIssues | undefined, other: KnownIssues | undefined, { items }: Roadmap): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.more !== other.more) return false;
  const stay = [...one.issues].every(([number, { titles, removed }]) => {
    const same = other.issues.get(number);
    return same !== undefined && same.removed === removed && isSameSet(same.titles, titles);
  });
  if (!stay || one.issues.size === other.issues.size) return stay;
  const named = new Map<number, Item[]>();
  for (const item of items) for (const number of new Set(item.mentions.map((mention) => mention.number))) grouped(named, number).push(item);
  return [...other.issues.keys()].every((number) => one.issues.has(number) || isOwnOnly(number, named.get(number) ?? []));
}

/** Whether a number stands in the title of one item alone, as its link, and that title names no other number. Then nobody else can have it. */
function isOwnOnly(number: number, [item, ...others]: readonly Item[]): boolean {
  return item !== undefined && others.length === 0 && item.issue === number && item.mentions.every((mention) => mention.number === number);
}

function isSameSet<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  return one.size === other.size && [...one].every((value) => other.has(value));
}
