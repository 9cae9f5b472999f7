import type { Operation } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Item } from '../model/roadmap.ts';
import { bare } from '../roadmap/markdown/linked-issue.ts';
import { grouped } from '../roadmap/text/group-by.ts';
import type { Facts } from './facts.ts';
import { isAdoption } from './operations.ts';

/** So many lines, and so many spellings of a repository, are named. */
const MOST_LINES = 10;
const MOST_SPELLINGS = 5;

/** `([#12](https://github.com/owner/name/issues/12))`, as this action writes links. */
const WRITTEN = /\(\[[^\][\n]{0,99}#\d{1,10}\]\(((?:https?:)?\/\/[^\s()]{1,199}\/issues\/)\d/gi;
/** `(owner/name#12)`. */
const NAMED = /\(([\w.-]{1,99}\/[\w.-]{1,99}#)\d/g;

/** What stands in a pattern and in a shell for nothing but itself, or is escaped by one backslash. */
const HARMLESS = /^[\w./:#-]+$/;

/**
 * Tells of items that get an issue although their title has a link to one of another repository, as in a repository that was made from another one.
 * It is told in the run that makes the issues, and only there.
 */
export function foreignLinks({ roadmap: { items, text, path }, address }: Pick<Facts, 'roadmap' | 'address'>, operations: readonly Operation[]): Problem[] {
  const lines = new Set(operations.flatMap((operation) => (operation.kind === 'create-issue' || isAdoption(operation) ? [operation.line] : [])));
  const byRepository = new Map<string, Item[]>();
  for (const item of items.filter(({ line }) => lines.has(line))) {
    const names = item.mentions.flatMap(({ under, repository, form }) => (under === 'other' && form !== 'text' && repository !== null ? [repository] : []));
    for (const name of new Set(names)) grouped(byRepository, name).push(item);
  }
  const here = `${bare(address.server)}/`;
  return [...byRepository].map(([repository, linked]) => {
    const spelled = repository.startsWith(here) ? repository.slice(here.length) : repository.replace(/\/-$/, '');
    const name = HARMLESS.test(repository) ? spelled : 'another repository';
    const first = linked.slice(0, MOST_LINES).map(({ line }) => line);
    const more = linked.length > first.length ? ` and ${linked.length - first.length} more` : '';
    const [have, gets] = linked.length === 1 ? ['1 item has', 'It gets an issue of its own'] : [`${linked.length} items have`, 'They get issues of their own'];
    const where = `${have} a link to an issue of ${name} (${linked.length === 1 ? 'line' : 'lines'} ${first.join(', ')}${more}). ${gets}, and that link is left out of the title.`;
    const command = commandAgainst(repository, text, path, here);
    const how = command === null ? 'take these links out of the file' : `take the links away with this command: \`${command}\``;
    const message = `${where} If this repository was made from that one, ${how}. If not, leave them.`;
    return { line: null, level: 'notice', code: 'foreign-links', message };
  });
}

/** A command for a shell that takes all links in brackets to a repository's issues out of a file; null where none is sure to do only that. */
function commandAgainst(repository: string, text: string, path: string, here: string): string | null {
  const isIts = (address: string) => bare(address).startsWith(`${repository}/issues/`);
  const addresses = [...text.matchAll(WRITTEN)].flatMap(([, address = '']) => (isIts(address) ? [address] : []));
  const names = [...text.matchAll(NAMED)].flatMap(([, name = '']) => (`${here}${name}`.toLowerCase() === `${repository}#` ? [name] : []));
  const found = [
    ...[...new Set(addresses)].map((address) => ({ spelling: address, pattern: ` *\\(\\[[^]]*#[0-9]+\\]\\(${withDotsEscaped(address)}[0-9]+[^)]*\\)\\)` })),
    ...[...new Set(names)].map((name) => ({ spelling: name, pattern: ` *\\(${withDotsEscaped(name)}[0-9]+\\)` })),
  ];
  if (found.length === 0 || found.length > MOST_SPELLINGS || found.some(({ spelling }) => !HARMLESS.test(spelling)) || !/^\w[\w./ -]*$/.test(path)) return null;
  const edits = found.map(({ pattern }) => `-e 's~${pattern}~~g'`).join(' ');
  const file = path.includes(' ') ? `'${path}'` : path;
  return `sed -E -i.bak ${edits} ${file}`;
}

function withDotsEscaped(spelling: string): string {
  return spelling.replaceAll('.', '\\.');
}
