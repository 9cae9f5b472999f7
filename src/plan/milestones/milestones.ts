import type { KeptMilestones, MilestoneId, SideValues } from '../../model/agreement.ts';
import { UserError } from '../../model/errors.ts';
import type { Milestone, MilestoneRef } from '../../model/issue.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { isTracked } from '../../model/tracked.ts';
import { saysNothing } from '../../roadmap/read/what-is-an-item.ts';
import { oneLine } from '../../roadmap/text/text.ts';
import {
  isLater,
  isReleaseOf,
  LATER,
  namesTwoReleases,
  plainRelease,
  type Release,
  releaseEntry,
  releaseKey,
  releaseOfRoadmap,
} from '../../roadmap/timeline/release.ts';

/** The release that a roadmap is of, where its milestone is kept: it is called like the release. */
export interface KeptRelease extends Release {
  readonly due: IsoDate | null;
  /** The line of its date, or of the timeline that lacks it. */
  readonly line: number;
}

/**
 * The release whose milestone is kept, by the configuration.
 * @param setting its title, where the configuration names one; null: milestones are not kept
 * @throws UserError where nothing names the release
 */
export function keptRelease(setting: { readonly title: string | null } | null, roadmap: Roadmap): KeptRelease | null {
  if (setting === null) return null;
  const release = releaseOfRoadmap(roadmap, setting.title);
  if (release === null)
    throw new UserError(
      `\`milestone: true\` is configured, and the title of ${roadmap.path} names no release${roadmap.title === null ? '' : ` (“${oneLine(roadmap.title)}”)`}.`,
      'Name it in the configuration, such as `milestone: "4.3"`, or in the title, such as `# Rocket 2.0`.',
    );
  const entry = releaseEntry(roadmap);
  return { ...release, due: entry?.until ?? null, line: entry?.line ?? roadmap.timeline[0]?.line ?? 1 };
}

/** Longer texts are no titles. Characters. */
const MAX_TITLE = 200;

/** What the fields of a file and the milestones of a repository mean to each other. */
export class Milestones {
  readonly release: KeptRelease;
  /** All of the repository's where somebody has looked, else those that were known before. */
  readonly known: readonly MilestoneRef[];
  /** What is there now; null: nobody has looked. */
  readonly existing: readonly Milestone[] | null;
  readonly kept: KeptMilestones | null;
  /** The file calls the release what it called it when both sides last agreed. */
  readonly isSameRelease: boolean;
  /** The release's own milestone: the one that was kept, whatever people call it by now, else by its title. Null where there is none. */
  readonly own: MilestoneRef | null;
  readonly #roadmap: Pick<Roadmap, 'items' | 'sections'>;
  readonly #known: Titles;
  /** Those that both sides have agreed on and that are there still, by the titles that the file knows them by. */
  readonly #agreed: Titles;
  /** What the fields of open items say, in the file's order. */
  readonly #open: ReadonlyArray<{ readonly line: number; readonly text: string }>;
  /** Several spellings of one release make one milestone, which is called by the first of them. */
  readonly #spelled: ReadonlyMap<string, string>;

  constructor(release: KeptRelease, existing: readonly Milestone[] | null, kept: KeptMilestones | null, roadmap: Pick<Roadmap, 'items' | 'sections'>) {
    this.release = release;
    this.existing = existing;
    // Of two that could be meant it is always the same one, in whichever order a list names them.
    this.known = existing?.toSorted((one, other) => one.number - other.number) ?? kept?.known ?? [];
    this.kept = kept;
    this.isSameRelease = kept !== null && isReleaseOf(kept.release, release);
    this.#roadmap = roadmap;
    this.#known = new Titles(this.known, release);
    this.#agreed = new Titles(
      (kept?.known ?? []).filter(({ number }) => !this.isGone(number)),
      release,
    );
    const same = this.isSameRelease ? this.known.find(({ number }) => number === kept?.number) : undefined;
    this.own = same ?? this.#known.of(release.title);
    this.#open = roadmap.items.flatMap((item) =>
      item.state === 'open' && isTracked(item) ? [{ line: item.line, text: plainRelease(item.release ?? '') }] : [],
    );
    this.#spelled = new Map(this.#open.map(({ text }) => [releaseKey(text, release), text] as const).toReversed());
  }

  /** The same, now that somebody has looked. */
  seen(existing: readonly Milestone[]): Milestones {
    return new Milestones(this.release, existing, this.kept, this.#roadmap);
  }

  /**
   * The milestone that an item belongs to while it is open. Undefined where its field cannot be told.
   * @param before what the file said when both sides agreed: what was agreed on then is meant still, whatever people call it or others by now
   */
  of({ release }: Pick<Item, 'release'>, before: SideValues | null): MilestoneId | undefined {
    const text = plainRelease(release ?? '');
    const agreed = this.#agreed.all.filter(({ number }) => number === before?.milestone);
    if (agreed.length > 0 && this.#meant(text, new Titles(agreed, this.release)) === before?.milestone) return before?.milestone;
    const then = this.#meant(text, this.#agreed);
    const now = this.#meant(text, this.#known);
    return typeof then === 'number' && typeof now === 'string' ? then : now;
  }

  /** What the field `release` says of an item whose issue is in a milestone. @param item its section may name a release */
  fieldFor(milestone: MilestoneRef | null, { section }: Pick<Item, 'section'>): string {
    const bySection = section === null ? null : (this.#roadmap.sections[section]?.release ?? null);
    if (this.isSame(this.#meant(plainRelease(bySection ?? ''), this.#known), milestone?.number ?? null)) return '';
    return milestone === null || isLater(milestone.title) ? LATER : milestone.title;
  }

  /** Milestones that people call otherwise than the file does, which means them still. */
  get renamed(): Array<{ readonly milestone: MilestoneRef; readonly said: string; readonly line: number }> {
    return this.#agreed.all.flatMap((agreed) => {
      const { number, title } = agreed;
      const milestone = this.existing?.find((one) => one.number === number);
      if (milestone === undefined || milestone.title === title || number === this.own?.number) return [];
      const only = new Titles([agreed], this.release);
      const said = this.#open.find(({ text }) => this.#meant(text, only) === number && this.#meant(text, this.#known) !== number);
      return said === undefined ? [] : [{ milestone, said: title, line: said.line }];
    });
  }

  /** Those that are known, by the titles that they have on GitHub, and then by those that the file knows them by still. */
  get remembered(): readonly MilestoneRef[] {
    return this.existing === null ? this.known : [...this.known, ...this.renamed.map(({ milestone: { number }, said }) => ({ number, title: said }))];
  }

  titleOf(id: number | string): string {
    return typeof id === 'string' ? id : (this.known.find(({ number }) => number === id)?.title ?? `milestone ${id}`);
  }

  /** As a message names it. */
  quoted(id: MilestoneId): string {
    return id === null ? 'none' : `“${this.titleOf(id)}”`;
  }

  /** Whether two are one: what has yet to be made is known by its title, and one that is called “later” says what the field's word says. */
  isSame(one: MilestoneId | undefined, other: MilestoneId | undefined): boolean {
    const [first, second] = [one, other].map((id) => (typeof id === 'number' && id !== this.own?.number && isLater(this.titleOf(id)) ? null : id));
    if (first == null || second == null || (typeof first === 'number' && typeof second === 'number')) return first === second;
    return this.titleOf(first).toLowerCase() === this.titleOf(second).toLowerCase();
  }

  /** Somebody looked, and it is not there any more: nobody took its issues out of it. */
  isGone(id: MilestoneId | undefined): boolean {
    return this.existing !== null && typeof id === 'number' && !this.existing.some(({ number }) => number === id);
  }

  get #ownId(): number | string {
    return this.own?.number ?? this.release.title;
  }

  /** What a release names among some milestones: a number, or the title of one that has yet to be made. @param text plain */
  #meant(text: string, among: Titles): MilestoneId | undefined {
    if (text === '') return this.#ownId;
    if (isLater(text)) return null;
    const exact = among.titled(text);
    if (exact !== null) return exact.number;
    if (saysNothing(text) || namesTwoReleases(text) || text.length > MAX_TITLE) return undefined;
    if (isReleaseOf(text, this.release)) return this.#ownId;
    return among.of(text)?.number ?? this.#spelled.get(releaseKey(text, this.release)) ?? text;
  }
}

/** Some milestones by their titles; of two with one title the first counts. */
class Titles {
  readonly all: readonly MilestoneRef[];
  readonly #release: Release;
  readonly #byTitle = new Map<string, MilestoneRef>();
  readonly #byRelease = new Map<string, MilestoneRef>();

  constructor(all: readonly MilestoneRef[], release: Release) {
    this.all = all;
    this.#release = release;
    for (const one of all.toReversed()) {
      this.#byTitle.set(one.title.trim().toLowerCase(), one);
      this.#byRelease.set(releaseKey(one.title, release), one);
    }
  }

  titled(title: string): MilestoneRef | null {
    return this.#byTitle.get(title.trim().toLowerCase()) ?? null;
  }

  /** The one with a title, else one that names the same release. */
  of(title: string): MilestoneRef | null {
    return this.titled(title) ?? this.#byRelease.get(releaseKey(title, this.#release)) ?? null;
  }
}
