import { stageOf } from '../../release/stage.ts';

/** Words before one for work that is begun, which turn it into its opposite. */
const NOT = String.raw`(?<!(?:\bnot|\bnicht|\bniet|\bpas|\bnon|\bno|não|nie|не)[ -])(?<!\p{L})`;

/** What says that somebody works on an item, or did so until something stopped it, in the languages of roadmaps. */
const BEGUN = new RegExp(
  [
    String.raw`${NOT}(?:started|begun|begonnen|angefangen|commencée?|entamée?|iniciad[oa]|empezad[oa]|iniziat[oa]|rozpoczęt[ey]|начат[оаы]?)(?!\p{L})`,
    String.raw`(?<!\p{L})in[ -]?(?:progress|development|work|review|testing|test|beta)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:wip|active|ongoing|doing|blocked|paused|on hold|under ?way|being \p{L}+ed)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:in (?:arbeit|bearbeitung|entwicklung|umsetzung|corso|lavorazione|sviluppo|uitvoering|ontwikkeling)|läuft|laufend|blockiert|bezig)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:en (?:cours|développement|curso|progreso|proceso|desarrollo)|em (?:andamento|curso|progresso|desenvolvimento))(?!\p{L})`,
    String.raw`(?<!\p{L})(?:bloquée?|bloquead[oa]|sospes[oa]|w (?:toku|trakcie)|в (?:работе|процессе|разработке))(?!\p{L})`,
    '[进進]行中|[开開][发発]中|作業中|対応中|着手済|진행 ?중',
    '[1-9]\\d? ?%',
    '[\u{1F6A7}\u{1F504}\u{1F3D7}\u23F3\u231B\u{1F528}\u{1F527}\u{1F6E0}\u{1F7E1}]',
    ':(?:construction(?:_worker)?|building_construction|arrows_counterclockwise|hourglass(?:_flowing_sand)?|hammer(?:_and_\\w+)?|wrench|yellow_circle):',
  ].join('|'),
  'iu',
);

/** A sign, or its short name such as `:bulb:`. */
const SIGN = /^(?:[^\p{L}\p{N}]{1,4}|:[\w+-]{2,40}:)$/u;
/** Code units behind a sign that may explain it. */
const LONGEST_MEANING = 40;
/** What stands between a sign and the words that explain it. */
const MEANS = /^[*_`\s]*(?:[=:\u2192\u2013\u2014-]\s*)?(?=\p{L})/u;
const END_OF_MEANING = /[^\p{L}\p{N}\s'’-]|[\r\n]/u;

/** Whether a status says that an item is begun, by itself, or as the file explains its sign. */
export function saysBegun(status: string, text: string): boolean {
  const meanings = SIGN.test(status) ? meaningsOf(status, text) : [];
  if (meanings.some((words) => BEGUN.test(words))) return true;
  return BEGUN.test(status) && !meanings.some((words) => stageOf(words) === 'waiting');
}

/** What follows a sign outside of tables, as in `Key: 🚧 being built, 💡 idea`. In a table the next cell is about something else. */
function meaningsOf(sign: string, text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + sign.length)) {
    const start = text.lastIndexOf('\n', at) + 1;
    if (text.slice(start, at).includes('|')) continue;
    const behind = text.slice(at + sign.length, at + sign.length + LONGEST_MEANING);
    const lead = MEANS.exec(behind)?.[0];
    if (lead !== undefined) found.push(behind.slice(lead.length).split(END_OF_MEANING, 1)[0]?.trim() ?? '');
  }
  return found;
}
