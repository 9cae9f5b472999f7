import { readDate } from '../text/dates.ts';

/** Words of what has happened or is to happen to a release. They are old once it is finished. */
const EVENT =
  /\b(?:reached|passed|over|begun|began|begins|starts?|started|ends?|ended|closed|closing|closes|frozen|freezing|freezes|slips|slipped|delayed|postponed|released|tagged|shipped|branched|cut|imminent|out|today|tomorrow|(?:now|soon|almost|nearly|still|is|are|has|have|in) \p{L}+|(?:days?|weeks?) (?:left|to go)|(?:rc|beta|alpha|week|update|milestone)[ .#-]?\d+|first rc|going gold)\b/iu;

/** Whether a part of a title tells news of a release, such as `freeze reached`, or is a date. */
export function isNews(text: string): boolean {
  return EVENT.test(text) || readDate(text.replace(/^[\s(]+|[\s)]+$/g, '')) !== null;
}
