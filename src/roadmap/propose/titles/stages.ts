import { canonicalTitle } from '../../read/sections.ts';

/** Whole titles of what comes later, or perhaps. The English “Later” is known to the reader. */
const WHENEVER =
  'thinking about(?: it)?|(?:under )?consider(?:ing|ation)|maybe(?: later)?|some ?day(?: maybe)?|one day|not now|icebox|parking lot|später|(?:vielleicht )?irgendwann|plus tard|un jour(?: peut être)?|más (?:adelante|tarde)|algún día|quizás?|mais tarde|um dia|talvez|più (?:tardi|avanti)|un giorno|forse|ooit|misschien(?: later)?|później|kiedyś|позже|когда нибудь|возможно|以后|いつか|検討中|나중에|언젠가';
/** Whole titles of columns of a board: how far the work is, or when it is done. */
const STAGES =
  'inbox|triage|selected|queued?|now|next|later|soon|doing|started|ongoing|wip|backlog|to ?do|planned|upcoming|up next|next up|(?:code )?review|testing|qa|blocked|waiting|on hold|paused|working on(?: it)?|in (?:progress|review|testing)|(?:in|en|em|w) (?:arbeit|prüfung|cours|revue|curso|revisión|andamento|revisão|corso|revisione|toku|recenzji)|geplant|à faire|por hacer|a fazer|da fare|do zrobienia|blo(?:ckiert|quée?|quead[oa]|ccat[oi])s?|в работе|待办|(?:进行|评审|進行)中';
const [LATER, COLUMN] = [WHENEVER, `${STAGES}|${WHENEVER}`].map((titles) => new RegExp(`^(?:${titles})$`, 'u'));

/** Whether a title is that of what comes later, or perhaps. */
export function isWhenever(title: string): boolean {
  return LATER?.test(canonicalTitle(title)) === true;
}

/** Whether a title is that of a column of a board, whose cards are open. */
export function isColumn(title: string): boolean {
  return COLUMN?.test(canonicalTitle(title)) === true;
}
