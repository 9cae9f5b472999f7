import { knownTitle } from '../read/sections.ts';
import { takeEnvelope } from './envelope.ts';
import { isFull, isMidSentence, isWrapped, type SourceLine, sourceLines } from './lines.ts';
import { headingLine, type ImportedBlock, type ImportedEntry, writeBlocks } from './markdown.ts';
import { withNote } from './note.ts';
import { withoutCounted } from './own-update.ts';
import { preparedLines } from './prepare.ts';
import { isPeople } from './title-parts.ts';

/** The title of a text without one. */
const NO_TITLE = 'Roadmap';

/**
 * Turns the plain-text or wiki form of a development update (`= Title =`, `== Section ==`, `* item`, ` > note`,
 * `key: value`, `-sub-item`) into Markdown that is read as the same items. No word is lost, and the order stays.
 * Text that is not a section, item, note or field stays as prose. Sub-items of open items become tasks.
 * Any text is accepted: without sections, the result is a title with the lines below it.
 */
export function importUpdate(text: string): string {
  const { title: header, sent, head, body: written, foot } = takeEnvelope(text.replace(/^\uFEFF+/, '').split(/\r\n|\n|\r/));
  const { title, lines } = takeTitle(sourceLines(preparedLines(written, { title: header ?? firstWords(written), sent }).join('\n')), header);
  const builder = new Builder(lines);
  for (const line of lines) builder.line(line);
  const comment = (all: readonly string[]): ImportedBlock[] => (all.some((line) => line.trim() !== '') ? [{ type: 'comment', lines: all }] : []);
  const body = writeBlocks([...comment(head), ...withNote(withoutCounted(builder.blocks)), ...comment(foot)]);
  return `${headingLine(1, title)}\n${body === '' ? '' : `\n${body}\n`}`;
}

/** The first line with text, which may be the title. */
function firstWords(lines: readonly string[]): string {
  return (lines.find((line) => /[^\s=*#~-]/.test(line)) ?? '').slice(0, LONGEST_TITLE);
}

/** Characters. A longer line is no title. */
const LONGEST_TITLE = 200;

/** The document's title: one that a header names, the first heading, or the first line if it is separate. */
function takeTitle(all: readonly SourceLine[], header: string | null): { title: string; lines: readonly SourceLine[] } {
  const lines = all.slice(
    Math.max(
      0,
      all.findIndex(({ type }) => type !== 'blank' && type !== 'comment'),
    ),
  );
  const before = all.slice(0, all.length - lines.length);
  const [first, next] = lines;
  const rest = [...before, ...lines.slice(1)];
  if (header !== null && header !== '') {
    const title = withoutTags(header);
    const isSame = (first?.type === 'heading' || first?.type === 'text') && first.text === title;
    return { title, lines: isSame ? rest : all };
  }
  if (first?.type === 'heading' && isDocumentTitle(first, rest)) return { title: first.text, lines: rest };
  if (first?.type !== 'text' || GREETING.test(first.text)) return { title: NO_TITLE, lines: all };
  // The first line of a wrapped paragraph is only a part of a sentence, and not a title.
  if (next?.type === 'text' && isWrapped(first, next.text)) return { title: NO_TITLE, lines: all };
  const title = withoutTags(first.text);
  if (title === first.text) return { title, lines: rest };
  const line: SourceLine = { ...first, type: 'comment', text: `Subject: ${first.text}` };
  return { title, lines: [line, BLANK, ...rest] };
}

/** The first line of a mail without headers. */
const GREETING = /^(?:hi|hello|dear|hey|greetings|good (?:morning|day|evening)|folks|all)\b.{0,60}[,!:]$|^(?:hi|hello|hey|folks|all)[.]?$/i;

/** Whether the first heading is the document's title. It is a section if it has several marks and other headings have the same level. */
function isDocumentTitle(first: SourceLine & { type: 'heading' }, rest: readonly SourceLine[]): boolean {
  if (knownTitle(first.text).role !== 'none') return false;
  return first.depth === 1 || !rest.some((line) => line.type === 'heading' && line.depth <= first.depth);
}

const BLANK: SourceLine = { type: 'blank', length: 0, indent: 0, text: '' };

/** A subject without the prefixes of mail programs and lists: `Title` in `Re: [devel] Title`. */
function withoutTags(subject: string): string {
  const title = subject.replace(/^(?:\[[^[\]]*\]\s*|(?:re|fwd?|aw):\s*)+/i, '');
  return title === '' ? subject : title;
}

/** The line with which an update of this action names the issue of an item. */
const ISSUE = /^link: (?<issue>#[1-9]\d*|https?:\/\/\S+\/issues\/[1-9]\d*)$/;

/** Words at the start of a list of remarks about an item. Its bullets are notes and not sub-items. */
const REMARK = /^(?:goals?|notes?|background|rationale|reason|remarks?|caveat|risks?):\s/i;

/** Whether a bullet is a remark. The first bullet of its list decides. */
function isRemarkBlock(text: string, siblings: readonly ImportedBlock[]): boolean {
  const first = siblings.find((block) => block.type === 'entry');
  return REMARK.test(first?.text ?? text);
}

/** An entry that may get further lines, with its place in the source. */
interface OpenEntry {
  readonly entry: ImportedEntry;
  readonly indent: number;
  readonly column: number;
}

/** What the line above belongs to. The next line may continue it. */
type Last =
  | { readonly type: 'title'; readonly entry: ImportedEntry; readonly line: SourceLine }
  | { readonly type: 'block'; readonly block: Exclude<ImportedBlock, ImportedEntry>; readonly line: SourceLine };

/** Takes the lines one by one and puts each one where it belongs. */
class Builder {
  readonly blocks: ImportedBlock[] = [];
  /** How many levels the headings move up, if the highest ones in the text have three marks or more. */
  readonly #shift: number;
  /** From the outermost entry to the innermost. */
  #open: OpenEntry[] = [];
  #last: Last | null = null;
  #gap = false;
  #openSection = false;

  /** Bullets that only consist of a name say who owns the item above. */
  readonly #names: boolean;

  constructor(lines: readonly SourceLine[]) {
    const outermost = lines.reduce((least, line) => Math.min(least, line.type === 'heading' ? line.depth : 6), 6);
    this.#shift = Math.max(0, outermost - 2);
    const inner = lines.filter((line) => line.type === 'bullet' && line.indent > 0 && line.field === null);
    const names = inner.filter(({ text }) => isPeople(text) && /\s/.test(text));
    this.#names = names.length >= 3 && names.length * 2 >= inner.length;
  }

  line(line: SourceLine): void {
    switch (line.type) {
      case 'blank':
        this.#last = null;
        break;
      case 'heading':
        this.#heading(line.depth, line.text);
        break;
      case 'comment':
        this.#close();
        this.blocks.push({ type: 'comment', lines: [line.text] });
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

  /** Adds a heading. `=` and `==` get the same level, because a section of open items below `= Timeline =` would not count. */
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
    // Each `>` begins a new note, unless it continues a sentence. An address is not a part of a sentence.
    const inSentence = before !== undefined && this.#last?.line.text !== '' && !/^https?:\S+$/.test(before);
    if (inSentence && line.text !== '' && isMidSentence(line.text)) {
      block.paragraphs.splice(-1, 1, `${before} ${line.text}`);
    } else if (line.text !== '') block.paragraphs.push(line.text);
    if (last === null && line.text !== '') this.#owner(line).push(block);
    if (last !== null || line.text !== '') this.#last = { type: 'block', block, line };
  }

  #bullet(line: SourceLine & { type: 'bullet' }): void {
    if (line.number !== null && this.#isWrappedNumber(line.number)) {
      this.#text({ type: 'text', length: line.length, indent: line.indent, text: `${line.number}. ${line.text}`, field: null, meant: null });
      return;
    }
    const field = line.field ?? (line.number === null ? line.meant : null);
    if (field !== null && this.#open.some(({ indent }) => indent < line.indent)) {
      this.#leave(line.indent);
      this.#field(field, line, this.#open.at(-1)?.entry.blocks ?? this.blocks);
      return;
    }
    this.#leave(line.indent);
    if (this.#isOwner(line)) {
      this.#field({ label: 'owner:', value: line.text }, line, this.#open.at(-1)?.entry.blocks ?? this.blocks);
      return;
    }
    const parent = this.#open.at(-1)?.entry;
    const siblings = parent?.blocks ?? this.blocks;
    const task = parent !== undefined && this.#openSection && line.number === null && !isRemarkBlock(line.text, siblings);
    const entry: ImportedEntry = { type: 'entry', number: line.number, task, gap: this.#gap, text: line.text, blocks: [] };
    siblings.push(entry);
    this.#open.push({ entry, indent: line.indent, column: line.column });
    this.#last = { type: 'title', entry, line };
  }

  /** `-  Name`, or `- First Last` where bullets below items usually are names. */
  #isOwner({ text, indent, column }: SourceLine & { type: 'bullet' }): boolean {
    return this.#open.length > 0 && isPeople(text) && (column - indent > 2 || (this.#names && /\s/.test(text)));
  }

  /** Whether a number only happens to be at the start of a wrapped line. A list begins with 1. */
  #isWrappedNumber(number: string): boolean {
    return number !== '1' && this.#last !== null && !this.#open.some(({ entry }) => entry.number !== null);
  }

  /** Closes the open entries that do not contain a bullet with this indentation. */
  #leave(indent: number): void {
    while ((this.#open.at(-1)?.indent ?? -1) >= indent) this.#open.pop();
  }

  #text(line: SourceLine & { type: 'text' }): void {
    // After a blank line, a line without indentation does not belong to the list above.
    if (line.indent === 0 && this.#last === null) this.#open = [];
    const field = line.field ?? (this.#last === null || this.#last.type === 'title' || this.#last.block.type === 'field' ? line.meant : null);
    const issue = this.#open.length > 0 ? ISSUE.exec(line.text)?.groups?.['issue'] : undefined;
    if (issue !== undefined) this.#issue(issue, line);
    else if (field !== null && this.#open.length > 0) this.#field(field, line, this.#owner(line));
    else if (!this.#goesOn(line)) {
      const block: ImportedBlock = { type: 'prose', lines: [line.text] };
      this.#owner(line).push(block);
      this.#last = { type: 'block', block, line };
    }
  }

  /** Adds the link to an item's issue at the end of its title. */
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

  /** Adds a line to what the line above belongs to. False if it does not continue that. */
  #goesOn(line: SourceLine): boolean {
    const last = this.#last;
    if (last === null) return false;
    if (last.type === 'title') {
      if (!isWrapped(last.line, line.text)) return false;
      last.entry.text += ` ${line.text}`;
    } else if (last.block.type === 'prose') last.block.lines.push(line.text);
    else if (last.block.type === 'field') {
      // The value goes on if the line is indented deeper, or if there was no room in the line above.
      if (line.indent <= last.line.indent && !isFull(last.line, line.text)) return false;
      last.block.value = `${last.block.value} ${line.text}`.trim();
    } else if (last.block.type === 'quote') last.block.paragraphs.push([last.block.paragraphs.pop(), line.text].join(' ').trim());
    this.#last = { ...last, line };
    return true;
  }

  /** The blocks to which a line belongs: those of the innermost entry that fits its indentation, or of the outermost one; outside of lists, the document's. */
  #owner(line: SourceLine): ImportedBlock[] {
    while (this.#open.length > 1 && (this.#open.at(-1)?.column ?? 0) > line.indent) this.#open.pop();
    return this.#open.at(-1)?.entry.blocks ?? this.blocks;
  }
}
