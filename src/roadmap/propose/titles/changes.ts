import { canonicalTitle } from '../../read/sections.ts';

const UNRELEASED =
  /^(?:(?:unreleased|upcoming|planned|next|unveröffentlicht|geplant|nächste|non publié|à venir|prochaine|(?:sin|não) (?:publicar|lançado)|pr[óo]xim[oa]|prossima|volgende|планируется)(?!\p{L})|未发布|计划|未リリース|予定|예정)/u;
/** Titles below each release of a changelog, and nowhere else. */
const CHANGE =
  /^(?:added|changed|removed|neu|geändert|entfernt|ajout[és]s?|modifiés?|añadido|cambios|adicionado|alterado|aggiunto|toegevoegd|dodano|добавлено|新增|变更|追加|変更)$/u;
const FIXES = /^(?:fixed|resolved|behoben|corrig[ée]s?|corregido|corrigido|corretto|risolto|opgelost|naprawiono|исправлено|修复|修正)$/u;

/** Whether a title is that of what is not released yet. */
export function isUnreleased(title: string): boolean {
  return UNRELEASED.test(canonicalTitle(title));
}

/** Whether a title tells that the file is a changelog. */
export function isChange(title: string): boolean {
  return CHANGE.test(canonicalTitle(title));
}

/** Whether a title is that of a release's fixed bugs. */
export function isFixes(title: string): boolean {
  return FIXES.test(canonicalTitle(title));
}
