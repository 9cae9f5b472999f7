import { UserError } from '../errors.ts';
import type { IsoDate, Item, KeptMilestones, Milestone, MilestoneId, MilestoneRef, Roadmap, SideValues } from '../model.ts';
import { isLater, isReleaseOf, LATER, namesTwoReleases, plainRelease, type Release, releaseEntry, releaseOf, sameRelease } from '../roadmap/release.ts';
import { saysNothing } from '../roadmap/shapes.ts';
import { oneLine } from '../roadmap/text.ts';

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
  const release = releaseOf(roadmap, setting.title);
  if (release === null)
    throw new UserError(
      `\`milestone: true\` is configured, and the title of ${roadmap.path} names no release${roadmap.title === null ? '' : ` (“${oneLine(roadmap.title)}”)`}.`,
      'Name it in the configuration, such as `milestone: "4.3"`, or in the title, such as `# Rocket 2.0`.',
    );
  const entry = releaseEntry(roadmap);
  return { ...release, due: entry?.until ?? null, line: entry?.line ?? roadmap.timeline[0]?.line ?? 1 };
}

/** No milestone has a longer title. */
const MAX_TITLE = 200;

/** What the fields of a file and the milestones of a repository mean to each other. */
export class Milestones {
  readonly release: KeptRelease;
  /** All of the repository's where somebody has looked, else those that were known before. */
  readonly known: readonly MilestoneRef[];
  /** What is there now; null: nobody has looked. */
  readonly existing: readonly Milestone[] | null;
  readonly kept: KeptMilestones | null;
  readonly #roadmap: Pick<Roadmap, 'items' | 'sections'>;
  /** Those that both sides have agreed on and that are there still, by the titles that the file knows them by. */
  readonly #agreed: readonly MilestoneRef[];

  constructor(release: KeptRelease, existing: readonly Milestone[] | null, kept: KeptMilestones | null, roadmap: Pick<Roadmap, 'items' | 'sections'>) {
    this.release = release;
    this.existing = existing;
    // Of two that could be meant it is always the same one, in whichever order a list names them.
    this.known = existing?.toSorted((one, other) => one.number - other.number) ?? kept?.known ?? [];
    this.kept = kept;
    this.#roadmap = roadmap;
    this.#agreed = (kept?.known ?? []).filter(({ number }) => !this.isGone(number));
  }

  /** The same, now that somebody has looked. */
  seen(existing: readonly Milestone[]): Milestones {
    return new Milestones(this.release, existing, this.kept, this.#roadmap);
  }

  /** The file calls the release what it called it when both sides last agreed. */
  get isSameRelease(): boolean {
    return this.kept !== null && isReleaseOf(this.kept.release, this.release);
  }

  /** The release's own milestone: the one that was kept, whatever people call it by now, else by its title. Null where there is none. */
  get own(): MilestoneRef | null {
    const kept = this.isSameRelease ? this.known.find(({ number }) => number === this.kept?.number) : undefined;
    return kept ?? this.#named(this.release.title, this.known);
  }

  /**
   * The milestone that an item belongs to while it is open. Undefined where its field cannot be told.
   * @param before what the file said when both sides agreed: what was agreed on then is meant still, whatever people call it or others by now
   */
  of({ release }: Pick<Item, 'release'>, before: SideValues | null): MilestoneId | undefined {
    const agreed = this.#agreed.filter(({ number }) => number === before?.milestone);
    if (agreed.length > 0 && this.#meant(release, agreed) === before?.milestone) return before?.milestone;
    const then = this.#meant(release, this.#agreed);
    const now = this.#meant(release, this.known);
    return typeof then === 'number' && typeof now === 'string' ? then : now;
  }

  /** What the field `release` says of an item whose issue is in a milestone. @param item its section may name a release */
  fieldFor(milestone: MilestoneRef | null, { section }: Pick<Item, 'section'>): string {
    const bySection = section === null ? null : (this.#roadmap.sections[section]?.release ?? null);
    if (this.isSame(this.#meant(bySection, this.known), milestone?.number ?? null)) return '';
    return milestone === null || isLater(milestone.title) ? LATER : milestone.title;
  }

  /** Milestones that people call otherwise than the file does, which means them still. */
  get renamed(): Array<{ readonly milestone: MilestoneRef; readonly said: string; readonly line: number }> {
    return this.#agreed.flatMap((agreed) => {
      const { number, title } = agreed;
      const milestone = this.existing?.find((one) => one.number === number);
      if (milestone === undefined || milestone.title === title || number === this.own?.number) return [];
      const said = this.#open.find(({ release }) => this.#meant(release, [agreed]) === number && this.#meant(release, this.known) !== number);
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

  get #open(): readonly Item[] {
    return this.#roadmap.items.filter(({ state, parent }) => state === 'open' && parent === null);
  }

  /** What a release names among some milestones: a number, or the title of one that has yet to be made. */
  #meant(release: string | null, among: readonly MilestoneRef[]): MilestoneId | undefined {
    const text = plainRelease(release ?? '');
    if (text === '') return this.#ownId;
    if (isLater(text)) return null;
    const exact = titled(text, among);
    if (exact !== null) return exact.number;
    if (saysNothing(text) || namesTwoReleases(text) || text.length > MAX_TITLE) return undefined;
    return isReleaseOf(text, this.release) ? this.#ownId : (this.#named(text, among)?.number ?? this.#newTitle(text));
  }

  #named(title: string, among: readonly MilestoneRef[]): MilestoneRef | null {
    return titled(title, among) ?? among.find((one) => sameRelease(one.title, title, this.release)) ?? null;
  }

  /** Several spellings of one release make one milestone, which is called by the first of them. */
  #newTitle(text: string): string {
    const first = this.#open.find(({ release }) => release !== null && sameRelease(release, text, this.release));
    return plainRelease(first?.release ?? text);
  }
}

function titled(title: string, among: readonly MilestoneRef[]): MilestoneRef | null {
  const text = title.trim().toLowerCase();
  return among.find((one) => one.title.trim().toLowerCase() === text) ?? null;
}
