import { WAITING } from '../../text/words.ts';

/** The words of one language that people write behind a title or into a cell. Signs are one, too. */
export interface Language {
  readonly done: readonly string[];
  readonly dropped: readonly string[];
  /** With what a cell in small letters begins that says that work waits or goes on. Null: such words are not known. */
  readonly open: RegExp | null;
  /** Headers of columns for the state that no other language has, or few. */
  readonly header: RegExp | null;
  /** Letters of this language only: whatever they say, it is in that language. But it may be no state. */
  readonly letters: RegExp | null;
}

/** Words between bars. A plus stands before the endings of a word that has several: `terminad+o,a`. */
const forms = (list: string): string[] =>
  list.split('|').flatMap((word) => {
    const [stem = '', ends = ''] = word.split('+');
    return ends.split(',').map((end) => stem + end);
  });
const language = (done: string, dropped: string, open = '', header = '', scripts: readonly string[] = []): Language => ({
  done: forms(done),
  dropped: forms(dropped),
  open: open === '' ? null : new RegExp(`^(?:${open})(?![\\p{L}\\p{M}])`, 'u'),
  header: header === '' ? null : new RegExp(`^(?:${header})$`, 'u'),
  letters: scripts.length === 0 ? null : new RegExp(`[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]`, 'u'),
});
export const SIGNS = language('✅|✔|☑|[x]', '❌');
/** Signs by the names that GitHub knows them by. */
export const SIGN_NAMES = language(':white_check_mark:|:heavy_check_mark:', ':x:');
export const ENGLISH = language(
  'done|completed|complete|finished|shipped|released|published|resolved|implemented|fixed|merged',
  "dropped|rejected|cancelled|canceled|abandoned|declined|discarded|won't do|won't fix|wontfix|not planned",
  `${WAITING}|under(?:way| \\p{L}+)|missing|incomplete|unfinished|(?:coming )?soon|upcoming|partly|active|accepted|approved|ready|new|tbd|design|research|exploring|investigating`,
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
  language(
    'erledigt|fertig|abgeschlossen|behoben|umgesetzt|gelöst|fertiggestellt|veröffentlicht',
    'verworfen|abgelehnt|gestrichen|abgebrochen|entfällt',
    '(?:ein)?geplant|offen|vorgesehen|begonnen|angefangen|gestartet|läuft|laufend|ausstehend|in (?:arbeit|entwicklung|planung|bearbeitung|prüfung|vorbereitung|umsetzung|diskussion)|teilweise|blockiert|pausiert|verschoben|zurückgestellt|später|(?:noch )?nicht \\p{L}+|wartet|idee|entwurf|zu erledigen',
    '(?:bearbeitungs)?stand|zustand|fortschritt',
  ),
  language(
    'terminé+,e,s,es|fait+,e|résolu+,e|corrigé+,e|achevé+,e|livré+,e|réalisé+,e|publié+,e',
    'abandonné+,e|annulé+,e|rejeté+,e|refusé+,e|écarté+,e',
    'à (?:faire|venir|définir|planifier|étudier)|en (?:cours|attente|pause|développement|test|revue|préparation)|prévue?s?|planifiée?s?|(?:(?:non|pas encore) )?(?:commenc|démarr)ée?s?|bloquée?s?|reportée?s?|partiel(?:le|lement)?s?|plus tard|proposée?s?',
    'statuts?|états?|avancement',
  ),
  language(
    'hech+o,a|completad+o,a|terminad+o,a|resuelt+o,a|corregid+o,a|finalizad+o,a|concluid+o,a|publicad+o,a',
    'descartad+o,a|cancelad+o,a|rechazad+o,a|anulad+o,a',
    'pendientes?|plan(?:e|ific)ad[oa]s?|por (?:hacer|empezar)|en (?:curso|progreso|proceso|desarrollo|revisión|pruebas|espera|marcha|pausa)|(?:no )?(?:iniciad|empezad|comenzad)[oa]s?|sin (?:empezar|iniciar|comenzar)|bloquead[oa]s?|aplazad[oa]s?|propuest[oa]s?|previst[oa]s?|parcial(?:mente)?',
    'situación|estado',
  ),
  language(
    'concluíd+o,a|resolvid+o,a|corrigid+o,a|feit+o,a|entregue',
    'descartado|cancelado|rejeitad+o,a|abandonad+o,a|recusad+o,a',
    'pendentes?|planej?ad[oa]s?|(?:a|por) fazer|em (?:andamento|progresso|curso|desenvolvimento|execução|espera|análise|revisão|testes?|breve)|(?:não )?iniciad[oa]s?|bloquead[oa]s?|adiad[oa]s?|propost[oa]s?|previst[oa]s?|parcial(?:mente)?|na fila',
    'situação|estado',
  ),
  language(
    'fatt+o,a|completat+o,a|risolt+o,a|terminat+o,a|conclus+o,a|rilasciat+o,a',
    'scartat+o,a|annullat+o,a|abbandonat+o,a|rifiutat+o,a',
    'da (?:fare|iniziare|definire|completare)|in (?:corso|sviluppo|attesa|lavorazione|programma|revisione|pausa)|(?:pianificat|programmat|previst|propost|apert|bloccat|rimandat)[oa]|(?:non )?iniziat[oa]|parzial(?:e|mente)',
    'stato|avanzamento',
  ),
  language(
    'klaar|gereed|voltooid|afgerond|opgelost|gedaan',
    'geschrapt|afgewezen|geannuleerd|vervallen',
    'gepland|(?:mee )?bezig|(?:nog )?te doen|in (?:uitvoering|ontwikkeling|behandeling|voorbereiding|de wacht)|(?:nog )?niet (?:gestart|begonnen)|begonnen|gestart|geblokkeerd|uitgesteld|gedeeltelijk|deels|lopend|loopt|openstaand',
    'voortgang',
  ),
  language(
    'zrobion+e,y,a,o|gotow+e,y,a|ukończon+e,y,a,o|zakończon+e,y,a,o|naprawion+e,y,a,o|wykonan+e,o|wdrożone|wydano',
    'odrzucon+e,y,a,o|anulowan+e,y,a,o|porzucon+e,y,a,o|zaniechano',
    '(?:za)?planowan[eyao]|w (?:toku|trakcie|planach|realizacji|przygotowaniu|kolejce)|do zrobienia|(?:nie ?)?rozpoczęt[eyao]|zablokowan[eyao]|wstrzyman[eyao]|odłożon[eyao]|częściow[oeya]|otwart[eya]|oczekuj[eą]\\p{L}*',
    'stan|postęp',
  ),
  language(
    'hotov+o,é|dokončen+o,é|vyřešeno|opraveno|vydáno',
    'zrušen+o,é|zamítnuto',
    '(?:na)?plánovan[oéý]|(?:na)?plánováno|v (?:plánu|přípravě|řešení|vývoji)|probíhá|rozpracován[oé]|čeká|nezahájeno|nezačato|zahájeno|otevřeno|odloženo|částečně|blokováno',
    'stav',
  ),
  language(
    'klart|färdig+t,|slutför+t,d|åtgärda+t,d',
    'struke+t,n|avvisa+t,d|nedlag+t,d',
    'planera[dt]|planeras|pågår|pågående|(?:(?:ej|inte) )?påbörja[dt]|att göra|väntar|på gång|blockera[dt]|delvis|uppskjut(?:en|et)',
  ),
  language(
    'ferdig|fullført|utført',
    'forkastet|avlyst|droppet',
    'planlagt|pågår|under arbeid|i gang|ikke (?:startet|påbegynt)|påbegynt|venter|gjenstår|å gjøre|utsatt|delvis|åpen',
  ),
  language(
    'færdig+,t|afsluttet|udført|løst',
    'droppet|forkastet|annulleret',
    'planlagt|i gang|under (?:udvikling|arbejde)|igangværende|ikke (?:startet|påbegyndt)|påbegyndt|afventer|venter|mangler|udskudt|delvist|åben',
  ),
  language(
    'valmis|tehty|korjattu|toteutettu',
    'hylätty|peruttu',
    'suunniteltu|suunnitteilla|työn alla|kesken|käynnissä|aloittamatta|ei aloitettu|aloitettu|tulossa|avoin|odottaa|tekemättä|osittain',
  ),
  language(
    'kész|elkészült|befejezve|megoldva|javítva',
    'elvetve|törölve|elutasítva',
    'tervezett|tervezve|folyamatban|függőben|teendő|hátravan|elkezdve|várakozik|nyitott|részben',
  ),
  language(
    'finalizat+,ă|rezolvat+,ă|încheiat',
    'anulat+,ă|respins+,ă',
    'planificat[ăe]?|în (?:curs|lucru|desfășurare|așteptare|dezvoltare|progres)|de făcut|(?:ne)?început[ăe]?|amânat[ăe]?|blocat[ăe]?|parțial',
  ),
  language(
    'tamamlandı|bitti|yapıldı|çözüldü|düzeltildi',
    'vazgeçildi|iptal edildi|iptal|reddedildi',
    'planlan(?:dı|ıyor|an|mış)|devam ed(?:iyor|en)|yapıl(?:ıyor|acak)|bekliyor|beklemede|başlan?madı|geliştiriliyor|sırada|kısmen',
  ),
  language(
    'готов+о,,а,ы|выполнен+о,,а,ы|сделан+о,,а,ы|завершен+о,,а,ы|завершён|исправлен+о,,а|решено|реализован+о,,а',
    'отменен+о,,а,ы|отменён|отклонен+о,,а|отклонён',
    'запланирован[оаы]?|планируется|в (?:работе|процессе|разработке|планах|очереди|ожидании|тестировании)|ожида(?:ет|ние)|выполняется|(?:не )?начат[оаы]?|не (?:готов|сделан|реализован)[оаы]?|частично|отложен[оаы]?|(?:нужно )?сделать|открыт[оаы]?|приостановлен[оаы]?|на паузе',
    'статус|состояние',
  ),
  language(
    'зроблено|викона+но,на|виправлено|вирішено',
    'скасован+о,а|відхилен+о,а',
    'запланован[оаі]|планується|[ву] (?:роботі|процесі|розробці|планах|черзі)|очікує|виконується|(?:не )?(?:роз)?почато|частково|відкладено|зробити|відкрито',
    'статус',
  ),
  language(
    'ολοκληρώθηκε|έγινε|ολοκληρωμένο|διορθώθηκε',
    'ακυρώθηκε|απορρίφθηκε',
    'σε (?:εξέλιξη|αναμονή|εξέταση|ανάπτυξη)|υπό \\p{L}+|εκκρεμεί|προγραμματισμέν[οηα]|προγραμματίζεται|σχεδιάζεται|δεν (?:ξεκίνησε|άρχισε|έγινε)|ξεκίνησε|ανοι[χκ]τ[όήά]|μερικώς|αναβλήθηκε',
    '',
    ['Greek'],
  ),
  language(
    'hoàn thành|đã hoàn thành|đã xong|hoàn tất|xong',
    'đã hủy|đã huỷ|hủy bỏ',
    'chưa \\p{L}+|đang \\p{L}+|(?:đã )?lên kế hoạch|dự kiến|cần làm|tạm hoãn|sắp có',
  ),
  language(
    'selesai',
    'dibatalkan|batal|ditolak',
    '(?:di)?rencana(?:kan)?|sedang (?:dikerjakan|berjalan|dikembangkan|berlangsung)|dalam (?:proses|pengerjaan|pengembangan)|belum (?:dimulai|dikerjakan|selesai|mulai)|akan datang|tertunda|ditunda|menunggu|berjalan',
  ),
  language(
    '已完成|完成|已修复|已解决|已实现|已发布|已修復|已解決',
    '已取消|取消|已放弃|放弃|不再计划|已拒绝|放棄',
    '未(?:开始|開始|完成|实现|實現|启动|啟動)|尚未\\p{L}{1,4}|缺失|待\\p{L}{1,4}|已?(?:计划|計[劃畫]|规划|規劃)中?|[进進]行中|(?:[开開][发發]|实现|實作|设计|設計|测试|測試|调研|讨论|评审|处理|研究|筹备|准备|排队)中|部分(?:完成|实现|支持)?|暂缓|暂停|搁置|延后|延期|推迟|阻塞|已开始|保留',
    '(?:当前|目前)?[状狀][态態]|[进進](?:度|展)',
  ),
  language(
    '完了|実装済み|修正済み|対応済み|実装済|修正済|対応済',
    '中止|却下|見送り',
    'これから|まだ|やる(?:こと)?|待ち|レビュー中?|テスト中?|(?:リリース|レビュー|マージ)待ち|未(?:着手|対応|実装|完了|開始|定)|予定|計画中?|(?:対応|作業|実装|検討|開発|準備|調査|設計|進行|確認)中|(?:対応|実装|開発)予定|一部(?:完了|対応|実装)?|保留',
    '状[態況]|ステータス|進捗(?:状況)?',
    ['Hiragana', 'Katakana'],
  ),
  language(
    '완료|완료됨|해결됨|수정됨|구현됨',
    '취소|취소됨|폐기|거절됨',
    '(?:진행|예정|대기|계획|보류|검토|개발|작업|준비|시작|착수|연기|중단)\\p{L}*|\\p{L}+ ?중|미(?:완료|시작|착수|구현|정|진행)|할 일|부분 ?\\p{L}*|일부 ?\\p{L}*|아직 .+|구현 (?:예정|중)',
    '',
    ['Hangul'],
  ),
  language('مكتمل', 'ملغى|ملغي', 'مخطط(?: له)?|قيد \\p{L}+|جار[يٍ]?|لم [يت]بدأ|معلق|مؤجل|قادم|جزئي', 'الحالة'),
  language(
    'הושלם',
    'בוטל',
    'בתהליך|בעבודה|בפיתוח|בבדיקה|בתכנון|בביצוע|מתוכנ(?:ן|נת)|ממתי(?:ן|נה)|בהמתנה|(?:עדיין )?(?:לא|טרם) (?:ה?תחיל|החל|הושלם)|לביצוע|פתוח|חלקי|נדחה|חסום',
    '',
    ['Hebrew'],
  ),
];
export const DONE_WORDS = LANGUAGES.flatMap(({ done }) => done);
export const DROPPED_WORDS = [...new Set(LANGUAGES.flatMap(({ dropped }) => dropped))];
/** The words that say a state wherever a status may stand. */
export const ANYWHERE = new Set(LANGUAGES.flatMap((one) => (one === IN_CELLS ? [] : [...one.done, ...one.dropped])));
