// Writes the npm package of the command line into an empty folder: node scripts/npm-package.mjs FOLDER
// The bundle holds everything that it needs, so the package has no dependencies, and installs nothing but itself.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is installed. `dist/index.js` is left out: only a runner starts it. The command line needs all other parts of the bundle. */
const BUNDLE = readdirSync('dist').filter((name) => name !== 'index.js');
const FILES = [...BUNDLE.map((name) => `dist/${name}`), 'LICENSE', 'README.md', 'CHANGELOG.md'];

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('Name the folder to write the package into: node scripts/npm-package.mjs FOLDER');
mkdirSync(folder, { recursive: true });
if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty. Name a folder that is.`);

const { name, version, description, license, type, engines, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
// GitHub's page of the repository, which npm compares with where the package was built.
const repository = { type: 'git', url: `git+https://github.com/${process.env.GITHUB_REPOSITORY ?? 'roadmap-sync/roadmap-sync'}.git` };
const keywords = ['roadmap', 'github-issues', 'github-actions', 'release-management', 'markdown', 'cli'];
const manifest = {
  name,
  version,
  description,
  license,
  type,
  engines,
  bin,
  files: ['dist', 'CHANGELOG.md'],
  repository,
  keywords,
  publishConfig: { access: 'public' },
};
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
for (const file of FILES) cpSync(file, join(folder, file));
