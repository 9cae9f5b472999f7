import { withoutEmoji } from '../text/text.ts';

const TROUBLE = 'issues|problems|errors|defects|bugs';
/** Names of bugs. Issues and problems are bugs only if they are known. */
const NAMES = [
  `bugs|defects|bug[ -]?(?:fixes|list|backlog|queue)|known (?:${TROUBLE})|(?:${TROUBLE}) (?:that )?(?:we|you) know`,
  'fehler|bekannte probleme|(?:bogues|bugs|problèmes) connus|bogues|(?:errores|fallos|problemas) conocidos|(?:erros|problemas) conhecidos',
  'difetti|problemi noti|bekende (?:problemen|fouten)|(?:znane )?błędy|kända (?:fel|problem)|(?:známé )?chyby',
  '(?<=^|[ыи]е )(?:ошибки|баги)|известные проблемы|已知(?:问题|缺陷)|缺陷|(?:既知の)?(?:不具合|バグ)|既知の問題|버그|알려진 문제',
].join('|');
/** Names that also belong to statistics, geology and the like. What is known, or came with a version, is a bug. */
const FAULTS = 'faults|glitches|regressions';
/** Words before the names by which a title is about something else: what is done about bugs, their lack, those that are gone, or other things, too. */
const OTHERWISE = [
  'no|not|zero|fewer|less|better|nicer|never|without|to|from|keine?|weniger|about|how|who|(?:report|submitt|fix|clos|track|handl|find|prevent|avoid|squash)ing',
  '(?:auto-?)?(?:fix|close|find|finds|detect|prevent|avoid|show|hide|report|file|track|triage|squash|import|export|sync|link|vote|handle|reduce)',
  'closed|fixed|resolved|former|old|past|and|or|und|oder|et|ou|y|o|e|и|или',
].join('|');
/** What tells more of the same bugs. Another noun would be what is meant: “Known bugs policy”. */
const BEHIND =
  'we|you|that|which|to (?:be )?(?:fix|fixed|resolve|resolved|solve|solved|squash|address|look at|do)|in|of|for|from|with|on|at|by|since|before|not|found|mit|für|dans|pour|de|en|para|em|в|на';

/** A title whose head is one of the names, with at most three words before it. */
const BUGS = new RegExp(
  `^(?:(?!(?:${OTHERWISE}) )[\\p{L}\\p{N}.'’-]+ ){0,3}?(?:${NAMES}|(?<=(?:known|open|reported|critical) )(?:${FAULTS})|(?:${FAULTS})(?= since | (?:in|from|of) (?:version )?v?\\d))(?:[^\\p{L}\\p{N}_/&+,、-]*$| ?[:(（[]| [–—-] | (?:${BEHIND})(?!\\p{L}))|^(?:what(?:['’]s| is) )?broken$`,
  'iu',
);

/** Code units. In a longer title, which is a sentence, a word says little. */
const LONGEST = 80;

/** Whether a title is plainly about bugs, in whatever phrase: “Bugs we know of”, “Critical defects in 2.0”, and not “Bugs and ideas”. */
export function namesBugs(title: string): boolean {
  if (title.length > LONGEST) return false;
  const words = withoutEmoji(title.normalize('NFC')).replace(/^\P{L}+/u, '');
  return BUGS.test(words.replace(/\s+/g, ' ').trim());
}
