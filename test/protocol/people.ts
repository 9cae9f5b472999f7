import { MAINTAINER } from '../support/memory/builders.ts';
import type { History } from './history.ts';
import { type InFile, issueSaid, itemsIn } from './reading.ts';
import type { Server } from './server.ts';

/** What people do. `which` chooses an item or issue, `word` is a value that nobody else writes. */
export type Deed =
  | {
      readonly in: 'file';
      readonly do: 'rename' | 'status' | 'prognosis' | 'add' | 'remove' | 'move' | 'tick' | 'revert' | 'mention';
      readonly which: number;
      readonly word: string;
    }
  | {
      readonly in: 'issue';
      readonly do: 'rename' | 'status' | 'prognosis' | 'close' | 'reopen' | 'label' | 'text' | 'unlabel' | 'open';
      readonly which: number;
      readonly word: string;
    };

/** How often people do what, by repeating it. */
export const IN_FILE = [
  'rename',
  'rename',
  'rename',
  'status',
  'status',
  'prognosis',
  'add',
  'add',
  'remove',
  'remove',
  'move',
  'move',
  'tick',
  'revert',
  'revert',
  'mention',
] as const;
export const IN_ISSUE = [
  'rename',
  'rename',
  'rename',
  'status',
  'status',
  'prognosis',
  'close',
  'close',
  'close',
  'reopen',
  'reopen',
  'label',
  'text',
  'unlabel',
  'open',
] as const;

const SECTIONS = ['## Known bugs', '## Planned', '## Completed'];

/** The issue that a deed is about, so that it does not fall between a fresh read and its write. */
export function issueOf(deed: Deed, server: Server): number | null {
  if (deed.in === 'file' || deed.do === 'open') return null;
  const issues = server.issues.filter(({ state }) => (deed.do === 'close' ? state.open : deed.do === 'reopen' ? !state.open : true));
  return issues[deed.which % Math.max(1, issues.length)]?.number ?? null;
}

/** Does it, where it can be done, and says what was done. */
export function perform(deed: Deed, server: Server, history: History): string | null {
  history.by = 'people';
  return deed.in === 'file' ? inFile(deed, server, history) : inIssue(deed, server, history);
}

function inFile(deed: Deed & { in: 'file' }, server: Server, history: History): string | null {
  const items = itemsIn(server.text);
  const item = items[deed.which % Math.max(1, items.length)];
  const edited =
    deed.do === 'revert' ? reverted(server, deed.which, history) : item === undefined ? null : textAfter(deed, server.text, item, items.length, history);
  if (edited === null || edited === server.text) return null;
  server.setText(edited);
  if (deed.do === 'mention' && item !== undefined) history.wanted.set(item.token, 'mentioned');
  const what = deed.do === 'revert' ? 'reverts the file' : deed.do === 'add' ? `adds “${deed.word}”` : `${deed.do} of ${item?.token} to ${deed.word}`;
  return `file: ${what}`;
}

function textAfter(deed: Deed & { in: 'file' }, text: string, item: InFile, count: number, history: History): string | null {
  const lines = text.split('\n');
  const first = lines[item.start] ?? '';
  // An item that lost its link is known by its title alone: under another one it is another item to everybody.
  const known = item.issue !== null || !history.linked.has(item.token);
  switch (deed.do) {
    case 'rename':
      if (!known) return null;
      lines[item.start] = first.replace(/(T\d+) \S+/, `$1 ${deed.word}`);
      break;
    case 'status':
    case 'prognosis': {
      const at = lines.findIndex((line, index) => index > item.start && index < item.end && line.startsWith(`  - ${deed.do}:`));
      lines.splice(at === -1 ? item.start + 1 : at, at === -1 ? 0 : 1, `  - ${deed.do}: ${deed.word}`);
      break;
    }
    case 'add':
      lines.splice(lines.indexOf(SECTIONS[deed.which % 2] ?? '') + 2, 0, `- T${deed.word.slice(1)} ${deed.word}`);
      break;
    case 'remove':
      if (count < 3) return null;
      lines.splice(item.start, item.end - item.start);
      break;
    case 'mention':
      if (count < 3 || item.issue === null) return null;
      lines.splice(item.start, item.end - item.start);
      lines.splice(2, 0, `Once: ${item.token}, now part of [#${item.issue}](https://github.test/o/r/issues/${item.issue}).`, '');
      break;
    case 'move': {
      const to = SECTIONS[deed.word.length === 0 ? 0 : Number(deed.word.slice(1)) % 3] ?? '';
      if (!known || !lines.includes(to)) return null;
      const own = lines.splice(item.start, item.end - item.start);
      lines.splice(lines.indexOf(to) + 2, 0, ...own);
      break;
    }
    case 'tick':
      if (!known || !/^- \[[ x]\]/.test(first) || item.said.state !== 'open') return null;
      lines[item.start] = first.replace('[ ]', '[x]');
      break;
    default:
      return null;
  }
  return lines.join('\n');
}

/**
 * An earlier version of the file, one of the last ones that still has items, and in which every item can be known again. An item
 * without its link cannot, if people renamed it before any run had read that title: no run and no person knows whose it is then.
 */
function reverted({ texts, issues }: Server, which: number, history: History): string | null {
  const tracked = new Set([...history.linked, ...issues.map((issue) => issueSaid(issue).token)]);
  const before = texts.slice(0, -1).filter((text) => {
    const items = itemsIn(text);
    return items.length > 1 && items.every(({ token, issue, said }) => issue !== null || !tracked.has(token) || history.hadTitle(token, said.title));
  });
  return before.at(-1 - (which % 3)) ?? null;
}

function inIssue(deed: Deed & { in: 'issue' }, server: Server, history: History): string | null {
  if (deed.do === 'open') return openIssue(deed, server, history);
  const number = issueOf(deed, server);
  const issue = number === null ? undefined : server.issue(number);
  if (issue === undefined || number === null) return null;
  const { token } = issueSaid(issue);
  switch (deed.do) {
    case 'rename':
      server.change(number, { title: issue.title.replace(/^(T\d+) \S+/, `$1 ${deed.word}`) });
      break;
    case 'close':
      history.close(token);
      server.change(number, { state: { open: false, reason: deed.which % 3 === 0 ? 'not_planned' : 'completed' }, closedBy: MAINTAINER });
      break;
    case 'reopen':
      history.reopen(token);
      server.change(number, { state: { open: true } });
      break;
    case 'label':
      history.labels.set(number, deed.word);
      server.change(number, { labels: [...issue.labels, deed.word] });
      break;
    case 'text':
      history.texts.set(number, deed.word);
      server.change(number, { body: `${deed.word}\r\n\r\n${issue.body}` });
      break;
    case 'unlabel':
      if (!issue.labels.includes('roadmap')) return null;
      history.unlabelled.add(token);
      server.change(number, { labels: issue.labels.filter((name) => name !== 'roadmap') });
      break;
    default: {
      const body = withField(issue.body, deed.do, deed.word);
      if (body === null) return null;
      server.change(number, { body });
    }
  }
  return `#${number} (${token}): ${deed.do} ${deed.word}`;
}

/** A body whose managed part says something else; null where it has none. */
function withField(body: string, key: string, value: string): string | null {
  const label = `**${key.charAt(0).toUpperCase()}${key.slice(1)}:**`;
  const lines = body.split('\n').filter((line) => !line.startsWith(label));
  const at = lines.findIndex((line) => line.startsWith('<sub>'));
  return at === -1 ? null : [...lines.slice(0, at), `${label} ${value}`, '', ...lines.slice(at)].join('\n');
}

function openIssue({ word }: Deed, server: Server, history: History): string {
  const token = `T${word.slice(1)}`;
  // What was there before the first run is not added by itself.
  history.wanted.set(token, history.runs.some(({ complete }) => complete) || history.begun ? 'in' : 'maybe');
  const { number } = server.open({ title: `${token} ${word}`, body: 'Mine.', labels: ['roadmap', 'bug'], assignees: [], author: MAINTAINER });
  return `opens #${number} (${token}) with our label`;
}
