import { canonicalTitle } from '../../read/sections.ts';

/** Whole titles of what stands beside items, in the languages of roadmaps. One with more words is likely to be that of a thing, as “Licence check” is. */
const ASIDES = [
  // “A word about donations”: whatever it is about, nobody plans it.
  '(?:(?:an?|some|few|last|final) )+(?:words?|notes?|remarks?) (?:about|on|to) .+|(?:ein|einige|ein paar) worte? (?:zu|zum|zur|über) .+|(?:un|quelques) mots? sur .+|(?:una|algunas|uma|algumas) (?:pala[bv]ras?|notas?) sobre .+|несколько слов об? .+',
  // How people take part, and how they read the file.
  'contribu\\p{L}+|colaborar|mit(?:machen|wirken|helfen)|participer|participar|partecipare|bijdragen|meedoen|współpraca|участие|участь|přispívání|ご?(?:協力|貢献|参加)(?:のお願い|方法)?|(?:如何)?(?:参与|贡献)(?:贡献|指南)?|기여(?:하기)?',
  '(?:how|wie|comment|c[oó]mo|come|hoe|jak|как|як) (?:\\p{L}+ ){0,3}?(?:contribu|help|mitmach|helf|part[ei]cip|aider|aiut|colabor|a[yj]udar|bijdra|pomóc|помочь|участв|přisp|read|liest|lire|leer|ler|legg|lees|czyta|чита)\\p{L}*(?: \\p{L}+){0,2}',
  'légende|leyenda|legend[ae]|легенда|图例|凡例|범례|(?:ground|board) rules',
  // Where more is to be found, who is to be asked, and what the law says.
  '(?:useful|related|nützliche|nuttige) links|further reading|(?:liens|enlaces|links?) [uú]ti?(?:les|eis|li)|полезные ссылки|(?:相关|参考|関連)(?:链接|リンク)|see also|siehe auch|voir aussi|vedi anche|zie ook|zobacz też|см также',
  'contact(?: us|er|o)?|kontakt|contato|联系(?:我们|方式)|お?問い合わせ先?|연락처|li[cz]en[cçstz]\\p{L}{0,3}|лицензия|许可证?|ライセンス|라이선스|thanks|thank you|dank(?:sagung|woord)|remerciements|agradeci?mi?entos|ringraziamenti|podziękowania|благодарности|poděkování|tack|致谢|謝辞',
  // By what the work is done.
  '(?:(?:guiding|design|core|our|unsere|nos|n(?:uestr|oss)os) )?(?:(?:grund)?prin[cz][iíì]p(?:les|es|ien|ios|i|er)|grundsätze|leitlinien|uitgangspunten|z[aá]sady|принцип[ыи])(?: \\p{L}+){0,2}|(?:core|our|unsere|nos|n(?:uestr|oss)os|наши) (?:values|werte|valeurs|valores|ценности)|(?:设计|基本|設計)?原[则則]|基本方針|원칙',
].join('|');
const ASIDE = new RegExp(`^(?:${ASIDES})(?: (?:(?:and|und|et?|y|en|i|и) )?(?:${ASIDES}))?$`, 'u');
/** Code units. In a longer title, such a word says little. */
const LONGEST = 60;

/** Whether a title is one of what accompanies items, in whatever form. */
export function isAside(title: string): boolean {
  return title.length <= LONGEST && ASIDE.test(canonicalTitle(title));
}
