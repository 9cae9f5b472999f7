import { canonicalTitle } from '../read/sections.ts';
import type { ImportedBlock } from './markdown.ts';

/** Words of somebody who tells how things are today. */
const PRESENT = /\b(?:are|is|has|have|remains?|now|currently|today|this week|we['’](?:re|ve))\b/i;
/** What holds in every update: what a page says of itself, and goals. */
const LASTING = /^(?:this|the) (?:page|document|file|list|wiki|information|mail|email|e-mail)\b|\b(?:mirrored|maintained|goals?)\b/i;

/**
 * What stands before the first heading and tells how things are goes under *Note*, so that the next update says it once. What
 * holds longer stays: under *Goals* if it speaks of goals, or else above the note.
 */
export function withNote(blocks: readonly ImportedBlock[]): readonly ImportedBlock[] {
  const end = blocks.findIndex(({ type }) => type === 'heading');
  if (end < 1 || blocks.some((block) => block.type === 'heading' && canonicalTitle(block.text) === 'note')) return blocks;
  const isAside = (block: ImportedBlock) => block.type === 'comment' || /^last updated\b/i.test(proseOf(block));
  const aside = blocks.slice(0, end).filter(isAside);
  const told = blocks.slice(0, end).filter((block) => !isAside(block));
  const lasting = told.findIndex((block) => LASTING.test(proseOf(block)));
  const note = lasting === -1 ? told : told.slice(0, lasting);
  const rest = told.slice(note.length);
  if (!note.some((block) => PRESENT.test(proseOf(block)))) return blocks;
  const goals = rest.some((block) => /\bgoals?\b/i.test(proseOf(block)));
  return [
    ...aside,
    ...(goals ? [] : rest),
    { type: 'heading', level: 2, text: 'Note' },
    ...note,
    ...(goals ? [{ type: 'heading', level: 2, text: 'Goals' } as const, ...rest] : []),
    ...blocks.slice(end),
  ];
}

function proseOf(block: ImportedBlock): string {
  return block.type === 'prose' ? block.lines.join(' ') : '';
}
