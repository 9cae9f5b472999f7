import type { Assignable, IssueStore } from '../../model/ports.ts';
import { type Client, PAGE } from '../wire/client.ts';
import { explain, type Failure, failureOf, isUnclear, READ_ISSUES } from '../wire/failure.ts';

/** Some servers and tokens cannot tell who can be assigned. That is an answer too: the rest of a run does not depend on it. */
export function createAssignees(client: Client): Pick<IssueStore, 'assignable'> {
  return {
    async assignable(given) {
      const wanted = [...new Set(given.map((login) => login.toLowerCase()))];
      const { known, complete, failure } = await listed(client);
      const found = new Set(wanted.filter((login) => known.has(login)));
      if (failure !== null) return { logins: found, unsaid: unsaidOf(wanted, failure) };
      // A full page may not be everybody. GitHub is asked about each login that is not on it.
      const asked = complete ? [] : wanted.filter((login) => !known.has(login));
      for (const [index, login] of asked.entries()) {
        const can = await isAssignable(client, login);
        if (can === true) found.add(login);
        else if (can !== false) return { logins: found, unsaid: unsaidOf(asked.slice(index), can) };
      }
      return { logins: found, unsaid: null };
    },
  };
}

/** The first page of those who can be assigned. */
async function listed(client: Client): Promise<{ known: ReadonlySet<string>; complete: boolean; failure: Failure | null }> {
  try {
    const { status, data } = await client.rest.issues.listAssignees({ ...client.at, per_page: PAGE });
    const list: readonly unknown[] = Array.isArray(data) ? data : [null];
    const logins = list.flatMap((one) => (isPerson(one) ? [one.login.toLowerCase()] : []));
    if (logins.length < list.length) return { known: new Set(), complete: false, failure: { status, message: 'but with no list', rateLimited: null } };
    return { known: new Set(logins), complete: logins.length < PAGE, failure: null };
  } catch (error) {
    return { known: new Set(), complete: false, failure: silenceOf(client, error) };
  }
}

function isPerson(value: unknown): value is { readonly login: string } {
  return typeof value === 'object' && value !== null && 'login' in value && typeof value.login === 'string';
}

async function isAssignable(client: Client, login: string): Promise<boolean | Failure> {
  try {
    await client.rest.issues.checkUserCanBeAssigned({ ...client.at, assignee: login });
    return true;
  } catch (error) {
    const failure = silenceOf(client, error);
    return failure.status === 404 ? false : failure;
  }
}

/** @throws UserError if the failure is about the whole run and not about this question: a rate limit, or a token that is not valid */
function silenceOf(client: Client, error: unknown): Failure {
  const failure = failureOf(error);
  if (failure.rateLimited === null && failure.status !== 401) return failure;
  throw explain(failure, 'read who can be assigned', `${client.at.owner}/${client.at.repo}`, READ_ISSUES);
}

function unsaidOf(logins: readonly string[], failure: Failure): Assignable['unsaid'] {
  const why = failure.status === 0 ? 'it gave no answer' : `it answered ${failure.status}: ${failure.message}`;
  return { logins: new Set(logins), why, passing: isUnclear(failure) };
}
