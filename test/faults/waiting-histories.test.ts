import { expect, it } from 'vitest';
import { DEEP } from '../support/amounts.ts';
import { Stage } from '../support/faults/stage.ts';
import { mergePull, pullsOf } from '../support/server/pulls/merge-pull.ts';
import { textAt, WAITING } from '../support/server/pulls/pulls.ts';

const HISTORIES = Number(process.env['WAITING_HISTORIES'] ?? (DEEP ? 60 : 3));
const STEPS = 12;

/** Numbers from a seed, each below `most`. */
function numbers(seed: number): (most: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (most) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

interface Line {
  readonly title: string;
  readonly issue: number | null;
  readonly done: boolean;
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/^- \[( |x)\] (.*?)(?: \(\[#(\d+)\].*)?$/gm)].map(([, box, title = '', issue]) => ({
    title,
    issue: issue === undefined ? null : Number(issue),
    done: box === 'x',
  }));
}

/** People edit both sides, merge in every way, close and reopen the pull request, and runs come in between. */
async function history(seed: number): Promise<string[]> {
  const stage = await Stage.open();
  stage.waits = true;
  const { github } = stage;
  const pick = numbers(seed);
  const told: string[] = [];
  /** The titles that people gave last on each side, by the letter of the item. */
  const last = { file: new Map<string, string>(), issue: new Map<string, string>() };
  let made = 4;
  // Titles of one item resemble each other, and those of two items do not.
  const titleAt = (letter: string) => `${letter}stone ${letter}wood ${letter}iron v${told.length + 1}`;
  const letterOf = (title: string) => title.charAt(0);
  const renamed = (side: 'file' | 'issue', title: string) => last[side].set(letterOf(title), title);
  const sync = async () => {
    const { how, why } = await stage.run();
    if (how !== 'done') throw new Error(`seed ${seed}: a run ${how}: ${why}\n${told.join('\n')}`);
    stage.clock.advance(120_000);
  };
  const open = async () => (await pullsOf(github)).find(({ state }) => state === 'open');
  const merge = async (method: 'merge' | 'squash' | 'rebase') => {
    const pull = await open();
    if (pull === undefined) return;
    // With conflicts GitHub offers no merge. By rebase there may be some where the others have none.
    await mergePull(github, pull.number, method, WAITING).catch((error: unknown) => {
      if (!String(error).includes('conflicts')) throw error;
      told.push('  (conflicts)');
    });
  };
  const letters = ['A', 'B', 'C', 'D'];
  const say = (what: string) => told.push(what);
  const steps: (() => Promise<unknown>)[] = [
    async () => {
      const issues = await github.issues();
      const issue = issues[pick(issues.length)];
      if (issue === undefined) return;
      const title = titleAt(letterOf(issue.title));
      say(`#${issue.number} is renamed to ${title}`);
      renamed('issue', title);
      await github.api('PATCH', `/issues/${issue.number}`, { title });
    },
    async () => {
      const issues = await github.issues();
      const issue = issues[pick(issues.length)];
      if (issue === undefined) return;
      say(`#${issue.number} is ${issue.state === 'open' ? 'closed' : 'reopened'}`);
      await (issue.state === 'open' ? github.closeIssue(issue.number, 'completed') : github.reopenIssue(issue.number));
    },
    async () => {
      const text = await github.text();
      const lines = linesOf(text);
      const line = lines[pick(lines.length)];
      if (line === undefined) return;
      const title = titleAt(letterOf(line.title));
      say(`the file renames ${line.title} to ${title}`);
      renamed('file', title);
      await github.commit('ROADMAP.md', text.replace(line.title, title));
    },
    async () => {
      const letter = String.fromCharCode(65 + made);
      made += 1;
      letters.push(letter);
      const title = titleAt(letter);
      say(`the file gets ${title}`);
      renamed('file', title);
      await github.commit('ROADMAP.md', (await github.text()).replace('## Items\n\n', `## Items\n\n- [ ] ${title}\n\n`));
    },
    async () => {
      say('a note is written far away');
      await github.commit('ROADMAP.md', `${await github.text()}\nNote ${told.length}.\n`);
    },
    ...(['merge', 'squash', 'rebase'] as const).map((method) => async () => {
      say(`merged by ${method}`);
      await merge(method);
    }),
    async () => {
      const pull = await open();
      if (pull === undefined) return;
      say('the pull request is closed');
      await github.api('PATCH', `/pulls/${pull.number}`, { state: 'closed' });
    },
    async () => {
      const pull = (await pullsOf(github)).at(-1);
      if (pull === undefined || pull.state === 'open' || pull.merged_at !== null) return;
      say('the pull request is reopened');
      await github.api('PATCH', `/pulls/${pull.number}`, { state: 'open' });
    },
  ];
  try {
    for (const letter of letters) renamed('file', titleAt(letter));
    await github.commit('ROADMAP.md', `# Kite\n\n## Items\n\n${letters.map((letter) => `- [ ] ${titleAt(letter)}\n\n`).join('')}## Notes\n\nBelow.\n`);
    await sync();
    for (let step = 0; step < STEPS; step += 1) {
      await steps[pick(steps.length)]?.();
      if (pick(2) === 0) {
        say('run');
        await sync();
      }
    }
    // In the end a person takes everything, also what was declined before.
    for (let round = 0; round < 3; round += 1) {
      await sync();
      const newest = (await pullsOf(github)).at(-1);
      const waits = newest !== undefined && newest.state === 'closed' && newest.merged_at === null && /waiting [0-9a-f]{16} /.test(newest.body);
      if (waits) {
        await github.api('PATCH', `/pulls/${newest.number}`, { state: 'open' });
        await sync();
      }
      say('merged by squash');
      await merge('squash');
    }
    await sync();
    const again = await stage.run();
    const wrong = again.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `the last run writes: ${method} ${path}`);
    const [issues, lines] = [await github.issues(), linesOf(await github.text())];
    for (const { title, state, number } of issues) {
      const line = lines.find(({ issue }) => issue === number);
      if (line?.title !== title || line.done !== (state === 'closed'))
        wrong.push(`#${number} “${title}” is ${state}, and the file says ${JSON.stringify(line)}`);
      const given = [last.file.get(letterOf(title)), last.issue.get(letterOf(title))];
      if (!given.includes(title)) wrong.push(`“${title}” is the title, and people gave last: ${given.join(', ')}`);
    }
    if (issues.length !== lines.length || issues.length !== letters.length)
      wrong.push(`${issues.length} issues, ${lines.length} lines, ${letters.length} items`);
    return wrong.length === 0 ? [] : [`seed ${seed}`, ...wrong, ...told, `waits: ${await textAt(github, WAITING)}`, await github.text(), ...github.invalid];
  } finally {
    await stage.close();
  }
}

it.each(Array.from({ length: HISTORIES }, (_, index) => index + 1 + Number(process.env['WAITING_SEED'] ?? 0)))(
  'history %i ends in agreement',
  { timeout: 120_000 },
  async (seed) => {
    expect(await history(seed)).toEqual([]);
  },
);
