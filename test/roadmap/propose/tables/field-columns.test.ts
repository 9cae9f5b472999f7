import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import { propose } from '../../../../src/roadmap/propose/propose.ts';
import { proposalYaml } from '../../../../src/roadmap/propose/yaml.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { lines, reading } from '../../reading.ts';

const rowOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], ...rows: ReadonlyArray<readonly string[]>) => [head, head.map(() => '---'), ...rows].map(rowOf);

/** The lines of a proposal that name columns, and the fields that are read with it. */
function proposed(...text: readonly string[]): { columns: string[]; fields: unknown[] } {
  const file = lines('# Plan', '', '## Ahead', '', ...text);
  const yaml = proposalYaml(propose(readRoadmap(file, reading)));
  const { items } = readRoadmap(file, { ...reading, rules: parseConfig(yaml, 'c.yml').rules });
  return {
    columns: yaml.split('\n').flatMap((line) => (line.includes('columns:') ? [line.trim()] : [])),
    fields: items.map(({ title, fields }) => [title, ...Object.values(fields).map(({ key, value }) => `${key}: ${value}`)]),
  };
}

describe('the columns of a table that hold fields', () => {
  it('are proposed by their headers', () => {
    expect(
      proposed(
        ...table(
          ['Feature', 'Severity', 'Assignee', 'Target', 'Notes'],
          ['Boil faster', 'High', '@ann', '4.3', 'soon'],
          ['Keep warm', 'low', 'Kim', '4.4', ''],
        ),
      ),
    ).toEqual({
      columns: ['columns: { title: "Feature", "Severity": priority, "Assignee": owner, "Target": release }'],
      fields: [
        ['Boil faster', 'priority: High', 'owner: @ann', 'release: 4.3'],
        ['Keep warm', 'priority: low', 'owner: Kim', 'release: 4.4'],
      ],
    });
  });

  it.each([
    [
      'in another language',
      ['Funktion', 'Dringlichkeit', 'Zuständig', 'Stand'],
      ['Lampe', 'hoch', 'Kim', 'offen'],
      '{ title: "Funktion", status: "Stand", "Zuständig": owner }',
    ],
    ['not taken for the state where they hold signs', ['Feature', 'Priority', 'State'], ['A new lid', '🔴', 'open'], '{ title: "Feature", status: "State" }'],
    ['with abbreviated headers', ['Feature', 'Sev', 'Resp.'], ['A new lid', 'high', 'Kim'], '{ title: "Feature", "Sev": priority, "Resp.": owner }'],
    ['not taken for the state below another header', ['Feature', 'Prio.', 'State'], ['A new lid', '🔴', 'open'], '{ title: "Feature", status: "State" }'],
    ['of kinds', ['Feature', 'Type', 'ETA'], ['A new lid', 'Bug', 'May'], '{ title: "Feature", "Type": kind, "ETA": prognosis }'],
    ['of kinds in another language', ['Punkt', 'Art'], ['Neuer Deckel', 'Fehler'], '{ title: "Punkt", "Art": kind }'],
    ['but not of other types', ['Feature', 'Type'], ['A new lid', 'Chore'], '{ title: "Feature" }'],
    ...[
      ['Funcionalidade', 'Situação', 'Responsável', 'Previsão'],
      ['Función', 'Estado', 'Responsable', 'Previsión'],
      ['Fonction', 'État', 'Responsable', 'Prévision'],
      ['Funzione', 'Stato', 'Responsabile', 'Previsione'],
      ['Functie', 'Voortgang', 'Verantwoordelijk', 'Verwacht'],
      ['Funkcja', 'Stan', 'Odpowiedzialny', 'Prognoza'],
      ['Funkce', 'Stav', 'Řešitel', 'Odhad'],
      ['Функция', 'Статус', 'Ответственный', 'Прогноз'],
      ['功能', '进度', '责任人', '预计'],
      ['機能', '状況', '責任者', '見込み'],
      ['Ominaisuus', 'Tila', 'Vastuuhenkilö', 'Ennuste'],
      ['Özellik', 'Durum', 'Sorumlu', 'Tahmini'],
      ['Функція', 'Стан', 'Відповідальний', 'Очікується'],
      ['功能', '進度', '負責人', '預計'],
      ['Tính năng', 'Trạng thái', 'Người phụ trách', 'Dự kiến'],
    ].map(([item = '', status = '', owner = '', when = '']): [string, string[], string[], string] => [
      `below ${item}, ${status}, ${owner} and ${when}`,
      [item, owner, when, status],
      ['Kettle', 'Kim', 'May', 'x'],
      `{ title: "${item}", status: "${status}", "${owner}": owner, "${when}": prognosis }`,
    ]),
    ['of releases, which are targets', ['Feature', 'Target'], ['A new lid', 'Q3 2027'], '{ title: "Feature", "Target": release }'],
    ['but not of other targets', ['Feature', 'Target'], ['A new lid', 'Gas stoves'], '{ title: "Feature" }'],
    ['but not of values that name no level', ['Feature', 'Severity'], ['A new lid', '3'], '{ title: "Feature" }'],
    ['but not beside a column with the name of the field', ['Feature', 'Owner', 'Assignee'], ['A new lid', 'Kim', '@ann'], '{ title: "Feature" }'],
    ['but not two for one field', ['Feature', 'Assignee', 'Lead'], ['A new lid', 'Kim', '@ann'], '{ title: "Feature", "Assignee": owner }'],
    ['but not a header that stands twice', ['Feature', 'Who', 'Who'], ['A new lid', 'Kim', '@ann'], '{ title: "Feature" }'],
    ['but not empty ones', ['Feature', 'Who'], ['A new lid', ''], '{ title: "Feature" }'],
    ['with marks in their headers', ['Feature', '**Who**'], ['A new lid', 'Kim'], '{ title: "Feature", "Who": owner }'],
  ])('%s', (_, head, row, columns) => {
    expect(
      proposed(
        ...table(
          head,
          row,
          row.map((cell, at) => (at === 0 ? `${cell} again` : cell)),
        ),
      ).columns,
    ).toEqual([`columns: ${columns}`]);
  });

  it('tell the kind also beside other work, if some of it is a bug', () => {
    const rows = (...kinds: readonly string[]) =>
      proposed(...table(['Feature', 'Type', 'Notes'], ...kinds.map((kind, at) => [`Boil water faster, part ${at}`, kind, 'soon']))).columns;
    expect(rows('Bug', 'Enhancement', 'Docs', 'Feature', 'Idea')).toEqual(['columns: { title: "Feature", "Type": kind }']);
    expect(rows('Enhancement', 'Docs', 'Task')).toEqual(['columns: { title: "Feature" }']);
    expect(rows('Bug', 'Steel', 'Tin', 'Iron')).toEqual(['columns: { title: "Feature" }']);
  });

  it('tell the state below an unknown header, where each text is a word for one', () => {
    const rows = (...said: readonly string[]) =>
      proposed(...table(['Feature', 'Lot', 'Notes'], ...said.map((lot, at) => [`Boil water faster, part ${at}`, lot, 'soon']))).columns;
    const told = ['columns: { title: "Feature", status: "Lot" }'];
    expect(rows('done', 'planned', 'done', 'in progress')).toEqual(told);
    expect(rows('pendiente', 'hecho', 'en curso', 'hecho', 'descartado')).toEqual(told);
  });

  it('do not tell the state below two unknown headers, which say what a row is like in two respects', () => {
    const rows = ['hecho', 'pendiente', 'hecho', 'pendiente'].map((said, at) => [`Boil water faster, part ${at}`, said, 'pendiente', said]);
    expect(proposed(...table(['Feature', 'Stove', 'Notes', 'Fire'], ...rows)).columns.join()).not.toContain('status:');
  });

  it.each([
    ['some say something else', ['recorded', 'live', 'recorded', 'done', 'planned']],
    ['none says that work is open', ['hecho', 'hecho', 'descartado', 'hecho']],
    ['what is finished may be a thing', ['closed', 'closed', 'open', 'open']],
    ['they are states of other things', ['shipped', 'cancelled', 'shipped', 'paid']],
    ['none is finished', ['pendiente', 'pendiente', 'en curso', 'pendiente']],
  ])('do not tell the state below an unknown header if %s', (_, said) => {
    const cells = said.map((lot, at) => [`Boil water faster, part ${at}`, lot, 'soon']);
    expect(proposed(...table(['Feature', 'Lot', 'Notes'], ...cells)).columns).toEqual(['columns: { title: "Feature" }']);
  });

  it('are those that all tables of a section have, and each section has its own', () => {
    const one = table(['Feature', 'Who', 'Target'], ['Boil faster', 'Kim', '4.3'], ['Keep warm', 'Ann', '4.4']);
    const other = table(['Feature', 'Who', 'Notes'], ['Pour slower', 'Kim', 'x'], ['Keep cold', 'Ann', 'y']);
    expect(proposed(...one, '', 'And:', '', ...other).columns).toEqual(['columns: { title: "Feature", "Who": owner }']);
    expect(proposed(...one, '', '## Afterwards', '', ...other).columns).toEqual([
      'columns: { title: "Feature", "Who": owner, "Target": release }',
      'columns: { title: "Feature", "Who": owner }',
    ]);
  });
});
