import type { Section } from '../../model/roadmap.ts';
import type { ItemForm } from '../../model/shapes.ts';
import { canonicalTitle, NEW_SECTION_TITLES } from '../read/sections.ts';
import { grouped } from '../text/group-by.ts';
import { cutText, oneLine } from '../text/text.ts';
import { escapePattern } from '../text/words.ts';
import { columnsToName, type ProposedColumns } from './field-columns.ts';
import { finishedReleases, isInRelease } from './releases.ts';
import type { GuessedRole } from './words.ts';

/** The rule that a configuration would have for one section or a family of sections. */
export interface ProposedSection {
  readonly by: 'title' | 'pattern' | 'path';
  /** The title, or a regular expression. */
  readonly name: string;
  /** What a pattern stands for, on one line; null where the name tells it. */
  readonly comment: string | null;
  readonly role: GuessedRole | 'never' | 'timeline';
  /** Where its title does not tell it. */
  readonly kind?: 'bug';
  readonly items: readonly ItemForm[];
  /** Null: the headers of each table tell its columns. */
  readonly columns: ProposedColumns | null;
}

/** A rule before it has a name: the sections that it is for, and what it says of them. */
export interface UnnamedRule extends Pick<ProposedSection, 'role' | 'kind' | 'items' | 'columns'> {
  /** Empty: what stands above the first heading. */
  readonly sections: readonly Section[];
}

/** From this many sections on one rule is shorter than one for each. */
const FAMILY = 3;
/** Where a word ends: neither a letter nor a digit follows. */
const WORD_END = '(?![\\p{L}\\p{N}])';
/** Code units. A longer pattern is harder to read than a list of rules. */
const LONGEST_PATTERN = 100;

/**
 * The rules with names, as few as possible: one for a family of sections, if a pattern fits them and no other section.
 * @param all all sections of the file
 * @param past the releases that are out
 */
export function namedRules(rules: readonly UnnamedRule[], all: readonly Section[], past: ReadonlySet<Section>): ProposedSection[] {
  const finished = finishedReleases(rules, all, past);
  if (finished === null) return namedFamilies(rules, all, new Set());
  const { by, name, items, covers } = finished;
  const comment = 'finished by their titles; the next ones follow once theirs say so';
  const rest = rules.filter(({ sections }) => sections.length === 0 || sections.some((section) => !covers.has(section)));
  // The rule stands first, so the other patterns may fit its sections, too: `^v[0-9]` is for those that are not out.
  return [{ by, name, comment, role: 'done', items, columns: null }, ...namedFamilies(rest, all, covers)];
}

/** @param covers what a first rule for finished releases is for. If there is one, the open releases get patterns, because their titles change and new ones come. */
function namedFamilies(rules: readonly UnnamedRule[], all: readonly Section[], covers: ReadonlySet<Section>): ProposedSection[] {
  const families = new Map<string, UnnamedRule[]>();
  const headers = new Map<string, Set<string>>();
  const areReleases = (rule: UnnamedRule) => covers.size > 0 && rule.sections.length > 0 && rule.sections.every((section) => isInRelease(section, all));
  const formOf = (rule: UnnamedRule) =>
    JSON.stringify([rule.role, rule.kind, rule.items, rule.sections.length === 0, areReleases(rule), columnsToName(rule.columns)]);
  for (const rule of rules) headers.set(formOf(rule), (headers.get(formOf(rule)) ?? new Set()).add(JSON.stringify(rule.columns)));
  for (const one of rules) {
    // Where the tables of a family have different columns, the reader finds the same ones by their headers.
    const rule = (headers.get(formOf(one))?.size ?? 0) > 1 ? { ...one, columns: null } : one;
    const key = formOf(rule);
    grouped(families, key).push(rule);
  }
  return [...families.values()].flatMap((family) => {
    const [first] = family;
    if (first === undefined) return [];
    const { role, kind, items, columns } = first;
    const sections = family.flatMap((rule) => rule.sections);
    const names = sections.length === 0 ? [{ by: 'path' as const, name: '^$' }] : namesOf(sections, { all, covers, role, isMoving: areReleases(first) });
    return names.map((name) => ({
      ...name,
      comment: names.length === 1 ? commentOn(name, sections) : null,
      role,
      ...(kind === undefined ? {} : { kind }),
      items,
      columns,
    }));
  });
}

type RuleName = Pick<ProposedSection, 'by' | 'name'>;

/** Code units of a title in a comment. */
const TITLE = 40;

function commentOn({ by }: RuleName, sections: readonly Section[]): string | null {
  if (sections.length === 0) return 'what stands above the first heading';
  if (by === 'title' || sections.length === 1) return null;
  const titles = sections.slice(0, 2).map(({ heading }) => `“${oneLine(cutText(heading.title, TITLE))}”`);
  return `${titles.join(', ')}${sections.length > 2 ? `, and ${sections.length - 2} more` : ''}`;
}

interface FamilyContext {
  readonly all: readonly Section[];
  readonly covers: ReadonlySet<Section>;
  readonly role: ProposedSection['role'];
  /** The sections are releases or stand in some. */
  readonly isMoving: boolean;
}

/** Titles of sections that a run makes for finished work. A rule for open work that fits one would open that work again. */
const MADE_FOR_FINISHED = [NEW_SECTION_TITLES.done, NEW_SECTION_TITLES.resolved, NEW_SECTION_TITLES.dropped];

function namesOf(sections: readonly Section[], { all, covers, role, isMoving }: FamilyContext): RuleName[] {
  const wanted = new Set(sections);
  const written = new Set(all.map(({ heading }) => heading.title));
  const made = role === 'open' ? MADE_FOR_FINISHED.filter((title) => !written.has(title)) : [];
  const fitsExactly = ({ by, name }: RuleName) => {
    const pattern = new RegExp(name, 'iu');
    if (made.some((title) => pattern.test(title))) return false;
    return all.every((one) => covers.has(one) || pattern.test(by === 'path' ? one.path.join(' > ') : one.heading.title) === wanted.has(one));
  };
  const short =
    sections.length < FAMILY
      ? isMoving
        ? [...startPatterns(sections), ...levelPatterns(sections).slice(-1)]
        : []
      : [...startPatterns(sections), ...levelPatterns(sections), ...oneOfPatterns(sections)];
  const found = short.find((one) => one.name.length <= LONGEST_PATTERN && fitsExactly(one));
  return found === undefined ? singleNames(sections, all, wanted) : [found];
}

/** The word that all titles begin with: `^Phase `, `^v[0-9]`. */
function startPatterns(sections: readonly Section[]): RuleName[] {
  const titles = sections.map(({ heading }) => heading.title);
  const [first = ''] = titles;
  const word = /^\P{N}*?(?=\s|\p{N}|$)/u.exec(first)?.[0] ?? '';
  const start = escapePattern(word);
  const numbered = titles.every((title) => /^\s*\p{N}/u.test(title.slice(word.length)));
  if (word === '' && !numbered) return [];
  return (numbered ? [`^${start}\\s*[0-9]`] : [`^${start}`, `^${start}${WORD_END}`]).map((name) => ({ by: 'pattern', name }));
}

/** All sections of one level, or all below one heading. */
function levelPatterns(sections: readonly Section[]): RuleName[] {
  const [first] = sections;
  if (first === undefined || sections.some(({ path }) => path.length !== first.path.length)) return [];
  const above = first.path.slice(0, -1);
  const same = sections.every(({ path }) => path.slice(0, -1).join('\n') === above.join('\n'));
  const anywhere = `^${'[^>]+ > '.repeat(above.length)}[^>]+$`;
  return [
    ...(same && above.length > 0 ? [{ by: 'path' as const, name: `^${escapePattern(above.join(' > '))} > [^>]+$` }] : []),
    { by: 'path', name: anywhere },
  ];
}

/** `^(?:Now|Next|Later)`: the words before what the titles say of themselves, or the whole titles. */
function oneOfPatterns(sections: readonly Section[]): RuleName[] {
  if (sections.some(({ heading }) => heading.title.length > LONGEST_PATTERN)) return [];
  const titles = sections.map(({ heading }) => heading.title);
  const words = titles.map((title) => escapePattern(title.split(/\s*[:：(—–]|\s-\s/u)[0]?.trim() ?? title));
  const short = `^(?:${[...new Set(words)].join('|')})`;
  const named = words.includes('') ? [] : [short, `${short}${WORD_END}`];
  return [...named, `^(?:${[...new Set(titles.map(escapePattern))].join('|')})$`].map((name) => ({ by: 'pattern', name }));
}

/** One rule for each title, or for the path of a section if others that are not meant have the same title. */
function singleNames(sections: readonly Section[], all: readonly Section[], wanted: ReadonlySet<Section>): RuleName[] {
  const others = new Set(all.filter((one) => !wanted.has(one)).map((one) => canonicalTitle(one.heading.title)));
  const names = sections.map(({ heading, path }): RuleName => {
    const canonical = canonicalTitle(heading.title);
    return canonical !== '' && !others.has(canonical) ? { by: 'title', name: heading.title } : { by: 'path', name: `^${escapePattern(path.join(' > '))}$` };
  });
  const seen = new Set<string>();
  return names.filter(({ by, name }) => {
    const key = by === 'title' ? canonicalTitle(name) : name;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
