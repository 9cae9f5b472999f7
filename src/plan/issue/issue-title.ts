/** GitHub refuses longer titles. */
const MAX_TITLE = 256;

/** An item's title as an issue's: plain text of at most 256 characters. */
export function issueTitle(title: string): string {
  const characters = [...title];
  if (characters.length <= MAX_TITLE) return title;
  return `${characters
    .slice(0, MAX_TITLE - 1)
    .join('')
    .trimEnd()}…`;
}

/** A title that an issue's cannot hold. */
export function isLongTitle(title: string): boolean {
  return issueTitle(title) !== title;
}
