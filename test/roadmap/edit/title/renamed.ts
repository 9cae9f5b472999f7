import { expect } from 'vitest';
import { titleAsMarkdown } from '../../../../src/roadmap/edit/title/title-as-markdown.ts';
import { edited, read, reading } from '../../reading.ts';

/** What a new title from GitHub does to the first item of a file. */
export function renamed(text: string, title: string): string {
  const markdown = titleAsMarkdown(title, reading, read(text).definitions);
  if (markdown === null) throw new Error(`“${title}” cannot be a title.`);
  const after = edited(text, { [read(text).items[0]?.title ?? '']: [{ edit: 'set-title', ...markdown }] });
  expect(read(after).items[0]?.title).toBe(markdown.reads);
  return after;
}
