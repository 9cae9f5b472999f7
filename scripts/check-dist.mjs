// Builds into a temporary folder, and fails unless `dist/` has exactly the same files.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** So much code may run with the token of others: more than half of it is our own, with its comments. Licences are no code. */
const MAX_BYTES = 3_730_000;

const folder = mkdtempSync(join(tmpdir(), 'dist-'));
try {
  execFileSync('rolldown', ['-c', 'rolldown.config.ts', '--logLevel', 'warn'], { stdio: 'inherit', env: { ...process.env, ROADMAP_SYNC_DIST: folder } });
  const names = [...new Set([...readdirSync(folder), ...readdirSync('dist')])].toSorted();
  const read = (path) => {
    try {
      return readFileSync(path);
    } catch {
      return null;
    }
  };
  const wrong = names.filter((name) => {
    const [built, committed] = [read(join(folder, name)), read(join('dist', name))];
    return built === null || committed === null || !built.equals(committed);
  });
  if (wrong.length > 0) throw new Error(`dist differs from a fresh build of the source: ${wrong.join(', ')}. Run \`npm run build\` and commit dist.`);
  const size = names.filter((name) => name.endsWith('.js')).reduce((sum, name) => sum + statSync(join('dist', name)).size, 0);
  if (size > MAX_BYTES) throw new Error(`The code in dist has ${size} bytes; at most ${MAX_BYTES} are allowed.`);
  process.stdout.write(`dist is what the source builds: ${names.length} files, ${size} bytes of code\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
