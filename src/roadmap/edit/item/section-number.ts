import type { NewSection } from '../../../model/plan.ts';
import type { Roadmap, Role } from '../../../model/roadmap.ts';
import { SHAPES } from '../../../model/shapes.ts';
import type { Rules } from '../../read/rules.ts';
import { readsAlike } from '../../read/sections.ts';
import { placeOfNewSection } from './habits.ts';
import { newHeadingStyle } from './heading-style.ts';

/** A section that is to be made. */
export type WantedSection = Pick<NewSection, 'title' | 'role' | 'chapter'>;

/**
 * The titles of sections that are made together, with the next numbers where the sections beside them are numbered. Titles without a number are left out. A
 * number is written only if the title is read as it is without it.
 * @param wanted in the order in which they are made
 * @param added the sections that get new items together with them
 */
export function numberedTitles(
  roadmap: Roadmap,
  wanted: readonly WantedSection[],
  rules: Rules,
  added: ReadonlyArray<number | null> = [],
): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const isForOpen = ({ role }: WantedSection) => role === 'open';
  // Open work is put above what is finished, whichever is made first.
  for (const { title, role, chapter } of [...wanted.filter(isForOpen), ...wanted.filter((one) => !isForOpen(one))]) {
    if (titles.has(title)) continue;
    // Sections of several chapters may have the same title, but each chapter has its own numbers.
    const lead = chapter === undefined ? nextLead(roadmap, role, titles.size, added) : null;
    // Behind a section without a number, none goes on.
    if (lead === null || !readsAlike(`${lead}${title}`, title, rules)) break;
    titles.set(title, `${lead}${title}`);
  }
  return titles;
}

/** The number at the start of a title: `3. `, `iv) `, `2 - `, `三、`. */
interface SectionNumber {
  readonly value: number;
  readonly digits: string;
  readonly behind: string;
  readonly form: 'arabic' | 'upper' | 'lower' | 'chinese';
}

const ARABIC = /^(?<digits>\d{1,2})(?<behind>[.):]?\s+(?:[-–—]\s+)?)(?=\P{Ll})/u;
const ROMAN = /^(?<digits>[ivx]{1,7}|[IVX]{1,7})(?<behind>[.)]\s+)(?=\S)/u;

const CHINESE = /^(?<digits>[一二三四五六七八九十]{1,3})(?<behind>[、．.]\s*)(?=\S)/u;

/** What the number of a title with digits may be at most. A larger one is more likely a year. */
const LARGEST = 99;

/** Letters and words are no numbers here: the reader does not take them off a title, so that a title behind them would not be known. */
export function sectionNumber(title: string): SectionNumber | null {
  const { digits = '', behind = '' } = [ARABIC, ROMAN, CHINESE].map((form) => form.exec(title)?.groups).find((groups) => groups !== undefined) ?? {};
  const form = /\d/.test(digits) ? 'arabic' : !/[a-z]/i.test(digits) ? 'chinese' : digits === digits.toUpperCase() ? 'upper' : 'lower';
  const value = form === 'arabic' ? Number(digits) : Array.from({ length: largest(form) }, (_, at) => at + 1).find((one) => numeralOf(one, form) === digits);
  return digits === '' || value === undefined ? null : { value, digits, behind: behind.replace(/\s+/g, ' '), form };
}

/** A number in the signs of a form. */
function numeralOf(value: number, form: SectionNumber['form']): string {
  if (form === 'arabic') return String(value);
  if (form === 'chinese') return chinese(value);
  return form === 'upper' ? roman(value) : roman(value).toLowerCase();
}

function largest(form: SectionNumber['form']): number {
  return form === 'arabic' || form === 'chinese' ? LARGEST : LARGEST_ROMAN;
}

const CHINESE_DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

function chinese(value: number): string {
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? (CHINESE_DIGITS[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${CHINESE_DIGITS[value % 10] ?? ''}`;
}

/** The last number that has only the letters I, V and X. */
const LARGEST_ROMAN = 39;

function roman(value: number): string {
  return 'X'.repeat(Math.floor(value / 10)) + (['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][value % 10] ?? '');
}

/** What stands before the title of a new section whose siblings are numbered; null: they are not, or the numbers go on behind it. @param further sections made before */
function nextLead(roadmap: Roadmap, role: Role, further: number, added: ReadonlyArray<number | null>): string | null {
  const { level, setext } = newHeadingStyle(roadmap);
  // At the start of a line that is underlined, a number would begin a list.
  if (setext) return null;
  const place = placeOfNewSection(roadmap, { role });
  const same = roadmap.sections.filter(({ heading }) => heading.level === level && heading.title !== roadmap.title);
  const lines = new Set(same.map(({ heading }) => heading.line));
  const items = roadmap.items.filter(({ shape, line }) => SHAPES[shape].among === 'headings' && lines.has(line));
  // Finished work is no further item.
  if (role !== 'open' && items.length > 0) return null;
  const above = same.filter(({ heading }) => heading.span.start < place).map(({ heading }) => sectionNumber(heading.title));
  const isNumbered = same.some(({ heading }) => heading.span.start >= place && sectionNumber(heading.title) !== null);
  const [first] = above;
  if (first == null || above.length < 2 || isNumbered) return null;
  const countsUp = above.every((one, at) => one?.value === first.value + at && one.form === first.form && one.behind === first.behind);
  // A number without a sign may be an amount: `2 weeks`, `3 weeks`.
  if (!countsUp || (first.behind === ' ' && first.value > 1)) return null;
  // New items get the numbers before it.
  const between = added.filter((index) => items.some(({ section }) => section === index)).length;
  const next = first.value + above.length + further + between;
  if (next > largest(first.form)) return null;
  return `${numeralOf(next, first.form).padStart(first.digits.startsWith('0') ? first.digits.length : 0, '0')}${first.behind}`;
}
