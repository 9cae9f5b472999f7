import { printableJson } from '../roadmap/text/escape.ts';
import type { UpdateFacts } from './model.ts';
import { readNumbers } from './numbers.ts';

/**
 * The numbers of the release on one line, as JSON: those of the update, compared with the last one that was published on an earlier day.
 * It begins with the roadmap's path.
 */
export function statusJson({ roadmap, release, today, previous: published, history = [], blockerWords = [] }: Omit<UpdateFacts, 'address'>): string {
  const previous = published !== null && published.date < today ? published : null;
  const numbers = readNumbers({ roadmap, release, today, previous, history, blockerWords });
  return printableJson(JSON.stringify({ roadmap: roadmap.path, release: release?.title ?? null, date: today, since: previous?.date ?? null, ...numbers }));
}

/** By this beginning the file of a roadmap's numbers is known again: a file without it belongs to somebody else and is never written over. */
export function statusFileMark(path: string): string {
  return `${printableJson(JSON.stringify({ roadmap: path })).slice(0, -1)},"release":`;
}
