import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { reading } from '../reading.ts';

const read = (text: string, config: string) => readRoadmap(text, { ...reading, rules: parseConfig(config, 'roadmap-sync.yml').rules });
const titles = (text: string, config: string) => read(text, config).items.map(({ title, state }) => `${title}: ${state}`);

describe('a rule with a path', () => {
  const phases = '# Kettle\n\n## Phase 1\n\n### Tasks\n\n- Spout\n\n## Phase 2\n\n### Tasks\n\n- Whistle\n\n### Notes\n\n- Steel is dear\n';

  it('is for a section below certain headings, and not for others of the same title', () => {
    expect(titles(phases, 'sections:\n  - path: "^Phase 2 > Tasks$"\n')).toEqual(['Whistle: open']);
  });

  it('is for a family of sections', () => {
    expect(titles(phases, 'sections:\n  - path: "^phase [0-9] > tasks$"\n')).toEqual(['Spout: open', 'Whistle: open']);
  });

  it('says so if no heading fits it', () => {
    expect(read(phases, 'sections:\n  - path: "^Phase 3"\n').problems.map(({ code }) => code)).toEqual(['no-such-section']);
  });
});

describe('a rule for what stands above the first heading', () => {
  const text = '- Whistle\n- Timer\n  owner: kim\n\n## Thanks\n\n- Rosa\n';
  const top = 'sections:\n  - path: ^$\n';

  it('reads lists that stand under no heading', () => {
    const { items, problems } = read(text, top);
    expect(items.map(({ title, section, fields }) => [title, section, fields.owner?.value])).toEqual([
      ['Whistle', null, undefined],
      ['Timer', null, 'kim'],
    ]);
    expect(problems).toEqual([]);
  });

  it('gives their kind and release', () => {
    const { items } = read(text, `${top}    kind: bug\n    role: later\n`);
    expect(items.map(({ kind, release }) => [kind, release])).toEqual([
      ['bug', 'later'],
      ['bug', 'later'],
    ]);
  });

  it('reads the rows of a table there', () => {
    expect(titles('| Feature | State |\n|---|---|\n| Whistle | done |\n| Timer | open |\n', `${top}    items: table\n`)).toEqual([
      'Whistle: done',
      'Timer: open',
    ]);
  });

  it('does not say that they are finished, because nothing in the file would show it', () => {
    expect(titles(text, `${top}    role: done\n`)).toEqual([]);
  });

  it('is not meant by a pattern, which is for headings', () => {
    expect(titles(text, 'sections:\n  - pattern: "^(?!Thanks)"\n')).toEqual([]);
  });
});
