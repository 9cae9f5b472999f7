import { byLine, type Problem } from '../../model/problem.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { withIssueTexts } from '../markdown/issue-texts.ts';
import { namedNumbers } from '../markdown/named-numbers.ts';
import { addressesIn, footnotesIn } from '../markdown/nodes.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { lineCount, linesOf } from '../text/lines.ts';
import { readLastUpdated } from '../timeline/last-updated.ts';
import { releaseOfRoadmap } from '../timeline/release.ts';
import { type KnownIssues, type OwnLinks, ownLinks, unclearNumbers, withUnclear } from './own-links.ts';
import { endLinesOf, missingSections, openBelowRefusals, sectionParts, timelineIn } from './parts.ts';
import { newSectionTitles, readSections, topSection } from './sections.ts';
import { Reading, type WalkOptions } from './walk.ts';

export interface ReadOptions extends WalkOptions {
  /** What is known of the issues that belong to the file. Left out: nothing. */
  readonly known?: KnownIssues;
}

/**
 * Reads a roadmap. A text that may be meant as an item becomes a candidate, and a likely mistake becomes a problem, both with
 * their lines. The time is linear in the length of the text.
 * @param text without its byte-order mark
 * @throws UserError only if the text is nested too deeply
 */
export function readRoadmap(text: string, given: ReadOptions): Roadmap {
  const { path, known = null } = given;
  const options = { ...given, address: { ...given.address, path, ...(known === null ? {} : { entries: known.issues }) } };
  const lines = linesOf(text);
  const root = parseMarkdown(text);
  const { title, sections } = readSections(root, lines, options.rules);
  const release = releaseOfRoadmap({ title }, null);
  const top = topSection(sections, options.rules, lines);
  const ends = endLinesOf(sections, lineCount(lines));
  const titleSection = sections.find(({ heading }) => heading.level === 1) ?? null;
  const parts = sectionParts(root, sections);
  const definitions = addressesIn(root);
  const walk = (own: OwnLinks | null): Reading => {
    const walked = new Reading({ root, lines, definitions, own, release }, options);
    for (const part of parts) walked.part(part.section === null ? { ...part, section: top } : part, sections, titleSection, ends);
    walked.headings(sections);
    return walked;
  };
  // Whose link a number inside a title is depends on all titles.
  const first = walk(null);
  const own = ownLinks(first.items, known);
  const reading = own.numbers.size === 0 && !first.namesEntryBelow ? first : walk(own);
  const { items, problems: unclear } = withUnclear(reading.items, own);
  reading.problems.push(...unclear, ...missingSections(sections, options.rules), ...openBelowRefusals(sections, reading.items));
  const problem = (one: Problem) => reading.problems.push(one);
  const timeline = timelineIn(parts, { sections, top, items, title, lines, problem });
  const lastUpdated = readLastUpdated(root, lines, problem);
  const footnotes = footnotesIn(root, text);
  return {
    path,
    text,
    title,
    sections,
    items: items.toSorted(byLine).map((item) => withIssueTexts(item, { path, address: options.address, definitions }, footnotes)),
    definitions,
    footnotes,
    tables: reading.tables,
    candidates: reading.candidates.toSorted(byLine),
    named: new Set([...namedNumbers(root, text, definitions, options.address), ...unclearNumbers(own)]),
    problems: reading.problems.toSorted(byLine),
    timeline,
    lastUpdated,
    newTitles: newSectionTitles(options.rules),
  };
}
