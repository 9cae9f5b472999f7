import type { UpdateTexts } from '../../model/update.ts';
import { developmentUpdate, finishedIn } from '../build.ts';
import type { UpdateFacts } from '../model.ts';
import { textUpdate } from './mail.ts';
import { markdownOfFinished, markdownUpdate } from './markdown.ts';

/** The texts of a development update. The same facts always give the same bytes. */
export function updateTexts(facts: UpdateFacts): UpdateTexts {
  const update = developmentUpdate(facts);
  return { subject: update.subject, markdown: markdownUpdate(update), text: textUpdate(update) };
}

/** What a release has finished, as the Markdown of its archive. @param lines of the finished items */
export function archiveMarkdown(facts: UpdateFacts, lines: ReadonlySet<number>): string {
  return markdownOfFinished(finishedIn(facts, lines));
}
