import { describe, expect, it } from 'vitest';
import { lines, link } from '../../support/memory/builders.ts';
import { MemoryWorld } from '../../support/memory/memory-world.ts';

const PLANS = 'sections:\n  - { title: Plans, items: [headings, table, bullets] }\ncompleted: keep\n';

/** What a file says after the issue of “Whistle” is closed: it is read as that, nothing follows, and all of it goes where somebody reopens it. */
async function closed(text: string, reason: 'completed' | 'not_planned', words = ''): Promise<string> {
  const world = new MemoryWorld(text);
  world.config = PLANS + words;
  await world.sync();
  const linked = world.text;
  const number = Number(/issues\/(\d+)/.exec(linked.split('\n').find((line) => line.includes('Whistle')) ?? '')?.[1]);
  world.change(number, { state: { open: false, reason } });
  await world.sync();
  const after = world.text;
  expect(await world.afterwards()).toEqual([]);
  world.change(number, { state: { open: true } });
  await world.sync();
  expect(world.text).toBe(linked);
  world.change(number, { state: { open: false, reason } });
  await world.sync();
  expect(world.text).toBe(after);
  return after.replaceAll(` ${link(number)}`, '');
}

const headings = (...titles: string[]) => lines('## Plans', '', ...titles.flatMap((title) => [`### ${title}`, '', 'Text.', '']));
const bullets = (...titles: string[]) => lines('## Plans', '', ...titles.map((title) => `- ${title}`));

/** How the file shows an item that is done, and how it shows one that is dropped. */
const FORMS: ReadonlyArray<readonly [form: string, done: string, dropped: string]> = [
  ['bold with a colon, behind a sign', '✅ **DONE:** {}', '❌ **DROPPED:** {}'],
  ['bold with a colon', '**Done:** {}', '**Dropped:** {}'],
  ['bold before a colon', '**Done**: {}', '**Dropped**: {}'],
  ['a colon behind a sign', '✅ Done: {}', '❌ Dropped: {}'],
  ['capitals and a colon', 'DONE: {}', 'DROPPED: {}'],
  ['brackets at the start', '[DONE] {}', '[DROPPED] {}'],
  ['brackets', '{} [DONE]', '{} [DROPPED]'],
  ['round brackets', '{} (done)', '{} (dropped)'],
  ['emphasis behind a dash', '{} — *done*', '{} — *dropped*'],
  ['bold', '{} **Done**', '{} **Dropped**'],
  ['capitals behind a dash', '{} - DONE', '{} - DROPPED'],
];

const of = (form: string, title: string) => form.replace('{}', title);

describe('a state of which the file has no example is marked in the form of the other one', () => {
  it.each(FORMS)('%s', async (_, done, dropped) => {
    for (const items of [headings, bullets]) {
      expect(await closed(items('Whistle', of(done, 'Spout'), 'Lid'), 'not_planned')).toContain(` ${of(dropped, 'Whistle')}\n`);
      expect(await closed(items('Whistle', of(dropped, 'Spout'), 'Lid'), 'completed')).toContain(` ${of(done, 'Whistle')}\n`);
    }
  });
});

describe('the form of a status in a title', () => {
  const signs = (words: string) => `words:\n  done: [Done, "✅"]\n  dropped: ${words}\n`;

  it.each([
    ['has the configuration’s first word', '**DONE:** {}', 'words:\n  dropped: [Scrapped, Dropped]\n', '**SCRAPPED:** {}'],
    ['has a capital where the configuration has none', '{} [Done]', 'words:\n  dropped: [scrapped]\n', '{} [Scrapped]'],
    ['is that of most items', '**DONE:** {}', '', '**DROPPED:** {}'],
    ['has another script’s word', '[DONE] {}', 'words:\n  dropped: [отменено]\n', '[ОТМЕНЕНО] {}'],
    ['has no sign where that would not be read', '{} (done) ✅', '', '{} (dropped)'],
    ['has a sign that the configuration names', '{} (done) ✅', signs('[Dropped, "❌"]'), '{} (dropped) ❌'],
    ['has the sign that is the opposite', '✔️ **Done:** {}', 'words:\n  done: [Done, ✔]\n', '✖️ **Dropped:** {}'],
    ['has the usual cross for another sign', '🎉 **Done:** {}', 'words:\n  done: [Done, 🎉]\n', '❌ **Dropped:** {}'],
    ['is a word where the sign says all', '✅ {}', '', 'Dropped: {}'],
    ['is a sign that the configuration names first', '**Done:** {}', signs('["❌", Dropped]'), '❌ {}'],
  ])('%s', async (_, done, words, dropped) => {
    for (const items of [headings, bullets])
      expect(await closed(items('Whistle', of(done, 'Spout'), of(done, 'Lid')), 'not_planned', words)).toContain(` ${of(dropped, 'Whistle')}\n`);
  });

  it('is that of the same state where the file has one', async () => {
    expect(await closed(headings('Whistle', '**DONE:** Spout', '**DONE:** Lid', 'Cup - Cancelled'), 'not_planned')).toContain('### Whistle - Cancelled\n');
    expect(await closed(headings('Whistle', '**DROPPED:** Spout', '**DROPPED:** Lid', 'Cup (done)'), 'completed')).toContain('### Whistle (done)\n');
  });

  it('is that of other items of the same shape', async () => {
    const text = headings('Whistle', 'Spout') + bullets('**DONE:** Lid');
    expect(await closed(text.replace(/\n## Plans\n(?=\n- )/, '').replace('### Spout', '### Spout [DONE]'), 'not_planned')).toContain('### Whistle [DROPPED]\n');
  });

  it('leaves a line through the title where no word says that an item is dropped', async () => {
    const words = 'words:\n  dropped: []\n';
    expect(await closed(bullets('Whistle', '**DONE:** Spout', '**DONE:** Lid'), 'not_planned', words)).toContain('- ~~Whistle~~\n');
  });

  it('in a row whose table has no column for it, which is struck where no row shows a word', async () => {
    const rows = (...titles: string[]) => lines('## Plans', '', '| What | Who |', '| --- | --- |', ...titles.map((title) => `| ${title} | Kim |`));
    expect(await closed(rows('Whistle', 'Spout [DONE]'), 'not_planned')).toContain('| Whistle [DROPPED] |');
    expect(await closed(rows('Whistle', '**DONE:** Spout', '**DONE:** Lid'), 'not_planned')).toContain('| **DROPPED:** Whistle |');
    expect(await closed(rows('Whistle', 'Spout ✅'), 'not_planned')).toContain('| ~~Whistle~~ |');
  });
});

describe('a state in a title for which no item of that shape has a form', () => {
  const file = (...others: string[]) => lines('## Plans', '', '### Whistle', '', 'Text.', '', '### Lid', '', 'Text.', '', '## About', '', ...others);

  it.each([
    ['labels in bold', ['- **Spout (Done):** it pours', '- **Cup (In Progress):** it holds'], '{} (Done)', '{} (Dropped)'],
    ['labels in bold, with the brackets behind', ['- **Spout** (done): it pours', '- **Cup** (planned): it holds'], '{} (done)', '{} (dropped)'],
    ['two labels for what goes on', ['**Spout [WIP]**', '', 'It pours.', '', '**Cup [WIP]**', '', 'It holds.'], '{} [DONE]', '{} [DROPPED]'],
    ['bullets', ['* Spout — *done*', '* Cup — *in progress*'], '{} — done', '{} — dropped'],
    ['bullets with brackets before them', ['1. [DONE] Spout', '2. [WIP] Cup'], '[DONE] {}', '[DROPPED] {}'],
    ['headings', ['### Spout (Completed)', '', 'It pours.', '', '### Cup (Planned)'], '{} (Completed)', '{} (Dropped)'],
    ['headings with a word before them', ['### ✅ **Done:** Spout', '', 'It pours.'], '✅ **Done:** {}', '❌ **Dropped:** {}'],
    ['headings with signs before them', ['### ✅ Spout', '', 'It pours.', '', '### 🚧 Cup'], '✅ {}', '{} - Dropped'],
    ['headings with signs behind them', ['### 1. Spout ✅', '', 'It pours.', '', '### 2. Cup 🚧'], '{} ✅', '{} - Dropped'],
  ])('is marked as in other titles of the file: %s', async (_, others, done, dropped) => {
    for (const text of [file(...others), file(...others).replaceAll('\n', '\r\n')]) {
      const end = text.includes('\r') ? '\r\n' : '\n';
      expect(await closed(text, 'completed')).toContain(`### ${of(done, 'Whistle')}${end}`);
      expect(await closed(text, 'not_planned')).toContain(`### ${of(dropped, 'Whistle')}${end}`);
    }
  });

  it.each([
    ['words behind signs', ['### Spout ✅ Shipped', '', 'It pours.'], '{} ✅ Shipped', '{} ❌ Dropped'],
    ['words behind dashes', ['### Spout — shipped', '', 'It pours.'], '{} — shipped', '{} — dropped'],
    ['words in brackets', ['- **Spout (Shipped):** it pours'], '{} (Shipped)', '{} (Dropped)'],
    ['signs by themselves', ['### 1. Spout ✅', '', 'It pours.', '', '### 2. Cup 🚧'], '{} ✅', '{} ❌'],
    ['no form', ['- Spout'], '{} ✅', '{} ❌'],
  ])('is a word beside words, also where the configuration has signs for both states first: %s', async (_, others, done, dropped) => {
    const words = 'words:\n  done: ["✅", Shipped]\n  dropped: ["❌", Dropped]\n';
    expect(await closed(file(...others), 'completed', words)).toContain(`### ${of(done, 'Whistle')}\n`);
    expect(await closed(file(...others), 'not_planned', words)).toContain(`### ${of(dropped, 'Whistle')}\n`);
  });

  it.each([
    ['a single word for what goes on', ['- Spout (planned)']],
    ['sections of finished work', ['### ✅ Done', '', '- Spout', '', '### 🚧 In progress', '', '- Cup']],
    ['emoji for decoration', ['### ✅ Tests', '', 'Text.', '', '### 🎯 Goals', '', 'Text.', '', '### ✅ Checks']],
    ['fields', ['- Done: yesterday', '- **Released**: in May', '- **Status:** Done']],
    ['words in brackets that are no states', ['- Spout (brass)', '- Cup (glass)', '- **Pot (clay):** it holds']],
    ['code', ['```', '- Spout (done)', '- Cup (done)', '```']],
    ['text', ['- Rosa says that everybody who has seen the spout, the cup and the new handle of the kettle agrees that all of them are nice (done)']],
  ])('has its usual form beside %s', async (_, others) => {
    expect(await closed(file(...others), 'completed')).toContain('### Whistle - Done\n');
    expect(await closed(file(...others), 'not_planned')).toContain('### Whistle - Dropped\n');
  });

  it.each([
    ['of its headings', ['### Lid — of brass', '', 'A spout - of tin.'], '—'],
    ['of its prose', ['A spout — of tin — is lighter,', 'and cheaper —', 'so we want it.'], '—'],
    ['of its bullets', ['- Spout – of tin', '- Lid'], '–'],
    ['that it has most often', ['A spout – of tin.', '', 'A lid — of brass — is heavy.'], '—'],
    ['beside code', ['Use `a - b` here — or there.', '', '```', 'a - b', '```', '', '    - c'], '—'],
    ['beside tables', ['| Spout | Lid |', '| --- | --- |', '| tin — or brass | - |'], '—'],
    ['in another language', ['Крышка — из латуни.'], '—'],
    ['of which there is more than one kind', ['A spout - of tin. A lid — of brass.'], '-'],
    ['without spaces', ['A spout—of tin, 10–20 cm.'], '-'],
  ])('stands behind the dash of the file: %s', async (_, others, dash) => {
    for (const text of [file(...others), file(...others).replaceAll('\n', '\r\n')]) {
      expect(await closed(text, 'completed')).toContain(`### Whistle ${dash} Done`);
      expect(await closed(text, 'not_planned')).toContain(`### Whistle ${dash} Dropped`);
    }
  });

  it('stands behind that dash in bullets, too, and in no title of an issue', async () => {
    const world = new MemoryWorld(lines('## Plans', '', '- Whistle', '- Lid — of brass'));
    world.config = PLANS;
    await world.sync();
    world.change(1, { state: { open: false, reason: 'not_planned' } });
    await world.sync();
    expect(world.text).toContain(`- Whistle — Dropped ${link(1)}\n`);
    expect(world.issue(1).title).toBe('Whistle');
  });

  it('is marked so in bullets, too', async () => {
    const text = lines('## Plans', '', '- Whistle', '- Lid', '', '## About', '', '### Spout [Done]', '', '### Cup [Planned]');
    expect(await closed(text, 'not_planned')).toContain('- Whistle [Dropped]\n');
  });

  it('has the configuration’s words in that form', async () => {
    const words = 'words:\n  done: [Erledigt]\n  dropped: [Verworfen]\n';
    expect(await closed(file('- **Tülle (erledigt):** sie gießt', '- **Tasse (offen):** sie hält'), 'not_planned', words)).toContain(
      '### Whistle (verworfen)\n',
    );
  });
});

describe('a title with a colon at its end', () => {
  it.each([
    ['a heading', headings('Whistle:', 'Spout'), '### Whistle: Done\n', '### Whistle: Dropped\n'],
    ['a heading with brackets before its colon', headings('Whistle (brass):', 'Spout'), '### Whistle (brass): Done\n', '### Whistle (brass): Dropped\n'],
    ['a heading between marks', headings('Whistle: ###', 'Spout'), '### Whistle: Done ###\n', '### Whistle: Dropped ###\n'],
    ['a bullet', bullets('Whistle:', 'Spout'), '- Whistle: Done\n', '- Whistle: Dropped\n'],
    ['where states stand in brackets', headings('Whistle:', 'Spout (Done):'), '### Whistle (Done):\n', '### Whistle (Dropped):\n'],
    ['where states stand behind dashes', headings('Whistle:', 'Spout — DONE'), '### Whistle — DONE\n', '### Whistle — DROPPED\n'],
    ['where states stand first', headings('Whistle:', '**Done:** Spout'), '### **Done:** Whistle:\n', '### **Dropped:** Whistle:\n'],
    ['with an emoji’s short name', headings('Whistle :bell:', 'Spout'), '### Whistle :bell: - Done\n', '### Whistle :bell: - Dropped\n'],
  ])('loses it to a word, and gets it back: %s', async (_, text, done, dropped) => {
    const windows = text.replaceAll('\n', '\r\n');
    for (const [reason, wanted] of [
      ['completed', done],
      ['not_planned', dropped],
    ] as const) {
      expect(await closed(text, reason)).toContain(wanted);
      expect(await closed(windows, reason)).toContain(wanted.replace('\n', '\r\n'));
    }
  });
});

describe('the form of a status in a cell or a field', () => {
  const rows = (...others: string[]) => lines('## Plans', '', '| What | State |', '| --- | --- |', '| Whistle | Planned |', ...others);
  const fields = (...others: string[]) =>
    lines('## Plans', '', '### Whistle', '', '**Status:** Planned', '', ...others.flatMap((status, at) => [`### Part ${at}`, '', `**Status:** ${status}`, '']));

  it.each([
    ['DONE', '', 'DROPPED'],
    ['**DONE**', '', '**DROPPED**'],
    ['✅ DONE', '', '❌ DROPPED'],
    ['✅ **Done**', '', '❌ **Dropped**'],
    ['done', '', 'dropped'],
    ['Done', '', 'Dropped'],
    ['✅', '', 'Dropped'],
    ['SHIPPED', 'words:\n  done: [SHIPPED]\n  dropped: [Scrapped]\n', 'SCRAPPED'],
    // What the configuration spells so shows no habit.
    ['shipped', 'words:\n  done: [shipped]\n  dropped: [Scrapped]\n', 'Scrapped'],
  ])('is that of the other state: `%s`', async (done, words, dropped) => {
    expect(await closed(rows(`| Spout | ${done} |`, '| Lid | Planned |'), 'not_planned', words)).toContain(`| ${dropped} |`);
    expect(await closed(fields(done, 'Planned'), 'not_planned', words)).toContain(`**Status:** ${dropped}\n`);
  });

  it.each([
    ['DROPPED', 'DONE'],
    ['❌ Dropped', '✅ Done'],
    ['*dropped*', '*done*'],
  ])('in the other direction: `%s`', async (dropped, done) => {
    expect(await closed(rows(`| Spout | ${dropped} |`), 'completed')).toContain(`| ${done} |`);
    expect(await closed(fields(dropped), 'completed')).toContain(`**Status:** ${done}\n`);
  });
});

describe('a status in a field whose finished siblings have other labels', () => {
  const text = (own: string, ...others: string[]) =>
    lines('## Plans', '', '### Whistle', '', own, '', ...others.flatMap((line, at) => [`### Part ${at}`, '', line, '']));

  it.each([
    ['is spelt as the value that it replaces', 'Status: not begun', ['**Status**: DONE - by Rosa'], 'Status: done'],
    ['has its full stop', 'Status: not begun. Kim waits.', ['**Status**: DONE - by Rosa'], 'Status: done.'],
    ['has its capital', '- Status: Not begun.', ['**Status:** DONE', '**Status:** DONE'], '- Status: Done.'],
    ['has its capitals', '**Status:** OPEN', ['Status: done', 'Status: done'], '**Status:** DONE'],
    ['has its small letter beside marks', 'Status: open', ['**Status:** **Done** by Rosa', '**Status:** **Done** by Rosa'], 'Status: **done** by Rosa'],
    ['is spelt in another script, too', 'Status: в работе', ['**Status:** ГОТОВО'], 'Status: готово', 'words:\n  done: [Готово]\n'],
    ['is that of labels like its own before', 'Status: open.', ['**Status:** DONE', '**Status:** DONE', 'Status: complete (by Rosa).'], 'Status: complete.'],
    ['has no full stop where those have none', 'Status: open.', ['**Status:** DONE', 'Status: complete'], 'Status: complete'],
    ['keeps the capitals of labels like its own', 'Status: open', ['Status: DONE', '**Status:** done'], 'Status: DONE'],
    ['stays where its own value has no letters', 'Status: 50%', ['**Status:** DONE'], 'Status: DONE'],
  ])('%s', async (_, own, others, expected, words = 'words:\n  done: [Done, Complete]\n') => {
    expect(await closed(text(own, ...others), 'completed', words)).toContain(`${expected}\n`);
    expect(await closed(text(own, ...others).replaceAll('\n', '\r\n'), 'completed', words)).toContain(`${expected}\r\n`);
  });

  it('is spelt so for the other state, too', async () => {
    expect(await closed(text('Status: not begun.', '**Status**: DONE'), 'not_planned')).toContain('\nStatus: dropped.\n');
    expect(await closed(text('Status: not begun.', '**Status**: Done'), 'not_planned', 'words:\n  done: [done]\n')).toContain('\nStatus: dropped.\n');
  });
});

describe('a status in a field or a cell where the configuration names a sign first', () => {
  const fields = (...statuses: string[]) =>
    lines(
      '## Plans',
      '',
      ...statuses.flatMap((status, at) => [at === 0 ? '### Whistle' : `### Part ${at}`, '', `**Status:** ${status}`, '', '- Steam ❌', '']),
    );
  const rows = (...statuses: string[]) =>
    lines('## Plans', '', '| What | State |', '| --- | --- |', ...statuses.map((status, at) => `| ${at === 0 ? 'Whistle' : `Part ${at}`} | ${status} |`));
  const both = 'words:\n  done: ["✅", Done]\n  dropped: ["❌", Dropped]\n';
  const signs = 'words:\n  done: ["✅"]\n  dropped: ["❌"]\n';

  it.each([
    ['is a word among words', ['Pending', 'Planned', 'In work'], both, 'Dropped'],
    ['has the small letters of the others', ['pending', 'planned'], both, 'dropped'],
    ['has the capitals of the others', ['PENDING', 'PLANNED'], both, 'DROPPED'],
    ['has a sign among words with signs', ['⏳ Pending', '🚧 In work'], both, '❌ Dropped'],
    ['has the sign that makes the word be read', ['Pending', 'Planned'], signs, '❌ Dropped'],
    ['is like most finished ones', ['Pending', 'Done', 'Done', '✅ DONE'], both, 'Dropped'],
    ['is a sign among signs', ['🚧', '🚧', '✅'], both, '❌'],
    ['is a sign where finished ones are signs', ['Pending', 'Planned', '✅', '✅'], both, '❌'],
  ])('%s', async (_, statuses, words, dropped) => {
    expect(await closed(rows(...statuses), 'not_planned', words)).toContain(`| Whistle | ${dropped} |\n`);
    expect(await closed(fields(...statuses), 'not_planned', words)).toContain(`### Whistle\n\n**Status:** ${dropped}\n`);
  });

  it('is the sign where no word fits the script', async () => {
    const text = fields('в работе', 'ждёт', 'ждёт').replaceAll('Part', 'Крышка');
    expect(await closed(text, 'not_planned', signs)).toContain('**Status:** ❌\n');
  });

  it('is a word for done, too', async () => {
    expect(await closed(fields('Pending', 'Planned').replaceAll('\n', '\r\n'), 'completed', both)).toContain('**Status:** Done\r\n');
    expect(await closed(fields('Pending', 'Planned'), 'completed', signs)).toContain('**Status:** ✅ Done\n');
  });
});
