import type { UpdateTexts } from '../../model/update.ts';
import { oneLine } from '../../roadmap/text/text.ts';
import { developmentUpdate, finishedIn } from '../build.ts';
import type { Update, UpdateFacts } from '../model.ts';
import { textUpdate } from './mail.ts';
import { markdownOfFinished, markdownUpdate } from './markdown.ts';
import { blockersSentence, numbersLine, overdueSentences } from './sentences.ts';

/** The texts of a development update, and its summary as plain text, one paragraph a line. The same facts always give the same bytes. */
export function updateTexts(facts: UpdateFacts): UpdateTexts & { readonly summary: string } {
  const update = developmentUpdate(facts);
  return { subject: update.subject, markdown: markdownUpdate(update), text: textUpdate(update), summary: summaryOf(update) };
}

function summaryOf(update: Update): string {
  const blockers = update.blockers.map(({ title, owner }) => `“${oneLine(title)}” (${oneLine(owner ?? 'nobody')})`);
  const named = blockers.length === 0 ? [] : [`${blockersSentence(update)} ${blockers.join(', ')}.`];
  return [numbersLine(update, oneLine) ?? '', ...overdueSentences(update, oneLine), ...named].filter((line) => line !== '').join('\n');
}

/** What a release has finished, as the Markdown of its archive. @param lines of the finished items */
export function archiveMarkdown(facts: UpdateFacts, lines: ReadonlySet<number>): string {
  return markdownOfFinished(finishedIn(facts, lines));
}
