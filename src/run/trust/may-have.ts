import type { Issue } from '../../model/issue.ts';
import type { IssueStore } from '../../model/ports.ts';

/** Whether a marker of this author counts: the author is a bot, as this action is one, or has write access. */
export async function mayHaveMarked({ author, byOwner }: Pick<Issue, 'author' | 'byOwner'>, accessOf: IssueStore['access']): Promise<boolean> {
  return byOwner || author.endsWith('[bot]') || (await accessOf(author)) === 'write';
}

/** Whether what an issue of this author says may enter the file with it. */
export async function mayHaveSaid({ author, byOwner }: Pick<Issue, 'author' | 'byOwner'>, accessOf: IssueStore['access']): Promise<boolean> {
  return byOwner || author.endsWith('[bot]') || (await accessOf(author)) !== 'none';
}
