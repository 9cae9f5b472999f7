import { type Api, ASSIGNABLE } from './wire.ts';

/** The emulator takes assignees of a PATCH only. Who cannot be assigned is left out of the answer. */
export async function assign(github: Api, number: number, method: string, { assignees }: { assignees: string[] }): Promise<unknown> {
  const { assignees: present } = await github.api<{ assignees: { login: string }[] }>('GET', `/issues/${number}`);
  const logins = present.map(({ login }) => login);
  const taken = assignees.filter((login) => ASSIGNABLE.includes(login.toLowerCase()));
  const now = method === 'DELETE' ? logins.filter((login) => !assignees.includes(login)) : [...new Set([...logins, ...taken])];
  return github.api('PATCH', `/issues/${number}`, { assignees: now });
}
