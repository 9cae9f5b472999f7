import type { Section } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import { lineEnding } from '../../text/lines.ts';
import { isRule, linesAbove, type RuleAbove, startsOf, usualRule } from '../item/habits.ts';
import type { Layout, LayoutItem } from '../layout.ts';

/**
 * What separates a new heading from the text above it: a line across the page and blank lines, if most headings of its level have them between each other,
 * whether items or not; empty if they have none.
 * @param peer the heading behind which it is put; null: it is the first item of the section
 */
export function ruleBetween(roadmap: Layout, outer: Section, peer: LayoutItem | null): string {
  const { sections, title } = roadmap;
  const own = peer === null ? sections[outer.index + 1] : sections.find(({ heading }) => heading.line === peer.line);
  if (own === undefined) return '';
  const level = sections.filter(({ heading }) => heading.level === own.heading.level && heading.title !== title);
  // Where the first heading below the text of its section has one, too, that of the new one stands in its place.
  const isFirst = own.heading.level > outer.heading.level;
  if (peer === null) return isFirst && linesAbove(roadmap, startsOf([own])).every(isRule) ? shownRule(roadmap, usualBetween(roadmap, level)) : '';
  // The line above the first heading ends the text that introduces all.
  const later = level.filter(({ index, heading }) => (sections[index - 1]?.heading.level ?? 0) >= heading.level);
  const beside = later.filter(({ parent }) => parent === own.parent);
  // Once below another heading may be chance. What the rest of the file does decides then.
  const isUndecided = linesAbove(roadmap, startsOf(beside)).every(isRule);
  const rule = usualBetween(roadmap, beside) ?? (isUndecided ? usualBetween(roadmap, later) : null);
  return shownRule(roadmap, rule);
}

function shownRule({ text }: Layout, rule: RuleAbove | null): string {
  return rule === null ? '' : `${rule.line}${lineEnding(text).repeat(rule.gap + 1)}`;
}

/** The line across the page that most headings have above them; null: too few of them have one. Once is enough between the only two items, or if one ends the file. */
function usualBetween(roadmap: Layout, some: readonly Section[]): RuleAbove | null {
  const { text, items, sections } = roadmap;
  const above = linesAbove(roadmap, startsOf(some));
  const rules = above.filter(isRule);
  const isItem = (section: Section | undefined) => items.some((one) => shapeOf(one).among === 'headings' && one.line === section?.heading.line);
  const isSure = () => some.every((one) => isItem(one) && isItem(sections[one.index - 1])) || linesAbove(roadmap, [text.length]).every(isRule);
  const isHabit = rules.length > 1 ? rules.length * 2 > above.length : rules.length === 1 && above.length === 1 && isSure();
  return isHabit ? usualRule(rules) : null;
}
