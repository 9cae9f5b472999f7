import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

export interface PatchedBundle {
  readonly bundle: string;
  readonly remove: () => void;
}

/** A copy of the shipped bundle in which only one constant has another value: nobody waits for a real minute. @param file the one that has the constant */
export function bundleWith(constant: string, shipped: string, value: string, entry: 'index.js' | 'cli.js' = 'index.js', file: string = entry): PatchedBundle {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  cpSync(dist, folder, { recursive: true });
  const bundle = join(folder, entry);
  const patched = join(folder, file);
  const parts = readFileSync(patched, 'utf8').split(`${constant} = ${shipped};`);
  if (parts.length !== 2) throw new Error(`dist/${file} does not say once that ${constant} is ${shipped}.`);
  writeFileSync(patched, parts.join(`${constant} = ${value};`));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return { bundle, remove: () => rmSync(folder, { recursive: true }) };
}
