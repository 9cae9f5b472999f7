import type { ItemForm, Roadmap } from '../../model/roadmap.ts';
import { canonicalTitle, knownTitle } from '../read/sections.ts';
import { guessTable } from '../read/table-columns.ts';
import { escapePattern } from '../text/words.ts';
import { type Choice, choose, mayBeItem } from './choose.ts';
import { type FileFacts, factsOf } from './facts.ts';
import { type Group, type OutlineNode, outlineOf } from './outline.ts';
import { THRESHOLD, WEIGHTS, type Weights } from './weights.ts';
import { type GuessedRole, wordsFound } from './words.ts';

/** The rule that a configuration would have for one section or a family of sections. */
export interface ProposedSection {
  readonly by: 'title' | 'pattern' | 'path';
  readonly name: string;
  readonly role: GuessedRole | 'never';
  readonly items: readonly ItemForm[];
  readonly columns: { readonly title: string; readonly status: string | null } | null;
}

/** A configuration that would track what a maintainer probably means. */
export interface Proposal {
  readonly sections: readonly ProposedSection[];
  readonly words: { readonly done: readonly string[]; readonly dropped: readonly string[] };
}

/** Guesses a configuration for a file that was read without one. */
export function propose(roadmap: Roadmap, weights: Weights = WEIGHTS, threshold: number = THRESHOLD): Proposal {
  return proposeFrom(factsOf(outlineOf(roadmap)), weights, threshold);
}

export function proposeFrom(facts: FileFacts, weights: Weights, threshold: number): Proposal {
  const { roadmap } = facts.outline;
  const choice = choose(facts, weights, threshold);
  return { sections: rulesOf(facts, choice), words: wordsFound(roadmap.text) };
}

function rulesOf(facts: FileFacts, { chosen, roles: role }: Choice): ProposedSection[] {
  const { outline } = facts;
  const repeated = new Map<string, number>();
  for (const { section } of outline.nodes) {
    const title = canonicalTitle(section?.heading.title ?? '');
    repeated.set(title, (repeated.get(title) ?? 0) + 1);
  }
  const nameOf = (node: OutlineNode): Pick<ProposedSection, 'by' | 'name'> => {
    const { section } = node;
    if (section === null) return { by: 'path', name: '^$' };
    const title = section.heading.title;
    const canonical = canonicalTitle(title);
    if (canonical !== '' && (repeated.get(canonical) ?? 0) === 1) return { by: 'title', name: title };
    return { by: 'path', name: `^${escapePattern(section.path.join(' > '))}$` };
  };
  const rules: ProposedSection[] = [];
  const excluded = new Set<OutlineNode>();
  for (const node of outline.nodes) {
    const own = node.groups.filter((group) => chosen.has(group));
    const state = role.get(node) ?? 'open';
    if (own.length > 0) {
      for (const group of own) if (group.form === 'headings') for (const child of group.children) if (!mayBeItem(child)) excluded.add(child);
      rules.push({ ...nameOf(node), role: state, items: own.map(({ form }) => form), columns: columnsOf(own) });
    } else if (excluded.has(node)) {
      rules.push({
        ...nameOf(node),
        role: state === 'open' || state === 'later' || state === 'external' ? 'never' : state,
        items: formsIn(node),
        columns: null,
      });
    } else if (state !== 'open' && state !== 'later' && state !== 'external' && state !== 'never') {
      const parent = facts.parentOf.get(node);
      const inherited = parent !== undefined && role.get(parent) === state;
      if (!inherited && (knownTitle(node.section?.heading.title ?? '').role !== state || formsIn(node).join() !== 'bullets'))
        rules.push({ ...nameOf(node), role: state, items: formsIn(node), columns: null });
    }
  }
  return chosen.size === 0 && outline.openTasks === 0 ? [] : rules;
}

/** The form that most of a finished section's entries have, in it and below it. */
function formsIn(node: OutlineNode): ItemForm[] {
  const counts = new Map<ItemForm, number>();
  const count = (one: OutlineNode): void => {
    for (const { form, entries } of one.groups) if (form !== 'headings') counts.set(form, (counts.get(form) ?? 0) + entries.length);
    for (const child of one.children) count(child);
  };
  count(node);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return [first?.[0] ?? 'bullets'];
}

function columnsOf(groups: readonly Group[]): ProposedSection['columns'] {
  const tables = groups.flatMap(({ form, tables: all }) => (form === 'table' ? all : [])).map(guessTable);
  const [first] = tables;
  if (first == null || tables.some((one) => one?.title !== first.title || one.status !== first.status)) return null;
  return { title: first.title, status: first.status };
}
