import { describe, expect, it } from 'vitest';
import { show } from '../../../src/playground/playground.ts';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

/** The two ways to write the same letters: as browsers send them, and as macOS writes them. */
const ONE = 'Übergröße für Café';
const TWO = ONE.normalize('NFD');

describe('letters with accents, written as one character or as two', () => {
  it('are the same title, field and owner', async () => {
    const world = new MemoryWorld(lines(`- [ ] ${TWO}`, `  - status: ${TWO}`, `  - owner: Zoë`.normalize('NFD')));
    world.config = lines('people:', '  Zoë: ann');
    await world.sync();
    expect(world.issue(1).assignees).toEqual(['ann']);
    world.change(1, { title: ONE, body: (world.issue(1).body ?? '').normalize('NFC') });
    expect(await world.afterwards()).toEqual([]);
    world.edit(lines(`- [ ] ${ONE} ${link(1)}`, `  - status: ${ONE}`, '  - owner: Zoë'));
    const { plan } = await world.sync();
    expect(plan.operations).toEqual([]);
  });

  it('are the same title of a section and the same word in the configuration', async () => {
    const world = new MemoryWorld(lines(`## ${TWO}`, '', `- A`, `- B [${'erledigt für'.normalize('NFD')}]`));
    world.config = lines('sections:', `  - title: ${ONE}`, '    role: open', '    items: bullets');
    const { roadmap } = await world.sync();
    expect(roadmap.items.map(({ state }) => state)).toEqual(['open', 'open']);
    expect(world.issue(1).title).toBe('A');
  });

  it('stay in the file as they are written there', async () => {
    const world = await MemoryWorld.agreed(lines(`- [ ] ${TWO}: one`));
    world.change(1, { title: `${ONE}: two` });
    await world.sync();
    expect(world.text).toBe(lines(`- [ ] ${TWO}: two ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  const FORMS = ['NFC', 'NFD'] as const;
  const PAIRS = FORMS.flatMap((file) => FORMS.map((config) => [file, config] as const));
  const read = async (text: string, config: string, [file, other]: (typeof PAIRS)[number]) => {
    const world = new MemoryWorld(text.normalize(file));
    world.config = config.normalize(other);
    return (await world.sync()).roadmap;
  };

  it.each(PAIRS)('are the same in a file in %s and a configuration in %s: patterns, paths and kinds', async (...forms) => {
    const text = lines('# Plan', '', '## Geplant für später', '', '- Größe: zu groß', '- [M] Größe: zu klein', '- Neu', '', '## Über uns', '', '- Ärger');
    const config = lines('sections:', '  - pattern: für sp(ä|a)ter$', '  - path: ^Über', 'kinds: { bug: "größe:" }');
    const { items, problems } = await read(text, config, forms);
    expect(items.map(({ kind }) => kind)).toEqual(['bug', 'bug', 'feature', 'feature']);
    expect(problems).toEqual([]);
  });

  it.each(PAIRS)('are the same in a file in %s and a configuration in %s: words for a state', async (...forms) => {
    const text = lines(
      '## Next',
      '',
      '- Größer ✅',
      '- [färdigt] A',
      '- **Färdigt**: B',
      '- C (färdigt)',
      '- D — färdigt 0.8',
      '- E *färdigt*',
      '- hylätty: F',
      '- färdiga G',
    );
    const config = lines('sections: [{ title: Next }]', 'words: { done: [färdigt, ✅], dropped: hylätty }');
    const { items } = await read(text, config, forms);
    expect(items.map(({ title, state }) => `${title.normalize('NFC')} ${state}`)).toEqual([
      ...['Größer done', 'A done', 'B done', 'C done', 'D done', 'E done', 'F dropped', 'färdiga G open'],
    ]);
  });

  it.each(PAIRS)('are the same in a file in %s and a configuration in %s: columns', async (...forms) => {
    const text = lines('## Next', '', '| Priorität | Größe | État |', '|---|---|---|', '| high | A | terminé |', '| low | B | offen |');
    const config = lines(
      'sections:',
      '  - title: Next',
      '    items: table',
      '    columns: { title: Größe, status: État, Priorität: priority }',
      'words: { done: terminé }',
    );
    const { items, problems } = await read(text, config, forms);
    expect(items.map(({ title, state, priority }) => `${title} ${state} ${priority}`)).toEqual(['A done high', 'B open low']);
    expect(problems).toEqual([]);
  });

  it.each(FORMS)('are known in a file in %s: headers, dates, titles of what is out or done', async (form) => {
    const text = lines('Mis à jour le 6 février 2026', '', '## Fait', '', '- A', '', '## Known bugs', '', '- [ ] Ошибка: й', '- [ ] Não');
    const { roadmap } = await new MemoryWorld(text.normalize(form)).sync();
    expect(roadmap.lastUpdated?.text).toBe('6 février 2026'.normalize(form));
    expect(roadmap.items.map(({ state, kind }) => `${state} ${kind}`)).toEqual(['done feature', 'open bug', 'open bug']);
  });

  it.each(PAIRS)('are the same in labels on GitHub in %s and in the configuration in %s', async (there, configured) => {
    const world = new MemoryWorld(lines('- [ ] A'));
    world.config = 'labels: { feature: Größeres }'.normalize(configured);
    world.labels.add('größeres'.normalize(there));
    await world.sync();
    expect(world.issue(1).labels.map((name) => name.normalize('NFC').toLowerCase())).toEqual(['roadmap', 'größeres']);
    expect(world.labels.all.filter(({ name }) => /^gr/i.test(name))).toHaveLength(1);
    expect(await world.afterwards()).toEqual([]);
  });

  it('of a word that marks other items, and of a sentence that stays, are not changed by an edit', async () => {
    const before = lines('## Next', '', '- A', '- [färdigt] B').normalize('NFD');
    const world = new MemoryWorld(before);
    world.config = lines('sections: [{ title: Next }]', 'words: { done: färdigt }', 'completed: keep');
    await world.sync();
    world.change(1, { state: { open: false, reason: 'completed' } });
    await world.sync();
    expect(world.text.normalize('NFC')).toBe(lines('## Next', '', `- [färdigt] A ${link(1)}`, '- [färdigt] B'));
    world.change(1, { state: { open: true } });
    await world.sync();
    expect(world.text).toBe(before.replace('- A', `- A ${link(1)}`));
    expect(await world.afterwards()).toEqual([]);
  });

  it('lead to the same proposal', () => {
    const text = lines('# Bouilloire', '', '## Améliorations prévues', '', '- Bec (terminé)', '- Anse (terminé)', '- Couvercle', '- Poignée', '- Pied');
    const [one, two] = FORMS.map((form) => show(text.normalize(form), null, '2026-06-01').config);
    expect(one).toContain('terminé');
    expect(two).toBe(one);
  });
});
