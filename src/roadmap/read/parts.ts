import type { Heading, Root, RootContent } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import type { Item, Section } from '../../model/roadmap.ts';
import type { TimelineEntry } from '../../model/timeline.ts';
import type { Lines } from '../text/lines.ts';
import { didYouMean } from '../text/similarity.ts';
import { readTimeline, type TimelineSection } from '../timeline/read.ts';
import { type MarkedPart, unreadMarks } from '../timeline/unread-marks.ts';
import { unreadSchedules } from '../timeline/unread-schedules.ts';
import { type Rules, ruleFor } from './rules.ts';
import { isTimeline, namesTimeline, newSectionTitles, refusesInPhrase } from './sections.ts';

/** A heading with the blocks below it, up to the next heading. The heading is null for the part above the first one. */
export interface SectionPart {
  readonly node: Heading | null;
  readonly section: Section | null;
  readonly blocks: readonly RootContent[];
}

export function sectionParts(root: Root, sections: readonly Section[]): SectionPart[] {
  const parts: Array<SectionPart & { blocks: RootContent[] }> = [{ node: null, section: null, blocks: [] }];
  for (const node of root.children) {
    if (node.type === 'heading') parts.push({ node, section: sections[parts.length - 1] ?? null, blocks: [] });
    else parts.at(-1)?.blocks.push(node);
  }
  return parts;
}

/** The timeline of a file. What looks like one and is not read as one is a problem. */
export function timelineIn(
  parts: readonly SectionPart[],
  file: {
    readonly sections: readonly Section[];
    /** What a rule says of the part above the first heading; null: none does. */
    readonly top: Section | null;
    readonly items: readonly Item[];
    readonly title: string | null;
    readonly lines: Lines;
    readonly problem: (problem: Problem) => void;
  },
): TimelineEntry[] {
  const { sections, top, items, title, lines, problem } = file;
  const dated = parts.map(({ node, section: own, blocks }) => {
    const section = node === null ? top : own;
    return { node, section, blocks, isTimeline: section !== null && isTimeline(section, sections) };
  });
  const { timeline, seen } = readTimeline(timelineSections(dated), title, lines, problem);
  for (const one of unreadMarks(dated, seen, lines)) problem(one);
  for (const one of unreadSchedules(dated, seen, new Set(items.map(({ line }) => line)), lines)) problem(one);
  return [...timeline];
}

function timelineSections(parts: readonly MarkedPart[]): TimelineSection[] {
  return parts.flatMap(({ section, blocks, isTimeline: isOne }) =>
    section !== null && isOne ? [{ blocks, heading: namesTimeline(section) ? null : section.heading.title }] : [],
  );
}

/** The last line of each section, including the headings below it. */
export function endLinesOf(sections: readonly Section[], last: number): number[] {
  const ends = sections.map(() => last);
  const open: Section[] = [];
  for (const section of sections) {
    while ((open.at(-1)?.heading.level ?? 0) >= section.heading.level) ends[open.pop()?.index ?? 0] = section.heading.line - 1;
    open.push(section);
  }
  return ends;
}

/** The section whose items a heading may be: the one around it, or the document's title. */
export function sectionAround(section: Section, sections: readonly Section[], title: Section | null): Section | null {
  if (section.parent !== null) return sections[section.parent] ?? null;
  return title !== null && title.index < section.index && section.heading.level > 1 ? title : null;
}

/** The sections that the configuration names and the file does not have. */
export function missingSections(sections: readonly Section[], rules: Rules): Problem[] {
  const missing = rules.sections.filter(({ matches, top }) => !top && sections.every(({ heading, path }) => !matches(heading.title, path)));
  const titles = new Set(Object.values(newSectionTitles(rules)));
  // A heading that another rule is for is no misspelt one of this rule.
  const free = (missing.length === 0 ? [] : sections).filter(({ path }) => ruleFor(path, rules) === undefined).map(({ heading }) => heading.title);
  return missing.map(({ name, line, role, isExactly }) => {
    const isMade = role !== 'open' && role !== 'never' && titles.has(name);
    const then = isMade ? ' The section is made when a finished item needs it.' : '';
    const message = `No heading fits “${name}”, which line ${line} of the configuration names.${then}`;
    const near = isExactly(name) ? didYouMean(name, free) : '';
    const known = near === '' ? {} : { knownBy: [message] };
    return { line: null, level: isMade ? 'notice' : 'warning', code: 'no-such-section', message: message + near, ...known };
  });
}

/** The sections without further headings below them of which neither the configuration nor the title says what they hold. */
export function unknownSections(sections: readonly Section[]): Section[] {
  const parents = new Set(sections.map(({ parent }) => parent));
  return sections.filter(({ index, heading, role, told }) => !parents.has(index) && heading.level > 1 && role === 'none' && !told);
}

/** The titles that say no, below which boxes are open. A title alone does not hide them. */
export function openBelowRefusals(sections: readonly Section[], items: readonly Item[]): Problem[] {
  const first = new Map<number, Item>();
  for (const item of items) {
    if (item.state !== 'open') continue;
    for (let at = item.section; at !== null && !first.has(at); at = sections[at]?.parent ?? null) first.set(at, item);
  }
  return sections.flatMap(({ index, heading: { line, title }, role, told }): Problem[] => {
    const open = first.get(index);
    if (open === undefined || told || role !== 'none' || !refusesInPhrase(title)) return [];
    const message = `“${title}” seems to say that what stands below it is dropped, but the box of “${open.title}” is open, so open items there stay open. To say what they are, name the section in the configuration with \`role: dropped\` or \`role: open\`.`;
    return [{ line, level: 'warning', code: 'open-in-refused', message }];
  });
}
