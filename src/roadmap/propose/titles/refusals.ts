import { canonicalTitle } from '../../read/sections.ts';

/**
 * Whole titles of what is refused, in the languages of roadmaps. The reader does not know them, because each alone may also be about a thing: a
 * maintainer sees the proposal. What names a place (“Trash”) is left out, because a program may have one.
 */
const REFUSALS = [
  '(?:trash|binn|nix|ax|ditch|reject)ed|withdrawn|retracted|(?:decided|voted) against|decided not to(?: do)?|closed without (?:any )?(?:action|changes?|work|result)|no action(?: taken)?|off the table|cut from (?:the )?(?:plan|roadmap|list)|no gos?|not taken up',
  'zurückgezogene?|aussortierte?|vom tisch|dagegen entschieden|(?:das )?kommt nicht|(?:daraus |das )?wird nichts|nicht (?:weiter)?verfolgt|nicht umgesetzt|ohne (?:umsetzung|änderung|maßnahme) geschlossen|(?:das )?(?:machen|bauen) wir(?: (?:doch|aber))? nicht',
  '(?:classée?s? |fermée?s? )?sans suite|retirée?s?(?: du plan)?|décidé de ne pas (?:faire|le faire)|(?:ça )?ne se (?:fera|feront) pas|on ne (?:le |la |les )?fer(?:a|ons) pas',
  'retirad[oa]s?|desechad[oa]s?|desestimad[oa]s?|no se (?:hará|harán|va a hacer)|cerrad[oa]s? sin (?:cambios|acción|hacer)|fechad[oa]s? sem (?:ação|alterações|mudanças)|não (?:vai|vão) (?:acontecer|ser feit[oa]s?)|decidimos (?:que no|não fazer|no hacer)',
  'ritirat[oaie]|cestinat[oaie]|bocciat[oaie]|non si (?:farà|faranno|fa)|chius[oaie] senza (?:modifiche|interventi|seguito)',
  'ingetrokken|van de baan|gaat niet door|(?:dat |dit )?(?:gaan|zullen) we niet doen|komt er niet|(?:zonder actie )?gesloten zonder (?:actie|wijziging)|niet (?:doorgegaan|opgepakt)',
  'wycofan[eya]|nie (?:zrobimy|będzie (?:zrobione|realizowane))|tego nie zrobimy|zamknięt[eya] bez (?:zmian|działań)|снят[оы]|отозван[оы]|решили не делать|(?:этого )?не будет|закрыт[оы] без изменений',
  // Swedish, Norwegian and Danish.
  '(?:det )?(?:blir|kommer) (?:inte|ikke)(?: (?:noe |något )?av)?|bliver ikke til noget|(?:det )?(?:gör|gjør) vi (?:inte|ikke)|(?:vi )?(?:gör|gjør) (?:inte|ikke)|(?:inte|ikke) (?:aktuelt|planerat|planlagt)|avfärda(?:t|de)|avvisa(?:t|de)|avvist|afvist|avslått|forkastet|skrinlagt|skrota(?:t|de)|droppet|droppat|struket|henlagt|opgivet|nedlag(?:t|da)',
  '已?撤回|已?否决|不予(?:采纳|考虑)|不(?:采纳|会实现)|取り下げ|ボツ|不採用|やらないと決めたもの|채택하지 않음|반려',
].join('|');
const OF_PLANS =
  'ideas?|features?|proposals?|suggestions?|wishes|items|tickets|requests|ideen|vorschläge|idées|ideas|ideias|idee|voorstellen|idéer|förslag|forslag|идеи';
const REFUSAL = new RegExp(`^(?:(?:${OF_PLANS}) )?(?:(?:what |things )?we (?:have |ve )?)?(?:${REFUSALS})(?: (?:${OF_PLANS}))?$`, 'u');
/** Code units. In a longer title, such a word says little. */
const LONGEST = 60;

/** Whether a title says as a whole that what stands below it is refused. */
export function saysRefused(title: string): boolean {
  return title.length <= LONGEST && REFUSAL.test(canonicalTitle(title));
}
