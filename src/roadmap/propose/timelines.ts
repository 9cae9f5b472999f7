import type { List } from 'mdast';
import { isTimeline, isTimelineTitle } from '../read/sections.ts';
import { plainText } from '../text/text.ts';
import { isDate, labelAndDate } from '../timeline/label-and-date.ts';
import { isDatedLabel } from '../timeline/schedule-words.ts';
import type { FileFacts } from './facts.ts';
import type { OutlineNode } from './outline.ts';

/** Titles of schedules. Their dates count whatever they are called. */
const SCHEDULE = /\b(?:schedule|time ?(?:line|table)|calendar|milestones|(?:key|important|release) dates|deadlines|release plan|freeze dates)\b/i;

/** Whether most entries of a section's lists are dates of a release, so that the section is a timeline and not one of items. */
export function isProposedTimeline({ blocks, section }: OutlineNode, { outline }: FileFacts): boolean {
  if (section !== null && isTimeline(section, outline.roadmap.sections)) return false;
  const title = section?.heading.title ?? '';
  const entries = blocks
    .filter((block): block is List => block.type === 'list')
    .flatMap((list) => list.children)
    .map((item) =>
      plainText(item.children[0] ?? item)
        .slice(0, LONGEST_ENTRY)
        .replace(/\s*(?:<|←|\().{0,6}\bwe are here\b.*$/i, ''),
    );
  const dated = entries.map(labelAndDate).filter((parts) => parts !== null && isDate(parts.date));
  if (dated.length < 2 || dated.length * 5 < entries.length * 3) return false;
  const named = dated.filter((parts) => parts !== null && isDatedLabel(parts.label));
  return named.length * 2 >= dated.length || (SCHEDULE.test(title) && !isTimelineTitle(title));
}

/** Characters. A longer entry is no date. */
const LONGEST_ENTRY = 300;
