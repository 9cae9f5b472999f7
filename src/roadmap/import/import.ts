import { knownTitle } from '../read/sections.ts';
import { isMidSentence, isWrapped, type SourceLine, sourceLines } from './lines.ts';
import { headingLine, type ImportedBlock, type ImportedEntry, writeBlocks } from './markdown.ts';

/** The title of a text that names none. */
const NO_TITLE = 'Roadmap';

/**
 * The plain-text or wiki form of a development update (`= Title =`, `== Section ==`, `* item`, ` > note`,
 * `key: value`, `-sub-item`) as Markdown that reads back to the same items. No word is lost, and they keep their order;
 * what is no section, item, note or field stays as prose. Sub-items of open items become tasks.
 * Any text is accepted: one without sections gives a title with its lines below it.
 */
export function importUpdate(text: string): string {
  const { title, lines } = takeTitle(sourceLines(text));
  const builder = new Builder(lines.reduce((least, line) => Math.min(least, line.type === 'heading' ? line.depth : 6), 6));
  for (const line of lines) builder.line(line);
  const body = writeBlocks(builder.blocks);
  return `${headingLine(1, title)}\n${body === '' ? '' : `\n${body}\n`}`;
}

/** The document's title: a mail's subject, or the first line where it stands for itself. */
function takeTitle(all: readonly SourceLine[]): { title: string; lines: readonly SourceLine[] } {
  const lines = all.slice(
    Math.max(
      0,
      all.findIndex(({ type }) => type !== 'blank'),
    ),
  );
  const [first, next] = lines;
  const rest = lines.slice(1);
  if (first?.type === 'heading' && isDocumentTitle(first, rest)) return { title: first.text, lines: rest };
  if (first?.type !== 'text') return { title: NO_TITLE, lines };
  const subject = mailSubject(lines);
  if (subject !== null) return { title: withoutTags(subject), lines };
  // The first line of a wrapped paragraph is half a sentence, and no title.
  if (next?.type === 'text' && isWrapped(first, next.text)) return { title: NO_TITLE, lines };
  const title = withoutTags(first.text);
  if (title === first.text) return { title, lines: rest };
  const line: SourceLine = { ...first, text: `Subject: ${first.text}` };
  return { title, lines: next?.type === 'blank' ? [line, ...rest] : [line, BLANK, ...rest] };
}

/** A first heading with others beside it, all with more than one mark, is a section like them. */
function isDocumentTitle(first: SourceLine & { type: 'heading' }, rest: readonly SourceLine[]): boolean {
  if (knownTitle(first.text).role !== 'none') return false;
  return first.depth === 1 || !rest.some((line) => line.type === 'heading' && line.depth <= first.depth);
}

const BLANK: SourceLine = { type: 'blank', length: 0, indent: 0, text: '' };

/** The subject among the header lines that a text begins with. */
function mailSubject(lines: readonly SourceLine[]): string | null {
  for (const { type, text } of lines) {
    const header = type === 'text' ? /^(?<name>[A-Z][\w-]*):\s+(?<value>\S.*)$/.exec(text)?.groups : undefined;
    if (header === undefined) return null;
    if (header['name'] === 'Subject') return header['value'] ?? null;
  }
  return null;
}

/** A subject without what mail programs and lists put before it: `Re: [devel] Title`. */
function withoutTags(subject: string): string {
  const title = subject.replace(/^(?:\[[^[\]]*\]\s*|(?:re|fwd?|aw):\s*)+/i, '');
  return title === '' ? subject : title;
}

/** How an update of this action's own names the issue of an item. */
const ISSUE = /^link: (?<issue>#[1-9]\d*|https?:\/\/\S+\/issues\/[1-9]\d*)$/;

/** Words that open a list of remarks about an item: its bullets are notes, not sub-items. */
const REMARK = /^(?:goals?|notes?|background|rationale|reason|remarks?|caveat|risks?):\s/i;

/** The first bullet of a list tells what the others are. */
function isRemarkBlock(text: string, siblings: readonly ImportedBlock[]): boolean {
  const first = siblings.find((block) => block.type === 'entry');
  return REMARK.test(first?.text ?? text);
}

/** An entry whose further lines may still come, and where it stands in the source. */
interface OpenEntry {
  readonly entry: ImportedEntry;
  readonly indent: number;
  readonly column: number;
}

/** What the line above was a part of, and goes on with a line right below. */
type Last =
  | { readonly type: 'title'; readonly entry: ImportedEntry; readonly line: SourceLine }
  | { readonly type: 'block'; readonly block: Exclude<ImportedBlock, ImportedEntry>; readonly line: SourceLine };

/** Puts lines, one after the other, where they belong. */
class Builder {
  readonly blocks: ImportedBlock[] = [];
  /** How much the headings move up where the outermost ones of the text have three marks and more. */
  readonly #shift: number;
  /** From the outermost entry to the innermost. */
  #open: OpenEntry[] = [];
  #last: Last | null = null;
  #gap = false;
  #openSection = false;

  constructor(outermost: number) {
    this.#shift = Math.max(0, outermost - 2);
  }

  line(line: SourceLine): void {
    switch (line.type) {
      case 'blank':
        this.#last = null;
        break;
      case 'heading':
        this.#heading(line.depth, line.text);
        break;
      case 'rule':
        this.#close();
        this.blocks.push({ type: 'rule' });
        break;
      case 'quote':
        this.#quote(line);
        break;
      case 'bullet':
        this.#bullet(line);
        break;
      case 'text':
        this.#text(line);
    }
    this.#gap = line.type === 'blank';
  }

  /** `=` and `==` stand side by side: under `= Timeline =` no section of open items would count. */
  #heading(depth: number, text: string): void {
    this.#close();
    const level = Math.max(2, depth - this.#shift);
    this.#openSection = level === 2 && knownTitle(text).role === 'open';
    this.blocks.push({ type: 'heading', level, text });
  }

  #close(): void {
    this.#open = [];
    this.#last = null;
  }

  #quote(line: SourceLine): void {
    const last = this.#last?.type === 'block' && this.#last.block.type === 'quote' ? this.#last.block : null;
    const before = last?.paragraphs.at(-1);
    const block = last ?? { type: 'quote' as const, paragraphs: [] };
    // Each `>` is a note of its own, unless it goes on with a sentence; an address is none.
    const inSentence = before !== undefined && this.#last?.line.text !== '' && !/^https?:\S+$/.test(before);
    if (inSentence && line.text !== '' && isMidSentence(line.text)) {
      block.paragraphs.splice(-1, 1, `${before} ${line.text}`);
    } else if (line.text !== '') block.paragraphs.push(line.text);
    if (last === null && line.text !== '') this.#owner(line).push(block);
    if (last !== null || line.text !== '') this.#last = { type: 'block', block, line };
  }

  #bullet(line: SourceLine & { type: 'bullet' }): void {
    if (line.number !== null && this.#isWrappedNumber(line.number)) {
      this.#text({ type: 'text', length: line.length, indent: line.indent, text: `${line.number}. ${line.text}`, field: null });
      return;
    }
    if (line.field !== null && this.#open.some(({ indent }) => indent < line.indent)) {
      this.#leave(line.indent);
      this.#field(line.field, line, this.#open.at(-1)?.entry.blocks ?? this.blocks);
      return;
    }
    this.#leave(line.indent);
    const parent = this.#open.at(-1)?.entry;
    const siblings = parent?.blocks ?? this.blocks;
    const task = parent !== undefined && this.#openSection && line.number === null && !isRemarkBlock(line.text, siblings);
    const entry: ImportedEntry = { type: 'entry', number: line.number, task, gap: this.#gap, text: line.text, blocks: [] };
    siblings.push(entry);
    this.#open.push({ entry, indent: line.indent, column: line.column });
    this.#last = { type: 'title', entry, line };
  }

  /** A number that a wrapped line happens to begin with; a list begins with 1. */
  #isWrappedNumber(number: string): boolean {
    return number !== '1' && this.#last !== null && !this.#open.some(({ entry }) => entry.number !== null);
  }

  /** Leaves the entries that a bullet does not stand inside of. */
  #leave(indent: number): void {
    while ((this.#open.at(-1)?.indent ?? -1) >= indent) this.#open.pop();
  }

  #text(line: SourceLine & { type: 'text' }): void {
    // After a blank line, what stands at the margin is no part of the list above.
    if (line.indent === 0 && this.#last === null) this.#open = [];
    const issue = this.#open.length > 0 ? ISSUE.exec(line.text)?.groups?.['issue'] : undefined;
    if (issue !== undefined) this.#issue(issue, line);
    else if (line.field !== null && this.#open.length > 0) this.#field(line.field, line, this.#owner(line));
    else if (!this.#goesOn(line)) {
      const block: ImportedBlock = { type: 'prose', lines: [line.text] };
      this.#owner(line).push(block);
      this.#last = { type: 'block', block, line };
    }
  }

  /** An item's issue stands at the end of its title. */
  #issue(issue: string, line: SourceLine): void {
    this.#owner(line);
    const entry = this.#open.at(-1)?.entry;
    if (entry !== undefined) entry.text += ` (${issue})`;
    this.#last = null;
  }

  #field(field: { label: string; value: string }, line: SourceLine, owner: ImportedBlock[]): void {
    const block: ImportedBlock = { type: 'field', ...field };
    owner.push(block);
    this.#last = { type: 'block', block, line };
  }

  /** Adds a line to what the line above was a part of, where it goes on with it. */
  #goesOn(line: SourceLine): boolean {
    const last = this.#last;
    if (last === null) return false;
    if (last.type === 'title') {
      if (!isWrapped(last.line, line.text)) return false;
      last.entry.text += ` ${line.text}`;
    } else if (last.block.type === 'prose') last.block.lines.push(line.text);
    else if (last.block.type === 'field') last.block.value = `${last.block.value} ${line.text}`.trim();
    else if (last.block.type === 'quote') last.block.paragraphs.push([last.block.paragraphs.pop(), line.text].join(' ').trim());
    this.#last = { ...last, line };
    return true;
  }

  /** The innermost entry whose text a line is indented to, or the outermost one; outside of lists the document. */
  #owner(line: SourceLine): ImportedBlock[] {
    while (this.#open.length > 1 && (this.#open.at(-1)?.column ?? 0) > line.indent) this.#open.pop();
    return this.#open.at(-1)?.entry.blocks ?? this.blocks;
  }
}
