/** Which lines of a text are code between fences, with the fences. What is indented counts, too, because a list may hold it. */
export function fencedLines(lines: readonly string[]): boolean[] {
  let fence: string | null = null;
  return lines.map((line) => {
    const isInside = fence !== null;
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === null ? mark.slice(0, 3) : mark.startsWith(fence) ? null : fence;
    return isInside || mark !== undefined;
  });
}
