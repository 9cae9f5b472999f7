/** GitHub refuses longer titles. */
const MAX_TITLE = 256;

/** Stands at the end of a title that was cut. */
const CUT_SIGN = '…';

/** An item's title as an issue's: plain text of at most 256 characters. */
export function issueTitle(title: string): string {
  const characters = [...title];
  if (characters.length <= MAX_TITLE) return title;
  return `${characters
    .slice(0, MAX_TITLE - 1)
    .join('')
    .trimEnd()}${CUT_SIGN}`;
}

/** A title that an issue's cannot hold. */
export function isLongTitle(title: string): boolean {
  return issueTitle(title) !== title;
}

/**
 * The whole title that a new title on GitHub means. Where the former one was cut there, people change words of its start, and what they could not see stays.
 * @param before the issue's former title @param whole the item's title
 */
export function meantTitle(now: string, before: string, whole: string): string {
  const start = before.endsWith(CUT_SIGN) ? before.slice(0, -CUT_SIGN.length) : whole;
  const isCut = now.endsWith(CUT_SIGN) && start.length < whole.length && whole.startsWith(start);
  return isCut ? now.slice(0, -CUT_SIGN.length) + whole.slice(start.length) : now;
}
