import type { KeptMilestones, MilestoneId, SideValues } from '../../model/agreement.ts';
import { UserError } from '../../model/errors.ts';
import type { Milestone, MilestoneRef } from '../../model/issue.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import type { IsoDate, Release } from '../../model/timeline.ts';
import { isTracked } from '../../model/tracked.ts';
import { saysNothing } from '../../roadmap/read/what-is-an-item.ts';
import { comparedName, oneLine } from '../../roadmap/text/text.ts';
import { isLater, isReleaseOf, LATER, namesTwoReleases, plainRelease, releaseEntry, releaseKey, releaseOfRoadmap } from '../../roadmap/timeline/release.ts';

/** The release of a roadmap whose milestone is kept. The milestone has the release's name. */
export interface KeptRelease extends Release {
  readonly due: IsoDate | null;
  /** The line of its date, or of the first entry of a timeline without such a date. */
  readonly line: number;
}

/**
 * The release whose milestone is kept; null if the configuration keeps no milestones.
 * @param setting the title in the configuration, if it names one; null: milestones are not kept
 * @throws UserError if nothing names the release
 */
export function keptRelease(setting: { readonly title: string | null } | null, roadmap: Roadmap): KeptRelease | null {
  if (setting === null) return null;
  const release = releaseOfRoadmap(roadmap, setting.title);
  if (release === null)
    throw new UserError(
      `\`milestone: true\` is configured, but the title of ${roadmap.path} names no release${roadmap.title === null ? '' : ` (“${oneLine(roadmap.title)}”)`}.`,
      'Name it in the configuration, such as `milestone: "4.3"`, or in the title, such as `# Rocket 2.0`.',
    );
  const entry = releaseEntry(roadmap);
  return { ...release, due: entry?.until ?? null, line: entry?.line ?? roadmap.timeline[0]?.line ?? 1 };
}

/** Characters. A longer text in a field `release` is not taken for a title. */
const MAX_TITLE = 200;

/** Finds which milestone a field `release` in the file means, and which field fits a milestone. */
export class Milestones {
  readonly release: KeptRelease;
  /** All milestones of the repository if they were read, or else those that were known before. */
  readonly known: readonly MilestoneRef[];
  /** The milestones of the repository now; null if they were not read. */
  readonly existing: readonly Milestone[] | null;
  readonly kept: KeptMilestones | null;
  /** The file names the same release as when both sides last agreed. */
  readonly isSameRelease: boolean;
  /** The release's own milestone: the one that was kept, even if people renamed it, or else the one with its title; null if there is none. */
  readonly own: MilestoneRef | null;
  readonly #roadmap: Pick<Roadmap, 'items' | 'sections'>;
  readonly #known: Titles;
  /** The agreed milestones that still exist, by their titles in the file. */
  readonly #agreed: Titles;
  /** The fields `release` of open items, in the file's order. */
  readonly #open: ReadonlyArray<{ readonly line: number; readonly text: string }>;
  /** The first spelling of each release in the file. Other spellings of it mean the same milestone. */
  readonly #spelled: ReadonlyMap<string, string>;

  constructor(release: KeptRelease, existing: readonly Milestone[] | null, kept: KeptMilestones | null, roadmap: Pick<Roadmap, 'items' | 'sections'>) {
    this.release = release;
    this.existing = existing;
    // Sorted, so that the choice between two milestones that fit does not depend on the order of GitHub's list.
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

  /** The same, after the milestones of the repository were read. */
  seen(existing: readonly Milestone[]): Milestones {
    return new Milestones(this.release, existing, this.kept, this.#roadmap);
  }

  /**
   * The milestone of an open item. Undefined if its field is unclear.
   * @param before the agreed values of the file. If the field still means the agreed milestone, that one stays, even if people renamed milestones since.
   */
  of({ release }: Pick<Item, 'release'>, before: SideValues | null): MilestoneId | undefined {
    const text = plainRelease(release ?? '');
    const agreed = this.#agreed.all.filter(({ number }) => number === before?.milestone);
    if (agreed.length > 0 && this.#meant(text, new Titles(agreed, this.release)) === before?.milestone) return before?.milestone;
    const then = this.#meant(text, this.#agreed);
    const now = this.#meant(text, this.#known);
    return typeof then === 'number' && typeof now === 'string' ? then : now;
  }

  /** The value of the field `release` for an item whose issue is in a milestone; empty if the item's section names it already. */
  fieldFor(milestone: MilestoneRef | null, { section }: Pick<Item, 'section'>): string {
    const bySection = section === null ? null : (this.#roadmap.sections[section]?.release ?? null);
    if (this.isSame(this.#meant(plainRelease(bySection ?? ''), this.#known), milestone?.number ?? null)) return '';
    return milestone === null || isLater(milestone.title) ? LATER : milestone.title;
  }

  /** Milestones that people renamed on GitHub while the file still uses their old titles. */
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

  /** The known milestones by their titles on GitHub, and the renamed ones also by their titles in the file. */
  get remembered(): readonly MilestoneRef[] {
    return this.existing === null ? this.known : [...this.known, ...this.renamed.map(({ milestone: { number }, said }) => ({ number, title: said }))];
  }

  titleOf(id: number | string): string {
    return typeof id === 'string' ? id : (this.known.find(({ number }) => number === id)?.title ?? `milestone ${id}`);
  }

  /** The name of a milestone in a message. */
  quoted(id: MilestoneId): string {
    return id === null ? 'none' : `“${this.titleOf(id)}”`;
  }

  /** Whether two ids mean the same milestone. A milestone that does not exist yet has only a title. A milestone with the title “later” means the same as none. */
  isSame(one: MilestoneId | undefined, other: MilestoneId | undefined): boolean {
    const [first, second] = [one, other].map((id) => (typeof id === 'number' && id !== this.own?.number && isLater(this.titleOf(id)) ? null : id));
    if (first == null || second == null || (typeof first === 'number' && typeof second === 'number')) return first === second;
    return comparedName(this.titleOf(first)) === comparedName(this.titleOf(second));
  }

  /** Whether a milestone was deleted. Then its issues lost it without a decision of anybody about them. */
  isGone(id: MilestoneId | undefined): boolean {
    return this.existing !== null && typeof id === 'number' && !this.existing.some(({ number }) => number === id);
  }

  get #ownId(): number | string {
    return this.own?.number ?? this.release.title;
  }

  /** The milestone that a plain text means: a number, the title of one that does not exist yet, null for none, or undefined if it is unclear. */
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

/** Milestones by their titles. If two have the same title, the first one counts. */
class Titles {
  readonly all: readonly MilestoneRef[];
  readonly #release: Release;
  readonly #byTitle = new Map<string, MilestoneRef>();
  readonly #byRelease = new Map<string, MilestoneRef>();

  constructor(all: readonly MilestoneRef[], release: Release) {
    this.all = all;
    this.#release = release;
    for (const one of all.toReversed()) {
      this.#byTitle.set(comparedName(one.title), one);
      this.#byRelease.set(releaseKey(one.title, release), one);
    }
  }

  titled(title: string): MilestoneRef | null {
    return this.#byTitle.get(comparedName(title)) ?? null;
  }

  /** The milestone with a title, or else one that names the same release; null if there is none. */
  of(title: string): MilestoneRef | null {
    return this.titled(title) ?? this.#byRelease.get(releaseKey(title, this.#release)) ?? null;
  }
}
