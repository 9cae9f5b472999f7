import { forIssue, type TextOrigin } from './for-issue.ts';

/** The most characters of the footnotes of an issue. */
const MAX_FOOTNOTES = 4_000;

/**
 * The definitions of the footnotes that a text names and does not define itself, as an issue shows them, with those that they name.
 * @param footnotes the Markdown of the file's definitions, by their identifiers
 */
export function footnotesFor(text: string, footnotes: ReadonlyMap<string, string>, origin: TextOrigin): string[] {
  if (footnotes.size === 0) return [];
  const defined = new Set([...text.matchAll(/^ *\[\^([^\]\s]{1,99})\]:/gm)].map(([, label = '']) => label.toLowerCase()));
  const labels = new Set(footnotesNamed(text));
  const used: string[] = [];
  // A set that grows is gone through to its end: footnotes name others.
  for (const label of labels) {
    const markdown = defined.has(label) ? undefined : footnotes.get(label);
    if (markdown === undefined) continue;
    used.push(markdown);
    for (const more of footnotesNamed(markdown)) labels.add(more);
  }
  const shown = used.map((markdown) => forIssue(markdown, origin).trim());
  return shown.join('\n').length > MAX_FOOTNOTES ? [] : shown;
}

function footnotesNamed(text: string): string[] {
  return [...text.matchAll(/\[\^([^\]\s]{1,99})\]/g)].map(([, label = '']) => label.toLowerCase());
}

/** A definition of a footnote, with the indented lines below it. */
export const FOOTNOTE = /^\[\^[^\]\s]{1,99}\]:.*(?:\n[ \t]*\S.*)*(?:\n(?:[ \t]*\n)*(?: {2}|\t)[ \t]*\S.*)*/gm;

/** Some definitions, by their labels. */
export function footnotesByLabel(definitions: readonly string[]): ReadonlyMap<string, string> {
  return new Map(definitions.map((markdown) => [/^\[\^([^\]]*)\]/.exec(markdown)?.[1]?.toLowerCase() ?? '', markdown] as const));
}
