import { canonicalTitle } from '../../read/sections.ts';

/** Whole titles that tell what is being done. Without a time or an order, “what we do” is about a company. */
const DOING = [
  '(?:what|things) (?:we|i) (?:(?:re|are|m|am) (?:(?:currently|now|going to|planning to) )?|(?:plan|want|intend) to |will )(?:do(?:ing)?|build(?:ing)?|mak(?:e|ing)|work(?:ing)? on|plan(?:ning)?|fix(?:ing)?|add(?:ing)?)(?: (?:now|next|first|soon|currently|right now|at the moment|this (?:year|month|quarter)|in (?:this |that )?order))*',
  'woran wir(?: gerade| jetzt| als nächstes)* arbeiten|was wir (?:planen|vorhaben)|was wir (?:(?:gerade|jetzt|als nächstes) )+(?:tun|machen|bauen)|was wir (?:tun|machen|bauen) (?:der reihe nach|in dieser reihenfolge)',
  '(?:ce sur quoi nous travaillons|ce que nous (?:préparons|prévoyons|allons faire))(?: maintenant| ensuite| dans (?:l|cet) ordre)*|ce que nous faisons (?:maintenant|ensuite|dans (?:l|cet) ordre)',
  '(?:en )?(?:lo )?que (?:estamos (?:haciendo|trabajando|construyendo)|vamos a hacer)(?: ahora| después| por orden| en (?:este )?orden)*|(?:(?:no|em) que|o que) (?:estamos (?:fazendo|a fazer|construindo|trabalhando)|vamos fazer)(?: agora| a seguir| por ordem| nesta ordem)*',
  '(?:a )?(?:cosa|quello che) (?:stiamo (?:facendo|costruendo|lavorando)|faremo)(?: ora| adesso| in (?:quest )?ordine)*|waar we(?: nu)? (?:aan werken|mee bezig zijn)|wat we (?:nu|hierna|gaan) (?:doen|bouwen|maken)(?: in (?:deze )?volgorde)?',
  'nad czym(?: teraz)? pracujemy(?: teraz)?|co (?:teraz robimy|robimy (?:teraz|po kolei))|над чем мы(?: сейчас)? работаем|что мы (?:сейчас делаем|делаем (?:сейчас|дальше|по порядку))|我们正在做的?|取り組んでいること',
].join('|');
/** Whole titles of lists of ideas and wishes. */
const IDEAS =
  '(?:more |other )?ideas?(?: (?:pool|box|list|collection))?|wish(?:es| ?list)|ideen(?:sammlung|speicher|liste|kiste)?|wünsche|wunsch(?:liste|zettel)|(?:boîte à )?idées|liste de souhaits|(?:lista de )?(?:deseos|desejos)|ideias|(?:lista dei )?desideri|idee|wensen(?:lijst(?:je)?)?|ideeën(?:lijst)?|pomysły|lista życzeń|идеи|пожелания|想法|愿望清单|アイデア|önskelista|idéer|ønskeliste';
const [PLAN, IDEA] = [DOING, IDEAS].map((titles) => new RegExp(`^(?:${titles})$`, 'u'));
/** Code units. A longer title is a sentence. */
const LONGEST = 60;

/** Whether a title that begins as a question tells what is being done: “What we’re building next, in order”. */
export function tellsPlans(title: string): boolean {
  return title.length <= LONGEST && PLAN?.test(canonicalTitle(title)) === true;
}

/** Whether a title is that of ideas or wishes. */
export function namesIdeas(title: string): boolean {
  return title.length <= LONGEST && IDEA?.test(canonicalTitle(title)) === true;
}
