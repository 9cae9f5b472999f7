import type { Nodes } from 'mdast';
import type { Roadmap } from '../../src/model/roadmap.ts';
import type { IsoDate } from '../../src/model/timeline.ts';
import type { Snapshot, UpdateTexts } from '../../src/model/update.ts';
import type { IssueAddress } from '../../src/roadmap/markdown/link.ts';
import { parseMarkdown } from '../../src/roadmap/markdown/parse.ts';
import { releaseOfRoadmap } from '../../src/roadmap/timeline/release.ts';
import { updateTexts } from '../../src/update/text/render.ts';
import { read } from '../roadmap/reading.ts';

export const ADDRESS: IssueAddress = { server: 'https://github.com', repositories: ['acme/rocket'] };

export interface Circumstances {
  readonly today?: IsoDate;
  readonly address?: IssueAddress;
  readonly previous?: Snapshot | null;
}

/** The update of a roadmap. By default it is of 10 March 2030, and no update came before it. */
export function updateOf(roadmap: Roadmap | string, { today = '2030-03-10', address = ADDRESS, previous = null }: Circumstances = {}): UpdateTexts {
  const reading = typeof roadmap === 'string' ? read(roadmap) : roadmap;
  const { subject, markdown, text } = updateTexts({ roadmap: reading, release: releaseOfRoadmap(reading, null), today, address, previous });
  return { subject, markdown, text };
}

/** The text under a heading, up to the next heading of that level; empty if there is no such heading. */
export function under(heading: string, text: string): string {
  const lines = text.split('\n');
  const start = lines.indexOf(heading);
  if (start === -1) return '';
  const marks = /^\S+/.exec(heading)?.[0] ?? '';
  const end = lines.findIndex((line, at) => at > start && line.startsWith(`${marks} `));
  return lines
    .slice(start + 1, end === -1 ? undefined : end)
    .join('\n')
    .trim();
}

/** The lines of a plain text with more than 72 characters that could have been broken. @param markdown the source: its code is never broken */
export function tooLong(text: string, markdown: string): string[] {
  const label = /^\s*(?:(?:[*>-]|\d+\.|link:|=+) +)*/;
  const code = codeIn(parseMarkdown(markdown));
  return text
    .split('\n')
    .slice(1)
    .filter((line) => [...line].length > 72 && /\S \S/.test(line.replace(label, '')) && !code.has(bare(line)));
}

function bare(line: string): string {
  return line.replace(/^[\s>]+/, '').trimEnd();
}

/** The lines of all code blocks in the Markdown. */
function codeIn(node: Nodes): ReadonlySet<string> {
  if (node.type === 'code') return new Set(node.value.split('\n').map(bare));
  return new Set('children' in node ? node.children.flatMap((child) => [...codeIn(child)]) : []);
}
