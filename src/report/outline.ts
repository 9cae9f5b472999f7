import { isOpenRole } from '../roadmap/propose/choose.ts';
import type { OutlineRow } from '../roadmap/propose/explain.ts';
import { logLine } from '../roadmap/text/escape.ts';
import { cutText } from '../roadmap/text/text.ts';

/** A family whose score is this little below the threshold may well have items. */
const UNSURE = 1.5;
/** Code units of a title. */
const TITLE = 40;

function brief(text: string): string {
  return text.length <= TITLE ? text : `${cutText(text, TITLE).trimEnd()}…`;
}

/**
 * The outline of a file as `init` understands it: what may be items and is not read, then what is read. The rest is left out, unless
 * the reasons are asked for.
 * @param explain tell what speaks for and against each family
 */
export function outlineLines(rows: readonly OutlineRow[], explain: boolean): string[] {
  const { unsure, read, finished, others } = outlineParts(rows);
  const part = (title: string, of: readonly OutlineRow[]) => (of.length === 0 ? [] : [title, ...of.flatMap((row) => rowLines(row, explain)), '']);
  return [
    ...part('May be items, but `init` is not sure. If they are, add a rule for their sections:', unsure),
    ...part('Read as items:', read),
    ...part('Finished:', finished),
    ...part('Not read as items:', explain ? others : []),
  ].map((line) => (line === '' ? '' : `${/^ */.exec(line)?.[0] ?? ''}${logLine(line)}`));
}

/** The rows as `init` shows them: what it is not sure of, what it reads, what is finished, and the rest. */
export function outlineParts(rows: readonly OutlineRow[]): Readonly<Record<'unsure' | 'read' | 'finished' | 'others', readonly OutlineRow[]>> {
  const parts = { unsure: [] as OutlineRow[], read: [] as OutlineRow[], finished: [] as OutlineRow[], others: [] as OutlineRow[] };
  for (const row of rows) parts[outlinePartOf(row)].push(row);
  return parts;
}

function outlinePartOf({ role, read, score, isUnread }: OutlineRow): 'unsure' | 'read' | 'finished' | 'others' {
  if (role === 'never' || isUnread) return 'others';
  if (!isOpenRole(role)) return 'finished';
  return read > 0 ? 'read' : score > -UNSURE ? 'unsure' : 'others';
}

function rowLines({ form, role, sections, entries, first, read, score, reasons }: OutlineRow, explain: boolean): string[] {
  const names = sections.slice(0, 2).map((title) => (title === '' ? 'above the first heading' : `“${brief(title)}”`));
  const more = sections.length > 2 ? `, and ${sections.length - 2} more` : '';
  const state = role === 'open' ? '' : `, ${role}`;
  const partly = read > 0 && read < sections.length ? `, read in ${read} of them` : '';
  const head = `  ${form}${state}: ${entries} in ${names.join(', ')}${more}${partly}: ${first.map((text) => `“${brief(text)}”`).join(', ')}`;
  const told = reasons.map(({ says, weight }) => `      ${signed(weight)} ${says}`);
  return explain ? [head, `    ${signed(score)} in all:`, ...told] : [head];
}

function signed(number: number): string {
  return `${number < 0 ? '−' : '+'}${Math.abs(number).toFixed(1)}`;
}
