import type { KeptLabel, KeptLabels } from '../../model/agreement.ts';
import { UserError } from '../../model/errors.ts';
import type { LabelRef, LabelSpec } from '../../model/issue.ts';
import type { PlannedLabel } from '../../model/plan.ts';
import { comparedName } from '../../roadmap/text/text.ts';
import { hasLabel, type LabelKey, type LabelSet, mapLabels, missingLabels, sameLabel } from './labels.ts';

/** One of the action's labels: what it is to be called, and what was and is known of it. */
export interface KnownLabel {
  readonly key: LabelKey;
  /** Its name from now on: that of the configuration, or the one that people gave it on GitHub since. */
  readonly name: string;
  readonly configured: string;
  /** Null if a state of an older release knows no labels. */
  readonly kept: KeptLabel | null;
  /** Its present name on GitHub. Null if there is no such label, or if nobody knows. */
  readonly there: string | null;
  /** The label does not exist any more, so no issue has it. That says nothing about any issue. */
  readonly isGone: boolean;
  /** The name of the label that issues lose, because the configuration names another one. */
  readonly leaving: string | null;
}

/** How many former names of a label are kept. */
const FORMER = 5;

/**
 * The action's labels by their ids. A label that was renamed on GitHub is followed. If the configuration names another label than
 * before, its issues get that one. If a label was deleted, its issues get it back. So no issue says anything by a label that it lost.
 */
export class KnownLabels {
  /** The labels with their names from now on. */
  readonly set: LabelSet;
  readonly all: readonly KnownLabel[];
  /** All labels of the repository; null if they were not read. */
  readonly existing: readonly LabelRef[] | null;

  /**
   * @param configured the labels as the configuration names them
   * @param kept as they were last known; null: no state knows any
   * @throws UserError if one name would mean two things
   */
  constructor(configured: LabelSet, kept: KeptLabels | null, existing: readonly LabelRef[] | null) {
    const all: KnownLabel[] = [];
    this.existing = existing;
    this.set = mapLabels(configured, (spec, key) => {
      const known = knownLabel(key, spec, kept?.[key] ?? null, existing);
      all.push(known);
      return { ...spec, name: known.name };
    });
    this.all = all;
    checkNames(all);
  }

  /** The label by which the issues are found now: while they get another one, that is still the old one. */
  get listedBy(): string {
    const roadmap = this.all.find(({ key }) => key === 'roadmap');
    return roadmap?.leaving ?? this.set.roadmap.name;
  }

  /** The configuration names other labels than before, so the repository's labels have to be read. */
  get isReconfigured(): boolean {
    return this.all.some(({ kept, configured }) => kept !== null && !sameLabel(kept.configured, configured));
  }

  /** Whether a label has another name on GitHub than was known, or one is gone that issues had. @param seen the labels of these issues */
  isChanged(seen: readonly (readonly string[])[]): boolean {
    const had = (name: string) => seen.some((names) => hasLabel(names, name));
    return this.renamed.length > 0 || this.all.some((label) => label.isGone && had(lastName(label)));
  }

  /** The labels that people renamed on GitHub since they were last known. */
  get renamed(): Array<KnownLabel & { readonly kept: KeptLabel; readonly there: string }> {
    return this.all.flatMap((label) => {
      const { kept, there } = label;
      return kept === null || there === null || sameLabel(kept.name, there) ? [] : [{ ...label, kept, there }];
    });
  }

  /**
   * Whether an issue's labels may mean others than they say: a label has another name now, on GitHub or in the configuration, or an
   * issue had one that is gone or that had another name before.
   * @param seen the labels of these issues
   */
  mayTranslate(seen: readonly (readonly string[])[]): boolean {
    if (this.all.some(({ kept, there, leaving }) => leaving !== null || (kept !== null && there !== null && there !== kept.name))) return true;
    const names = this.all.flatMap((label) => [...(label.isGone ? [lastName(label)] : []), ...(label.kept?.former ?? [])]);
    if (names.length === 0) return false;
    const had = new Set(seen.flat().map(comparedName));
    return names.some((name) => had.has(comparedName(name)));
  }

  isGone(key: LabelKey): boolean {
    return this.all.some((label) => label.key === key && label.isGone);
  }

  /** The labels that an issue has now, if it had `seen` and nobody changed it since. */
  nowOf(seen: readonly string[]): string[] {
    return seen.flatMap((name) => {
      const label = this.all.find((one) => sameLabel(lastName(one), name));
      if (label?.isGone === true) return [];
      return [label?.kept == null ? name : (label.there ?? name)];
    });
  }

  /**
   * The labels that an issue is to have with regard to the changes of the labels themselves.
   * @param present its labels @param seen its labels when it was last looked at
   */
  meantBy(present: readonly string[], seen: readonly string[]): string[] {
    const translated = present.map((name) => this.all.find((label) => leaves(label, name, present, seen))?.name ?? name);
    const names = translated.filter((name, at) => translated.findIndex((one) => sameLabel(one, name)) === at);
    const lost = this.all.filter((label) => label.isGone && hasLabel(seen, lastName(label)) && !hasLabel(names, label.name));
    // If people gave the issue another kind or level since, that is their decision.
    const replaced = ({ key }: KnownLabel) =>
      this.all.some((one) => one.key !== key && exclusiveGroup(one.key) === exclusiveGroup(key) && hasLabel(names, one.name));
    return [...names, ...lost.filter((label) => !replaced(label)).map(({ name }) => name)];
  }

  /**
   * What is remembered of an issue's labels until it has those that it is to have: its present ones, and those that it lost with a
   * label that was deleted.
   */
  rememberedOf(present: readonly string[], seen: readonly string[]): string[] {
    const lost = this.all.filter(({ isGone }) => isGone).map(lastName);
    return [
      ...present,
      ...missingLabels(
        seen.filter((name) => hasLabel(lost, name)),
        present,
      ),
    ];
  }

  /**
   * Whether the issue had one of the labels and has it no more. Either somebody took it off, or the label itself changed.
   * @param carried labels that other issues have, so that they did not change
   */
  misses(present: readonly string[], seen: readonly string[], carried: readonly LabelRef[]): boolean {
    const isThere = (label: KnownLabel) => carried.some(({ id, name }) => sameLabel(name, lastName(label)) && (label.kept?.id ?? id) === id);
    const ours = this.all.filter((label) => !isThere(label)).map(lastName);
    return missingLabels(seen, present).some((name) => hasLabel(ours, name));
  }

  /** The labels that began to mean something because the configuration changed, and that people gave to the issue for another reason. */
  newlyMeant(present: readonly string[], seen: readonly string[]): LabelKey[] {
    const has = (name: string) => hasLabel(present, name);
    return this.all.flatMap(({ key, name, leaving }) => (leaving !== null && has(name) && !hasLabel([...present, ...seen], leaving) ? [key] : []));
  }

  /** The labels as they are known after this run. @param carried labels of the issues that were read */
  after(carried: readonly LabelRef[]): Record<string, PlannedLabel> {
    const known = [...(this.existing ?? []), ...(this.existing === null ? carried : [])];
    const idOf = (name: string) => known.find((one) => sameLabel(one.name, name))?.id ?? null;
    const planned = this.all.map(({ key, name, configured, kept, there, isGone, leaving }): [string, PlannedLabel] => {
      const isOther = isGone || leaving !== null;
      const former = leaving === null ? (kept?.former ?? []) : [...(kept?.former ?? []), leaving].slice(-FORMER);
      const id = isOther ? idOf(name) : (kept?.id ?? idOf(name));
      const label = { id, name: isOther ? name : (there ?? name), configured, ...(former.length === 0 ? {} : { former }), isOther };
      return [key, label];
    });
    return Object.fromEntries(planned);
  }
}

function knownLabel(key: LabelKey, { name: configured }: LabelSpec, kept: KeptLabel | null, existing: readonly LabelRef[] | null): KnownLabel {
  const exists = (name: string) => existing === null || existing.some((one) => sameLabel(one.name, name));
  const base = { key, configured, kept, leaving: null };
  // Without an id, only a label that does not exist at all is known to be gone.
  if (kept === null) {
    // GitHub ignores the case of a name, but its accents may be characters of their own there.
    const other = existing?.find(({ name }) => sameLabel(name, configured) && name.toLowerCase() !== configured.toLowerCase());
    return { ...base, name: other?.name ?? configured, there: null, isGone: !exists(configured) };
  }
  const isIt = ({ id, name }: LabelRef) => (kept.id === null ? sameLabel(name, kept.name) : id === kept.id);
  const there = existing === null ? kept.name : (existing.find(isIt)?.name ?? null);
  const isGone = there === null;
  if (sameLabel(kept.configured, configured)) return { ...base, name: there ?? configured, there, isGone };
  return { ...base, name: configured, there, isGone, leaving: there === null || sameLabel(there, configured) ? null : there };
}

/** The name that a label had when it was last known. */
function lastName({ kept, configured }: KnownLabel): string {
  return kept?.name ?? configured;
}

/** Whether a name on an issue is that of a label that the issue has to lose for another one. */
function leaves({ name: wanted, kept, leaving }: KnownLabel, name: string, present: readonly string[], seen: readonly string[]): boolean {
  if (leaving !== null && sameLabel(leaving, name)) return true;
  const had = (one: string) => hasLabel(seen, one);
  // People may use a former label for something else, unless the issue has it from before the change.
  const isFormer = kept?.former?.some((one) => sameLabel(one, name)) === true;
  return isFormer && had(name) && !had(wanted) && !hasLabel(present, wanted);
}

/** Labels that exclude each other are of one group. */
function exclusiveGroup(key: LabelKey): string {
  return key === 'bug' || key === 'feature' ? 'kind' : key.startsWith('priority: ') ? 'priority' : key;
}

/** Refuses names that would mean two things: nobody could tell any more what an issue with that label is. */
function checkNames(all: readonly KnownLabel[]): void {
  for (const { key, name, configured, leaving } of all) {
    if (key === 'roadmap' && name.includes(',') && !sameLabel(name, configured)) {
      throw new UserError(
        `The label “${configured}” was renamed to “${name}” on GitHub. GitHub lists no issues by a label with a comma.`,
        'Rename it on GitHub to a name without a comma.',
      );
    }
    const twin = all.find((one) => one.key !== key && sameLabel(one.name, name));
    if (twin !== undefined) {
      const [renamed, other] = sameLabel(name, configured) ? [twin, key] : [{ key, configured }, twin.key];
      throw new UserError(
        `The label “${renamed.configured}” (\`${renamed.key}\`) was renamed to “${name}” on GitHub, but that is the name of the label for \`${other}\`.`,
        `Rename it on GitHub again, or give \`${other}\` another name in \`labels\` of the configuration.`,
      );
    }
    const taken = all.find((one) => one.key !== key && leaving !== null && sameLabel(one.name, leaving));
    if (taken !== undefined) {
      throw new UserError(
        `The configuration gives \`${taken.key}\` the label “${leaving}”, which meant \`${key}\` until now. Of an issue with that label nobody could tell which of both it is.`,
        `Change \`labels\` in two steps: first name another label for \`${key}\` only, and after a run use “${leaving}” for \`${taken.key}\`.`,
      );
    }
  }
}
