import { describe, expect, it } from 'vitest';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';
import { proposedWorld } from '../../../support/memory/proposed-world.ts';
import { NO_LIMITS } from '../../../support/memory/request.ts';
import { lines, reading } from '../../reading.ts';

const PARTS = ['Spout', 'Lid', 'Whistle', 'Handle'];

/** A table of parts with these states, and what stands below it. */
function table(header: string, states: readonly string[], below: readonly string[] = [], title = 'Pots'): string {
  const rows = states.map((state, at) => `| ${PARTS[at]} | ${state} |`);
  return lines(`# ${title}`, '', `## ${title} 2`, '', `| ${title} | ${header} |`, '|---|---|', ...rows, ...below);
}

const COMPARED = ['', '## Compared with others', '', '| Maker | Steam | Tea |', '|---|---|---|', '| We | ✅ | ❌ |', '| They | ❌ | ✅ |'];

/** What the cells of the first and second row say when their issues are closed as done and as not planned. */
async function closed(text: string): Promise<string[]> {
  const world = (await proposedWorld(text)) ?? new MemoryWorld(text);
  const [first = 0, second = 0] = world.numbers;
  world.change(first, { state: { open: false, reason: 'completed' } });
  world.change(second, { state: { open: false, reason: 'not_planned' } });
  await world.sync({ limits: NO_LIMITS });
  return PARTS.slice(0, 2).map((part) => /\| ([^|]*) \|$/.exec(world.text.split('\n').find((line) => line.startsWith(`| ${part} `)) ?? '')?.[1] ?? '');
}

describe('a column in which nothing is finished yet', () => {
  it.each([
    ['Status', ['geplant', 'in Arbeit'], ['erledigt', 'verworfen']],
    ['Status', ['Geplant', 'In Arbeit'], ['Erledigt', 'Verworfen']],
    ['Statut', ['à faire', 'en cours'], ['terminé', 'abandonné']],
    ['Estado', ['pendiente', 'en curso'], ['hecho', 'descartado']],
    ['Estado', ['Pendente', 'Em andamento'], ['Concluído', 'Descartado']],
    ['Stato', ['da fare', 'in corso'], ['fatto', 'scartato']],
    ['Status', ['gepland', 'mee bezig'], ['klaar', 'geschrapt']],
    ['Status', ['Planowane', 'W toku'], ['Zrobione', 'Odrzucone']],
    ['Stav', ['plánováno', 'probíhá'], ['hotovo', 'zrušeno']],
    ['Status', ['pågående', 'påbörjad'], ['klart', 'struket']],
    ['Status', ['suunnitteilla', 'kesken'], ['valmis', 'hylätty']],
    ['Status', ['Planlandı', 'Devam ediyor'], ['Tamamlandı', 'Vazgeçildi']],
    ['Status', ['direncanakan', 'sedang dikerjakan'], ['selesai', 'dibatalkan']],
  ])('is answered in the language of its words: %s, %j', async (header, states, written) => {
    expect(await closed(table(header, states))).toEqual(written);
  });

  it.each([
    ['茶壶', '状态', ['待实现', '待规划'], ['已完成', '已取消']],
    ['茶壶', '状态', ['进行中', '计划中'], ['已完成', '已取消']],
    ['茶壺', 'Status', ['進行中', '計劃中'], ['已完成', '已取消']],
    ['ポット', '状態', ['進行中', '未着手'], ['完了', '中止']],
    ['주전자', '상태', ['진행 중', '예정'], ['완료', '취소']],
    ['주전자', '상태', ['끓는 중', '대기 중'], ['완료', '취소']],
    ['Κατσαρόλες', 'Κατάσταση', ['σε εξέλιξη', 'σε αναμονή'], ['ολοκληρώθηκε', 'ακυρώθηκε']],
    ['Чайники', 'Статус', ['в работе', 'запланировано'], ['готово', 'отменено']],
    ['Чайники', 'Статус', ['в роботі', 'заплановано'], ['зроблено', 'скасовано']],
  ])('is answered in the language of its words: %s, %s, %j', async (title, header, states, written) => {
    expect(await closed(table(header, states, [], title))).toEqual(written);
  });

  it.each([
    ['with a word that all languages have', 'Statut', ['dans le four', 'sur la table', 'TODO'], ['terminé', 'abandonné']],
    ['with words that all languages have', 'Zustand', ['WIP', 'TODO'], ['ERLEDIGT', 'VERWORFEN']],
    ['beside words that all languages have', 'Status', ['TODO', 'in Arbeit'], ['erledigt', 'verworfen']],
    ['with more than the words', 'Status', ['geplant für 2.0', 'in Arbeit (50 %)'], ['erledigt', 'verworfen']],
    ['in code', 'Status', ['`geplant`', '`in Arbeit`'], ['`erledigt`', '`verworfen`']],
    ['behind signs for open work', 'État', ['🚧 au four', '📋 ici'], ['✅ terminé', '❌ abandonné']],
    ['of signs with words', 'Status', ['📋 geplant', '🚧 in Arbeit'], ['✅ erledigt', '❌ verworfen']],
  ])('is answered in the language of its words or header: %s', async (_, header, states, written) => {
    expect(await closed(table(header, states))).toEqual(written);
  });

  it.each([
    ['English', ['planned', 'in progress'], ['done', 'dropped']],
    ['English with capitals', ['Planned', 'In progress'], ['Done', 'Dropped']],
    ['German', ['geplant', 'in Arbeit'], ['erledigt', 'verworfen']],
  ])('is answered in words, whatever signs a comparison has: %s', async (_, states, written) => {
    expect(await closed(table('Status', states, COMPARED))).toEqual(written);
  });

  it('is answered in words, whatever signs other columns have', async () => {
    const text = lines('# Pots', '', '## Parts', '', '| Part | Tea | Status |', '|---|---|---|', '| Spout | ✅ | planned |', '| Lid | ❌ | in progress |');
    expect(await closed(text)).toEqual(['done', 'dropped']);
  });

  it.each([
    ['two languages', 'Status', ['geplant', 'en cours']],
    ['English beside one word of another language', 'Status', ['planned', 'in progress', 'geplant']],
    ['words that nobody knows', 'Status', ['im Ofen', 'auf dem Tisch']],
  ])('has the usual words where nothing speaks for a language: %s', (_, header, states) => {
    expect(propose(readRoadmap(table(header, states), reading)).words).toEqual({ done: [], dropped: [] });
  });
});

describe('a column that holds no states', () => {
  it.each([
    ['German', 'Zustand', ['gut', 'schlecht', 'gut']],
    ['French', 'État', ['bon', 'mauvais', 'bon']],
    ['French, with words that nobody knows', 'Statut', ['dans le four', 'sur la table']],
    ['Italian', 'Stato', ['buono', 'cattivo', 'buono']],
    ['Spanish', 'Estado', ['bueno', 'malo']],
    ['Turkish', 'Durum', ['iyi', 'kötü']],
    ['English below a German header', 'Zustand', ['good', 'bad']],
    ['English', 'State', ['good', 'bad']],
    ['Russian', 'Состояние', ['хорошее', 'плохое']],
    ['Chinese', '状态', ['好', '坏']],
    ['Japanese', '状態', ['良い', '悪い']],
    ['Korean', '상태', ['좋음', '나쁨']],
    ['Greek', 'Κατάσταση', ['καλή', 'κακή']],
    ['Hebrew', 'מצב', ['טוב', 'רע']],
  ])('gets no words by its header or letters: %s', (_, header, states) => {
    expect(propose(readRoadmap(table(header, states), reading)).words).toEqual({ done: [], dropped: [] });
  });
});

describe('a column with a finished row', () => {
  it.each([
    [['geplant', 'done'], { done: ['done'], dropped: [] }],
    [['geplant', '✅', 'in Arbeit'], { done: ['✅'], dropped: ['❌'] }],
    [['planned', '✅', 'planned'], { done: ['✅'], dropped: ['❌'] }],
    [['geplant', 'fertig'], { done: ['fertig'], dropped: ['verworfen'] }],
  ])('keeps its words: %j', (states, words) => {
    expect(propose(readRoadmap(table('Status', states), reading)).words).toEqual(words);
  });

  it('that is dropped gets a word of its language for done', () => {
    expect(propose(readRoadmap(table('Status', ['geplant', 'abgelehnt', 'geplant']), reading)).words).toEqual({ done: ['erledigt'], dropped: ['abgelehnt'] });
  });

  it('keeps the words of a finished section', () => {
    const below = ['', '## Completed', '', '| Pots | Status |', '|---|---|', '| Foot | ✅ |', '| Bell | ✅ |'];
    expect(propose(readRoadmap(table('Status', ['planned', 'in progress'], below), reading)).words.done).toContain('✅');
  });
});

describe('labels of headings in which nothing is finished yet', () => {
  const headings = (label: string, ...states: readonly string[]) =>
    lines('# Pots', '', '## Next', ...states.flatMap((state, at) => ['', `### ${PARTS[at]}`, '', `${label} ${state}`, '', 'It is about the tea.']));
  it.each([
    ['Status:', ['geplant', 'in Arbeit'], { done: ['erledigt'], dropped: ['verworfen'] }],
    ['**Statut :**', ['À faire', 'En cours'], { done: ['Terminé'], dropped: ['Abandonné'] }],
    ['- **Status:**', ['geplant', 'in Arbeit'], { done: ['erledigt'], dropped: ['verworfen'] }],
    ['Status:', ['planned', 'in progress'], { done: [], dropped: [] }],
    ['Status:', ['geplant', 'done'], { done: ['done'], dropped: [] }],
    ['Size:', ['geplant', 'in Arbeit'], { done: [], dropped: [] }],
  ])('have words of their language: %s %j', (label, states, words) => {
    expect(propose(readRoadmap(headings(label, ...states, states[0] ?? ''), reading)).words).toEqual(words);
  });
});
