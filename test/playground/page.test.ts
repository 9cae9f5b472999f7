import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PLAYGROUND, playgroundPage } from '../../scripts/write-playground.ts';

const path = fileURLToPath(new URL(`../../${PLAYGROUND}`, import.meta.url));
const hasBrowser = spawnSync('chromium', ['--version']).status === 0;

/** The page's elements after its scripts ran in a real browser, with a roadmap in its address. */
function pageWith(roadmap: string): (id: string) => string {
  const profile = mkdtempSync(join(tmpdir(), 'browser-'));
  try {
    const words = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`, '--dump-dom', `file://${path}#${encodeURIComponent(roadmap)}`];
    const { stdout } = spawnSync('chromium', words, { encoding: 'utf8', maxBuffer: 50_000_000 });
    return (id) => new RegExp(`<pre id="${id}">([\\s\\S]*?)</pre>`).exec(stdout)?.[1] ?? '';
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

it('docs/playground.html is what the source builds', async () => {
  expect(readFileSync(path, 'utf8') === (await playgroundPage())).toBe(true);
});

describe.skipIf(!hasBrowser)('the page in a browser', () => {
  it('reads a roadmap as init proposes, says why, and shows what is foreign as text', () => {
    const shown = pageWith('# Kettle\n\n## Version 3\n\n- Add a <img src=x onerror=alert(1)> whistle\n- Fix the lid\n\n## Shipped so far\n\n- Spout\n');
    expect(shown('reading')).toContain('Fix the lid');
    expect(shown('reading')).toMatch(/10 {2}feature {2}done +- +Spout/);
    expect(shown('reading')).toContain('&lt;img src=x');
    expect(shown('outline')).toMatch(/bullets: 2 in “Version 3”[\s\S]*in all:\n {6}[+−]/);
  });
});
