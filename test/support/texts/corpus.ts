import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Real roadmaps, where they lie: the tests of them are skipped elsewhere. */
export const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);

/** Those that are UTF-8, without their byte-order marks. */
export function corpus(): Array<{ name: string; text: string }> {
  if (!existsSync(CORPUS)) return [];
  const files = readdirSync(CORPUS, { withFileTypes: true }).filter((file) => file.isFile() && !file.name.endsWith('.tsv'));
  return files.flatMap(({ name }) => {
    const bytes = readFileSync(new URL(encodeURIComponent(name), CORPUS));
    try {
      return [{ name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }];
    } catch {
      return [];
    }
  });
}
