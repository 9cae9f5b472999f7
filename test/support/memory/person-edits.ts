import { structuredPatch } from 'diff';
import type { Issue } from '../../../src/model/issue.ts';
import type { Chance } from '../../protocol/random.ts';
import type { Text } from '../texts/corpus.ts';
import { issueOf } from './builders.ts';
import type { MemoryWorld } from './memory-world.ts';
import { proposedWorld } from './proposed-world.ts';
import { NO_LIMITS } from './request.ts';

const WORDS = ['offline', 'faster', 'the', 'importer', 'v2', 'café', 'and', 'sync'];

interface Editor {
  readonly world: MemoryWorld;
  readonly issue: Issue;
  readonly random: () => number;
}

type Edit = (editor: Editor) => string | Promise<string>;

export const oneOf = <Value>(random: () => number, values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;

function close(reason: 'completed' | 'not_planned'): Edit {
  return ({ world, issue }) => {
    world.change(issue.number, { state: { open: false, reason } }, 'ann');
    return `closed as ${reason}`;
  };
}

function retitled(how: (words: string[], random: () => number) => void): Edit {
  return ({ world, issue, random }) => {
    const words = issue.title.split(' ');
    how(words, random);
    const title = words.join(' ').trim() || 'Something';
    world.change(issue.number, { title }, 'ann');
    return `title “${issue.title}” → “${title}”`;
  };
}

function inText(issue: Issue, line: string): string {
  const end = issue.body.includes('<!-- roadmap-sync:source -->') ? '<!-- roadmap-sync:source -->' : '<sub>Kept';
  const text = issue.body.replace(`\n${end}`, () => `\n${line}\n\n${end}`);
  if (text === issue.body) throw new Error(`The body of #${issue.number} has no place for a line:\n${issue.body}`);
  return text;
}

/** What people do to an issue. */
export const EDITS: Readonly<Record<string, Edit>> = {
  close: close('completed'),
  drop: close('not_planned'),
  reopen: async ({ world, issue, random }) => {
    const before = world.text;
    world.change(issue.number, { state: { open: false, reason: random() < 0.7 ? 'completed' : 'not_planned' } }, 'ann');
    await world.sync({ limits: NO_LIMITS });
    world.change(issue.number, { state: { open: true } }, 'ann');
    await world.sync({ limits: NO_LIMITS });
    return `closed and reopened: ${world.text === before ? 'the file is as it was' : 'the file is NOT as it was'}`;
  },
  word: retitled((words, random) => words.splice(Math.floor(random() * words.length), 1, oneOf(random, WORDS))),
  'more words': retitled((words, random) => words.splice(Math.floor(random() * (words.length + 1)), 0, oneOf(random, WORDS))),
  'fewer words': retitled((words, random) => words.splice(Math.floor(random() * words.length), 1)),
  level: ({ world, issue, random }) => {
    const level = oneOf(random, ['high', 'low', 'blocker']);
    world.change(issue.number, { labels: [...issue.labels.filter((label) => !label.startsWith('priority')), `priority: ${level}`] }, 'ann');
    return `label priority: ${level}`;
  },
  assignee: ({ world, issue }) => {
    world.change(issue.number, { assignees: issue.assignees.includes('ann') ? [] : [...issue.assignees, 'ann'] }, 'ann');
    return 'assigned to ann';
  },
  field: ({ world, issue }) => {
    world.change(issue.number, { body: inText(issue, '**Status:** in review') }, 'ann');
    return 'body: status: in review';
  },
  note: ({ world, issue }) => {
    world.change(issue.number, { body: inText(issue, 'Ask *Rosa* about the [plan](https://example.org/plan).') }, 'ann');
    return 'body: a note';
  },
  tick: ({ world, issue }) => {
    const body = issue.body.includes('- [ ] ') ? issue.body.replace('- [ ] ', '- [x] ') : inText(issue, '- [ ] Write the tests');
    world.change(issue.number, { body }, 'ann');
    return 'body: a sub-item';
  },
  new: ({ world, random }) => {
    const number = Math.max(0, ...world.numbers) + 1;
    const kind = random() < 0.5 ? 'bug' : 'feature';
    world.open(issueOf(number, `A new ${kind} about caf\u00e9 tables`, { body: '', labels: ['roadmap', kind] }), 'ann');
    return `new ${kind}`;
  },
};

/** The lines of a diff, with two lines around each change. */
function changedLines(before: string, after: string): string {
  const { hunks } = structuredPatch('a', 'b', before, after, undefined, undefined, { context: 2 });
  return hunks
    .map(({ oldStart, lines }) => [`@@ ${oldStart}`, ...lines.map((line) => line.replace(/\]\(https:\/\/github\.test\/o\/r\/issues\/\d+\)/g, ']'))].join('\n'))
    .join('\n');
}

/** A repository whose file and issues agree; null if nothing in the file is tracked. */
async function agreed({ text }: Text): Promise<MemoryWorld | null> {
  const world = await proposedWorld(text);
  return world?.numbers.some((number) => world.issue(number).state.open) === true ? world : null;
}

/** A random open issue of a roadmap, a random edit of it, and how that changes the file. */
export interface ShownEdit {
  readonly kind: string;
  /** The issue, and what was done to it. */
  readonly what: string;
  /** The lines that changed, with two lines around each change, and what the run said. */
  readonly shown: string;
}

/** Edits an issue of a file. Null: nothing in the file is tracked. @param wanted the kind of the edit; undefined: any */
export async function shownEdit(file: Text, chance: Chance, wanted?: string): Promise<ShownEdit | null> {
  const random = () => chance.next();
  const world = await agreed(file);
  if (world === null) return null;
  const open = world.numbers.filter((number) => world.issue(number).state.open);
  const issue = world.issue(oneOf(random, open));
  const kind = wanted ?? oneOf(random, Object.keys(EDITS));
  const before = world.text;
  const what = await EDITS[kind]?.({ world, issue, random });
  if (what === undefined) throw new Error(`There is no edit “${kind}”. Give one of: ${Object.keys(EDITS).join(', ')}.`);
  const { problems } = await world.sync({ limits: NO_LIMITS });
  await world.sync({ limits: NO_LIMITS });
  const told = problems.filter(({ told, level }) => told !== true && level !== 'notice').map(({ message }) => `! ${message}`);
  const diff = changedLines(before, world.text);
  return { kind, what: `#${issue.number} ${what}`, shown: [diff === '' ? '(no change)' : diff, ...told].join('\n') };
}
