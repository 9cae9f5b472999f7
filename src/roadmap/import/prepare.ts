import { bulletTitles, withoutNothing } from './bullet-titles.ts';
import { moinLine, rstLine, textLine, wikiLine } from './dialects.ts';
import { introducedLists, listTitles, otherListTitles, underlined } from './headings.ts';
import { dialectOf, plainInline } from './inline.ts';
import { ownersBehindTitles } from './owners.ts';
import { withoutRecords } from './records.ts';
import { type DocumentTime, withYear } from './schedule-years.ts';
import { dated, datedHeadings } from './schedules.ts';
import { isListTitle, titleIn } from './signs.ts';
import { withoutTables } from './tables.ts';

/** The lines of any text of the family in the one form that the lines of a development update have: `= Title =`, `* item`, `key: value`. */
export function preparedLines(written: readonly string[], time: DocumentTime): string[] {
  const dialect = dialectOf(written.map((line) => line.slice(0, LONGEST_SIGN)));
  const structured =
    dialect === 'mediawiki'
      ? written.map(wikiLine)
      : dialect === 'moin'
        ? written.map(moinLine)
        : dialect === 'rst'
          ? written.map(rstLine)
          : withTickedLetters(written).map(textLine);
  const headed = underlined(structured).map((line) => plainInline(line, dialect));
  const isPlain = !headed.some((line) => titleIn(line) !== undefined);
  const listed = introducedLists(listTitles(bulletTitles(withoutTables(datedHeadings(withoutRecords(headed))))));
  return withYear(ownersBehindTitles(unnumbered(withoutNothing(otherListTitles(dated(listed), isPlain)))), time);
}

/** Characters of a line in which the signs of a dialect are looked for. */
const LONGEST_SIGN = 300;

/** In a list whose open items begin with `o`, `x` begins one that is done. */
function withTickedLetters(lines: readonly string[]): readonly string[] {
  return lines.some((line) => /^\s*o\s+\S/.test(line)) ? lines.map((line) => line.replace(/^(\s*)[xX]\s+(?=\S)/, '$1* [x] ')) : lines;
}

/** Numbered items under the title of a list of items become bullets, because their order says nothing. */
function unnumbered(lines: readonly string[]): string[] {
  let isList = false;
  return lines.map((line) => {
    const title = titleIn(line);
    if (title !== undefined) isList = isListTitle(title) && !/\b(?:goals?|steps?|how)\b/i.test(title);
    return isList ? line.replace(/^( ?)\d{1,3}[.)]\s+(?=\S)/, '$1* ') : line;
  });
}
