import { describe, expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { thereAndBack } from './there-and-back.ts';

const CONFIG = 'sections: [{ title: Planned }, { title: Engine }, { title: Pages }, { title: Later, role: later }]\n';

const readme = (title: string, parts: string[]) =>
  lines('# Kettle', '', '## Install', '', '- Run it.', '', `## ${title}`, '', ...parts, '', '## Contributing', '', '- Ask first.', '', '## License', '', 'MIT');

describe('a section for finished work in a document with a roadmap among other parts', () => {
  it.each([
    ['completed', 'Completed'],
    ['not_planned', 'Dropped'],
  ] as const)('stands in the part that holds the roadmap: %s', async (reason, made) => {
    const text = (planned: string[], ...done: string[]) => readme('Roadmap', ['### Planned', '', ...planned, '- Two', '', '### Later', '', '- Three', ...done]);
    const between = await thereAndBack(text(['- One']), [1], { config: CONFIG, reason });
    expect(between).toBe(text([], '', `### ${made}`, '', '- One'));
  });

  it('stands beside that part where its headings are subjects, because its title may say that all of it is open', async () => {
    const text = (planned: string[], ...done: string[]) =>
      readme('What comes', ['### Engine', '', ...planned, '- Two', '', '### Pages', '', '- Three', ...done]);
    const between = await thereAndBack(text(['- One']), [1], { config: CONFIG });
    expect(between).toContain('\n## Completed\n');
  });
});
