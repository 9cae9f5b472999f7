import { escapeStart, headingLine } from '../../roadmap/import/markdown.ts';
import { issueLink } from '../../roadmap/markdown/link.ts';
import { unclosedLine } from '../../roadmap/markdown/unclosed.ts';
import { pageText } from '../../roadmap/text/escape.ts';
import { shiftLine } from '../../roadmap/text/lines.ts';
import type { Blocker, ItemGroup, Prose, Remark, ToldItem, Update } from '../model.ts';
import { ATTENTION, blockerFields, blockersSentence, changesTitle, numbersLine, overdueSentences, remarkSentence } from './sentences.ts';

/** An update as Markdown. The words of the roadmap's author stay exactly as they are. */
export function markdownUpdate(update: Update): string {
  const { subject, note, prose, groups, changes, attention } = update;
  const remarks = (of: readonly Remark[]) => of.map((remark) => remarkLine(remark, update)).join('\n');
  const parts = [
    headingLine(1, subject),
    numbersLine(update, pageText) ?? '',
    ...note.filter(isWellClosed).map(({ markdown }) => markdown),
    ...overdueSentences(update, pageText),
    blockersMarkdown(update),
    ...prose.filter(isWellClosed).map((part) => behindList(proseMarkdown(part))),
    ...groups.map((group) => groupMarkdown(group, update)),
    ...(changes === null ? [] : [headingLine(2, changesTitle(changes.since)), remarks(changes.remarks)]),
    ...(attention.length === 0 ? [] : [headingLine(2, ATTENTION), remarks(attention)]),
    definitionsPart(update),
    // A part that leaves code or a comment open would hide all that follows, so it comes last.
    ...[...note, ...prose].filter((part) => !isWellClosed(part)).map((part) => behindList(proseMarkdown(part))),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The finished items of a release as Markdown: the subject, their groups, and what these refer to. */
export function markdownOfFinished(update: Update): string {
  const parts = [headingLine(1, update.subject), ...update.groups.map((group) => groupMarkdown(group, update)), definitionsPart(update)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function isWellClosed({ markdown }: Prose): boolean {
  return closesItself(markdown);
}

function closesItself(markdown: string): boolean {
  // A `<details>` that is never closed hides all that follows.
  const count = (tag: RegExp) => markdown.match(tag)?.length ?? 0;
  if (count(/<details\b/gi) > count(/<\/details>/gi)) return false;
  return !/```|~~~|<!--|<(?:pre|script|style|textarea)/i.test(markdown) || unclosedLine(markdown) === null;
}

function proseMarkdown({ title, markdown }: Prose): string {
  return [title === null ? '' : headingLine(2, title), markdown].filter((part) => part !== '').join('\n\n');
}

/** Separates a part without a heading from the list before it: a list or indented code would continue that list. */
function behindList(markdown: string): string {
  return /^(?:[ \t]|[-*+][ \t]|\d+[.)][ \t])/.test(markdown) ? `<!-- -->\n\n${markdown}` : markdown;
}

function blockersMarkdown(update: Update): string {
  const { blockers } = update;
  const sentence = blockersSentence(update);
  return blockers.length === 0 ? sentence : `${sentence}\n\n${blockers.map((blocker) => blockerLine(blocker, update)).join('\n')}`;
}

function blockerLine(blocker: Blocker, update: Update): string {
  const said = blockerFields(blocker).map(([key, value]) => `${key}: ${pageText(value)}`);
  return `- ${escapeStart(pageText(blocker.title))}${linkMarkdown(blocker.issue, update)} — ${said.join(', ')}`;
}

function remarkLine(remark: Remark, update: Update): string {
  return `- ${remarkSentence(remark, { text: pageText, link: (issue) => linkMarkdown(issue, update), arrow: '→' })}`;
}

function groupMarkdown({ title, parts }: ItemGroup, update: Update): string {
  const texts = parts.flatMap((part) => [...(part.title === null ? [] : [headingLine(3, part.title)]), itemsList(part.items, update)]);
  return [headingLine(2, title), ...texts].join('\n\n');
}

function itemsList(items: readonly ToldItem[], update: Update): string {
  const texts = items.map((item) => itemMarkdown(item, update));
  return texts.join(texts.some((text) => text.includes('\n')) ? '\n\n' : '\n');
}

function itemMarkdown({ markdown, issue, notes, subItems, fields }: ToldItem, update: Update): string {
  const told = fields.map(([key, value]) => `- ${key}: ${value}`).join('\n');
  // Notes that leave code or a comment open would hide the fields, so they come last then.
  const order = closesItself(notes) && closesItself(subItems) ? [notes, subItems, told] : [told, subItems, notes];
  const lines = [`- ${markdown}${linkMarkdown(issue, update)}`];
  let before: string | null = null;
  for (const block of order.filter((one) => one !== '')) {
    if (needsBlankInMarkdown(before, block)) lines.push('');
    for (const line of block.split('\n')) lines.push(line === '' ? '' : shiftLine(line, 2));
    before = block;
  }
  return lines.join('\n');
}

/** Whether a block needs a blank line, so that it does not continue the block before it. @param before null if the title stands before it */
function needsBlankInMarkdown(before: string | null, block: string): boolean {
  if (before === null) return !/^(?:[-*+][ \t]+\S|>)/.test(block);
  const isList = /^[-*+][ \t]/.test(before) && before.split('\n').every((line) => /^(?:[-*+][ \t]|[ \t]+\S)/.test(line));
  return !isList || !/^[-*+][ \t]/.test(block);
}

function definitionsPart({ definitions }: Update): string {
  const missing = [...definitions.values()].filter(({ told }) => !told);
  const links = missing.filter(({ type }) => type === 'link').map(({ markdown }) => markdown);
  const footnotes = missing.filter(({ type }) => type === 'footnote').map(({ markdown }) => markdown);
  // Without a blank line, the next line would become part of the footnote.
  return [links.join('\n'), ...footnotes].filter((part) => part !== '').join('\n\n');
}

/** The link that follows a title; empty if there is no issue. */
function linkMarkdown(issue: number | null, { address }: Update): string {
  if (issue === null) return '';
  return address.repositories === null ? ` (#${issue})` : ` ${issueLink(issue, address)}`;
}
