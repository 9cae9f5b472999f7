import type { Span } from '../../model/span.ts';

/** The @ of a possible mention. GitHub finds none behind a letter or a digit, as in an address of mail. */
const MENTION = /(?<![A-Za-z0-9])@(?=[A-Za-z0-9])/g;

/** The start of a web address up to an @ in its path, as in `https://example.org/@name`: there it mentions nobody, and a mark would break the link. */
const IN_ADDRESS = /(?:^|[\s(<"'])https?:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?\/[^\s<>()[\]|\\"'`*_~]*$/;

/** The most characters of an address before an @. */
const LONGEST_START = 500;

/**
 * Text that mentions nobody and contains no marker. An invisible zero-width space after each `@` prevents mentions.
 * @param code where the text is code, in order: nobody is mentioned there, and what people copy has to stay as it is
 */
export function neutral(text: string, code: readonly Span[] = []): string {
  let next = 0;
  const calm = text.replace(MENTION, (at, offset: number) => {
    while ((code[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next += 1;
    if ((code[next]?.start ?? Number.POSITIVE_INFINITY) <= offset) return at;
    return IN_ADDRESS.test(text.slice(Math.max(0, offset - LONGEST_START), offset)) ? at : `${at}\u200b`;
  });
  return withoutMarkers(calm);
}

/** Text that contains no marker of this action. */
export function withoutMarkers(text: string): string {
  return text.replace(/<!--(?=\s*roadmap-sync:)/g, '<\u200b!--');
}
