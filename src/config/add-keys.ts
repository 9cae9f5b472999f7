import { isMap, isScalar, parseDocument } from 'yaml';

/** A configuration that gained keys. */
export interface Added {
  readonly text: string;
  /** The names of the keys that were added. */
  readonly keys: readonly string[];
}

/**
 * Adds the top-level keys that a configuration lacks, at its end. Every byte of it stays.
 * @param existing a configuration that can be read
 * @param proposed one whose keys stand at the starts of lines
 * @returns no keys if there are none to add, or if they cannot be added so, as in a configuration in braces
 */
export function addMissingKeys(existing: string, proposed: string): Added {
  const unchanged: Added = { text: existing, keys: [] };
  const before = topLevelKeys(existing);
  const blocks = proposed.split(/^(?=\w+:)/m).filter((block) => /^\w+:/.test(block));
  if (before === null) return unchanged;
  const missing = blocks.filter((block) => !before.has(keyNameOf(block)));
  if (missing.length === 0) return unchanged;
  const lineEnd = existing.includes('\r\n') ? '\r\n' : '\n';
  const start = existing === '' || existing.endsWith('\n') ? existing : existing + lineEnd;
  const text = start + missing.join('').replace(/\n/g, lineEnd);
  const after = topLevelKeys(text);
  const isKept = after !== null && after.size === before.size + missing.length && [...before].every(([key, value]) => after.get(key) === value);
  return isKept ? { text, keys: missing.map(keyNameOf) } : unchanged;
}

function keyNameOf(block: string): string {
  return block.slice(0, block.indexOf(':'));
}

/** The keys with their values as JSON; null if the text is no map. */
function topLevelKeys(text: string): ReadonlyMap<string, string> | null {
  const { contents, errors } = parseDocument(text);
  if (errors.length > 0) return null;
  if (contents === null || (isScalar(contents) && contents.value === null)) return new Map();
  if (!isMap(contents)) return null;
  return new Map(Object.entries(contents.toJSON() as object).map(([key, value]) => [key, JSON.stringify(value)]));
}
