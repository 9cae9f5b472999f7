import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES, commandSpec } from '../../src/cli/commands.ts';
import { COMPLETIONS, type Shell } from '../../src/cli/completion.ts';

/** What bash offers after these words. */
function offered(...words: readonly string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const script = `${COMPLETIONS.bash()}\nCOMP_WORDS=(${list}) COMP_CWORD=${words.length - 1}\n_roadmap_sync\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

describe('the completion', () => {
  it('is a script that bash takes', () => {
    expect(spawnSync('bash', ['-n'], { input: COMPLETIONS.bash(), encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it('completes commands, options and their values in bash', () => {
    expect(offered('roadmap-sync', 'ch')).toEqual(['check']);
    expect(offered('roadmap-sync', 'check', '--s')).toEqual(['--strict']);
    expect(offered('roadmap-sync', 'init', '--j')).toEqual([]);
    expect(offered('roadmap-sync', 'update', '--format', '')).toEqual(['markdown', 'text']);
    expect(offered('roadmap-sync', 'completion', 'f')).toEqual(['fish']);
  });

  // Where a shell is not installed, its script is only read here.
  it.each(['zsh', 'fish'] as const)('is a script that %s takes, where it is installed', (shell) => {
    const { error, status } = spawnSync(shell, ['-n'], { input: COMPLETIONS[shell](), encoding: 'utf8' });
    if (error === undefined) expect(status).toBe(0);
    expect((COMPLETIONS[shell]().match(/'/g)?.length ?? 0) % 2).toBe(0);
  });

  it.each(['bash', 'zsh', 'fish'] satisfies Shell[])('names every command and option in %s', (shell) => {
    const script = COMPLETIONS[shell]();
    for (const name of COMMAND_NAMES) {
      expect(script).toMatch(new RegExp(`\\b${name}\\b`));
      const lines = script.split('\n').filter((line) => new RegExp(`(?:^ +${name}\\)|from ${name}')`).test(line));
      for (const option of commandSpec(name).options) expect(lines.join('\n')).toContain(shell === 'fish' ? `-l ${option} ` : `--${option}`);
    }
  });
});
