import { isClosedRole } from '../../model/roadmap.ts';
import { canonicalTitle, knownTitle } from '../read/sections.ts';
import { DONE, DROPPED, statedWord } from '../release/finished-subject.ts';
import { isNotDone, LONGEST_TITLE, MEANS_DONE } from '../release/stage.ts';
import { saysNoAlone } from '../text/words.ts';
import { saysRefused } from './titles/refusals.ts';
import { isWhenever } from './titles/stages.ts';

export type GuessedRole = 'open' | 'external' | 'later' | 'done' | 'resolved' | 'dropped';

// These guesses may be wrong, because a maintainer sees the proposal and keeps or changes it. The reader itself must not guess.
/** What is told once: the next update tells what was resolved after it. */
const SINCE_UPDATE =
  /\b(?:resolved|fixed|closed|completed|done)\b[^.]*\bsince\b[^.]*\b(?:update|mail|report|status|time|week|month)\b|\b(?:resolved|fixed|closed) (?:this|last) (?:week|month|time)\b/iu;
/** What is not done now, but perhaps in another release: `Won't be fixed in 4.3`, `to be fixed in a later release`. */
const DEFERRED =
  /\b(?:won['’]?t|will not|not|dropped|removed|rejected)\b[^.]{0,30}\b(?:for|in|from|before|by) (?:this release|the release|[^\s]{0,12} ?v?\d+\.\d)|\b(?:for|in|to|until) (?:an?|the|some) (?:later|future|next|following) (?:release|version|cycle)\b|\b(?:deferred|postponed) (?:to|until|till|for|beyond|from|blockers?|bugs?|issues?|items?|features?)\b/iu;
const NEVER =
  /\b(?:goals?|contribut\w*|legend|how (?:to|we|it)|introduction|intro|overview|about|vision|mission|principles?|background|context|summary|changelog|history|acceptance|criteria|success|metrics?|risks?|references?|resources?|links|see also|contents|toc|notes?|schedule|timeline|philosophy|motivation|licen[cs]e|credits?|thanks|process|procedure|purpose|practices?|strategy|assumptions?|dependencies|constraints?|audience|definitions?|maturity|audit|recap|feedback|involved|glossary|faq|disclaimer|versioning|out of scope|not included|included|scope|checklist|matrix|decisions?|review|analysis|findings|estimates?|effort)\b/iu;

/** Titles that ask or explain. */
const QUESTION =
  /^(?:what(?!(?:['’]s| is)(?: still)? (?:left|missing|open|next|planned|remaining|to do)\b)|where|who|why|when|how|using|sharing|reporting)\b|\?$/iu;
/** Words that make a title such as “Goals for 2.0” one of plans. */
const PLAN = /\b(?:term|through|until|next|upcoming|planned|roadmap|milestones?|phase|soon|later|q[1-4]|20\d\d|v?\d+\.\d+)\b/iu;

/** The role that a section's title suggests. */
function guessRole(title: string): GuessedRole | 'never' {
  const known = knownTitle(title);
  if (known.role === 'never') return 'never';
  if (isClosedRole(known.role)) return known.role;
  if (known.external === true) return 'external';
  if (known.release !== undefined || isWhenever(title)) return 'later';
  if (known.role === 'open') return 'open';
  if (SINCE_UPDATE.test(title)) return 'resolved';
  if (DEFERRED.test(title)) return 'later';
  if (statedWord(title, DROPPED) !== null || saysNoAlone(canonicalTitle(title)) || saysRefused(title)) return 'dropped';
  if (statedWord(title, DONE) !== null) {
    if (MEANS_DONE.test(title)) return 'never';
    if (!isNotDone(title)) return 'done';
  }
  if (QUESTION.test(title.trim())) return 'never';
  return NEVER.test(title) && !PLAN.test(title) ? 'never' : 'open';
}

/** Titles of what nobody plans. */
const NOT_MEANT =
  /\bnon-?goals?\b|\bout of scope\b|\bnot (?:included|in scope)\b|\bwon['’]?t do\b|nicht-ziele|hors p[ée]rim[èe]tre|fora do escopo|не цели|やらないこと|范围外|不做|비대상/iu;

/** The state that a section's title tells: as `guessRole`, but `never` only where that is known. */
export function guessState(whole: string): GuessedRole | 'never' {
  const title = whole.slice(0, LONGEST_TITLE);
  const known = knownTitle(title);
  // “Later: dreams” is a title with a subtitle.
  const [name = title] = title.split(/\s+[-–—|]\s+|[:：]/u);
  const role = name === title || knownTitle(name).role === 'none' ? guessRole(title) : guessRole(name);
  if (NOT_MEANT.test(title) && known.role !== 'dropped') return 'never';
  return role === 'never' && known.role !== 'never' ? 'open' : role;
}

/** Whether a section's tables only count, explain or rank items that are elsewhere in the file. */
export function isRepetition(title: string): boolean {
  return /\b(?:legend|progress|tracking|priorit(?:y|ies)|maturity|comparison|changelog|history)\b|优先级|成熟度|对比/iu.test(title);
}
