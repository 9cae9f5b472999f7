import type { Candidate, CandidateReason, Item, Roadmap } from '../model/roadmap.ts';
import type { ItemForm } from '../model/shapes.ts';
import { ruleHints } from '../roadmap/propose/hints.ts';
import { guessState } from '../roadmap/propose/words.ts';
import { logLine } from '../roadmap/text/escape.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import { oneLine } from '../roadmap/text/text.ts';

/** The result of reading a file, as JSON for other programs. Lines are 1-based; `parent` is the parent item's line, `section` the heading's text. */
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
    timeline: roadmap.timeline.map(({ line, label, date, here }) => ({ line, label, date, here })),
  };
}

/** What `init` proposes for a file: its configuration, and the file as it is read with that. */
export interface Proposed {
  readonly yaml: string;
  readonly reading: Roadmap;
}

/** The same for people: the items, the timeline, the lines that are not read as items, then the problems. */
export function checkLines(file: string, roadmap: Roadmap, proposed: Proposed | null = null): string[] {
  const depths = depthsOf(roadmap);
  const items = roadmap.items.map((item) => itemLine(item, depths.get(item.line) ?? 0));
  const groups = candidateGroups(roadmap.candidates, roadmap, proposed);
  const problems = roadmap.problems.map(({ line, level, message }) => `  ${line === null ? '' : `${line}: `}${level}: ${message}`);
  const dates = roadmap.timeline.map(({ line, label, date, until, here }) => {
    const days = date === null || date === until ? (date ?? 'unreadable') : `${date} to ${until}`;
    return `  ${line}: ${label}: ${days}${here ? ' (we are here)' : ''}`;
  });
  return [
    `${file}: ${counted(items.length, 'item')}, ${counted(roadmap.candidates.length, 'line')} that may be meant as items, ${counted(problems.length, 'problem')}`,
    ...part('Items (line, kind, state, issue, title)', items),
    ...part('Timeline', dates),
    ...part('Not read as items', groups),
    ...part('Problems', problems),
  ].map((line) => logLineKeepingIndent(line));
}

function part(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : ['', title, ...rows];
}

/** Keeps the indentation, which `logLine` would remove. */
function logLineKeepingIndent(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return indent + logLine(line);
}

function itemLine(item: Item, depth: number): string {
  const issue = item.issue === null ? '-' : `#${item.issue}`;
  const marks = [item.external ? 'external' : '', item.priority ?? ''].filter((mark) => mark !== '');
  const columns = [String(item.line).padStart(5), item.kind.padEnd(7), item.state.padEnd(7), issue.padEnd(6)];
  return `${columns.join('  ')} ${'· '.repeat(depth)}${item.title}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
}

/** The depth of each item, by its line. A parent comes before its sub-items, so one pass is enough. */
function depthsOf({ items }: Roadmap): ReadonlyMap<number, number> {
  const depths = new Map<number, number>();
  for (const { line, parent } of items) depths.set(line, parent === null ? 0 : (depths.get(parent) ?? 0) + 1);
  return depths;
}

const FORM_OF: Readonly<Partial<Record<CandidateReason, ItemForm>>> = { numbered: 'numbered', heading: 'headings', 'table-row': 'table', bullet: 'bullets' };
const WHY: Readonly<Record<CandidateReason, string>> = {
  bullet: 'plain bullets',
  numbered: 'numbered',
  heading: 'headings',
  'table-row': 'rows of a table',
  'no-title': 'without a title of their own',
  placeholder: 'placeholders, such as “None” or a title that stands wholly in brackets',
  total: 'rows that count the others',
  caption: 'rows that are the captions of others, in bold beside empty cells',
  criteria: 'in a part that holds no items, such as acceptance criteria',
  labelled: 'below a line that gives them another meaning than the heading does: turn that line into a heading',
  'in-quote': 'boxes in a quote or footnote',
  'in-html': 'boxes in HTML: add an empty line after the tag, and GitHub shows them as boxes, too',
  'html-list': 'entries of a list in HTML, which is not read: write the list in Markdown',
  'in-text': 'boxes that Markdown reads as text or code: begin each with “- [ ] ”, below an empty line, indented by fewer than four spaces',
};

/** The same words for a single line, where they differ. */
const WHY_ONE: Readonly<Partial<Record<CandidateReason, string>>> = {
  bullet: 'plain bullet',
  heading: 'heading',
  'table-row': 'row of a table',
  placeholder: 'placeholder, such as “None” or a title that stands wholly in brackets',
  total: 'row that counts the others',
  caption: 'row that is the caption of others, in bold beside empty cells',
  'in-quote': 'box in a quote or footnote',
  'in-html': 'box in HTML: add an empty line after the tag, and GitHub shows it as a box, too',
  'html-list': 'entry of a list in HTML, which is not read: write the list in Markdown',
  'in-text': 'box that Markdown reads as text or code: begin it with “- [ ] ”, below an empty line, indented by fewer than four spaces',
};

/** Candidates by section and reason, with their number and an example, then a configuration that would track them. */
function candidateGroups(candidates: readonly Candidate[], roadmap: Roadmap, proposed: Proposed | null): string[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) grouped(groups, `${candidate.section}\n${candidate.why}`).push(candidate);
  const forms = new Map<string, ItemForm[]>();
  const told = [...groups.values()].flatMap((found) => {
    const [first] = found;
    if (first === undefined) return [];
    const lines = found.slice(0, 8).map(({ line }) => line);
    const where = first.section === '' ? 'outside any section' : `under “${first.section}”`;
    const form = FORM_OF[first.why];
    // Headings right below the document's title belong to the section of that title.
    const section = first.section === '' && form === 'headings' ? (roadmap.title ?? '') : first.section;
    if (form !== undefined && section !== '') grouped(forms, section).push(form);
    const head = `  ${where}: ${found.length} ${found.length === 1 ? (WHY_ONE[first.why] ?? WHY[first.why]) : WHY[first.why]}, on ${lines.join(', ')}${found.length > lines.length ? ' …' : ''}: ${first.text}`;
    return form === undefined || section !== '' ? [head] : [head, '      write them as boxes (- [ ] …), or put them under a heading'];
  });
  const left = proposed === null ? null : new Set(proposed.reading.candidates.map(({ section }) => section || (roadmap.title ?? '')));
  const hintFor = forms.size === 0 ? null : ruleHints(roadmap);
  const hiding: string[] = [];
  const rules = [...forms].flatMap(([title, all]) => {
    if (left !== null && !left.has(title)) return [];
    const hints = all.map((form) => ({ form, ...(hintFor?.(title, form) ?? { is: 'items', finished: [] }) }));
    if (hints.some(({ is }) => is === 'hides')) hiding.push(title);
    const of = hints.filter(({ is }) => is === 'items').map(({ form }) => form);
    if (of.length === 0) return [];
    const role = guessState(title);
    const finished = hints.filter(({ is }) => is === 'items').flatMap((hint) => hint.finished);
    const own = finished.map((one) => `    - { title: ${quotedTitle(one.title)}, role: ${one.role} }`);
    const rule = `    - { title: ${quotedTitle(title)}, items: ${of.length === 1 ? of[0] : `[${of.join(', ')}]`}${role === 'open' || role === 'never' ? '' : `, role: ${role}`} }`;
    return [rule, ...own];
  });
  const unread = hiding.map(
    (title) =>
      `  under “${title}”, a rule alone would make open issues of what is finished there: turn lines such as “Done” into headings, and write states as “[done] Title”`,
  );
  const proposal =
    proposed === null
      ? []
      : [
          '  `init` proposes this configuration:',
          ...proposed.yaml
            .trimEnd()
            .split('\n')
            .map((line) => `    ${line}`),
        ];
  if (rules.length === 0) return [...told, ...proposal, ...unread];
  const head =
    proposed === null
      ? ['  This configuration tracks them. Keep the lines that you want:', '    sections:']
      : ['  It leaves out what is probably no item. If it is one, add its line below `sections`, in place of one for the same section:'];
  return [...told, ...proposal, ...head, ...rules.map((rule) => `  ${rule}`), ...unread];
}

/** A title as a YAML text. */
function quotedTitle(title: string): string {
  return JSON.stringify(oneLine(title));
}

function sectionTitle(item: Item, roadmap: Roadmap): string {
  return item.section === null ? '' : (roadmap.sections[item.section]?.heading.title ?? '');
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
