import type { Roadmap } from '../../../model/roadmap.ts';
import type { Rules } from '../../read/rules.ts';
import { readsAlike } from '../../read/sections.ts';
import { newHeadingStyle } from './heading-style.ts';
import { numberedTitles, sectionNumber, type WantedSection } from './section-number.ts';

const SIGN = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator})/u;

/** So many titles with an emoji show that titles begin with one. */
const FEWEST_SIGNED = 3;

/**
 * The titles of sections that are made together, as the sections beside them are written: with the next number, and with an emoji. The others are left out.
 * @param added the sections that get new items together with them
 */
export function titlesOfMade(
  roadmap: Roadmap,
  wanted: readonly WantedSection[],
  rules: Rules,
  added: ReadonlyArray<number | null>,
): ReadonlyMap<string, string> {
  const numbered = numberedTitles(roadmap, wanted, rules, added);
  if (!titlesHaveSigns(roadmap)) return numbered;
  return new Map(
    wanted.map((section) => {
      const { title } = section;
      const plain = numbered.get(title) ?? title;
      const signed = `${plain.slice(0, plain.length - title.length)}${signOf(section, roadmap)} ${title}`;
      return [title, !SIGN.test(title) && readsAlike(signed, title, rules) ? signed : plain];
    }),
  );
}

/** Whether all titles at the level of a new section begin with an emoji, behind their numbers. */
function titlesHaveSigns(roadmap: Roadmap): boolean {
  const { level } = newHeadingStyle(roadmap);
  const titles = roadmap.sections.flatMap(({ heading }) => (heading.level === level && heading.title !== roadmap.title ? heading.title : []));
  const bare = titles.map((title) => {
    const number = sectionNumber(title);
    return number === null ? title : title.slice(number.digits.length).replace(/^[^\p{L}\p{Extended_Pictographic}\p{Regional_Indicator}]+/u, '');
  });
  return bare.length >= FEWEST_SIGNED && bare.every((title) => SIGN.test(title));
}

function signOf({ title, role }: WantedSection, { newTitles }: Roadmap): string {
  if (role === 'dropped') return '\u274c';
  if (role !== 'open') return '\u2705';
  if (title === newTitles.bug) return '\u{1F41B}';
  return title === newTitles.external ? '\u{1F517}' : '\u{1F4CB}';
}
