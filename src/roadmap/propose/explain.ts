import type { ItemForm } from '../../model/shapes.ts';
import { type Choice, choose, type Family, type FamilyAnswers, isOpenRole, type SectionRole } from './choose.ts';
import type { FileFacts } from './facts.ts';
import { FEATURES } from './features.ts';
import { withGenreTitles } from './genre.ts';
import { FEATURE_NAMES, TABLE, THRESHOLD, WEIGHTS } from './weights.ts';

/** One line of the outline that `init` shows: a family of sections, and how it is read. */
export interface OutlineRow {
  /** Names the family in a person's answers. */
  readonly key: string;
  readonly form: ItemForm;
  readonly role: SectionRole;
  /** The titles of its sections; an empty title is the part above the first heading. */
  readonly sections: readonly string[];
  readonly entries: number;
  /** The first two entries. */
  readonly first: readonly string[];
  /** In how many of its sections the entries are read as items. */
  readonly read: number;
  /** Finished headings that no rule would read: where headings are no items, those of finished sections are none either. */
  readonly isUnread: boolean;
  /** Above 0 its entries are likely to be items. */
  readonly score: number;
  /** What speaks most for items, and against them: a sentence's end and a weight, the largest first. */
  readonly reasons: ReadonlyArray<{ readonly says: string; readonly weight: number }>;
}

/** How a file that was read without a configuration would be read, family by family, in the order of the file. */
export function outlineRows(facts: FileFacts, answers?: FamilyAnswers): OutlineRow[] {
  const choice = withGenreTitles(choose(facts, WEIGHTS, THRESHOLD, answers), facts, answers);
  const levels = new Set([...choice.chosen].flatMap((group) => (group.form === 'headings' ? [group.section?.heading.level] : [])));
  return choice.families.map((family) => rowOf(family, facts, choice, levels));
}

const MOST_REASONS = 5;
/** A smaller part of the sum says nothing to a reader. */
const LEAST_REASON = 0.15;

/** @param levels of the sections whose headings are items */
function rowOf({ key, form, role, groups, score }: Family, facts: FileFacts, { chosen }: Choice, levels: ReadonlySet<number | undefined>): OutlineRow {
  const total = groups.reduce((sum, { entries }) => sum + Math.sqrt(entries.length), 0);
  const reasons = FEATURE_NAMES.map((name) => {
    const mean = groups.reduce((sum, group) => sum + FEATURES[name](group, facts) * Math.sqrt(group.entries.length), 0) / total;
    return { says: TABLE[name].says, weight: mean * WEIGHTS[name] };
  });
  const entries = groups.flatMap((group) => group.entries);
  return {
    key,
    form,
    role,
    sections: groups.map(({ section }) => section?.heading.title ?? ''),
    entries: entries.length,
    first: entries.slice(0, 2).map(({ text }) => text),
    read: groups.filter((group) => chosen.has(group)).length,
    isUnread: form === 'headings' && !isOpenRole(role) && !groups.some(({ section }) => levels.has(section?.heading.level)),
    score: score - THRESHOLD,
    reasons: reasons
      .filter(({ weight }) => Math.abs(weight) >= LEAST_REASON)
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .slice(0, MOST_REASONS),
  };
}
