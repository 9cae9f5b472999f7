import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Roadmap, Section } from '../model/roadmap.ts';
import { shapeOf } from '../model/shapes.ts';
import type { Span } from '../model/span.ts';
import { isSubItem } from '../model/tracked.ts';
import { spanOf } from '../roadmap/markdown/nodes.ts';
import { notesIn } from '../roadmap/read/note.ts';
import { canonicalTitle, namesTimeline } from '../roadmap/read/sections.ts';
import { isBlank, lineCount, lineSpan, lineStart, linesOf, lineText } from '../roadmap/text/lines.ts';
import { type Splice, splice } from '../roadmap/text/splice.ts';
import type { Prose } from './model.ts';

/** Sections that an update copies in their author's words, besides the timeline. */
const PROSE_TITLES: readonly string[] = ['goals', 'non goals'];

/** The parts of a roadmap that an update copies. @param date the update's date, as the update writes it */
export function readParts(roadmap: Roadmap, root: Root, date: string): { note: Prose[]; prose: Prose[] } {
  const { text, lastUpdated } = roadmap;
  const dated: Splice[] = lastUpdated === null ? [] : [{ ...lastUpdated.span, text: date }];
  const note: Prose[] = [];
  const prose: Prose[] = [];
  const taken = takenSections(roadmap);
  const above = preamble(roadmap, root, new Set(taken.map(({ section }) => section.index)));
  const cuts = [...itemCuts(roadmap, root), ...dated];
  prose.push({
    title: null,
    level: 1,
    markdown: above
      .map((span) => tidy(sliced(text, span, [...cuts, ...subjectCut(roadmap, root)])))
      .join('\n\n')
      .trimEnd(),
  });
  for (const { section, span, isNote } of taken) {
    const { title, level } = section.heading;
    if (isNote) note.push({ title: null, level, markdown: tidy(sliced(text, span, [...commentCuts(root), ...dated])) });
    else prose.push({ title, level, markdown: tidy(sliced(text, span, cuts)) });
  }
  const saysSomething = ({ title, markdown }: Prose) => title !== null || markdown !== '';
  return { note: note.filter(saysSomething), prose: prose.filter(saysSomething) };
}

interface TakenLines {
  readonly section: Section;
  /** The text below its heading, deeper headings included. */
  readonly span: Span;
  readonly isNote: boolean;
}

/** The sections that are copied. A section inside another copied one is not copied a second time. */
function takenSections({ sections, text }: Roadmap): TakenLines[] {
  const [note] = notesIn({ sections });
  const taken: TakenLines[] = [];
  let until = 0;
  for (const section of sections) {
    const { heading, index } = section;
    if (heading.span.start < until) continue;
    const isNote = section === note;
    if (!isNote && !namesTimeline(section) && !PROSE_TITLES.includes(canonicalTitle(heading.title))) continue;
    until = sections.find((next) => next.index > index && next.heading.level <= heading.level)?.heading.span.start ?? text.length;
    taken.push({ section, span: { start: heading.span.end, end: until }, isNote });
  }
  return taken;
}

/** The text above the first heading, and between the title and the next heading. @param taken the indexes of the sections that are copied anyway */
function preamble({ text, sections }: Roadmap, root: Root, taken: ReadonlySet<number>): Span[] {
  const lines = linesOf(text);
  const title = sections.find(({ heading }) => heading.level === 1);
  const spans: Span[] = [];
  let blocks: RootContent[] = [];
  let index = -1;
  const close = () => {
    const [first] = blocks;
    const last = blocks.at(-1);
    const isTold = index === -1 || (index === title?.index && !taken.has(index));
    // Take whole lines: the indentation before the first block is part of it, as is the line end after the last.
    if (first !== undefined && last !== undefined && isTold) {
      spans.push({ start: lineStart(lines, first.position?.start.line ?? 1), end: lineStart(lines, (last.position?.end.line ?? 0) + 1) });
    }
    blocks = [];
    index += 1;
  };
  for (const node of root.children) {
    if (node.type === 'heading') close();
    else blocks.push(node);
  }
  close();
  return spans;
}

/** Cuts items out of prose, because the update lists them in their groups. One of the blank lines around them stays. */
function itemCuts({ items, tables, text }: Roadmap, root: Root): Splice[] {
  const lines = linesOf(text);
  const cut = new Set<number>();
  for (const item of items) {
    if (!isSubItem(item) && shapeOf(item).among !== 'table') for (let at = item.line; at <= item.endLine; at += 1) cut.add(at);
  }
  const rows = new Set(items.map(({ source }) => source.list));
  const ends = tables.filter(({ list }) => rows.has(list)).map(({ lastLine }) => lastLine);
  for (const { type, position } of root.children) {
    if (type !== 'table' || position === undefined || !ends.some((line) => line >= position.start.line && line <= position.end.line)) continue;
    for (let at = position.start.line; at <= position.end.line; at += 1) cut.add(at);
  }
  const isEmpty = (line: number) => line >= 1 && line <= lineCount(lines) && isBlank(lineText(lines, line));
  const cuts: Splice[] = [];
  let done = 0;
  for (const line of [...cut].toSorted((a, b) => a - b)) {
    if (line <= done) continue;
    done = line;
    while (cut.has(done + 1) || (isEmpty(line - 1) && isEmpty(done + 1))) done += 1;
    cuts.push({ start: lineStart(lines, line), end: lineStart(lines, done + 1), text: '' });
  }
  return cuts;
}

/** Cuts the line `Subject: …` that an imported mail left in the file, if it repeats the title. */
function subjectCut({ text, title }: Roadmap, root: Root): Splice[] {
  const lines = linesOf(text);
  const first = root.children.find(({ type }) => type !== 'heading');
  if (first?.type !== 'paragraph' || first.position === undefined) return [];
  for (let line = first.position.start.line; line <= first.position.end.line; line += 1) {
    const subject = /^Subject:[ \t]+(.*)$/.exec(lineText(lines, line))?.[1];
    if (subject !== undefined && title !== null && subject.trim().endsWith(title)) return [{ ...lineSpan(lines, line), text: '' }];
  }
  return [];
}

/** Cuts HTML comments: the author hides them from readers. */
function commentCuts(root: Root): Splice[] {
  const cuts: Splice[] = [];
  visit(root, 'html', (node) => {
    const { start } = spanOf(node);
    for (const { index, 0: comment } of node.value.matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
      cuts.push({ start: start + index, end: start + index + comment.length, text: '' });
    }
  });
  return cuts;
}

/** A part of the text, with those splices applied that touch it. */
function sliced(text: string, { start, end }: Span, splices: readonly Splice[]): string {
  const part = text.slice(start, end);
  const inside = splices.filter((one) => one.start < end && one.end > start);
  const within = inside.map((one) => ({ start: Math.max(0, one.start - start), end: Math.min(end, one.end) - start, text: one.text }));
  return splice(part, within) ?? part;
}

function tidy(text: string): string {
  return text
    .replace(/\r\n|\r/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}
