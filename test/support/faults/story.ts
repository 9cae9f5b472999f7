import type { TestGitHub } from '../server/github.ts';
import type { PersonsEdit } from './faults.ts';

/** What a run has to do, and who may come in between. */
export interface Story {
  readonly name: string;
  /** Ends where the run begins. @param sync a run that nothing strikes */
  readonly begin: (github: TestGitHub, sync: () => Promise<void>) => Promise<void>;
  /** What people did last before the run: to a list that lags, and so to an update that goes out, it has not happened yet. */
  readonly news?: (github: TestGitHub) => Promise<void>;
  /** The runs after that are those of `command: update`. */
  readonly updates?: true;
  /** The runs after that are those of `command: next` with this release. */
  readonly next?: string;
  /** All runs keep their changes of the file in a pull request. */
  readonly waits?: true;
  readonly edits: readonly PersonsEdit[];
}

/** Replaces some text of the file, wherever the item stands by then. */
export function inFile(name: string, from: RegExp, to: string): PersonsEdit {
  const make = async (github: TestGitHub) => {
    const text = await github.text();
    if (!from.test(text)) throw new Error(`The file has no ${from}:\n${text}`);
    await github.commit('ROADMAP.md', text.replace(from, to));
  };
  return { name: `a person edits the file: ${name}`, issue: null, make };
}

function inIssue(name: string, issue: string, change: (github: TestGitHub, number: number, body: string) => Promise<unknown>): PersonsEdit {
  const make = async (github: TestGitHub) => {
    const { number, body } = await github.issueTitled(issue);
    await change(github, number, body);
  };
  return { name: `a person edits the issue: ${name}`, issue, make };
}

/** The four edits of an issue that the stories share. */
export function ofIssue(title: string, newTitle: string): PersonsEdit[] {
  return [
    inIssue('title', title, (github, number) => github.api('PATCH', `/issues/${number}`, { title: newTitle })),
    inIssue('close', title, (github, number) => github.closeIssue(number, 'completed')),
    inIssue('body', title, (github, number, body) => github.api('PATCH', `/issues/${number}`, { body: `I saw it, too.\r\n\r\n${body ?? ''}` })),
    inIssue('label', title, (github, number) => github.api('POST', `/issues/${number}/labels`, { labels: ['help wanted'] })),
  ];
}
