import type { Issue } from '../../src/model/issue.ts';

/** What one side says of an item, read from its own text: nothing of src is called. */
export type Said = Readonly<Record<Field, string>>;
export type Field = 'title' | 'state' | 'status' | 'prognosis' | 'kind';
export const TEXTS = ['title', 'status', 'prognosis'] as const;

/** An item's lines in the file, found by the token that its title begins with. */
export interface InFile {
  readonly token: string;
  /** Half-open, from 0. */
  readonly start: number;
  readonly end: number;
  readonly issue: number | null;
  readonly said: Said;
}

const OPEN = ['Known bugs', 'Open bugs', 'Planned'];
const LINK = /\s*\(\[#(\d+)\]\([^)]*\)\)\s*$/;
/** A line that is no item any more, but still names an issue. */
const MENTION = /^Once: (T\d+).*#(\d+)\]/;

export function itemsIn(text: string): InFile[] {
  const lines = text.split('\n');
  const starts: Array<{ start: number; section: string }> = [];
  let section = '';
  for (const [start, line] of lines.entries()) {
    if (line.startsWith('## ')) section = line.slice(3);
    else if (/^- (?:\[[ x]\] )?(?:~~)?T\d+\b/.test(line)) starts.push({ start, section });
  }
  return starts.map(({ start, section: under }) => {
    let end = start + 1;
    while (/^ {2,}\S/.test(lines[end] ?? '')) end += 1;
    return itemOf(lines, start, end, under);
  });
}

function itemOf(lines: readonly string[], start: number, end: number, section: string): InFile {
  const first = (lines[start] ?? '').slice(2);
  const link = LINK.exec(first);
  const box = /^\[([ x])\] /.exec(first);
  const title = plain(first.slice(0, link?.index ?? first.length).replace(/^\[[ x]\] /, ''));
  const own = lines.slice(start + 1, end);
  const field = (key: string) => own.map((line) => new RegExp(`^ +- ${key}: (.*)$`).exec(line)?.[1]).find((value) => value !== undefined) ?? '';
  const open = OPEN.includes(section) && box?.[1] !== 'x';
  const kind = field('kind') || (section === 'Planned' ? 'feature' : 'bug');
  const said = { title, state: open ? 'open' : 'closed', status: field('status'), prognosis: field('prognosis'), kind };
  return { token: /^T\d+/.exec(title)?.[0] ?? '', start, end, issue: link === null ? null : Number(link[1]), said };
}

/** Tokens of items that became prose, with the number that the prose names. */
export function mentionsIn(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, token = '', number] = MENTION.exec(line) ?? [];
      return number === undefined ? [] : [[token, Number(number)] as const];
    }),
  );
}

export function issueSaid(issue: Issue): Said & { readonly token: string } {
  const managed = /<!-- roadmap-sync:begin[^\n]*\n([\s\S]*?)<!-- roadmap-sync:end -->/.exec(issue.body)?.[1]?.split('\n') ?? [];
  const field = (key: string) => managed.map((line) => new RegExp(`^\\*\\*${key}:\\*\\* (.*)$`).exec(line)?.[1]).find((value) => value !== undefined) ?? '';
  const title = plain(issue.title);
  return {
    token: /^T\d+/.exec(title)?.[0] ?? '',
    title,
    state: issue.state.open ? 'open' : 'closed',
    status: field('Status'),
    prognosis: field('Prognosis'),
    kind: issue.labels.includes('bug') ? 'bug' : 'feature',
  };
}

function plain(text: string): string {
  return text
    .replace(/[\\~\u200b]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
