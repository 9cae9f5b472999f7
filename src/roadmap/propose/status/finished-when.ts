import type { Table } from 'mdast';
import { canonicalTitle } from '../../read/sections.ts';
import { isWhen } from '../../read/table-columns.ts';
import { plainText } from '../../text/text.ts';

/** Headers of columns that say when something was finished, or in which release. */
const WHEN_FINISHED =
  /^(?:(?:was )?(?:done|completed|finished|shipped|released|implemented|delivered|resolved|fixed|merged|closed|landed|launched)(?: (?:on|in|at|with|date|day|version|release))?|date (?:completed|finished|released|shipped|closed|done)|(?:fertig(?:gestellt)?|erledigt|abgeschlossen|umgesetzt|veröffentlicht|behoben|erschienen)(?: (?:am|in|mit|seit))?|(?:terminé|achevé|livré|publié)e?(?: (?:le|en|dans))?|(?:terminad|completad|finalizad|publicad|lanzad|concluíd|lançad)[oa](?: (?:el|en|em))?|(?:completat|rilasciat|pubblicat)[oa](?: (?:il|in))?|(?:voltooid|afgerond|uitgebracht)(?: (?:op|in))?|(?:завершено|выпущено|готово)(?: в)?|完成(?:日|日期|时间)|发布(?:日期|版本)|完了日)$/u;

const RELEASE = /^v?\d+\.\d/i;

/** Whether a day or release that only some rows have, the finished ones, tells their state. That cannot be read, so that they would be open. @param status its column, if another one tells it */
export function tellsWhenFinished({ children: [header, ...rows] }: Table, status: number | null): boolean {
  const tells = (column: number) => {
    const cells = rows.flatMap(({ children }) => (children[column] === undefined ? [] : [plainText(children[column]).trim()]));
    return cells.some((cell) => isWhen(cell) || RELEASE.test(cell)) && cells.some((cell) => !/[\p{L}\p{N}]/u.test(cell));
  };
  const columns = (header?.children ?? []).flatMap((cell, column) => (WHEN_FINISHED.test(canonicalTitle(plainText(cell))) && tells(column) ? column : []));
  return columns.length > 0 && (status === null || columns.includes(status));
}
