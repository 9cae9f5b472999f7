import type { Item, Roadmap } from '../../model/roadmap.ts';
import { shapeOf } from '../../model/shapes.ts';
import { introducesBullets, nestedGap, nestedMarker } from '../../roadmap/edit/bullets/nested-bullet.ts';
import { partedFromList } from '../../roadmap/edit/bullets/typed-lines.ts';
import { itemsIn } from '../../roadmap/edit/title/title-as-markdown.ts';
import type { ReadOptions } from '../../roadmap/read/roadmap.ts';
import { NO_RULES } from '../../roadmap/read/rules.ts';
import { fencedLines } from '../../roadmap/text/fences.ts';
import { indentOf, isBlank } from '../../roadmap/text/lines.ts';
import { beginsBlock } from '../../roadmap/text/text.ts';
import type { Facts } from '../facts.ts';

const BULLET_LINE = /^[ \t]*[-*+][ \t]+\S/;
const QUOTE = '>';
const LISTED_LINE = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;

/**
 * An issue's notes in the form that notes have in the file. A paragraph would part a list without blank lines: beside nested bullets it
 * becomes one. The issue keeps it, because each side agrees in its own form.
 */
export function notesForFile(written: string, item: Item, { roadmap, reading }: Pick<Facts, 'roadmap' | 'reading'>): string {
  if (written === '' || written === item.notes) return written;
  const markdown = aboveDefinitions(written, item.notes);
  const bullet = noteBullet(item, roadmap);
  const gap = bullet === null ? '' : nestedGap(roadmap, item);
  const parts = markdown.split(/\n{2,}/).flatMap((block) => (bullet === QUOTE ? [block] : partedFromList(block, item.notes)));
  const blocks = bullet === null ? [] : parts.map((block) => asBullet(block, bullet, gap, item.notes));
  const form = bullet === null || blocks.includes(null) ? withPresentBullets(markdown, item.notes) : blocks.join(bullet === QUOTE ? `\n${QUOTE}\n` : '\n');
  return readsAsNotes(form, reading) ? form : markdown;
}

/** Definitions of links with which notes end, below a blank line. */
const DEFINITIONS_AT_END = /\n{2,}((?:\[(?!\^)[^\]\n]+\]:[^\n]*(?:\n|$))+)$/;

/** Notes whose new end stands above the definitions of links with which the present ones end. An issue shows no definitions, so people write below them. */
function aboveDefinitions(markdown: string, present: string): string {
  const definitions = DEFINITIONS_AT_END.exec(present)?.[1] ?? '';
  const at = definitions === '' ? -1 : markdown.indexOf(`\n\n${definitions}\n\n`);
  if (at === -1) return markdown;
  const added = markdown.slice(at + definitions.length + 2);
  return `${markdown.slice(0, at)}${added.trimEnd()}\n\n${definitions}`;
}

/** Notes of which those paragraphs are bullets that are bullets in the file already, changed or not: only what is new is written as it stands in the issue. */
function withPresentBullets(markdown: string, present: string): string {
  const bullets = present.match(/^[-*+] {1,4}\S.*(?:\n {2,}\S.*)*$/gm) ?? [];
  // Where blank lines stand in a list, or between its bullets, paragraphs below them are theirs.
  if (bullets.length === 0 || /^[-*+] .*(?:\n +\S.*)*\n[ \t]*\n(?:[ \t]+\S|[-*+] )/m.test(present)) return markdown;
  const [known, leads] = [new Set<string>(bullets), [...new Set(bullets.map(markerAndGap))]];
  const isCode = fencedLines(markdown.split('\n'));
  let line = 0;
  const blocks = markdown.split(/(\n{2,})/).flatMap((text, at) => {
    const isText = isCode[line] !== true;
    line += text.split('\n').length - 1;
    const own = isText && at % 2 === 0 ? leads.map((lead) => withLead(text, lead, present)).find((one) => one !== null && known.has(one)) : null;
    return at % 2 === 1 ? [] : [{ text, isText, own: own ?? null, isBullet: isText && isBullets(text) }];
  });
  const paragraphs = new Set(present.split(/\n{2,}/));
  const said = new Set(blocks.flatMap(({ text, own }) => (own ?? text).split('\n')));
  const changed = bullets.filter((bullet) => !said.has(bullet.split('\n')[0] ?? ''));
  let [form, wasBullet, wasMade] = ['', /^[-*+] /.test(present), false];
  for (const [at, { text, isText, own, isBullet }] of blocks.entries()) {
    const isNew = isText && own === null && !isBullet && !paragraphs.has(text);
    const before = isNew && wasBullet ? changed.shift() : undefined;
    const bullet = own ?? (before === undefined ? null : withLead(text, markerAndGap(before), present));
    // Between bullets that the issue shows as such, a blank line stands in the file, too.
    const isMade = bullet !== null && bullet !== text;
    form += `${at === 0 ? '' : wasBullet && (bullet !== null || isBullet) && (isMade || wasMade) ? '\n' : '\n\n'}${bullet ?? text}`;
    [wasBullet, wasMade] = [bullet !== null || isBullet, isMade];
  }
  return form;
}

function markerAndGap(bullet: string): string {
  return /^. +/.exec(bullet)?.[0] ?? '';
}

/** A paragraph with a bullet and the white space behind it; null: it is no text. */
function withLead(block: string, lead: string, present: string): string | null {
  return asBullet(block, lead.charAt(0), lead.slice(1), present);
}

/** The bullet of an item's notes, or the sign of a quote; null if a paragraph is the form that fits the item. */
function noteBullet(item: Item, roadmap: Roadmap): string | null {
  const { items, text } = roadmap;
  if (shapeOf(item).among === 'headings') return introducesBullets(text, item.source) ? null : listBelow(item, text);
  if (shapeOf(item).among !== 'list') return null;
  if (areQuotes(item, items)) return QUOTE;
  if (introducesBullets(text, item.source)) return null;
  // Blank lines between the items, or below their titles, are none in the lists below these.
  if (!isTight(item, text)) return item.notes === '' || haveParagraphs(item, items) ? null : listBelow(item, text);
  const own = ownBullet(item, text);
  // Below numbers a bullet begins another list, and a paragraph would part the one around them.
  if (item.notes !== '') return allListed(item.notes, LISTED_LINE) ? (lastBullet(item.notes) ?? own ?? nestedMarker(roadmap, item, false)) : null;
  const { gap } = item.source;
  if ((gap ?? 0) > 0) return bulletBeside(item, roadmap);
  // Sub-items or fields are bullets.
  if (own !== null) return own;
  const listed = items.filter((one) => shapeOf(one).among === 'list');
  // What stands in a list with blank lines shows nothing of one without, and numbers, code or a line of the title's paragraph nothing of new words.
  const showsForm = (one: Item) => one.notes !== '' && (isBullets(one.notes) || !isTight(one, text));
  const others = listed.filter((one) => (one.source.gap ?? 0) === 0 && showsForm(one));
  // One item far away may have a paragraph for reasons of its own.
  const anywhere = others.length > 1 || others.some(({ notes }) => isBullets(notes)) ? others : [];
  const near = [others.filter(({ source }) => source.list === item.source.list), others.filter(({ section }) => section === item.section), anywhere];
  const like = near.find((some) => some.length > 0) ?? [];
  const bullets = like.filter(({ notes }) => isBullets(notes));
  if (like.length > 0) return bullets.length * 2 > like.length ? (bullets.map((one) => ownBullet(one, text)).find((one) => one !== null) ?? null) : null;
  // Of 24 notes in lists without blank lines in real roadmaps, 18 are bullets and none is a paragraph.
  const gaps = gap === null ? listed.flatMap((one) => one.source.gap ?? []) : [gap];
  return gaps.every((one) => one === 0) ? nestedMarker(roadmap, item, false) : null;
}

/** The bullet of the notes that other items of a list have; null: none has any, or one has other notes. */
function bulletBeside({ source }: Item, { items, text }: Roadmap): string | null {
  const beside = items.filter((one) => one.source.list === source.list && one.notes !== '');
  return beside.every(({ notes }) => isBullets(notes)) ? (beside.map((one) => ownBullet(one, text)).find((one) => one !== null) ?? null) : null;
}

/**
 * Whether all notes beside an item, and its own, are quotes, and none is an alert. A quote that nothing stands beside may be somebody's words, to which
 * nobody adds.
 */
function areQuotes({ notes, line, source }: Item, items: readonly Item[]): boolean {
  const beside = items.flatMap((one) => (one.source.list === source.list && one.line !== line && one.notes !== '' ? one.notes : []));
  const isQuote = (one: string) => one.split('\n').every((text) => text.startsWith(QUOTE)) && !/^> ?\[!/.test(one);
  return beside.length > 0 && [...beside, ...(notes === '' ? [] : [notes])].every(isQuote);
}

/** The bullet of the list that is all that an item holds, if notes or fields stand in it and no blank lines. Sub-items alone show nothing of notes. */
function listBelow({ notes, fields, source }: Item, text: string): string | null {
  const [body = ''] = text.slice(source.titleLinesEnd, source.lines.end).split(/^#/m);
  const [first = '', ...others] = body
    .trimEnd()
    .replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, '')
    .split(/\r\n|\n|\r/);
  const marker = BULLET_LINE.test(first) ? first.trimStart().charAt(0) : '';
  const further = (line: string) => indentOf(line) - indentOf(first);
  const isSibling = (line: string) => further(line) === 0 && BULLET_LINE.test(line) && line.trimStart().startsWith(marker);
  const isOneList = marker !== '' && others.every((line) => !isBlank(line) && (further(line) > 0 || isSibling(line)));
  const isOfNotes = notes === '' ? Object.keys(fields).length > 0 : isBullets(notes);
  return isOneList && isOfNotes ? marker : null;
}

/** Whether an item beside this one, or this one, has something else than a list as its notes. */
function haveParagraphs({ source }: Item, items: readonly Item[]): boolean {
  return items.some((one) => one.source.list === source.list && one.notes !== '' && !allListed(one.notes, LISTED_LINE));
}

function isTight({ source }: Item, text: string): boolean {
  return !/\n[ \t]*\r?\n|\r[ \t]*\r/.test(text.slice(source.lines.start, source.lines.end).trimEnd());
}

function ownBullet({ source }: Item, text: string): string | null {
  return /^[ \t]*([-*+])[ \t]+\S/m.exec(text.slice(source.titleLinesEnd, source.lines.end))?.[1] ?? null;
}

/** The bullet with which the last part of some notes begins, so that another one goes on with its list; null: that is no bullet. */
function lastBullet(notes: string): string | null {
  const lines = notes.split('\n');
  const column = Math.min(...lines.map(indentOf));
  const last = lines.findLast((line) => indentOf(line) === column && LISTED_LINE.test(line));
  return /^[ \t]*([-*+])[ \t]/.exec(last ?? '')?.[1] ?? null;
}

function isBullets(notes: string): boolean {
  return allListed(notes, BULLET_LINE);
}

/** Whether all lines are those of a list, or go on in these. Behind a tab, bullets are indented in the notes of the file. */
function allListed(notes: string, pattern: RegExp): boolean {
  const lines = notes.split('\n');
  const column = Math.min(...lines.map(indentOf));
  const goesOn = (line: string, at: number) => at > 0 && !isBlank(lines[at - 1] ?? '') && !beginsBlock(line.trimStart());
  return lines.every((line, at) => pattern.test(line) || (!isBlank(line) && (indentOf(line) > column || goesOn(line, at))));
}

/** A block of notes as a bullet, written as far as the present notes. A list of bullets is one already, and these notes stay. Null: the block is no text. */
function asBullet(block: string, bullet: string, gap: string, present: string): string | null {
  const lines = block.split('\n');
  if (block.trimStart() === present.trimStart()) return block;
  if (isBullets(block) && [0, indentOf(present)].includes(indentOf(block))) return block;
  if (lines.some(beginsBlock)) return null;
  if (bullet === QUOTE) return lines.map((line) => `${QUOTE} ${line}`).join('\n');
  return lines.map((line, at) => (at === 0 ? `${bullet}${gap}${line}` : `${' '.repeat(bullet.length + gap.length)}${line}`)).join('\n');
}

/** Whether a text without blank lines, below a title, is nothing but notes. */
function readsAsNotes(markdown: string, reading: ReadOptions): boolean {
  const [item] = itemsIn(`- [ ] x\n  ${markdown.replaceAll('\n', '\n  ')}\n`, { ...reading, rules: NO_RULES });
  return item?.notes === markdown.replace(/ +$/gm, '');
}
