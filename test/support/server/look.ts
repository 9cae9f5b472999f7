import { diffLines } from 'diff';
import type { Entry } from '../../../src/model/agreement.ts';
import { parseState } from '../../../src/state/state-file.ts';
import type { TestGitHub } from './github.ts';
import { pullsOf } from './pulls/merge-pull.ts';
import { textAt, WAITING } from './pulls/pulls.ts';

/** Both sides and the state, without what may differ from run to run: numbers, keys, times and shas. */
export interface Look {
  /** Links name the title of their issue. */
  readonly file: string;
  /** By title. */
  readonly issues: readonly object[];
  readonly state: object;
  /** What a published update leaves elsewhere: comments, files, milestones; and what waits in pull requests. */
  readonly desk: object;
}

export async function lookAt(github: TestGitHub): Promise<Look> {
  const issues = await github.issues();
  const titles = new Map(issues.map(({ number, title }) => [number, title]));
  const titleOf = (number: number) => titles.get(number) ?? `no issue #${number}`;
  const text = await github.text();
  const named = ({ title, body, state, state_reason, labels, assignees }: (typeof issues)[number]) => {
    // The link to the item's line is that of the commit which the last writer happened to know, and a run that was cut off may write the section earlier or later.
    const said = (body ?? '').replace(/key=\S+/, 'key=<key>').replace(/<sub>Kept in sync .*<\/sub>/, '<sub>…</sub>');
    return { title, state, state_reason, labels: labels.toSorted(), assignees: assignees.toSorted(), body: said };
  };
  const withTitles = (one: string) => one.replace(/\[?#(\d+)\]?(?:\([^)]*\/issues\/\1\))?/g, (_, number: string) => `#<${titleOf(Number(number))}>`);
  return {
    file: withTitles(text),
    issues: issues.map(named).toSorted((a, b) => byText(a.title, b.title)),
    state: await stateOf(github, titleOf),
    desk: { ...(await deskOf(github)), ...(await waitingOf(github, withTitles)) },
  };
}

/** What waits in the branch of a pull request, and the pull requests. */
async function waitingOf(github: TestGitHub, withTitles: (text: string) => string): Promise<object> {
  const pulls = await pullsOf(github);
  if (pulls.length === 0) return {};
  const plain = (body: string) =>
    withTitles(body)
      .replace(/waiting [0-9a-f]{16}/, 'waiting <digest>')
      .split('\n')
      .toSorted(byText);
  return { pulls: pulls.map(({ state, title, body }) => ({ state, title, body: plain(body) })), waits: withTitles((await textAt(github, WAITING)) ?? '') };
}

async function deskOf(github: TestGitHub): Promise<object> {
  const issues = await github.api<{ title: string; number: number; comments: number; milestone: { title: string } | null }[]>(
    'GET',
    '/issues?state=all&per_page=100',
  );
  const said = issues.filter(({ comments }) => comments > 0);
  const comments = await Promise.all(said.map(({ number }) => github.api<{ body: string }[]>('GET', `/issues/${number}/comments?per_page=100`)));
  const files = await github.api<{ path: string }[]>('GET', '/contents/updates').catch(() => []);
  const milestones = await github.api<{ title: string; due_on: string | null }[]>('GET', '/milestones?state=all');
  return {
    comments: comments.flat().map(({ body }) => body),
    inMilestones: issues.map(({ title, milestone }) => `${title}: ${milestone?.title ?? 'none'}`).toSorted(byText),
    files: Object.fromEntries(await Promise.all(files.map(async ({ path }) => [path, await github.text(path)] as const))),
    milestones: milestones.map(({ title, due_on: due }) => [title, due]),
  };
}

async function stateOf(github: TestGitHub, titleOf: (number: number) => string): Promise<object> {
  try {
    const ref = (name: string) => github.api<{ object: { sha: string } }>('GET', `/git/ref/${name}`);
    const { object } = await ref('roadmap-sync/state').catch(() => ref('heads/roadmap-sync/state'));
    const { content } = await github.api<{ content: string }>('GET', `/contents/state.json?ref=${object.sha}`);
    const { claim, entries, paths } = parseState(Buffer.from(content, 'base64').toString('utf8'));
    const meaning = ({ path, number, linked, ours, removed, agreed }: Entry) => ({ issue: titleOf(number), path, linked, ours, removed, agreed });
    const { published, milestones } = paths['ROADMAP.md'] ?? {};
    const kept = { published: published ?? null, milestones: milestones ?? null };
    return { openClaim: claim !== null, ...kept, entries: entries.map(meaning).toSorted((a, b) => byText(a.issue, b.issue)) };
  } catch (error) {
    return { none: String(error) };
  }
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The lines in which something differs from the nearest of what is expected; none where it is one of them. */
export function differences(found: Look, expected: readonly Look[]): string[] {
  const all = expected.map((one) => (['file', 'issues', 'state', 'desk'] as const).flatMap((side) => differingLines(side, one[side], found[side])));
  return all.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

function differingLines(side: string, expected: unknown, found: unknown): string[] {
  const text = (value: unknown) => (typeof value === 'string' ? value : sortedJson(value));
  return diffLines(text(expected), text(found)).flatMap(({ added, removed, value }) => {
    if (!added && !removed) return [];
    const lines = value.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => `${side} ${added ? '+' : '-'} ${line.trim()}`);
  });
}

/** Keys in order: what a state says does not depend on which came first. */
function sortedJson(value: unknown): string {
  const sort = (_: string, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => byText(a, b))) : one;
  return JSON.stringify(value, sort, 1);
}
