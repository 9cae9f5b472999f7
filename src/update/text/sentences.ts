import type { Blocker, Count, ForecastInWords, Remark, Update } from '../model.ts';

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const;

function numberWord(number: number): string {
  return NUMBERS[number] ?? String(number);
}

/** The sentence above the list of blockers. If there are none, it replaces the list. */
export function blockersSentence({ blockers, numbers: { partial, doubts } }: Update): string {
  const among = partial ? ', of the items that are tracked' : '';
  if (blockers.length === 0 && doubts > 0)
    return `No blockers are counted${among}, but ${doubts === 1 ? 'one line of the roadmap may name one' : `${numberWord(doubts)} lines of the roadmap may name some`}.`;
  if (blockers.length === 0) return `No blockers are open${among}.`;
  if (blockers.length === 1) return `There is one issue left to sort out${among}:`;
  return `There are ${numberWord(blockers.length)} issues left to sort out${among}:`;
}

/**
 * `At risk: 4 blockers (−2), 9 bugs (+1 −3), 2 features; 12 days to First RC; oldest blocker 5 weeks`. Null if there is nothing to
 * count. @param text writes an author's words
 */
export function numbersLine({ numbers, forecast, unchangedSince }: Update, text: (words: string) => string): string | null {
  const { health, blockers, bugs, features, next, oldestBlocker } = numbers;
  const counts = [countWithMoves(blockers, 'blocker'), countWithMoves(bugs, 'bug'), countWithMoves(features, 'feature')];
  const isEmpty = [blockers, bugs, features].every(({ open, since }) => open === 0 && (since === null || since.gone === 0));
  const parts = [
    ...(isEmpty && next === null && health === null ? [] : [counts.join(', ')]),
    ...(next === null ? [] : [next.days === 0 ? `${text(next.label)} is today` : `${amountOf(next.days, 'day')} to ${text(next.label)}`]),
    ...(oldestBlocker === null || oldestBlocker === 0 ? [] : [`oldest blocker ${age(oldestBlocker)}`]),
  ];
  const line = parts.length === 0 ? [] : [`${health === null ? '' : `${health.charAt(0).toUpperCase()}${health.slice(1)}: `}${parts.join('; ')}.`];
  const nothing = unchangedSince === null ? [] : [`Nothing changed since ${unchangedSince}.`];
  const ahead = forecast === null ? [] : [forecastSentence(forecast, blockers.open)];
  const sentences = [...line, ...ahead, ...nothing];
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** `At the pace of the last six weeks (6 blockers on 1 May 2026, 2 today), blockers reach 0 around 3 July 2026.` */
function forecastSentence({ from, to, weeks, since, blockers }: ForecastInWords, open: number): string {
  const when = from === to ? `around ${from}` : `between ${from} and ${to}`;
  return `At the pace of the last ${numberWord(weeks)} weeks (${amountOf(blockers, 'blocker')} on ${since}, ${open} today), blockers reach 0 ${when}.`;
}

function countWithMoves({ open, since }: Count, what: string): string {
  const moves = since === null ? [] : [...(since.added > 0 ? [`+${since.added}`] : []), ...(since.gone > 0 ? [`−${since.gone}`] : [])];
  return `${amountOf(open, what)}${moves.length === 0 ? '' : ` (${moves.join(' ')})`}`;
}

function amountOf(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function age(days: number): string {
  return days < 14 ? amountOf(days, 'day') : amountOf(Math.floor(days / 7), 'week');
}

/** One sentence for each date that was reached although items are open. @param text writes an author's words */
export function overdueSentences({ overdue }: Update, text: (words: string) => string): string[] {
  return overdue.map(({ what, label, date, isToday, open }) => {
    const are = `${numberWord(open)} ${what === 'freeze' ? (open === 1 ? 'feature is still' : 'features are still') : open === 1 ? 'issue is' : 'issues are'} open`;
    if (what === 'freeze') return `“${text(label)}” (${date}) has passed; ${are}.`;
    return `The release ${isToday ? 'is planned for today' : `was planned for ${date}`}; ${are}.`;
  });
}

export const ATTENTION = 'Needs attention';

export function changesTitle(since: string): string {
  return `Changes since ${since}`;
}

/** The fields that follow a blocker's title; empty ones are left out. A doubt is told in words: among blockers, `priority: blocker (?)` would read as a slip. */
export function blockerFields({ owner, status, doubt }: Blocker): Array<readonly [key: string, value: string]> {
  // `blocker (?)` says nothing more than that somebody doubts it.
  const priority = /^\p{L}+[^\p{L}\p{N}]*\?[^\p{L}\p{N}]*$/u.test(doubt) ? (['blocker', 'not certain'] as const) : (['priority', doubt] as const);
  const fields = [['owner', owner ?? 'nobody'] as const, ['status', status] as const, priority];
  return fields.filter(([, value]) => value !== '');
}

/** How one form of the update (Markdown or mail) writes a text, an issue, and the arrow between an old and a new value. */
interface RemarkForm {
  readonly text: (text: string) => string;
  readonly link: (issue: number) => string;
  readonly arrow: string;
}

/** `Slipped: Release (#4), Q3 -> Q4`, on one line. */
export function remarkSentence(remark: Remark, { text, link, arrow }: RemarkForm): string {
  if (remark.says === 'Reached' || remark.says === 'New date') return `${remark.says}: ${text(remark.title)}, ${text(remark.on)}`;
  if (remark.says === 'Released') return `${text(remark.title)} was released on ${remark.on}.`;
  const { says, from, to, detail } = sentenceParts(remark);
  const changed = to === '' ? '' : `${from === '' ? '' : `, ${text(from)}`} ${arrow} ${text(to)}`;
  return `${says}: ${text(remark.title)}${remark.issue === null ? '' : link(remark.issue)}${changed}${detail === '' ? '' : `: ${text(detail)}`}`;
}

/** A remark's first words, its old and its new value, and the detail after the colon. A part that it does not have is empty. */
function sentenceParts(remark: Remark): { readonly says: string; readonly from: string; readonly to: string; readonly detail: string } {
  const said = { says: remark.says, from: '', to: '', detail: '' };
  switch (remark.says) {
    case 'Resolved':
    case 'Dropped':
      return { ...said, detail: remark.resolution ?? '' };
    // The new title is in the remark already.
    case 'Renamed':
      return { ...said, detail: `was “${remark.from}”` };
    case 'Slipped':
    case 'Pulled in':
    case 'Brought back':
    case 'Raised':
    case 'Lowered':
    case 'Owner':
    case 'Prognosis':
    case 'Status':
      return { ...said, from: remark.from, to: remark.to };
    case 'Status unchanged':
      return { ...said, says: `${remark.says} for ${numberWord(remark.updates)} updates`, detail: remark.status };
    default:
      return said;
  }
}
