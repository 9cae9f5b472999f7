/**
 * The words of a line that says when a file was last updated, in the languages in which people write roadmaps. A date follows behind a colon, or directly behind the
 * words of the second list.
 */
const BEFORE_COLON: readonly string[] = [
  ...['last updated', 'last update', 'last modified', 'last changed', 'last edited', 'last revised'],
  ...['letzte aktualisierung', 'zuletzt aktualisiert', 'letzte änderung', 'zuletzt geändert', 'stand'],
  ...['dernière mise à jour', 'dernière modification', 'mis à jour', 'mise à jour'],
  ...['última actualización', 'última modificación', 'actualizado', 'última atualização', 'última modificação', 'atualizado'],
  ...['ultimo aggiornamento', 'ultima modifica', 'aggiornato', 'laatst bijgewerkt', 'laatst gewijzigd'],
  ...['ostatnia aktualizacja', 'son güncelleme', 'senast uppdaterad'],
  ...['последнее обновление', 'дата обновления', 'обновлено', 'останнє оновлення', 'оновлено'],
  ...['更新时间', '更新日期', '最后更新', '最后更新时间', '最后更新日期', '最近更新', '上次更新', '最后修改'],
  ...['更新時間', '最後更新', '最後更新時間', '最終更新', '最終更新日', '更新日', '更新日時'],
  ...['마지막 업데이트', '최종 업데이트', '최종 수정일', '최종 수정', '업데이트 날짜'],
];
const BEFORE_DATE: readonly string[] = [
  ...['zuletzt aktualisiert am', 'zuletzt geändert am', 'mis à jour le', 'mise à jour le', 'dernière mise à jour le'],
  ...['actualizado el', 'última actualización el', 'atualizado em', 'última atualização em', 'aggiornato il', 'laatst bijgewerkt op'],
];

/** A pattern for such words, up to the date. It is made for use with the flag `i`. */
export const UPDATED_WORDS = String.raw`(?:(?:${BEFORE_COLON.join('|')})[*_]*[ \t]*[:\uff1a]|(?:${BEFORE_DATE.join('|')})[*_]*[ \t]*(?:[:\uff1a]|(?<=[*_ \t])))`;

const UPDATED_LINE = new RegExp(`^${UPDATED_WORDS}`, 'i');

/** Whether a text begins with such words. */
export function saysWhenUpdated(text: string): boolean {
  return UPDATED_LINE.test(text);
}
