import { issueUrl } from '../../roadmap/markdown/link.ts';
import { oneLine } from '../../roadmap/text/text.ts';
import { linksFor } from '../definitions.ts';
import type { Blocker, ItemGroup, Prose, Remark, ToldItem, Update } from '../model.ts';
import { plainLine, plainNotes, plainPage } from './plain-blocks.ts';
import { clean } from './plain-inline.ts';
import { fieldLine, headingLines } from './plain-leaves.ts';
import { ATTENTION, blockerFields, blockersSentence, changesTitle, numbersLine, overdueSentences, remarkSentence } from './sentences.ts';
import { asText, asTitle, WIDTH, wrapWords } from './wrap.ts';

/**
 * An update as plain text for a mailing list, in the form in which people write such mails by hand. Importing it gives the
 * same items with the same fields. The first line is the subject. All other lines have at most 72 characters, except where
 * a single word is longer, and in code.
 */
export function textUpdate(update: Update): string {
  const { subject, note, prose, groups, changes, attention } = update;
  const remarks = (of: readonly Remark[]) => of.flatMap((remark) => remarkLines(remark));
  const parts = [
    [subject],
    wrapWords(numbersLine(update, oneLine) ?? '', WIDTH, WIDTH, asText).filter((line) => line !== ''),
    ...note.map((part) => proseMail(part, update)),
    ...overdueSentences(update, oneLine).map((sentence) => wrapWords(sentence, WIDTH, WIDTH, asText)),
    blockersMail(update),
    ...prose.map((part) => proseMail(part, update)),
    ...groups.map((group) => groupMail(group, update)),
    ...(changes === null ? [] : [headingLines(changesTitle(changes.since), 2, WIDTH), remarks(changes.remarks)]),
    ...(attention.length === 0 ? [] : [headingLines(ATTENTION, 2, WIDTH), remarks(attention)]),
    footnotesPart(update),
  ];
  return `${joinedParts(parts.filter((part) => part.length > 0)).join('\n')}\n`;
}

/** Parts with a blank line between them. */
function joinedParts(parts: ReadonlyArray<readonly string[]>): string[] {
  return parts.flatMap((part, at) => (at === 0 ? part : ['', ...part]));
}

function proseMail({ title, level, markdown }: Prose, update: Update): string[] {
  const heading = title === null ? [] : headingLines(clean(title), 2, WIDTH);
  const body = plainPage(markdown, linksFor(markdown, update.definitions), (depth) => Math.max(3, 2 + depth - level));
  return joinedParts([heading, body].filter((part) => part.length > 0));
}

function footnotesPart(update: Update): string[] {
  const footnotes = [...update.definitions.values()].filter(({ type, told }) => type === 'footnote' && !told);
  return footnotes.flatMap(({ markdown }) => plainPage(markdown, linksFor(markdown, update.definitions), (depth) => depth));
}

function blockersMail(update: Update): string[] {
  const sentence = wrapWords(blockersSentence(update), WIDTH, WIDTH, asText);
  return joinedParts([sentence, update.blockers.flatMap((blocker) => blockerLines(blocker, update))].filter((part) => part.length > 0));
}

function blockerLines(blocker: Blocker, update: Update): string[] {
  const said = blockerFields(blocker).flatMap(([key, value]) => fieldLine(oneLine(`${key}: ${value}`), WIDTH - 2));
  return entry(mailTitleLines(blocker.title), [...said, ...linkLine(blocker.issue, update)]);
}

/** A bullet with its title and the lines below it. */
function entry(title: readonly string[], below: readonly string[]): string[] {
  return [...title, ...below].map((line, at) => (at === 0 ? `* ${line}` : line === '' ? '' : `  ${line}`));
}

function mailTitleLines(title: string): string[] {
  return wrapWords(oneLine(title), WIDTH - 2, WIDTH - 2, asTitle(2));
}

function linkLine(issue: number | null, { address }: Update): string[] {
  if (issue === null) return [];
  return [`link: ${address.repositories === null ? `#${issue}` : issueUrl(issue, address)}`];
}

function remarkLines(remark: Remark): string[] {
  const sentence = remarkSentence(remark, { text: (text) => text, link: (issue) => ` (#${issue})`, arrow: '->' });
  return entry(wrapWords(oneLine(sentence), WIDTH - 2, WIDTH - 2, asText), []);
}

function groupMail({ title, isDone, parts }: ItemGroup, update: Update): string[] {
  const texts = parts.flatMap((part) => {
    const heading = part.title === null ? [] : [isDone ? headingLines(clean(part.title), 3, WIDTH) : labelLines(part.title)];
    return [...heading, joinedParts(part.items.map((item) => itemLines(item, update)))];
  });
  return joinedParts([headingLines(clean(title), 2, WIDTH), ...texts]);
}

/** A label above a list of open items. The import would not read the items below a sub-heading as open, so a label replaces it. */
function labelLines(title: string): string[] {
  return wrapWords(/[\p{L}\p{N})]$/u.test(title) ? `${oneLine(title)}:` : oneLine(title), WIDTH, WIDTH, asText);
}

function itemLines(item: ToldItem, update: Update): string[] {
  const title = mailTitleLines(item.title);
  const notes = plainNotes(item.notes, linksFor(item.notes, update.definitions), title.at(-1) ?? null);
  const subItems = plainNotes(item.subItems, linksFor(item.subItems, update.definitions), null);
  const fields = item.fields.flatMap(([key, value]) => mailFieldLines(key, value, update));
  return entry(title, [...notes, ...subItems, ...fields, ...linkLine(item.issue, update)]);
}

function mailFieldLines(key: string, value: string, update: Update): string[] {
  // The key is parsed together with the value, so that a value such as `# 1` is not read as a heading or a list.
  return fieldLine(plainLine(`${key}: ${value}`, linksFor(value, update.definitions)), WIDTH - 2);
}
