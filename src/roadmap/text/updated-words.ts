import { composed } from './text.ts';

/** The words of a line that says when a file was last updated: those that a colon follows, and those that a date can follow without one. */
interface UpdatedWords {
  readonly colon: readonly string[];
  readonly date: readonly string[];
}

/** In the languages in which people write roadmaps, by their codes. */
const WORDS: Readonly<Record<string, UpdatedWords>> = {
  en: {
    colon: ['last updated', 'last update', 'last modified', 'last changed', 'last edited', 'last revised'],
    date: ['last updated on', 'last modified on', 'last changed on', 'last edited on', 'last revised on', 'last updated'],
  },
  de: {
    colon: ['letzte aktualisierung', 'zuletzt aktualisiert', 'letzte änderung', 'zuletzt geändert', 'stand'],
    date: ['zuletzt aktualisiert am', 'zuletzt geändert am', 'letzte aktualisierung am', 'letzte änderung am', 'aktualisiert am', 'stand vom'],
  },
  fr: {
    colon: ['dernière mise à jour', 'dernière modification', 'mise? à jour'],
    date: ['mise? à jour le', 'dernière mise à jour le', 'dernière modification le'],
  },
  es: {
    colon: ['última actualización', 'última modificación', 'actualizad[oa]'],
    date: ['actualizad[oa] el', 'última actualización el', 'última modificación el'],
  },
  pt: { colon: ['última atualização', 'última modificação', 'atualizad[oa]'], date: ['atualizad[oa] em', 'última atualização em', 'última modificação em'] },
  it: { colon: ['ultimo aggiornamento', 'ultima modifica', 'aggiornat[oa]'], date: ['aggiornat[oa] il', 'ultimo aggiornamento il'] },
  nl: { colon: ['laatst bijgewerkt', 'laatst gewijzigd'], date: ['laatst bijgewerkt op', 'laatst gewijzigd op'] },
  pl: { colon: ['ostatnia aktualizacja'], date: [] },
  tr: { colon: ['son güncelleme'], date: [] },
  sv: { colon: ['senast uppdaterad'], date: ['senast uppdaterad den', 'senast uppdaterad'] },
  ru: { colon: ['последнее обновление', 'дата обновления', 'обновлен[ао]'], date: [] },
  uk: { colon: ['останнє оновлення', 'оновлено'], date: [] },
  zh: {
    colon: ['更新时间', '更新日期', '最后更新', '最后更新时间', '最后更新日期', '最近更新', '上次更新', '最后修改', '更新時間', '最後更新', '最後更新時間'],
    date: [],
  },
  ja: { colon: ['最終更新', '最終更新日', '更新日', '更新日時'], date: [] },
  ko: { colon: ['마지막 업데이트', '최종 업데이트', '최종 수정일', '최종 수정', '업데이트 날짜'], date: [] },
};

/** What such a line may call the file before the words that a date follows. A sentence about anything else is none. */
const FILE = String.raw`(?:(?:this|the|our|diese[rs]?|cette|ce|esta?|questa?|la|le|el|o|a|die|der|das)[ \t]+)?(?:roadmap|document|page|file|list|plan|dokument|datei|seite|liste|feuille de route|hoja de ruta|documento|p[aá]gina|roteiro)[ \t]+(?:(?:was|is|wurde|a été|fue|está?|foi)[ \t]+)?`;

function pattern(some: readonly UpdatedWords[]): string {
  const [colon, date] = [some.flatMap((words) => words.colon), some.flatMap((words) => words.date)].map((words) => words.join('|'));
  const before = String.raw`(?:${colon})[*_]*[ \t]*[:\uff1a]`;
  return date === '' ? `(?:${before})` : String.raw`(?:${before}|(?:${FILE})?(?:${date})[*_]*[ \t]*(?:[:\uff1a]|(?<=[*_ \t])(?=[*_\x60]*[\p{L}.]*[ \t]?\d)))`;
}

/** A pattern for such words, up to the date. It is made for use with the flags `i` and `u`. */
export const UPDATED_WORDS = pattern(Object.values(WORDS));

const UPDATED_LINE = new RegExp(`^${UPDATED_WORDS}`, 'iu');

/** Whether a text begins with such words. */
export function saysWhenUpdated(text: string): boolean {
  return UPDATED_LINE.test(composed(text));
}

const LINES_BY_LANGUAGE = Object.entries(WORDS).map(([code, words]) => [code, new RegExp(String.raw`^[\s>*_]*${pattern([words])}`, 'iu')] as const);

/** The languages whose words a line begins with, by their codes. */
export function updatedIn(line: string): string[] {
  return LINES_BY_LANGUAGE.flatMap(([code, start]) => (start.test(composed(line)) ? code : []));
}
