import type { Table } from 'mdast';
import type { FieldKey } from '../../model/roadmap.ts';
import { composed, plainText } from '../text/text.ts';
import { answersOf } from './answers.ts';
import { ownKey } from './fields.ts';
import { canonicalTitle } from './sections.ts';

/** A table whose rows may be items. */
export interface TableGuess {
  readonly title: string;
  readonly status: string | null;
  /** The same columns by their places: a header may be empty, or stand twice. */
  readonly at: { readonly title: number; readonly status: number | null };
  readonly rows: number;
}

const headers = (words: string) => new RegExp(`^(?:${words})$`, 'iu');
/**
 * Headers that tell a column to the reader, and those that tell it to `init`. If the reader learned a header, the agreed rows below it would change their
 * title or state.
 */
const both = (words: string, more: string) => ({ read: headers(words), proposed: headers(`${words}|${more}`) });

const STATUS = both(
  'status|state|progress|done|stand|estado|statut|статус|状态|状態|进度|進捗|الحالة',
  'completion|fortschritt|progrès|progreso|progresso|postęp|прогресс|zustand|situa[cç](?:ão|ión)|andamento|état|avancement|stato|voortgang|stan|stav|состояние|状況|进展|상태|' +
    'tila|tilanne|tilstand|durum|stanje|stare|stadiu|állapot|būsena|olek|стан|ситуація|κατάσταση|ステータス|狀態|進度|進展|trạng thái|tình trạng|สถานะ|מצב|סטטוס|وضعیت|وضعية',
);
const TITLE =
  /^(?:features?|items?|tasks?|title|name|description|what|modules?|capabilit(?:y|ies)|issues?|epics?|work(?: item)?|improvements?|enhancements?|components?|deliverables?|goals?|milestones?|功能|任务|建议|能力|项目|改进|機能|項目|タスク)$/iu;
const NO_TITLE = /^(?:#|no\.?|id|序号|priority|owner|assignee|effort|size|target|release|version|date|eta|timeline|优先级|依据规范|notes?|说明)$/iu;
/** First headers of tables that explain words or report what has happened. */
const NO_ITEMS = /^(?:version|date|term|word|symbol|label|level|metric|层级|版本|日期|维度)$/iu;

/** What names a release at the start of a row. */
const RELEASE = /^(?:v?\d+\.|20\d\d|\w+ \d)/;

/** Whether the rows of a table begin with releases, and some with the same one: they are no list of releases, then. */
export function sharesReleases({ children: [, ...rows] }: Table): boolean {
  const firsts = rows.flatMap(({ children: [cell] }) => (cell === undefined ? [] : [plainText(cell)])).filter((text) => RELEASE.test(text));
  return firsts.length * 2 > rows.length && new Set(firsts).size < firsts.length;
}

const EXPLAINS = /^(?:meaning|definition|explanation)s?$/iu;

/** Headers of columns that hold a field, besides its own name, in the languages of the other lists here. */
const FIELD_HEADERS: ReadonlyArray<readonly [FieldKey, ReturnType<typeof both>]> = [
  [
    'priority',
    both(
      'severity|sev|urgency|importance|prio?|priorität|dringlichkeit|wichtigkeit|schwere(?:grad)?|priorité|urgence|gravité|sévérité|gravedad|severidade?|gravità|prioridad|prioridade|priorità|priorytet|приоритет|важность|优先级|优先度|優先度|重要度|深刻度|الأولوية',
      'prioriteit|prioritet|prioriteetti|priorita|prioritás|prioritate|prioritas|öncelik|пріоритет|προτεραιότητα|優先順位|優先級|우선순위|(?:độ )?ưu tiên|עדיפות|اولویت',
    ),
  ],
  [
    'owner',
    both(
      'assignees?|assigned(?: to)?|responsible|resp|dri|who|leads?|maintainers?|drivers?|zuständig|zust|verantwortlich|verantw|bearbeiter|wer|qui|quién|responsable|encargado|asignado|ответственный|исполнитель|负责人|担当|担当者|المسؤول',
      'verantwortlicher?|quem|chi|wie|kto|respons[aá]vel|responsabile|verantwoordelijke?|eigenaar|odpowiedzialny|wykonawca|řešitel|ansvarig|ansvarlig|vastuuhenkilö|sorumlu|felelős|відповідальний|виконавець|υπεύθυνος|责任人|責任者|負責人|담당자|người phụ trách|אחראי|مسئول',
    ),
  ],
  [
    'release',
    both(
      'targets?|target (?:release|version|milestone)|fix version|milestones?|versions?|in release|zielversion|meilenstein|versión|jalon|веха|версия|里程碑|目标版本|版本|リリース|バージョン',
      'versão|versione|versie|wersja|hito|marco|mijlpaal|versjon|versio|sürüm|verze|verzi[aóe]|versiune|версія|έκδοση|phiên bản|버전|גרסה|نسخه',
    ),
  ],
  [
    'prognosis',
    both(
      'eta|forecast|expected|estimated|voraussichtlich|prévision|previsión|прогноз|预计|見込み',
      'prognose|prognos|previsão|previsione|verwacht|prognoza|odhad|ennuste|tahmini?|очікується|πρόβλεψη|預計|예상|dự kiến',
    ),
  ],
  ['kind', both('type|art|typ|тип|类型|種類|種別', 'tipo|soort|rodzaj|вид|유형')],
];
/** Milestones are also items. */
const MILESTONES = headers('jalon|hito|marco|mijlpaal|meilenstein|веха|里程碑');

/** Headers of columns that are for notes. Where a table has several, the first of these counts: a description is written once, and remarks come later. */
const NOTES_HEADERS: readonly RegExp[] = [
  /^(?:notes?|comments?|remarks?|anmerkung(?:en)?|bemerkung(?:en)?|notiz(?:en)?|kommentare?|notas?|comentarios?|comentários?|observaciones|remarques?|commentaires?|commenti|note|opmerkingen|примечани[ея]|комментари[ий]|заметки|备注|注释|備考|メモ|ملاحظات)$/iu,
  /^(?:descriptions?|details?|beschreibung(?:en)?|descripci[oó]n|descrição|descrizione|détails?|описание|描述|说明|说明文字|説明|الوصف)$/iu,
];

/** The column for notes by its header; -1 if there is none. @param isFree whether a column holds nothing else */
export function notesColumn(names: readonly string[], isFree: (column: number) => boolean): number {
  const at = (headers: RegExp) => names.findIndex((name, column) => isFree(column) && headers.test(composed(name.replace(/\s*:\s*$/, '').trim())));
  return NOTES_HEADERS.map(at).find((column) => column !== -1) ?? -1;
}

/** The column that a name of the configuration means: with this header, or with one that is compared alike; -1 if there is none. */
export function columnNamed(names: readonly string[], name: string): number {
  const canonical = canonicalTitle(name);
  return names.findIndex((one) => composed(one) === composed(name) || (canonical !== '' && canonicalTitle(one) === canonical));
}

/** The texts of a table's headers, in the form in which they are compared. */
export function comparedHeaders({ children: [header] }: Table): string[] {
  return (header?.children ?? []).map((cell) => composed(plainText(cell)));
}

/** Who asks what a header tells. */
type Asking = 'read' | 'proposed';

/** What only decorates a header: signs, their names, and a bracket at its end (`🎯 Priority (H/M/L)`, `Owner(s)`). */
const DECORATION = /^(?:[^\p{L}\p{N}#]|:[a-z0-9_+-]{1,40}:)+(?=\p{L})|\s*(?:\([^()]*\)|\[[^[\]]*\]|:[a-z0-9_+-]{1,40}:|[^\p{L}\p{N}.)]+)+$/giu;

/** A header in the form in which it is known. Only `init` looks past its decoration, because the rows of the reader would change their titles or states. */
function headerFor(name: string, asking: Asking): string {
  const header = composed(name);
  return asking === 'read' ? header : header.replace(DECORATION, '') || header;
}

/** The field that a column holds by its header, if that is not the field's own name; null if it tells none. A full stop is that of an abbreviation. */
export function fieldOfHeader(name: string, asking: Asking = 'proposed'): FieldKey | null {
  const header = headerFor(name, asking).trim().replace(/\.$/, '');
  const known = FIELD_HEADERS.find((one) => one[1][asking].test(header))?.[0] ?? null;
  if (known !== null || header === name) return known;
  const own = ownKey(header);
  return own === 'status' ? null : own;
}

/** The column of the status in a table whose cells do not tell it: its header is that of a status, or asks what the cells answer. */
export function statusByHeader(table: Table): string | null {
  const names = comparedHeaders(table);
  return names.find((name) => isOfStatus(name)) ?? names[askingColumn(table, names)] ?? null;
}

/** The columns of the title and of the status as the headers and cells of one table tell them, where no configuration does; -1 where they tell none. */
export function columnsAlone(table: Table): { readonly title: number; readonly status: number } {
  const names = comparedHeaders(table);
  const guess = guessTable(table);
  const status = guess?.status ?? statusByHeader(table);
  return { title: guess === null ? firstTitle(names) : names.indexOf(guess.title), status: status === null ? -1 : names.indexOf(status) };
}

/** The column whose header asks whether a row is finished, and whose cells answer; -1 if there is none. */
function askingColumn({ children: [, ...rows] }: Table, names: readonly string[]): number {
  return names.findIndex((name, column) => {
    const cells = rows.flatMap((row) => row.children[column] ?? []);
    return (
      answersOf(
        canonicalTitle(name),
        cells.map((cell) => plainText(cell)),
      ) !== null
    );
  });
}

const isOfStatus = (name: string, asking: Asking = 'read') => STATUS[asking].test(headerFor(name, asking));

function isNoTitle(name: string, asking: Asking = 'read'): boolean {
  const header = headerFor(name, asking);
  const isMilestone = asking === 'proposed' && MILESTONES.test(header);
  return NO_TITLE.test(header) || (fieldOfHeader(name, asking) !== null && !TITLE.test(header) && !isMilestone);
}

/** The first column whose header may be that of a title. */
export function firstTitle(names: readonly string[]): number {
  return Math.max(
    0,
    names.findIndex((name) => name !== '' && !isNoTitle(name) && !isOfStatus(name)),
  );
}

/**
 * The columns of a table, by their headers and cells; null if its rows are probably not items.
 * @param areStates tells `init` a column for the state by its cells, where neither its header nor the usual words do; undefined: the reader asks
 */
export function guessTable(table: Table, areStates?: (cells: readonly string[]) => boolean): TableGuess | null {
  const who: Asking = areStates === undefined ? 'read' : 'proposed';
  const [, ...rows] = table.children;
  const names = comparedHeaders(table);
  if (rows.length < 2 || names.length < 2 || names.some((name) => EXPLAINS.test(name))) return null;
  if (NO_ITEMS.test(names[0] ?? '') && (who === 'read' || !sharesReleases(table))) return null;
  const cells = names.map((_, column) => rows.map((row) => (row.children[column] === undefined ? '' : composed(plainText(row.children[column])))));
  const filled = (column: number) => (cells[column] ?? []).filter((cell) => cell !== '').length;
  const looksLikeStatus = (column: number) => (cells[column] ?? []).filter((cell) => isStatus(cell, who)).length * 10 >= Math.max(1, filled(column)) * 6;
  // Signs in a column for levels or people tell no state.
  const isOther = (name: string) => ['priority', 'owner'].includes(ownKey(name) ?? fieldOfHeader(name, who) ?? '');
  const likeStatus = names.flatMap((name, column) => (filled(column) > 0 && looksLikeStatus(column) && !isOther(name) ? column : []));
  const areSigns = (column: number) => (cells[column] ?? []).every((cell) => !/[\p{L}\p{N}]/u.test(cell));
  const areTold = (column: number) => areStates?.((cells[column] ?? []).filter((cell) => cell !== '')) === true;
  const ofHeaders = names.flatMap((name, column) => (isOfStatus(headerFor(name, who), 'read') ? column : []));
  // A state in words counts before a percentage.
  const inWords = who === 'proposed' ? (ofHeaders.find(areTold) ?? ofHeaders.find((column) => likeStatus.includes(column))) : undefined;
  const ofHeader = inWords ?? ofHeaders[0] ?? -1;
  // Several columns of signs tell what each row can do.
  const byCells = who === 'proposed' && likeStatus.filter(areSigns).length > 1 ? likeStatus.filter((column) => !areSigns(column)) : likeStatus;
  const known = who === 'proposed' && ofHeader !== -1 ? ofHeader : Math.min(...[ofHeader, ...byCells].filter((column) => column !== -1));
  const asking = known === Number.POSITIVE_INFINITY ? askingColumn(table, names) : known;
  const byHeader =
    asking === -1 && who === 'proposed' ? names.findIndex((name, column) => isOfStatus(name, who) && !(cells[column] ?? []).some(isWhen)) : asking;
  // Several such columns tell what each row is like in several respects, as on desktops and on phones.
  const [told = -1, ...others] = byHeader === -1 ? names.flatMap((name, column) => (!isOther(name) && areTold(column) ? column : [])) : [byHeader];
  const status = others.length > 0 ? -1 : told;
  const usable = names
    .map((_, column) => column)
    .filter((column) => column !== status && !isNoTitle(names[column] ?? '', who) && filled(column) * 10 >= rows.length * 9);
  const title = columnOfTitle(
    usable,
    names.map((name) => headerFor(name, who)),
    cells,
  );
  if (title === undefined || names[title] === undefined || names[title] === '') return null;
  const at = { title, status: status === -1 ? null : status };
  return { title: names[title], status: at.status === null ? null : (names[at.status] ?? null), at, rows: filled(title) };
}

/** A day, month, quarter or year: under a header such as “Completion”, it says when and not whether. */
export function isWhen(cell: string): boolean {
  return /^(?:~ ?)?(?:\d{4}-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:q[1-4]|h[12])\b|\p{L}{3,9}\.? (?:\d{1,2},? )?20\d\d|20\d\d)/iu.test(cell);
}

/** Code units. GitHub takes no longer title. */
const LONGEST_TITLE = 256;

/** The column of the title: by its header, or else the first one whose cells are names, or else the one with most text. None has a cell that is too long. */
function columnOfTitle(usable: readonly number[], names: readonly string[], cells: ReadonlyArray<readonly string[]>): number | undefined {
  const fitting = usable.filter((column) => (cells[column] ?? []).every((cell) => cell.length <= LONGEST_TITLE));
  const named = fitting.filter((column) => areNames(cells[column] ?? []));
  const length = (column: number) => (cells[column] ?? []).reduce((sum, cell) => sum + cell.length, 0);
  return (
    fitting.find((column) => TITLE.test(names[column] ?? '')) ??
    named.find((column) => !GROUPS.test(names[column] ?? '')) ??
    named[0] ??
    fitting.toSorted((a, b) => length(b) - length(a))[0]
  );
}

/** Headers of columns that tell where an item belongs. The item's own name stands beside it. */
const GROUPS =
  /(?:^|[\s/])(?:areas?|categor(?:y|ies)|groups?|themes?|domains?|layers?|phases?|stages?|teams?|sections?|topics?|kategorien?|bereiche?|themen|domaines?|catégories?|áreas?|categorías?|категори[яи]|область)$|领域|类别|分类|阶段|分野|区分/iu;

/** Code units of the longest cell, and of all on average, in a column of names. Reasons and summaries are longer. */
const LONGEST_NAME = 120;
const MEAN_NAME = 80;

/** A number, a date, an identifier such as `Phase 2` or `RM-12`, or the name of a file. */
const NO_NAME = /^(?:[\p{L}#]{0,8}[\s.#_-]?\d[\d\s.,:/%+–-]*\p{L}{0,2}|\p{Lu}+(?:-\d+)+|\P{L}+|[\w@./-]+\.\w{1,5})$/u;

/** Whether all cells of a column are names: short, filled, and each another one. */
function areNames(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const length = filled.reduce((sum, cell) => sum + cell.length, 0);
  const areShort = length <= filled.length * MEAN_NAME && filled.every((cell) => cell.length <= LONGEST_NAME);
  const areDistinct = new Set(filled.map((cell) => cell.toLowerCase())).size === filled.length;
  return areShort && areDistinct && filled.filter((cell) => NO_NAME.test(cell)).length * 2 < filled.length;
}

const OPEN_WORD =
  /^(?:open|todo|to do|planned|pending|in[ -]progress|wip|started|not started|blocked|proposed|backlog|待做|待实现|待规划|进行中|未着手|対応中)$/iu;

/** Whether a status is one of the usual words for open work, with or without a sign. */
export function saysOpen(status: string): boolean {
  return OPEN_WORD.test(status.replace(/\p{Extended_Pictographic}|\u{FE0F}|:[a-z0-9_+-]{1,40}:/giu, '').trim());
}

const STATUS_WORD =
  /^(?:open|todo|to do|planned|pending|in[ -]progress|wip|done|complete|completed|shipped|released|finished|started|not started|blocked|proposed|backlog|待做|待实现|待规划|进行中|完成|已完成|未着手|対応中|完了)$/iu;

/** Whether a cell contains a status: a box, a sign, or one of the usual words with or without a sign. The names of signs (`:x:`) are known to `init` only. */
function isStatus(cell: string, asking: Asking): boolean {
  const text = (asking === 'read' ? cell : cell.replace(/:[a-z0-9_+-]{1,40}:/giu, '')).replace(/\p{Extended_Pictographic}|[✓√☐☑✗×]|\u{FE0F}/gu, '').trim();
  return cell.trim() !== '' && (text === '' || /^\[[ x~-]?\]$/i.test(text) || STATUS_WORD.test(text));
}

/** Headers of columns that number the rows, or name them by keys. A lone `#` is none. */
const KEYS = /^(?:|no|nr|num(?:ber)?|(?:\p{L}+ )?id|key|ref(?:erence)?|code|ticket|nummer|número|numéro|numero|номер|序号|编号|番号|번호)$/u;

/** Whether a header says that its column holds the keys or numbers of the rows. @param header in the form in which titles are compared */
export function isKeyHeader(header: string): boolean {
  return KEYS.test(header);
}
