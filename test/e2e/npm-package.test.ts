import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readme } from '../docs/pages.ts';

/** The package is packed and installed once, in an empty folder, without a network. */
let folder: string;
let packed: { readonly files: readonly { readonly path: string }[]; readonly filename: string };
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  execFileSync('node', ['scripts/npm-package.mjs', join(folder, 'package')]);
  const answer = execFileSync('npm', ['pack', join(folder, 'package'), '--json', '--pack-destination', folder], { encoding: 'utf8' });
  [packed] = JSON.parse(answer) as [typeof packed];
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{}');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)], { cwd: project });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the package for npm', () => {
  it('holds the command line and what it needs, and nothing else', () => {
    const files = packed.files.map(({ path }) => path).toSorted();
    const bundle = readdirSync('dist').flatMap((name) => (name === 'index.js' ? [] : [`dist/${name}`]));
    expect(bundle).toEqual(expect.arrayContaining(['dist/LICENSES.txt', 'dist/cli.js', 'dist/shared.js']));
    expect(files).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', ...bundle, 'package.json'].toSorted());
  });

  it('installs nothing beside itself', () => {
    const installed = readdirSync(join(folder, 'project/node_modules')).filter((name) => !name.startsWith('.'));
    expect(installed).toEqual(['roadmap-sync']);
  });

  it('runs as `npx roadmap-sync` in an empty folder', () => {
    const project = join(folder, 'project');
    const run = (...args: string[]) => spawnSync('npx', ['--offline', 'roadmap-sync', ...args], { cwd: project, encoding: 'utf8' });
    expect(run('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
    writeFileSync(join(project, 'ROADMAP.md'), '# Kettle\n\n- [ ] Whistle\n');
    const { status, stdout, stderr } = run('check');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Whistle');
  });

  it('is not written into a folder that holds something', () => {
    const { status, stderr } = spawnSync('node', ['scripts/npm-package.mjs', folder], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain(`${folder} is not empty.`);
    expect(existsSync(join(folder, 'package.json'))).toBe(false);
  });
});

describe('the changelog', () => {
  const notes = (name: string) => spawnSync('node', ['scripts/release-notes.mjs', name], { encoding: 'utf8' });

  it('has notes for the version of package.json, which the README names', () => {
    const { status, stdout } = notes(version);
    expect(status).toBe(0);
    expect(stdout).toContain('- One labelled issue for every open bug and feature');
    expect(stdout).not.toContain('## ');
    expect(readme).toContain(`@v${version}`);
  });

  it('has none for another version, and says what to write', () => {
    const { status, stderr } = notes('99.0.0');
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'CHANGELOG.md has no notes under “## 99.0.0”. Write that section, then run it again.\n' });
  });
});
