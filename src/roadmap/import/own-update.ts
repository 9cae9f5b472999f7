import { canonicalTitle } from '../read/sections.ts';
import type { ImportedBlock } from './markdown.ts';

/** The line of numbers with which an update of this action begins. */
const NUMBERS = /^(?:(?:on track|at risk|late): )?\d+ blockers?(?: \([^()]*\))?, \d+ bugs?(?: \([^()]*\))?, \d+ features?\b/i;
/** Its other sentences that are counted anew for each update. */
const COUNTED =
  /^(?:nothing changed since |(?:on track|at risk|late): \d+ days? to |no blockers are open\b|“[^”]*” \([^()]*\) has passed; \w+ |the release (?:is planned for today|was planned for [^;]*); \w+ )/i;
const BLOCKERS = /^there (?:is one issue|are [\w-]+ issues) left to sort out\b.*:$/i;

/**
 * What an update of this action counted is kept as a comment, because the next update counts it anew: the line of numbers, the sentences
 * on dates and blockers with their list, and the section of what needs attention. The author's words above them go under *Note*, from which the
 * next update takes them. Other texts stay as they are.
 */
export function withoutCounted(blocks: readonly ImportedBlock[]): readonly ImportedBlock[] {
  const end = blocks.findIndex(({ type }) => type === 'heading');
  const top = end === -1 ? blocks.length : end;
  if (!blocks.slice(0, top).some((block) => NUMBERS.test(sentenceOf(block)))) return blocks;
  let isCounted = false;
  const counted = blocks.map((block, at) => {
    if (block.type === 'heading') isCounted = block.level > 2 ? isCounted : isComputedTitle(block.text);
    else if (at < top) isCounted = block.type === 'entry' ? isCounted : BLOCKERS.test(sentenceOf(block));
    return isCounted || (at < top && (NUMBERS.test(sentenceOf(block)) || COUNTED.test(sentenceOf(block))));
  });
  // The author's own words stand between the line of numbers and the next counted sentence.
  const first = counted.indexOf(true);
  const next = counted.findIndex((is, at) => is && at > first && counted[at - 1] !== true);
  const isNote = (at: number) => at > first && at < top && (next === -1 || at < next) && counted[at] !== true;
  const part = (is: (at: number) => boolean) => blocks.filter((_, at) => counted[at] !== true && is(at));
  const note = part(isNote);
  const lines = blocks.flatMap((block, at) => (counted[at] === true ? countedLines(block) : []));
  const heading: readonly ImportedBlock[] = note.length === 0 ? [] : [{ type: 'heading', level: 2, text: 'Note' }];
  return [{ type: 'comment', lines }, ...part((at) => at < top && !isNote(at)), ...heading, ...note, ...part((at) => at >= top)];
}

function isComputedTitle(title: string): boolean {
  const name = canonicalTitle(title);
  return name === 'needs attention' || name.startsWith('changes since ');
}

function sentenceOf(block: ImportedBlock): string {
  return block.type === 'prose' ? block.lines.join(' ') : '';
}

/** The words of a block, one line for each. */
function countedLines(block: ImportedBlock): string[] {
  switch (block.type) {
    case 'entry':
      return [`* ${block.text}`, ...block.blocks.flatMap(countedLines).map((line) => `  ${line}`)];
    case 'field':
      return [`${block.label} ${block.value}`.trim()];
    case 'quote':
      return block.paragraphs.map((text) => `> ${text}`);
    case 'heading':
      return [`= ${block.text} =`];
    case 'rule':
      return ['---'];
    case 'prose':
    case 'comment':
      return [...block.lines];
  }
}
