import type { ComparedContent, Content, Seen } from '../../model/agreement.ts';
import { Unreadable } from '../../model/errors.ts';
import type { Issue } from '../../model/issue.ts';
import type { Problem } from '../../model/problem.ts';
import { type Item, KINDS, type Kind } from '../../model/roadmap.ts';
import { SHAPES } from '../../model/shapes.ts';
import { forIssue, type TextOrigin } from '../../roadmap/markdown/for-issue.ts';
import { spanOf } from '../../roadmap/markdown/nodes.ts';
import { parseMarkdown } from '../../roadmap/markdown/parse.ts';
import { readUntrusted } from '../../roadmap/markdown/untrusted.ts';
import { outdented } from '../../roadmap/read/item-values.ts';
import { readRoadmap } from '../../roadmap/read/roadmap.ts';
import { NO_RULES } from '../../roadmap/read/rules.ts';
import { isBlank, linesOf, lineText, noteIndents } from '../../roadmap/text/lines.ts';
import { similarity, titleWords } from '../../roadmap/text/similarity.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import { compared, contentOf, digest } from './content.ts';
import { isLongTitle, issueTitle } from './issue-title.ts';
import { withTidyFields } from './loose-fields.ts';
import { CUT, findPart, NOTES, NOTES_END } from './marker.ts';
import { footnotesInPart, withoutSourcePart } from './source-part.ts';

/** What a managed part says, as it is read. */
export interface ManagedText {
  /** In Markdown. The text is parsed when this is asked for. Of an unreadable text it is empty. */
  readonly content: Content;
  /** The content as it is compared. Of a text that was seen before it is remembered, and nothing is parsed. Null if the text is unreadable. */
  readonly compared: ComparedContent | null;
  /** Why the text cannot be read within the limits, as it follows “because”; null if it can. What it says then counts as unknown, and it is never overwritten. */
  readonly unreadable: string | null;
  /** Somebody wrote a kind there; the action itself never does. */
  readonly kind: Kind | null;
  /** The title that it opens with, where that is too long for an issue's. */
  readonly opening: string | null;
  /** Its notes stand below its sub-items. */
  readonly notesBelow: boolean;
  /** So many of the last lines of its notes stand below its sub-items. Blank lines do not count. */
  readonly linesBelow: number;
  /** It had no room for everything: the notes are not whole. */
  readonly cut: boolean;
  /** It says that the item was taken out of the file. */
  readonly removed: boolean;
  /** What was read with a doubt. */
  readonly problems: readonly Problem[];
  /** By it the text is known again; null where it says more than its content: a kind, or something doubtful. */
  readonly digest: string | null;
}

/**
 * What stands in the managed part of a body, read as the file is; null where a marker is missing.
 * @param titles what the item is or was called: where that is too long for an issue's title, the part opens with it
 * @param seen what the body said when it was last read: the same text is not parsed again
 * @param parsed the texts that this run has parsed
 */
export function readManaged(
  body: string,
  titles: readonly string[],
  seen: Pick<Seen, 'content' | 'digest'> | null = null,
  parsed: ParsedTexts = new ParsedTexts(),
): ManagedText | null {
  const found = findPart(body);
  if (found === null) return null;
  const inside = body.slice(found.begin, found.close);
  const whole = inside.replace(/\r\n|\r/g, '\n');
  const footnotes = footnotesInPart(whole).replace(/@\u200b/g, '@');
  const plain = withoutSourcePart(whole)
    // A marker that was pasted along with some text.
    .replace(/<!-- roadmap-sync:(?:begin|source|end)\b.*?-->[ \t]*\n?/g, '')
    .replace(/@\u200b/g, '@');
  const text = withoutOuterLines(plain);
  const removed = /^<sub>(?:The item was removed from|Its item was taken out of) .*<\/sub>[ \t]*$/m.test(inside);
  const cut = text.endsWith(CUT);
  const first = /^[^\n]*/.exec(text)?.[0] ?? '';
  const opens = titles.some((title) => isLongTitle(title) && (canonicalText(first) === canonicalText(title) || isEdited(first, title)));
  return new LazyText(opens ? withoutOuterLines(text.slice(first.length)) : text, { opening: opens ? first : null, cut, removed, footnotes }, seen, parsed);
}

/**
 * Whether a body lacks the marker before the notes of a heading that say something below a heading of their own which reads as a field or
 * task elsewhere: an earlier version wrote none, and people may delete it. Lines are missing in the notes that are read from it.
 */
export function lacksNotes(body: string, { shape, notes }: Pick<Item, 'shape' | 'notes'>): boolean {
  if (body.includes(NOTES) || SHAPES[shape].among !== 'headings' || !/^ {0,3}(?:#|=+[ \t]*$|-+[ \t]*$)/m.test(notes)) return false;
  const { fields, subItems } = contentOfItem(notes).content;
  return Object.keys(fields).length > 0 || subItems !== '';
}

/** Text without blank lines around it. The white space before its first line says what the next lines belong to. */
function withoutOuterLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

/** How much of a long title's words stay if people change it, and a note below it does not share. */
const SAME_TITLE = 0.5;

/** Whether a line is a long title that somebody changed in the issue's text. */
function isEdited(line: string, title: string): boolean {
  return line.length * 2 > title.length && similarity(titleWords(line), titleWords(title)) >= SAME_TITLE;
}

/** The whole title that the managed part of an issue opens with, because it is too long for the issue's; null if there is none. */
export function longTitleIn({ title, body }: Pick<Issue, 'title' | 'body'>): string | null {
  const found = findPart(body);
  if (found === null || !title.endsWith('…')) return null;
  const first =
    body
      .slice(found.begin)
      .replace(/@\u200b/g, '@')
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? '';
  return isLongTitle(first) && canonicalText(issueTitle(first)) === canonicalText(title) ? first : null;
}

/**
 * The texts of issues that a run has parsed. A run plans several times, and most texts stay the same: each of them is parsed
 * once. What a text says depends on nothing but the text.
 */
export class ParsedTexts {
  readonly #read = new Map<string, ItemText>();
  readonly #origin: TextOrigin | null;

  /** @param origin the roadmap's file, by which relative links in the texts are understood; null: they stay as they are written */
  constructor(origin: Omit<TextOrigin, 'definitions'> | null = null) {
    this.#origin = origin === null ? null : { ...origin, definitions: new Map() };
  }

  of(text: string): ItemText {
    const known = this.#read.get(text);
    if (known !== undefined) return known;
    const read = contentOrReason(text, this.#origin);
    this.#read.set(text, read);
    return read;
  }
}

/** Parses its text when somebody asks for what was not remembered. */
class LazyText implements ManagedText {
  readonly opening: string | null;
  readonly cut: boolean;
  readonly removed: boolean;
  readonly #text: string;
  readonly #footnotes: string;
  /** Null where the text is another one than was seen. */
  readonly #remembered: ComparedContent | null;
  readonly #parsed: ParsedTexts;

  constructor(
    text: string,
    { opening, cut, removed, footnotes }: Pick<ManagedText, 'opening' | 'cut' | 'removed'> & { readonly footnotes: string },
    seen: Pick<Seen, 'content' | 'digest'> | null,
    parsed: ParsedTexts,
  ) {
    this.opening = opening;
    this.cut = cut;
    this.removed = removed;
    this.#text = text;
    this.#footnotes = footnotes;
    this.#parsed = parsed;
    this.#remembered = seen?.digest !== undefined && seen.digest === this.#digest() ? seen.content : null;
  }

  get content(): Content {
    const { content } = this.#read();
    return this.#footnotes === '' ? content : { ...content, footnotes: this.#footnotes };
  }

  get compared(): ComparedContent | null {
    if (this.#remembered !== null) return this.#remembered;
    return this.unreadable === null ? compared(this.content) : null;
  }

  get notesBelow(): boolean {
    return this.#read().notesBelow;
  }

  get linesBelow(): number {
    return this.#read().linesBelow;
  }

  get unreadable(): string | null {
    return this.#remembered === null ? this.#read().unreadable : null;
  }

  get kind(): Kind | null {
    return this.#remembered === null ? this.#read().kind : null;
  }

  get problems(): readonly Problem[] {
    return this.#remembered === null ? this.#read().problems : [];
  }

  get digest(): string | null {
    return this.unreadable === null && this.kind === null && this.problems.length === 0 ? this.#digest() : null;
  }

  #digest(): string {
    return digest(this.#footnotes === '' ? this.#text : `${this.#text}\n\n${this.#footnotes}`);
  }

  #read(): ItemText {
    return this.#parsed.of(this.#text);
  }
}

/** Whether the notes of a content are what had room in a body. */
export function isCut({ notes }: Content): boolean {
  return notes.endsWith(CUT);
}

type ItemText = Pick<ManagedText, 'content' | 'kind' | 'notesBelow' | 'linesBelow' | 'problems' | 'unreadable'>;

const EMPTY: Content = { fields: {}, notes: '', subItems: '' };

function contentOrReason(text: string, origin: TextOrigin | null): ItemText {
  try {
    return readUntrusted(text, () => {
      const read = contentIn(text);
      return origin === null ? read : { ...read, content: contentForIssue(read.content, origin) };
    });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { content: EMPTY, kind: null, notesBelow: false, linesBelow: 0, problems: [], unreadable: error.reason };
  }
}

/** A content as this action would write it into an issue. */
function contentForIssue({ fields, notes, subItems }: Content, origin: TextOrigin): Content {
  const values = Object.entries(fields).map(([key, value]) => [key, forIssue(value, origin)] as const);
  return { fields: Object.fromEntries(values), notes: forIssue(notes, origin), subItems: forIssue(subItems, origin) };
}

/** Reads some text as what stands in an item. @throws Unreadable */
function contentIn(text: string): ItemText {
  const at = NOTES_LINE.exec(text);
  if (at === null) return contentOfItem(withoutOuterLines(text.replace(NOTES_LINES, '')));
  const rest = text.slice(at.index + at[0].length);
  const end = [...rest.matchAll(NOTES_END_LINE)].at(-1)?.index ?? rest.length;
  const [below, behind] = [rest.slice(0, end), rest.slice(end)].map((part) => withoutOuterLines(part.replace(NOTES_LINES, ''))) as [string, string];
  const heading = firstHeading(below);
  const gap = /\n[ \t]*\n$/.test(below.slice(0, heading)) ? '\n\n' : '\n';
  // Below a heading that is new there, all is notes.
  const newHeading = firstHeading(behind);
  const parts = [withoutOuterLines(text.slice(0, at.index).replace(NOTES_LINES, '')), below.slice(0, heading), behind.slice(0, newHeading)].map(contentOfItem);
  const [above, own, added] = parts.map(({ content: { notes } }) => notes);
  const joined = (texts: ReadonlyArray<string | undefined>, between: string) => texts.filter((one) => one !== undefined && one !== '').join(between);
  return {
    content: {
      fields: Object.assign({}, ...parts.map(({ content }) => content.fields)),
      notes: joined([above, joined([own, below.slice(heading)], gap), added, behind.slice(newHeading)], '\n\n'),
      subItems: joined(
        parts.map(({ content }) => content.subItems),
        '\n',
      ),
    },
    kind: parts.map(({ kind }) => kind).findLast((kind) => kind !== null) ?? null,
    notesBelow: false,
    linesBelow: 0,
    problems: parts.flatMap(({ problems }) => problems),
    unreadable: null,
  };
}

const NOTES_LINE = new RegExp(`^${NOTES}[ \\t]*$`, 'm');
const NOTES_END_LINE = new RegExp(`^${NOTES_END}[ \\t]*$`, 'gm');
const NOTES_LINES = new RegExp(`^(?:${NOTES}|${NOTES_END})[ \\t]*\\n?`, 'gm');

/** Where the first heading of a text begins that stands in no list or quote; the end of the text if there is none. */
function firstHeading(text: string): number {
  const heading = parseMarkdown(text).children.find(({ type }) => type === 'heading');
  return heading === undefined ? text.length : spanOf(heading).start;
}

function contentOfItem(text: string): ItemText {
  const indented = withTidyFields(text)
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`));
  const roadmap = readRoadmap(`- [ ] x\n\n${indented.join('\n')}\n`, {
    path: 'ROADMAP.md',
    address: { server: '', repositories: null },
    rules: NO_RULES,
  });
  const [item] = roadmap.items;
  if (item === undefined) return { content: { ...EMPTY, notes: text }, kind: null, notesBelow: false, linesBelow: 0, problems: [], unreadable: null };
  const kind = KINDS.find((one) => one === item.fields.kind?.value.toLowerCase()) ?? null;
  const { noteLines, subItemLines, titleLinesEnd, contentColumn } = item.source;
  const lines = linesOf(roadmap.text);
  const notes = outdented(noteLines, lines, noteIndents(noteLines, titleLinesEnd, contentColumn, lines), true);
  const written = noteLines.filter((line) => !isBlank(lineText(lines, line)));
  const lastSubItem = subItemLines.at(-1) ?? Number.POSITIVE_INFINITY;
  const linesBelow = written.filter((line) => line > lastSubItem).length;
  const notesBelow = linesBelow > 0 && linesBelow === written.length;
  return { content: { ...contentOf(item), notes }, kind, notesBelow, linesBelow, problems: roadmap.problems, unreadable: null };
}
