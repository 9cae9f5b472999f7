// Takes a sample of mutants: all of them take hours on two cores.
//
//   MUTANTS_EVERY=8 npm run test:mutants                       (about one function in eight; the same ones each time)
//   MUTANTS_EVERY=8 MUTANTS_SHARE=3 npm run test:mutants       (another eighth: 0 to 7; for a figure on functions nobody wrote tests for lately)
//
// Whole functions are in the sample or not, by a digest of their file and name.
import { createHash } from 'node:crypto';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const every = Number(process.env['MUTANTS_EVERY'] ?? '1');
const share = Number(process.env['MUTANTS_SHARE'] ?? '0');

/** The name of a function or constant that stands by itself in its file, or in its class; null for everything inside of one. */
function nameOf(path) {
  const at = path.parentPath?.isExportNamedDeclaration() ? path.parentPath.parentPath : path.parentPath;
  if (path.isClassMethod() || path.isClassPrivateMethod()) return String(path.node.key.name ?? path.node.key.id?.name);
  if (!at?.isProgram()) return null;
  if (path.isFunctionDeclaration()) return path.node.id?.name ?? '';
  return path.isVariableDeclaration() ? (path.node.declarations[0]?.id.name ?? '') : null;
}

const sample = {
  shouldIgnore(path) {
    const name = nameOf(path);
    if (name === null || every === 1) return undefined;
    const file = path.hub.file.opts.filename.replace(/^.*[\\/]src[\\/]/, '');
    const digest = createHash('sha256').update(`${file} ${name}`).digest();
    return digest.readUInt32BE(0) % every === share ? undefined : 'not in the sample';
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'sample', sample)];
