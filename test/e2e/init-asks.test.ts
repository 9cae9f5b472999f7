import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runOffline } from '../support/run/runner.ts';
import { HAS_TERMINAL, KEYS, runAtTerminal } from '../support/run/terminal.ts';

const CONFIG = '.github/roadmap-sync.yml';
const WORKFLOW = '.github/workflows/roadmap.yml';
const roadmap = [
  '# Kettle',
  '',
  '## Next',
  '',
  '- Add a whistle',
  '- Add a timer',
  '',
  '## Principles',
  '',
  '- Keep it simple.',
  '- Keep it small.',
  '',
  '## Shipped so far',
  '',
  '- Spout',
  '',
].join('\n');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
  writeFileSync(join(folder, 'ROADMAP.md'), roadmap);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a terminal shows on lines, in the order of writing. */
function linesShown(raw: string): string[] {
  return stripVTControlCharacters(raw.replaceAll('\u001b[', '\n\u001b[')).replaceAll('\r', '').split('\n');
}

const written = (path: string) => readFileSync(join(folder, path), 'utf8');

describe.skipIf(!HAS_TERMINAL)('init at a terminal', () => {
  const ask = (columns: number, ...steps: Array<readonly [string, string]>) => runAtTerminal(['init'], folder, columns, steps);

  it('shows how it understands the file, and writes nothing without a yes', async () => {
    const { status, shown } = await ask(80, ['Ctrl-C stop', KEYS.enter], ['(y/N)', KEYS.enter]);
    expect(status).toBe(0);
    expect(shown).toContain('ROADMAP.md: 2 open, 1 finished\n❯ [?] 2 bullets, open: Principles\n  [x] 2 bullets, open: Next\n');
    expect(shown).toContain('in “Principles”\n- Keep it simple.\n- Keep it small.\n');
    expect(shown).toContain(`Write ${CONFIG} and ${WORKFLOW}? (y/N)`);
    expect(shown).toContain('Nothing was written.');
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });

  it('changes the proposal with each answer at once, and writes what was shown', async () => {
    const { status, shown } = await ask(
      80,
      ['Ctrl-C stop', KEYS.space],
      ['4 open, 1 finished', KEYS.down],
      ['in “Next”', 's'],
      ['open, later: Next'.slice(6), KEYS.enter],
      ['(y/N)', 'y'],
    );
    expect(status).toBe(0);
    expect(shown).toContain('[x] 2 bullets, open: Principles');
    expect(written(CONFIG)).toContain('  - title: "Next"\n    role: later\n');
    expect(written(CONFIG)).toContain('  - title: "Principles"\n');
    const { out } = await runOffline(['check', '--json'], folder);
    expect((JSON.parse(out) as { items: Array<{ state: string }> }).items.filter(({ state }) => state === 'open')).toHaveLength(4);
    expect(existsSync(join(folder, WORKFLOW))).toBe(true);
  });

  it('fits into 40 columns', async () => {
    writeFileSync(
      join(folder, 'ROADMAP.md'),
      roadmap.replace('## Next', `## Next ${'and then '.repeat(9)}`).replaceAll('Keep', '保持简单保持简单保持简单保持简单保持简单'),
    );
    const { status, raw } = await ask(40, ['Ctrl-C stop', KEYS.down], ['Ctrl-C stop', KEYS.enter], ['(y/N)', KEYS.enter]);
    expect(status).toBe(0);
    // A line ends where the cursor moves, too.
    const list = linesShown(raw.slice(0, raw.indexOf('Write .github')));
    const columns = (line: string) => [...line].reduce((sum, one) => sum + (/[\u4e00-\u9fff]/.test(one) ? 2 : 1), 0);
    expect(list.length).toBeGreaterThan(8);
    expect(list.filter((line) => columns(line) > 40)).toEqual([]);
  });

  it.each([
    ['Ctrl-C', KEYS.interrupt],
    ['the end of the input', KEYS.end],
  ])('%s stops it, and nothing is written', async (_, key) => {
    const { status, shown } = await ask(80, ['Ctrl-C stop', KEYS.space], ['4 open', key]);
    expect({ status, told: shown.includes('`init` was stopped. Nothing was written.') }).toEqual({ status: 1, told: true });
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });

  it('Ctrl-C at the last question writes nothing either', async () => {
    const { status } = await ask(80, ['Ctrl-C stop', KEYS.enter], ['(y/N)', KEYS.interrupt]);
    expect(status).toBe(1);
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });

  it('takes the sections of a family apart', async () => {
    writeFileSync(join(folder, 'ROADMAP.md'), roadmap.replace('## Principles', '## Later\n\n- Boil faster\n- Pour slower\n\n## Principles'));
    const { shown } = await ask(
      80,
      ['Ctrl-C stop', KEYS.down],
      ['in “Next”, “Later”', 'a'],
      ['open: Next\n'.trim(), KEYS.space],
      ['2 open', KEYS.enter],
      ['(y/N)', 'y'],
    );
    expect(shown).toContain('Wrote');
    expect(written(CONFIG)).toContain('title: "Later"');
    expect(written(CONFIG)).not.toContain('title: "Next"');
  });

  it('asks nothing with --yes', async () => {
    const { status, shown } = await runAtTerminal(['init', '--yes', '--write'], folder, 80, []);
    expect(status).toBe(0);
    expect(shown).not.toContain('Ctrl-C');
    expect(written(CONFIG)).toContain('title: "Next"');
  });
});

describe('a configuration that is there', () => {
  const configured = (text: string) => {
    mkdirSync(join(folder, '.github'), { recursive: true });
    writeFileSync(join(folder, CONFIG), text);
  };
  const init = (...words: string[]) => runOffline(['init', ...words], folder);

  it('gains the keys that it lacks, and keeps every byte', async () => {
    const own = '# mine\r\nlabels:\r\n  bug: Defect # ours\r\n';
    configured(own);
    const { status, out } = await init('--write');
    expect(status).toBe(0);
    expect(written(CONFIG).startsWith(own)).toBe(true);
    expect(written(CONFIG).slice(own.length)).toContain('sections:\r\n  - title: "Next"\r\n');
    expect(out).toContain(`${CONFIG} is there already. It keeps all that it says, and gets \`sections\` at its end.`);
    expect(out).toContain('open     -      Add a whistle');
  });

  it('stays as it is where it has rules, and so does a workflow', async () => {
    const own = 'sections:\n  - title: Principles\n';
    configured(own);
    mkdirSync(join(folder, '.github/workflows'));
    writeFileSync(join(folder, WORKFLOW), '# my workflow\n');
    const { status, out } = await init('--write');
    expect(status).toBe(0);
    expect([written(CONFIG), written(WORKFLOW)]).toEqual([own, '# my workflow\n']);
    expect(out).toContain('Nothing is added to it, so it stays as it is. --force replaces it.');
    expect(out).toContain('open     -      Keep it simple.');
  });

  it('stays as it is where keys cannot be added below it', async () => {
    const own = '{ labels: { bug: Defect } }\n';
    configured(own);
    expect((await init('--write')).status).toBe(0);
    expect(written(CONFIG)).toBe(own);
  });

  it('is kept under another name where --force replaces it', async () => {
    configured('# mine\n');
    writeFileSync(join(folder, `${CONFIG}.old`), '# older\n');
    expect((await init('--write', '--force')).status).toBe(0);
    expect(written(CONFIG)).toContain('title: "Next"');
    expect([written(`${CONFIG}.old`), written(`${CONFIG}.old-2`)]).toEqual(['# older\n', '# mine\n']);
  });

  it('is named with its mistake, and nothing is written', async () => {
    configured('sectoins: 1\n');
    const { status, err } = await init('--write');
    expect(status).toBe(1);
    expect(err).toContain('sectoins');
    expect(existsSync(join(folder, WORKFLOW))).toBe(false);
  });
});
