import type { TableRow } from 'mdast';
import type { ItemColumns } from '../../model/roadmap.ts';
import { plainText } from '../text/text.ts';

/** The rows that only group those below them: bold beside empty cells. None, where what is bold beside a text is an item, or where other rows have none either. */
export function captionsAmong(rows: readonly TableRow[], title: number): ReadonlySet<TableRow> {
  const isBold = ({ children }: TableRow) => {
    const parts = (children[title]?.children ?? []).filter((part) => part.type !== 'text' || /[\p{L}\p{N}]/u.test(part.value));
    return parts.length > 0 && parts.every(({ type }) => type === 'strong');
  };
  const others = ({ children }: TableRow) => children.filter((_, column) => column !== title).map((cell) => plainText(cell));
  const saysNothing = (row: TableRow) => others(row).every((text) => text === '');
  const bold = new Set(rows.filter(isBold));
  const areApart = bold.size < rows.length && rows.every((row) => saysNothing(row) === bold.has(row));
  return areApart ? bold : new Set();
}

/** The name of a row that counts the others: `Total`, `**Summe:** 12`, `Total effort (days)`. Behind it stands no other word. */
const TOTAL =
  /^(?:(?:grand |overall |sub[- ]?)?totals?|(?:zwischen|gesamt)?summe|gesamt(?:summe|aufwand)?|insgesamt|(?:sous[- ])?total général|somme|totale|suma|sum|razem|łącznie|totaal|totalt|celkem|yhteensä|összesen|toplam|итого|всего|разом|σύνολο|tổng(?: cộng)?|总计|合计|總計|合計|小计|小計|합계|총계)(?: (?:effort|estimates?|points|days|hours|weeks|costs?|aufwand|pt|tage|stunden))?(?:[^\p{L}]*|\s*[([].*|\s*[:=]?\s*~?\d[\d.,]*\s*\p{L}{0,8}\W*)$/iu;
/** A number with its unit: `12`, `~3.5 d`, `60 %`, `3/5`. */
const AMOUNT = /^[^\p{L}\d]*\d[\d.,' ]*(?:\s*\/\s*\d+)?\s*(?:%|[\p{L}.]{1,8})?\W*$/u;

/** The rows that count the others. They hold a number, and no state in words. */
export function totalsAmong(rows: readonly TableRow[], { title, status }: Pick<ItemColumns, 'title' | 'status'>): ReadonlySet<TableRow> {
  const counts = ({ children }: TableRow) => {
    const texts = children.map((cell) => plainText(cell).trim());
    const [name = '', state = ''] = [texts[title], status === null ? '' : texts[status]];
    const saysState = /[\p{L}\p{So}]/u.test(state) && !AMOUNT.test(state);
    return TOTAL.test(name) && !saysState && (/\d/.test(name) || texts.some((text, column) => column !== title && AMOUNT.test(text)));
  };
  return new Set(rows.filter(counts));
}
