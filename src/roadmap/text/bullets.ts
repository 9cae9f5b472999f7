const BULLET = /^(?<lead>[ \t]*)(?<bullet>[-*+])(?=[ \t]+\S)/;

/** A line across the page is no bullet. */
const BREAK = /^[ \t]*([-*+])(?:[ \t]*\1){2,}[ \t]*$/;

/** Text with the bullets that another text has, if that has only one kind: next to another kind, a bullet begins a list of its own. */
export function withBulletsLike(text: string, present: string): string {
  const kinds = new Set(linesWithBullets(present).flatMap(({ line }) => BULLET.exec(line)?.groups?.['bullet'] ?? []));
  const [kind] = kinds;
  if (kind === undefined || kinds.size > 1) return text;
  const lines = text.split('\n');
  for (const { line, at } of linesWithBullets(text)) lines[at] = line.replace(BULLET, (_, lead: string) => lead + kind);
  return lines.join('\n');
}

/** The lines with bullets, outside of fenced code. */
function linesWithBullets(text: string): Array<{ readonly line: string; readonly at: number }> {
  let fence: string | null = null;
  return text.split('\n').flatMap((line, at) => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === null ? mark.slice(0, 3) : mark.startsWith(fence) ? null : fence;
    return fence === null && mark === undefined && BULLET.test(line) && !BREAK.test(line) ? [{ line, at }] : [];
  });
}
