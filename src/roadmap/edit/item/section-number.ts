import type { Roadmap, Role } from '../../../model/roadmap.ts';
import { SHAPES } from '../../../model/shapes.ts';
import type { Rules } from '../../read/rules.ts';
import { readsAlike } from '../../read/sections.ts';
import { placeOfNewSection } from './habits.ts';
import { newHeadingStyle } from './style.ts';

/** A section that is to be made. */
interface WantedSection {
  readonly title: string;
  readonly role: Role;
}

/**
 * The titles of sections that are made together, with the next numbers where the sections beside them are numbered. Titles without a number are left out. A
 * number is written only if the title is read as it is without it.
 * @param wanted in the order in which they are made
 */
export function numberedTitles(roadmap: Roadmap, wanted: readonly WantedSection[], rules: Rules): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const isForOpen = ({ role }: WantedSection) => role === 'open';
  // Open work is put above what is finished, whichever is made first.
  for (const { title, role } of [...wanted.filter(isForOpen), ...wanted.filter((one) => !isForOpen(one))]) {
    if (titles.has(title)) continue;
    const lead = nextLead(roadmap, role, titles.size);
    // Behind a section without a number, none goes on.
    if (lead === null || !readsAlike(`${lead}${title}`, title, rules)) break;
    titles.set(title, `${lead}${title}`);
  }
  return titles;
}

/** The number at the start of a title: `3. `, `iv) `, `2 - `. */
interface SectionNumber {
  readonly value: number;
  readonly digits: string;
  readonly behind: string;
  readonly form: 'arabic' | 'upper' | 'lower';
}

const ARABIC = /^(?<digits>\d{1,2})(?<behind>[.):]?\s+(?:[-–—]\s+)?)(?=\P{Ll})/u;
const ROMAN = /^(?<digits>[ivx]{1,7}|[IVX]{1,7})(?<behind>[.)]\s+)(?=\S)/u;

/** What the number of a title with digits may be at most. A larger one is more likely a year. */
const LARGEST = 99;

/** Letters and words are no numbers here: the reader does not take them off a title, so that a title behind them would not be known. */
function sectionNumber(title: string): SectionNumber | null {
  const arabic = ARABIC.exec(title)?.groups;
  const { digits = '', behind = '' } = arabic ?? ROMAN.exec(title)?.groups ?? {};
  if (digits === '') return null;
  const space = behind.replace(/\s+/g, ' ');
  if (arabic !== undefined) return { value: Number(digits), digits, behind: space, form: 'arabic' };
  const value = Array.from({ length: LARGEST_ROMAN }, (_, at) => at + 1).find((one) => roman(one) === digits.toUpperCase());
  return value === undefined ? null : { value, digits, behind: space, form: digits === digits.toUpperCase() ? 'upper' : 'lower' };
}

/** The last number that has only the letters I, V and X. */
const LARGEST_ROMAN = 39;

function roman(value: number): string {
  return 'X'.repeat(Math.floor(value / 10)) + (['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][value % 10] ?? '');
}

/** What stands before the title of a new section whose siblings are numbered; null: they are not, or the numbers go on behind it. @param further sections made before */
function nextLead(roadmap: Roadmap, role: Role, further: number): string | null {
  const { level, setext } = newHeadingStyle(roadmap);
  // At the start of a line that is underlined, a number would begin a list.
  if (setext) return null;
  const place = placeOfNewSection(roadmap, role);
  const same = roadmap.sections.filter(({ heading }) => heading.level === level && heading.title !== roadmap.title);
  const items = new Set(roadmap.items.flatMap(({ shape, line }) => (SHAPES[shape].among === 'headings' ? line : [])));
  if (same.some(({ heading }) => items.has(heading.line))) return null;
  const above = same.filter(({ heading }) => heading.span.start < place).map(({ heading }) => sectionNumber(heading.title));
  const isNumbered = same.some(({ heading }) => heading.span.start >= place && sectionNumber(heading.title) !== null);
  const [first] = above;
  if (first == null || above.length < 2 || isNumbered) return null;
  const countsUp = above.every((one, at) => one?.value === first.value + at && one.form === first.form && one.behind === first.behind);
  // A number without a sign may be an amount: `2 weeks`, `3 weeks`.
  if (!countsUp || (first.behind === ' ' && first.value > 1)) return null;
  const next = first.value + above.length + further;
  if (next > (first.form === 'arabic' ? LARGEST : LARGEST_ROMAN)) return null;
  const digits = first.form === 'arabic' ? String(next).padStart(first.digits.startsWith('0') ? first.digits.length : 0, '0') : roman(next);
  return `${first.form === 'lower' ? digits.toLowerCase() : digits}${first.behind}`;
}
