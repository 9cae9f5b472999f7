import { describe, expect, it } from 'vitest';
import { legendsOf } from '../../../../src/roadmap/propose/status/status-words.ts';
import { lines } from '../../reading.ts';

/** What a file says of its signs, as `done | dropped | open`. The order of the last ones says nothing. */
function said(...text: readonly string[]): string {
  const { done, dropped, open } = legendsOf(lines('# Kettle roadmap', '', ...text));
  return [done, dropped, open.toSorted()].map((signs) => signs.join(' ')).join(' | ');
}

const rows = (header: string, ...all: readonly string[]) => [`| ${header} |`, '|---|---|', ...all.map((row) => `| ${row} |`)];

describe('a legend', () => {
  it.each<[string, readonly string[], string]>([
    ['with equals signs', ['🟢 = forged, 🔵 = done, 🔴 = not started'], '🔵 |  | 🔴'],
    ['with arrows', ['✅ → done, 🚧 → in progress, 🗑️ → rejected'], '✅ | 🗑️ | 🚧'],
    ['with a label', ['**Legend:** ✅ done · 🚧 wip · ❌ not started yet'], '✅ |  | ❌ 🚧'],
    ['with a label of two words', ['> Status key: 🟢 shipped | 🟡 partly shipped | ⚪ backlog'], '🟢 |  | ⚪ 🟡'],
    ['with notes', ['Legend: ✅ done and tested · ❌ missing (lend a hand) · 🟡 of iron / to be oiled'], '✅ |  | ❌'],
    ['below a title', ['## Legend', '', '- 🟢 Finished', '- 🔴 Missing, ask the smith', '- 🔵 Of steel'], '🟢 |  | 🔴'],
    ['in a list below a line', ['Key:', '', '* ⛔ Won’t do', '* ✅ Done', '* 🔧 Bent'], '✅ | ⛔ | '],
    ['in a list in a bullet', ['- **Legend**', '  - 🟢 done', '  - 🟡 nearly done', '  - 🔴 nothing done'], '🟢 |  | 🔴 🟡'],
    ['in one bullet', ['- Parts are made of steel', '- Legend: ✅ done, ❌ to do'], '✅ |  | ❌'],
    ['in lines', ['✅ – done  ', '🚧 – in progress  ', '❌ – open'], '✅ |  | ❌ 🚧'],
    ['in lines with breaks', ['🟢 done<br>🟡 in progress<br>🔴 dropped'], '🟢 | 🔴 | 🟡'],
    ['behind prose', ['How far each part is.', 'Legend: 🟢 complete, 🔴 pending. Ask the smith.'], '🟢 |  | 🔴'],
    ['in a sentence', ['A ✅ means done, a ❌ means that it is missing, and ⛔ stands for never.'], '✅ | ⛔ | ❌'],
    ['in rows', rows('Icon | Meaning', '✅ | Completed', '🟦 | Completed but not sold', '❌ | Not built. The smith may know.'), '✅ |  | ❌'],
    ['in rows under a sign', rows('Symbol | State', '🟢 | Done', '🔴 | Planned'), '🟢 |  | 🔴'],
    ['in rows with words first', rows('Meaning | Sign', 'Done | ✅', 'Started | 🟡', 'Rejected | 🚫'), '✅ | 🚫 | 🟡'],
    ['with words first', ['Legend: Done ✅  In progress 🚧  Planned ❌'], '✅ |  | ❌ 🚧'],
    ['with words first and brackets', ['Done (✅), in progress (🚧) or not started (❌)'], '✅ |  | ❌ 🚧'],
    ['with words first and bars', ['Done ✅ | Blocked ⛔ | Cancelled ❌'], '✅ | ❌ | ⛔'],
    ['with words first and colons', ['done: ✅, wip: 🚧, dropped: 🚫'], '✅ | 🚫 | 🚧'],
    ['with words first in bullets', ['- done = ✅', '- not done = ❌'], '✅ |  | ❌'],
    ['with names of signs', [':heavy_check_mark: = implemented', ':x: = not implemented', ':zap: = work in progress'], ':heavy_check_mark: |  | :x: :zap:'],
    ['with geometric signs', ['Legend: ● done ◐ partial ○ not started'], '● |  | ○ ◐'],
    ['with a version', ['🟢 = done (v1.2), 🔵 = released in 0.8, ⚫ = never, ❌ = no plans yet'], '🟢 🔵 | ⚫ | ❌'],
    ['that repeats itself', ['Done ✅ | In progress 🔄 | Dropped ❌', 'Planned 📋 | Done ✅ | Dropped ❌'], '✅ | ❌ | 📋 🔄'],
    ['in German', ['Legende: ✅ fertig, 🚧 in Arbeit, ❌ noch nicht begonnen, ⛔ verworfen'], '✅ | ⛔ | ❌ 🚧'],
    ['in French', ['Légende : ✅ terminé 🚧 en cours ❌ à faire'], '✅ |  | ❌ 🚧'],
    ['in Spanish', ['- ✅ = hecho', '- ❌ = no iniciado', '- 🚫 = descartado'], '✅ | 🚫 | ❌'],
    ['in Portuguese', ['Legenda: ✅ concluído · 🚧 em andamento · ❌ ainda não iniciado'], '✅ |  | ❌ 🚧'],
    ['in Italian', ['✅ completato, 🚧 in corso, ❌ da fare'], '✅ |  | ❌ 🚧'],
    ['in Dutch', ['Legenda: 🚧 bezig, ❌ nog niet begonnen, 🟢 done'], '🟢 |  | ❌ 🚧'],
    ['in Polish', ['Legenda: 🚧 w toku, ❌ do zrobienia, 🟢 done'], '🟢 |  | ❌ 🚧'],
    ['in Russian', ['Легенда: ✅ готово, 🚧 в работе, ❌ не начато'], '✅ |  | ❌ 🚧'],
    ['in Chinese', ['图例：✅ 已完成 / 🚧 进行中 / ❌ 未开始'], '✅ |  | ❌ 🚧'],
    ['in Japanese', ['凡例：✅ 完了、🚧 対応中、❌ 未着手'], '✅ |  | ❌ 🚧'],
    ['in Korean', rows('기호 | 의미', '✅ | 완료', '🚧 | 진행 중', '❌ | 미구현'), '✅ |  | ❌ 🚧'],
  ])('says what its words say: %s', (_, text, expected) => {
    expect(said(...text)).toBe(expected);
  });

  it('names the plainest sign first', () => {
    expect(said('- 🔵 = done and released', '- 🟢 = done', '- ⬜ = planned')).toBe('🟢 🔵 |  | ⬜');
  });

  it.each([
    'implemented partially',
    'released soon',
    'complete except for the lid',
    'done, but not sold',
    'done, not released yet',
    'fixed pot',
    'live on a small stove',
    'published draft',
    'published for review',
    'released in the next version',
    'done 50 %',
    'done or next',
    'done?',
    'fertig bis auf den Deckel',
    'terminé sauf le couvercle',
    'hecho en parte',
    'concluído em breve',
    'готово к проверке',
    '已完成一半',
    'dropped for now',
    'cancelled or postponed',
  ])('does not say done or dropped of a sign by half: %s', (words) => {
    expect(said('- 🟢 = done', `- 🔵 = ${words}`, '- ⬜ = planned')).toBe('🟢 |  | ⬜');
  });

  it.each([
    ['that something else explains', ['🟢 = done, 🔴 = not started', '', '🔴 high · 🟡 medium · 🟢 low']],
    ['in code', ['```', '🟢 = done, ❌ = not started', '```']],
    ['that are two signs', ['🆕🔌 = done, 🆕 = fitted']],
  ])('does not say what its signs mean: %s', (_, text) => {
    expect(said(...text)).toBe(' |  | ');
  });
});

describe('no legend', () => {
  it.each<[string, readonly string[]]>([
    ['bullets that repeat a sign', ['- ✅ Open pot', '- ✅ Save tea', '- ❌ Open lid']],
    ['bullets that begin with words for a state', ['- ✅ Draft orders', '- ❌ Pending refunds', '- 🚧 Open invoices']],
    ['bullets of states that the signs contradict', ['- ✅ Open', '- ❌ Cancelled', '- 🚧 Pending']],
    ['bullets that end in signs', ['- open pots ✅', '- done pots 🚧', '- dropped pots ❌']],
    ['bullets with their state', ['- Spout: ✅ Done', '- Lid: 🚧 In progress', '- Whistle: ❌ Missing']],
    ['lines with their state', ['Spout: ✅ Done', 'Lid: 🚧 In progress', 'Whistle: ❌ Missing']],
    ['groups of bullets', ['- ✅ Done', '  - Spout', '- ❌ Missing', '  - Lid']],
    ['tasks', ['- [x] ✅ done', '- [ ] ❌ open']],
    ['bullets behind dashes', ['- ✅ – Spout', '- ❌ – Missing lids', '- 🚧 – Open pots']],
    ['few words for a state', ['- ✅ Done', '- ❌ Print', '- 🚧 Pour']],
    ['key features', ['## Key features', '', '- ✅ Open spout', '- 🚧 Pending lid', '- ❌ Not for children']],
    ['rows of parts', rows('Part | State', 'Open lid | ✅', 'Pending spout | ❌')],
    ['rows of parts named as states', rows('Order | State', 'Done | ✅', 'Open | ❌')],
    ['rows with the sign first', rows('Done | Part', '✅ | Spout', '❌ | Missing lid')],
    ['rows about a description', rows('State | Description', '✅ | Spout', '❌ | Missing lids are found')],
    ['rows of three cells', ['| Sign | State | Meaning |', '|---|---|---|', '| ✅ | Done | Sold |', '| ❌ | Missing | Lost |']],
    ['a sentence about parts', ['The spout is done ✅ and the lid is missing ❌ today.']],
    ['a list in a line', ['Spout ✅ done, lid ❌ missing']],
    ['versions', ['0.8 ✅, 0.9 🚧 in progress, 1.0 ❌ planned']],
    ['two states of an item', ['**Status:** ✅ Done · **Sold:** ❌ Missing']],
    ['kinds of changes', ['🐛 fixed · ✨ new · 🔥 removed']],
    ['kinds of changes with equals signs', ['✨ = new pot, 🐛 = fixed pot, 🚀 = released in the next version']],
    ['levels', ['🔴 = high, 🟡 = medium, 🟢 = low']],
    ['what is supported', ['Legend: ✅ Supported | ❌ Not supported']],
    ['questions', ['✅ done? ❌ missing?']],
    ['in German', ['- ✅ Erledigte Aufträge', '- ❌ Offene Posten', '- 🚧 Geplante Zahlungen']],
    ['in French', ['- ✅ Commandes en cours', '- ❌ Partielles', '- 🚧 Thé']],
    ['in Spanish', ['| Parte | Estado |', '|---|---|', '| Pedidos pendientes | ✅ |', '| En curso | ❌ |']],
    ['in Russian', ['- ✅ Частичный возврат', '- ❌ Не отправлять пустые письма']],
    ['in Chinese', rows('功能 | 状态', '未读消息 | ✅', '计划任务 | ❌')],
    ['in Japanese', ['- ✅ 予定表', '- ❌ 未読メール', '- 🚧 完了通知']],
  ])('is what only looks like one: %s', (_, text) => {
    expect(said(...text)).toBe(' |  | ');
  });
});
