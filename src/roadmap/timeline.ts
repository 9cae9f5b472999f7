import type { List, Root } from 'mdast';
import type { LastUpdated, Problem, Section, TimelineEntry } from '../model.ts';
import { readDate } from './dates.ts';
import { type Lines, lineAt, lineStart, lineText } from './lines.ts';
import { spanOf } from './markdown.ts';
import { isTimelineTitle } from './sections.ts';
import { plainText } from './text.ts';

/** `WE ARE HERE` with the arrow, brackets and emphasis people put around it. */
const HERE = /[\s<>=\-–—←⟵⇐→(*_[]*we are here[\s<>=\-–—←⟵⇐→)*_\]!.]*/i;

/** The dates in one list of a timeline section. */
export function readTimelineList(list: List, lines: Lines, problem: (problem: Problem) => void): TimelineEntry[] {
  return list.children.flatMap((node) => {
    const [paragraph] = node.children;
    if (paragraph?.type !== 'paragraph') return [];
    const text = plainText(paragraph);
    if (text.length > MAX_LINE) return [];
    const line = lineAt(lines, spanOf(node).start);
    const bare = text.replace(HERE, ' ').trim();
    const colon = /:\s/.exec(bare);
    if (colon === null) return [];
    const written = bare.slice(colon.index + 1).trim();
    const date = readDate(written)?.date ?? null;
    if (date === null) {
      problem({ line, level: 'notice', code: 'unreadable-date', message: `Unexpected date “${written}”, expected one like 2026-05-06 or 6 May 2026.` });
    }
    return [{ line, label: bare.slice(0, colon.index).trim(), date, here: HERE.test(text) }];
  });
}

export function isTimeline(section: Section | null): boolean {
  return section !== null && isTimelineTitle(section.heading.title);
}

/** Longer lines hold no date that is meant for this. */
const MAX_LINE = 300;
const LAST_UPDATED = /^[\s>*_]*last updated[*_]*[ \t]*:[*_]*[ \t]*(?<date>[^*_\s][^*_]*?)[\s*_.]*$/i;

/** The first line `Last updated: <date>` outside lists, tables and code. */
export function readLastUpdated(root: Root, lines: Lines, problem: (problem: Problem) => void): LastUpdated | null {
  for (const block of root.children) {
    const paragraphs = block.type === 'blockquote' ? block.children : [block];
    for (const node of paragraphs) {
      if (node.type !== 'paragraph') continue;
      const span = spanOf(node);
      for (let line = lineAt(lines, span.start); lineStart(lines, line) < span.end; line += 1) {
        const source = lineText(lines, line);
        const text = source.length > MAX_LINE ? undefined : LAST_UPDATED.exec(source)?.groups?.['date'];
        if (text === undefined) continue;
        if (readDate(text) === null) {
          problem({
            line,
            level: 'notice',
            code: 'unreadable-date',
            message: `Unexpected date “${text}” after “Last updated”, expected one like 2026-05-06 or 6 May 2026: it is left as it is.`,
          });
          return null;
        }
        const start = lineStart(lines, line) + source.lastIndexOf(text);
        return { line, text, span: { start, end: start + text.length } };
      }
    }
  }
  return null;
}
