import type { Config } from '../../../src/config/config.ts';
import type { Roadmap } from '../../../src/model/roadmap.ts';
import type { ReadOptions } from '../../../src/roadmap/read/roadmap.ts';

/** So many results are kept: a world has not many texts, and the next one has others. */
const MOST = 400;

/** What is kept for a key, or is made for it now. Nothing is kept of what throws. */
function kept<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const found = values.get(key) ?? make();
  if (values.size > MOST) values.clear();
  values.set(key, found);
  return found;
}

/** The reader of the file, which is pure, with its last readings kept: most of a world's time is the reading of texts that were just read. */
export function remembered(read: (text: string, options: ReadOptions) => Roadmap): typeof read {
  const known = new WeakMap<ReadOptions['rules'], Map<string, Roadmap>>();
  return (text, options) => {
    const key = keyOf(text, options);
    if (key === null) return read(text, options);
    const readings = known.get(options.rules) ?? new Map<string, Roadmap>();
    known.set(options.rules, readings);
    return kept(readings, key, () => read(text, options));
  };
}

/** All that a reading depends on beside the rules; null if that is a function, which has no text. The compiler asks for each further option here. */
function keyOf(text: string, { path, address, rules: _, known, ...others }: ReadOptions): string | null {
  const { server, repositories, former, entries, path: from, pullRequests, ...further } = address;
  const none: [Record<string, never>, Record<string, never>] = [others, further];
  if (entries !== undefined) return null;
  const issues = [...(known?.issues ?? [])].map(([number, { titles, removed }]) => [number, [...titles], removed]);
  return JSON.stringify([text, path, server, repositories, former ?? null, from ?? null, [...(pullRequests ?? [])], known?.more ?? null, issues, none]);
}

/** The reader of the configuration, which is pure, with its last results kept. */
export function rememberedConfig(parse: (source: string, path: string) => Config): typeof parse {
  const configs = new Map<string, Config>();
  return (source, path) => kept(configs, JSON.stringify([source, path]), () => parse(source, path));
}
