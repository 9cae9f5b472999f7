import { describe, expect, it } from 'vitest';
import { importedLines, type ReadDocument, type ReadLine, readDocuments } from '../../support/texts/import-reading.ts';

/** What of a person's reading is read, in numbers, and what is not, by document and line. */
function measured(documents: readonly ReadDocument[]) {
  const count = { items: [0, 0], dates: [0, 0], fields: [0, 0] };
  const wrong: string[] = [];
  const missed: string[] = [];
  const unreported: string[] = [];
  for (const { name, source, lines } of documents) {
    const { roadmap, lines: read } = importedLines(source);
    for (const one of lines) {
      const isDate = one.says.startsWith('date ');
      const found = read.find(({ text, says }) => text === one.text && says === one.says);
      add(count[isDate ? 'dates' : 'items'], found !== undefined);
      for (const field of one.fields) add(count.fields, found?.fields.includes(field) ?? false);
      if (found !== undefined) continue;
      missed.push(`${name}:${one.line} ${one.says} ${one.text}`);
      const told = isDate
        ? roadmap.problems.flatMap(({ line: at, message }) => [message, roadmap.text.split('\n')[(at ?? 0) - 1] ?? ''])
        : roadmap.candidates.map(({ text }) => text);
      if (!told.some((text) => text.includes(one.text))) unreported.push(`${name}:${one.line}`);
    }
    const isMeant = ({ text, says }: Omit<ReadLine, 'line'>) => lines.some((one) => one.text === text && one.says === says);
    wrong.push(...read.filter((one) => !isMeant(one)).map(({ says, text }) => `${name} ${says} ${text}`));
  }
  return { count, wrong, missed, unreported };
}

function add(sum: number[], isRead: boolean): void {
  sum[0] = (sum[0] ?? 0) + (isRead ? 1 : 0);
  sum[1] = (sum[1] ?? 0) + 1;
}

const shareOf = ([read = 0, all = 0]: readonly number[]) => read / all;

describe.each([
  ['that the rules were made with', 'import', 15],
  ['that were written after the rules', 'import-unseen', 15],
  ['that were written in rounds, each before its rules', 'import-held-out', 90],
])('documents %s', (_, folder, documentsThere) => {
  it('are read with what `init` proposes, and nothing else is read', () => {
    const documents = readDocuments(folder);
    expect(documents).toHaveLength(documentsThere);
    const { count, wrong, missed, unreported } = measured(documents);
    const figures = Object.entries(count).map(([what, [read, all]]) => `${read} of ${all} ${what}`);
    console.log(`${folder}: ${figures.join(', ')} are read; not read: ${missed.join(', ') || 'none'}`);
    expect([wrong, unreported]).toEqual([[], []]);
    expect(Object.entries(count).filter(([, sum]) => shareOf(sum) < 0.9)).toEqual([]);
  });
});
