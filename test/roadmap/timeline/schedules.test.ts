import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { propose } from '../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { releaseEntry } from '../../../src/roadmap/timeline/release.ts';
import { lines, read, reading } from '../reading.ts';
import { dates, timeline } from './reading.ts';

describe('a schedule', () => {
  it.each([
    ['2 April 2026 -- Feature freeze', 'Feature freeze: 2026-04-02'],
    ['2 April 2026 – Feature freeze', 'Feature freeze: 2026-04-02'],
    ['2026-04-02 Feature freeze', 'Feature freeze: 2026-04-02'],
    ['Feature freeze ..... 2 April 2026', 'Feature freeze: 2026-04-02'],
    ['Feature freeze (2 April 2026)', 'Feature freeze: 2026-04-02'],
    ['2026-Apr-02: Feature freeze', 'Feature freeze: 2026-04-02'],
  ])('has the entry `%s`', (written, meant) => {
    expect(dates(written)).toEqual([meant]);
  });

  it.each(['6 May 2026 – 10 May 2026', 'Sprint 6 May – 10 May 2026', '6 May to 10 May 2026', 'Release 2026'])('has no entry `%s`', (written) => {
    expect(dates(written)).toEqual([]);
  });

  it.each([
    ['# Xylem 4.3', 'Release Date [could slip]: 2 June 2026'],
    ['# Adder 3.14 release schedule', '3.14.0 final: 2026-10-07'],
    ['# Marlin 9', 'GA: 2026-10-07'],
  ])('of %s has the release `%s`', (title, entry) => {
    expect(releaseEntry(read(lines(title, '', '## Timeline', '', '- RC1: 2026-05-01', `- ${entry}`)))?.label).toBe(entry.split(':')[0]);
  });

  it('may stand under a title that the configuration names, and `init` proposes that', () => {
    const text = lines(
      '# Kettle 3',
      '',
      '## Key milestones',
      '',
      '- Feature freeze: 2026-05-20',
      '- RC1: 2026-06-01',
      '',
      '## Next',
      '',
      '- Add a whistle',
      '- Add a timer',
    );
    const config = proposalYaml(propose(read(text)));
    expect(config).toContain('  - title: "Key milestones"\n    role: timeline\n');
    const { rules } = parseConfig(config, 'c.yml');
    const roadmap = readRoadmap(text, { ...reading, rules });
    expect(roadmap.timeline.map(({ label }) => label)).toEqual(['Feature freeze', 'RC1']);
    expect(roadmap.items.map(({ title }) => title)).toEqual(['Add a whistle', 'Add a timer']);
  });

  it('may stand above the first heading, if the configuration says so, and `init` proposes that', () => {
    const text = lines('- Feature freeze: 2026-05-20 <== WE ARE HERE', '- RC1: 2026-06-01', '', '## Next', '', '- Add a whistle', '- Add a timer');
    const config = proposalYaml(propose(read(text)));
    expect(config).toContain('  - path: "^$" # what stands above the first heading\n    role: timeline\n');
    const roadmap = readRoadmap(text, { ...reading, rules: parseConfig(config, 'c.yml').rules });
    expect(roadmap.timeline.map(({ label, here }) => [label, here])).toEqual([
      ['Feature freeze', true],
      ['RC1', false],
    ]);
    expect(roadmap.items.map(({ title }) => title)).toEqual(['Add a whistle', 'Add a timer']);
    expect(roadmap.problems.map(({ code }) => code)).not.toContain('unread-schedule');
  });

  it.each([
    ['a list', lines('- Feature freeze: 2026-05-20', '- RC1: 2026-06-01')],
    ['a table', lines('| Date | Event |', '|---|---|', '| 2026-05-20 | Feature freeze |', '| 2026-06-01 | RC1 |')],
    ['a sentence', lines('The feature freeze is on 20 May 2026.')],
    ['lines', lines('Feature freeze: 2026-05-20', 'RC1: 2026-06-01')],
  ])('that is %s elsewhere is reported', (_, text) => {
    const { problems, timeline: entries } = read(`# Kettle\n\n## Plan\n\n${text}`);
    expect([entries, problems.map(({ line, code }) => `${line} ${code}`)]).toEqual([[], ['5 unread-schedule']]);
  });

  it('is not seen in what has another meaning', () => {
    const text = lines(
      '# Kettle',
      '',
      '## Done',
      '',
      '- v1 release: 2025-05-20',
      '- v2 release: 2025-06-01',
      '',
      '## Plan',
      '',
      'We met on 20 May 2026.',
      '',
      '- Talk: 2026-05-20',
      '- Dinner: 2026-05-21',
    );
    expect(read(text).problems).toEqual([]);
    expect(timeline('Beta: 2026-05-20', 'Release: 2026-06-01').problems).toEqual([]);
  });
});
