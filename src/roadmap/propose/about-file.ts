// A heading such as “Adding a new roadmap item” has words of plans, but is about the file itself, or about how people take part in it.

const ANY_OF = '(?:(?:an?|any|the|this|that|these|our|your|my|more|new|next|own|other|missing|roadmap|backlog|feature|community|public) )*';
/** The file by its names. Only “this” makes a word such as “page” the file's name, because a product may have pages. */
const FILE = '(?:(?:this|the|our) (?:[\\p{L}-]+ )?(?:road ?map|backlog|wish ?list|to-?do list)|this (?:document|doc|file|page|list|plan)|road ?map)';
const ENTRY = `${ANY_OF}(?:items?|entry|entries)`;
const WISH = `${ANY_OF}(?:features?|ideas?|items?|entry|entries|improvements?|enhancements?|changes?|suggestions?|requests?|proposals?|feedback|thoughts?|wish(?:es)?|topics?|bugs?|issues?|problems?|prs?|pull requests?)`;
const PLACE = `(?: (?:to|for|on|in|from|via|of|about) (?:${FILE}|us|it|here|github))?`;

/** What is done to the file, by verbs that would begin a task if they were no gerunds. */
const UPKEEP =
  '(?:reading|using|updating|maintaining|editing|changing|reviewing|managing|extending|sharing|prioriti[sz]ing|understanding|following|influencing|adding|removing|moving|keeping|shaping|working|adding to|proposing|suggesting|submitting|requesting|commenting)';
const ASK =
  '(?:propos(?:e|ing)|suggest(?:ing)?|request(?:ing)?|submit(?:ting)?|shar(?:e|ing)|send(?:ing)?|pitch(?:ing)?|report(?:ing)?|rais(?:e|ing)|nominat(?:e|ing)|discuss(?:ing)?|vot(?:e|ing) (?:for|on))';
const HELP =
  '(?:help(?:ing)?|contribut\\w*|participat\\w*|collaborat\\w*|join(?:ing)?|tak(?:e|ing) part|get involved|pitch in|work on|sponsor|share|suggest|propose)';

const WELCOME = '(?:feedback|suggestions|contributions|contributors|ideas|feature requests|prs?|pull requests?|help|volunteers|sponsors|testers|maintainers)';

/** Who takes part, as the last word of a title: “Our sponsors” is a list of people, “Sponsors page” a thing. */
const PEOPLE =
  "(?:contributors|maintainers|authors|sponsors|backers|team(?: members)?|credits|acknowledge?ments|thanks|mitwirkende|autoren|sponsoren|danksagung(?:en)?|contributeurs|auteurs|remerciements|(?:l['’])?équipe|colaborador[ea]s|autor[ea]s|agradecimi?entos|equip[oe]|patrocinadores|авторы|благодарности|(?:贡献|维护|作|赞助)者|致谢|鸣谢|謝辞|貢献者)";
const WHOSE = '(?:(?:the|our|all|current|former|past|core|main|lead|project|special|many|unsere|les|nos|los|nuestr[oa]s|nossos|наши) )*';
/** What only a list of people says behind its title, in parentheses. The last one is off already. */
const AT_TIME = '(?:(?:at|as of) (?:the )?(?:time|moment|date)|as of|currently|in .{1,20} order|past and|zum zeitpunkt|à ce jour)';

/** Whole titles, without marks at their ends. */
const ABOUT_FILE: readonly RegExp[] = [
  `${WHOSE}${PEOPLE}(?:,? (?:and|&|und|et|y|e|и) ${WHOSE}(?:${PEOPLE}|reviewers|supporters|owners))?(?: of (?:the|this) (?:project|document|roadmap))?(?: ?[(（].+)?`,
  `(?:[\\p{L}\\p{N}.-]+ ){1,2}${PEOPLE} ?[(（]${AT_TIME}.*|thanks to .+`,
  `about ${FILE}`,
  '(?:(?:the|this|our) )?(?:road ?map|backlog) (?:legend|process|principles?|key|format|template|conventions?|guidelines?|rules?|policy|faq|maintenance|structure|reviews?)',
  `${ANY_OF}(?:items?|entry|feature requests?|proposals?) (?:template|format|conventions?|guidelines?|process|policy)|template for ${WISH}`,
  '(?:priority|status) (?:legend|key)|last updated',
  `${UPKEEP}(?: [\\p{L}&,/-]+){0,5}? ${FILE}(?: up to date| current| alive)?`,
  `(?:add to|influence|shape|vote on|comment on|discuss|follow) ${FILE}`,
  `${UPKEEP} ${ENTRY}${PLACE}`,
  `(?:updates?|changes|edits|additions|contributions|feedback) (?:to|of|on|for) ${FILE}`,
  `(?:update|edit|maintain|read|use|extend|improve|change) this (?:road ?map|document|doc|file|page|list|plan)`,
  `add(?:ing)? your (?:own )?${WISH}${PLACE}`,
  `add (?:${WISH}|something|yourself) (?:to|on) ${FILE}`,
  `(?:open|fil|creat)(?:e|ing)? (?:an?|your) ${ANY_OF}(?:issues?|tickets?|discussions?|feature requests?|prs?|pull requests?)`,
  `(?:claim|pick|tak|start|work)(?:e|ing)?(?: up| on| work on)? (?:an?|the|your) ${ANY_OF}(?:items?|entry|tasks?|issues?)`,
  `${ASK} ${WISH}(?:,? (?:and|or|&) (?:${ASK} )?${WISH})?${PLACE}`,
  `(?:do you |if you |you )?(?:want|wish|like|love|interested|looking|willing|keen|ready|would like|would you like|eager|wanna)(?: to| in)? ${HELP}(?: .{0,40})?`,
  `(?:can|could|will) you help(?: .{0,30})?|how (?:can|could|may|do) (?:i|you|we|people|anyone) .{1,50}`,
  '(?:get|getting|becoming|stay) (?:involved|in touch|engaged)(?: .{0,40})?',
  '(?:becom(?:e|ing)) an? (?:sponsor|contributor|maintainer|backer|tester|member)',
  'tak(?:e|ing) part(?: .{0,30})?|join(?:ing)? (?:us|in|the (?:discussion|conversation|community|effort|team))',
  `help(?:ing)? (?:us|out|is|wanted|needed|welcome)(?: .{0,30})?|(?:ways|call|calls) (?:to|for) (?:${HELP}|feedback|help|ideas)(?: .{0,30})?`,
  '(?:let us know|tell us|talk to us|reach out)(?: .{0,30})?|contact(?: us)?',
  'your (?:ideas?|wishes|feedback|suggestions?|input|feature requests?|voice|turn)',
  `${WELCOME}(?:(?:,| and| &) ${WELCOME})*(?: (?:are|is))? (?:(?:always|very) )?(?:wanted|welcome|needed)`,
  `(?:we (?:are|['’]re) )?looking for ${WELCOME}|we (?:need|want) you(?:r .{1,20})?`,
  '(?:sponsor|support) us|support(?:ing)? (?:the|this|our) project|donate',
  '(?:hast|habt|haben) (?:du|ihr|sie) .{1,50}|mithelfen|mach(?:t|en sie)? mit|(?:ideen?|vorschl(?:ag|äge)|wünsche?) (?:einreichen|vorschlagen|machen)',
  '(?:proposer|suggérer|soumettre) (?:une?|des|vos|votre) .{1,40}|participer|envie d.aider',
  '(?:proponer|sugerir|propor|enviar) (?:una?|uma?|tus?|suas?|nuev[oa]s?|nov[oa]s?)(?: .{1,40})?|participar|colaborar|quieres ayudar|quer ajudar',
  'предложить (?:идею|функцию|улучшение)|хотите помочь|как помочь',
].map((source) => new RegExp(`^(?:${source})$`, 'iu'));

/** What asks the reader: “Got an idea?”. Other questions are wishes of which nobody is sure yet. */
const ASKS_READER =
  /^(?:(?:have|got|missing|any|do you|are you|need) .{0,40}\b(?:ideas?|suggestions?|something|anything|questions?|feedback|requests?|features?|help)\b.{0,30}|(?:is )?(?:something|anything|your .{1,30}) (?:is )?(?:missing|not (?:here|listed))|(?:don['’]?t|can['’]?t|cannot) (?:see|find) (?:your|what|it|something).{0,40}|questions|ideas|feedback|suggestions|missing something)\?$/iu;

/** Code units. A longer title is one of a thing. */
const LONGEST = 80;
const MARKS = '[\\p{P}\\p{S}\\p{M}\\s]';
const AROUND = new RegExp(`^(?:${MARKS}|\\d+(?:\\.\\d+)*[.):]?\\s)+|(?:(?!\\?)${MARKS})+$`, 'gu');

/** A title of a thing without the word at its start for people who use it, as in “Contributors page redesign”. */
export function withoutUsers(title: string): string {
  return title.replace(/^(?:contributors?|maintainers?|credits?|team|owners)\s+(?=\p{L})/iu, '');
}

/** Whether a title is about the file itself, or about how people take part, and not about a thing that is planned. */
export function isAboutFile(whole: string): boolean {
  if (whole.length > LONGEST) return false;
  const title = whole.replace(AROUND, '').replace(/\s+/g, ' ');
  const said = title.replace(/[?\s]+$/, '');
  return ASKS_READER.test(title) || ABOUT_FILE.some((pattern) => pattern.test(said));
}
