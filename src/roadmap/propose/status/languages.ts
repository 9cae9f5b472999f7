/** The words of one language that people write behind a title or into a cell. Signs are one, too. */
interface Language {
  readonly done: readonly string[];
  readonly dropped: readonly string[];
}

/** Words between bars. A plus stands before the endings of a word that has several: `terminad+o,a`. */
const forms = (list: string): string[] =>
  list.split('|').flatMap((word) => {
    const [stem = '', ends = ''] = word.split('+');
    return ends.split(',').map((end) => stem + end);
  });
const language = (done: string, dropped: string): Language => ({ done: forms(done), dropped: forms(dropped) });
export const SIGNS = language('✅|✔|☑|[x]', '❌');
/** Signs by the names that GitHub knows them by. */
export const SIGN_NAMES = language(':white_check_mark:|:heavy_check_mark:', ':x:');
export const ENGLISH = language(
  'done|completed|complete|finished|shipped|released|published|resolved|implemented|fixed|merged',
  "dropped|rejected|cancelled|canceled|abandoned|declined|discarded|won't do|won't fix|wontfix|not planned",
);
/** Words that say a state where they are all that a column for it says, or where several titles end with them. Elsewhere, a “closed lid” is open work. */
export const IN_CELLS = language(
  'closed|delivered|landed|launched|deployed|live',
  "won't fix|wont fix|withdrawn|refused|obsolete|superseded|invalid|duplicate|out of scope|by design|cut|scrapped|skipped|axed|ditched|vetoed|ruled out|turned down",
);
/** A word that belongs to two languages stands in one of them, so that the word for dropped beside it is clear. */
export const LANGUAGES: readonly Language[] = [
  SIGNS,
  SIGN_NAMES,
  ENGLISH,
  IN_CELLS,
  language('erledigt|fertig|abgeschlossen|behoben|umgesetzt|gelöst|fertiggestellt|veröffentlicht', 'verworfen|abgelehnt|gestrichen|abgebrochen|entfällt'),
  language('terminé+,e,s,es|fait+,e|résolu+,e|corrigé+,e|achevé+,e|livré+,e|réalisé+,e|publié+,e', 'abandonné+,e|annulé+,e|rejeté+,e|refusé+,e|écarté+,e'),
  language(
    'hech+o,a|completad+o,a|terminad+o,a|resuelt+o,a|corregid+o,a|finalizad+o,a|concluid+o,a|publicad+o,a',
    'descartad+o,a|cancelad+o,a|rechazad+o,a|anulad+o,a',
  ),
  language('concluíd+o,a|resolvid+o,a|corrigid+o,a|feit+o,a|entregue', 'descartado|cancelado|rejeitad+o,a|abandonad+o,a|recusad+o,a'),
  language('fatt+o,a|completat+o,a|risolt+o,a|terminat+o,a|conclus+o,a|rilasciat+o,a', 'scartat+o,a|annullat+o,a|abbandonat+o,a|rifiutat+o,a'),
  language('klaar|gereed|voltooid|afgerond|opgelost|gedaan', 'geschrapt|afgewezen|geannuleerd|vervallen'),
  language(
    'zrobion+e,y,a,o|gotow+e,y,a|ukończon+e,y,a,o|zakończon+e,y,a,o|naprawion+e,y,a,o|wykonan+e,o|wdrożone|wydano',
    'odrzucon+e,y,a,o|anulowan+e,y,a,o|porzucon+e,y,a,o|zaniechano',
  ),
  language('hotov+o,é|dokončen+o,é|vyřešeno|opraveno|vydáno', 'zrušen+o,é|zamítnuto'),
  language('klart|färdig+t,|slutför+t,d|åtgärda+t,d', 'struke+t,n|avvisa+t,d|nedlag+t,d'),
  language('ferdig|fullført|utført', 'forkastet|avlyst|droppet'),
  language('færdig+,t|afsluttet|udført|løst', 'droppet|forkastet|annulleret'),
  language('valmis|tehty|korjattu|toteutettu', 'hylätty|peruttu'),
  language('kész|elkészült|befejezve|megoldva|javítva', 'elvetve|törölve|elutasítva'),
  language('finalizat+,ă|rezolvat+,ă|încheiat', 'anulat+,ă|respins+,ă'),
  language('tamamlandı|bitti|yapıldı|çözüldü|düzeltildi', 'iptal edildi|iptal|reddedildi'),
  language(
    'готов+о,,а,ы|выполнен+о,,а,ы|сделан+о,,а,ы|завершен+о,,а,ы|завершён|исправлен+о,,а|решено|реализован+о,,а',
    'отменен+о,,а,ы|отменён|отклонен+о,,а|отклонён',
  ),
  language('зроблено|викона+но,на|виправлено|вирішено', 'скасован+о,а|відхилен+о,а'),
  language('ολοκληρώθηκε|έγινε|ολοκληρωμένο|διορθώθηκε', 'ακυρώθηκε|απορρίφθηκε'),
  language('hoàn thành|đã hoàn thành|đã xong|hoàn tất|xong', 'đã hủy|đã huỷ|hủy bỏ'),
  language('selesai', 'dibatalkan|batal|ditolak'),
  language('已完成|完成|已修复|已解决|已实现|已发布|已修復|已解決', '已取消|取消|已放弃|放弃|不再计划|已拒绝|放棄'),
  language('完了|実装済み|修正済み|対応済み|実装済|修正済|対応済', '中止|却下|見送り'),
  language('완료|완료됨|해결됨|수정됨|구현됨', '취소|취소됨|폐기|거절됨'),
  language('مكتمل', 'ملغى|ملغي'),
  language('הושלם', 'בוטל'),
];
export const DONE_WORDS = LANGUAGES.flatMap(({ done }) => done);
export const DROPPED_WORDS = [...new Set(LANGUAGES.flatMap(({ dropped }) => dropped))];
/** The words that say a state wherever a status may stand. */
export const ANYWHERE = new Set(LANGUAGES.flatMap((one) => (one === IN_CELLS ? [] : [...one.done, ...one.dropped])));
