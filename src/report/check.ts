import type { Candidate, CandidateReason, Item, Roadmap } from '../model.ts';
import { oneLine } from '../roadmap/text.ts';
import { logLine } from './escape.ts';

/** How a file is read, for other programs. Lines are 1-based; `parent` is the parent item's line, `section` the heading's text. */
export function checkValue(file: string, roadmap: Roadmap): object {
  return {
    file,
    items: roadmap.items.map((item) => ({
      line: item.line,
      endLine: item.endLine,
      title: item.title,
      kind: item.kind,
      state: item.state,
      external: item.external,
      section: sectionTitle(item, roadmap),
      issue: item.issue,
      parent: item.parent,
      fields: Object.fromEntries(Object.values(item.fields).map(({ key, value }) => [key, value])),
    })),
    candidates: roadmap.candidates.map(({ line, text, why }) => ({ line, text, why })),
    problems: roadmap.problems,
    timeline: roadmap.timeline,
  };
}

/** The same as a person wants it: the items, then what may be meant and is not read, then what looks like a mistake. */
export function checkLines(file: string, roadmap: Roadmap): string[] {
  const items = roadmap.items.map((item) => itemLine(item, roadmap));
  const groups = candidateGroups(roadmap.candidates);
  const problems = roadmap.problems.map(({ line, level, message }) => `  ${line}: ${level}: ${message}`);
  const dates = roadmap.timeline.map(({ line, label, date, here }) => `  ${line}: ${label}: ${date ?? 'unreadable'}${here ? ' (we are here)' : ''}`);
  return [
    `${file}: ${count(items.length, 'item')}, ${count(roadmap.candidates.length, 'line')} that may be meant, ${count(problems.length, 'problem')}`,
    ...part('Items (line, kind, state, issue, title)', items),
    ...part('Timeline', dates),
    ...part('Not read as items, with the configuration that would track them', groups),
    ...part('Problems', problems),
  ].map((line) => logLineKeepingIndent(line));
}

function part(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : ['', title, ...rows];
}

/** The line's own indentation stays: it is ours. */
function logLineKeepingIndent(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return indent + logLine(line);
}

function itemLine(item: Item, roadmap: Roadmap): string {
  const depth = depthOf(item, roadmap);
  const issue = item.issue === null ? '-' : `#${item.issue}`;
  const marks = [item.external ? 'external' : '', item.priority ?? ''].filter((mark) => mark !== '');
  const columns = [String(item.line).padStart(5), item.kind.padEnd(7), item.state.padEnd(7), issue.padEnd(6)];
  return `${columns.join('  ')} ${'· '.repeat(depth)}${item.title}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
}

function depthOf(item: Item, roadmap: Roadmap): number {
  let depth = 0;
  for (let { parent } = item; parent !== null; depth += 1) {
    const line = parent;
    parent = roadmap.items.find((one) => one.line === line)?.parent ?? null;
  }
  return depth;
}

const FORM_OF: Readonly<Partial<Record<CandidateReason, string>>> = { numbered: 'numbered', heading: 'headings', 'table-row': 'table', bullet: 'bullets' };
const WHY: Readonly<Record<CandidateReason, string>> = {
  bullet: 'plain bullets',
  numbered: 'numbered',
  heading: 'headings',
  'table-row': 'rows of a table',
  'no-title': 'without a title of their own',
  placeholder: 'kept free in brackets',
  criteria: 'criteria, or under a heading that holds no items',
  'in-quote': 'boxes in a quote',
};

/** Candidates by section and reason: how many, an example, and the lines of a configuration for them. */
function candidateGroups(candidates: readonly Candidate[]): string[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = `${candidate.section}\n${candidate.why}`;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return [...groups.values()].flatMap((found) => {
    const [first] = found;
    if (first === undefined) return [];
    const lines = found.slice(0, 8).map(({ line }) => line);
    const where = first.section === '' ? 'outside any section' : `under “${first.section}”`;
    const head = `  ${where}: ${found.length} ${WHY[first.why]}, on ${lines.join(', ')}${found.length > lines.length ? ' …' : ''}: ${first.text}`;
    const form = FORM_OF[first.why];
    if (form === undefined) return [head];
    if (first.section === '') return [head, '      write them as boxes (- [ ] …), or put them under a heading'];
    return [head, `      sections: [{ title: ${quoted(first.section)}, items: ${form} }]`];
  });
}

/** A title as a YAML text. */
function quoted(title: string): string {
  return JSON.stringify(oneLine(title));
}

function sectionTitle(item: Item, roadmap: Roadmap): string {
  return item.section === null ? '' : (roadmap.sections[item.section]?.heading.title ?? '');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
