import type { Config } from '../../../src/config/config.ts';
import type { Roadmap } from '../../../src/model/roadmap.ts';
import type { ReadOptions } from '../../../src/roadmap/read/roadmap.ts';

/** So many readings are kept: a world has not many texts, and the next one has others. */
const MOST = 400;

/** The reader of the file, which is pure, with its last readings kept: most of a world's time is the reading of texts that were just read. */
export function remembered(read: (text: string, options: ReadOptions) => Roadmap): typeof read {
  const known = new WeakMap<ReadOptions['rules'], Map<string, Roadmap>>();
  return (text, options) => {
    const kept = known.get(options.rules) ?? new Map<string, Roadmap>();
    known.set(options.rules, kept);
    const { path, address, known: belongs } = options;
    const issues = JSON.stringify([belongs?.more, [...(belongs?.issues ?? [])].map(([number, { titles, removed }]) => [number, [...titles], removed])]);
    const key = [issues, path, address.server, address.repositories?.join() ?? '', [...(address.pullRequests ?? [])].join(), text].join('\n');
    const found = kept.get(key) ?? read(text, options);
    if (kept.size > MOST) kept.clear();
    kept.set(key, found);
    return found;
  };
}

/** The reader of the configuration, which is pure, with its last results kept. A text with mistakes is read again: what is thrown stays with the one who asked. */
export function rememberedConfig(parse: (source: string, path: string) => Config): typeof parse {
  const known = new Map<string, Config>();
  return (source, path) => {
    const key = `${path}\n${source}`;
    const found = known.get(key) ?? parse(source, path);
    if (known.size > MOST) known.clear();
    known.set(key, found);
    return found;
  };
}
