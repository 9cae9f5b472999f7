// A plugin of the bundler: writes the licences of all packages in the bundle to `dist/LICENSES.txt`. They ask for that wherever they are copied.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Licences that allow the copies in `dist/` and ask only for their notice. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];

/** The folder of the package that a module belongs to; null: the module is our own. */
function packageFolder(moduleId: string): string | null {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(moduleId)?.[1] ?? null;
}

/** @throws an error if the package names no licence that is allowed, or holds no text of it */
function licenceIn(folder: string): { readonly heading: string; readonly text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<'name' | 'version' | 'license', string>;
  if (!ALLOWED.includes(license)) throw new Error(`${name} ${version} has the licence ${JSON.stringify(license)}. Allowed are: ${ALLOWED.join(', ')}.`);
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)\b/i.test(file));
  if (files.length === 0) throw new Error(`${name} ${version} holds no text of its licence.`);
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim());
  return { heading: `${name} ${version} (${license})`, text: texts.join('\n\n') };
}

/** Each text once, below the names of all packages that share it. */
function notices(folders: readonly string[]): string {
  const byText = new Map<string, string[]>();
  for (const { heading, text } of folders.map(licenceIn)) byText.set(text, [...(byText.get(text) ?? []), heading]);
  const parts = [...byText].map(([text, headings]) => `${headings.join('\n')}\n\n${text}\n`);
  return `The files in this folder contain the following packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

export const licences: Plugin = {
  name: 'licences',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
    const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== null));
    this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: notices([...folders].toSorted()) });
  },
};
