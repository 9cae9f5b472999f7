import type { LabelRef } from '../../model/issue.ts';
import type { IssueStore } from '../../model/ports.ts';
import { type Client, HARMLESS, PAGE } from '../wire/client.ts';
import { explain, failureOf, READ_ISSUES as READ, WRITE_ISSUES as WRITE } from '../wire/failure.ts';

/** The labels of the repository. Those of an issue are written with it. */
export function createLabelList(client: Client): Pick<IssueStore, 'labels' | 'createLabel'> {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;

  async function labels(): Promise<readonly LabelRef[]> {
    try {
      const found = await client.paginate(rest.issues.listLabelsForRepo, { ...at, per_page: PAGE });
      return found.map(({ id, name }) => ({ id, name }));
    } catch (error) {
      throw explain(failureOf(error), 'list the labels', where, READ);
    }
  }

  async function isLabel(name: string): Promise<boolean> {
    try {
      await rest.issues.getLabel({ ...at, name });
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status === 404) return false;
      throw explain(failure, `read the label “${name}”`, where, READ);
    }
  }

  return {
    labels,

    async createLabel(label) {
      try {
        const { id, name } = (await rest.issues.createLabel({ ...at, ...HARMLESS, ...label })).data;
        return { id, name };
      } catch (error) {
        const failure = failureOf(error);
        // It may exist by now, maybe in other upper and lower case. GitHub answers with 422 then, but also for a name that it does not take.
        const isListed = async () => (await labels()).some(({ name }) => name.toLowerCase() === label.name.toLowerCase());
        // A list may not show it yet, so it is also asked for by its name.
        const isThere = async () => (await isListed()) || (await isLabel(label.name));
        const exists = failure.status === 422 && (/already.?exists/i.test(failure.message) || (await isThere()));
        if (!exists) throw explain(failure, `create the label “${label.name}”`, where, WRITE);
        return null;
      }
    },
  };
}
