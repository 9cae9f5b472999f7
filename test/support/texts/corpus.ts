import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface Text {
  readonly name: string;
  readonly text: string;
}

/** Real roadmaps, where they lie: the tests of them are skipped elsewhere. */
export const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);
const SECOND = new URL('../../../../shared/corpus-2/', import.meta.url);

/** Roadmaps of our own in the shapes of real ones: one shape in each. */
export const ROADMAPS = new URL('../../fixtures/roadmaps/', import.meta.url);

/** Those that are UTF-8, without their byte-order marks. */
export function corpus(): Text[] {
  return textsIn(CORPUS);
}

export function secondCorpus(): Text[] {
  return textsIn(SECOND);
}

export function shapes(): Text[] {
  return readdirSync(ROADMAPS).flatMap((folder) => textsIn(new URL(`${folder}/`, ROADMAPS)).map(({ name, text }) => ({ name: `${folder}/${name}`, text })));
}

function textsIn(folder: URL): Text[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile() && !file.name.endsWith('.tsv'));
  return files.flatMap(({ name }) => {
    const bytes = readFileSync(new URL(encodeURIComponent(name), folder));
    try {
      return [{ name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }];
    } catch {
      return [];
    }
  });
}
