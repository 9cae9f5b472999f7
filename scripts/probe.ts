// Asks a real server whether it answers as the action assumes. It touches only a ref and an issue that it makes and removes.
//
//   GITHUB_TOKEN=… npm run probe -- --repo owner/name
//   npm run probe -- --repo owner/name --dry-run    # lists what it would send, and sends nothing
//
// GITHUB_API_URL names another server than github.com, as for the action.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { parseRepository } from '../src/action/input-values.ts';
import { UserError } from '../src/model/errors.ts';
import { logLine } from '../src/roadmap/text/escape.ts';
import { ASSUMPTIONS, type Assumption, type ProbeAnswer, type Probed, REMOVALS, type Verdict } from '../test/server/assumptions.ts';

const TIMEOUT = 30_000;

const WORDS: Readonly<Record<Verdict, string>> = { holds: 'holds', fails: 'DOES NOT HOLD', open: 'not told' };

interface Server {
  readonly api: string;
  readonly token: string;
}

async function ask({ api, token }: Server, { method, path, body }: Assumption, probed: Probed): Promise<ProbeAnswer> {
  const answer = await fetch(`${api}${path(probed)}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `token ${token}`,
      'content-type': 'application/json',
      'user-agent': 'roadmap-sync-probe',
      'x-github-api-version': '2022-11-28',
    },
    signal: AbortSignal.timeout(TIMEOUT),
    ...(body === undefined ? {} : { body: JSON.stringify(body(probed)) }),
  });
  const said = await answer.text();
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(said);
  } catch {
    // Some answers have no body, and a proxy may answer with a page.
  }
  return { status: answer.status, body: parsed, link: answer.headers.get('link') ?? '' };
}

/** What one request says; it never throws. */
async function tried(server: Server, one: Assumption, probed: Probed): Promise<Verdict> {
  const request = `${one.method} ${one.path(probed)}`;
  let verdict: Verdict = 'open';
  let said = 'not asked, because an answer before it is missing';
  if (one.needs?.(probed) !== false) {
    try {
      const answer = await ask(server, one, probed);
      verdict = one.judge(answer, probed);
      const { message } = (answer.body ?? {}) as { message?: unknown };
      said = `${answer.status}${answer.status >= 400 && typeof message === 'string' ? ` ${message.slice(0, 200)}` : ''}`;
      if (answer.status === 200 && one.shows !== undefined) said += `, ${one.shows(answer)}`;
    } catch (error) {
      said = error instanceof Error ? `no answer: ${error.message}` : 'no answer';
    }
  }
  console.log(logLine(`${WORDS[verdict]}: ${one.assumes} — ${request}: ${said}`));
  return verdict;
}

/** @returns the exit status: 1 if an assumption does not hold */
async function probe(words: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const options = { repo: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
  const { repo, 'dry-run': isDry } = parseArgs({ args: [...words], options }).values;
  if (repo === undefined) throw new UserError('The repository is missing.', 'Name it: `npm run probe -- --repo owner/name`.');
  const probed: Probed = {
    repo: parseRepository(repo, '--repo'),
    ref: `roadmap-sync/probe-${isDry === true ? '…' : randomBytes(6).toString('hex')}`,
    ...{ branch: '', tree: '', commits: [], issue: 0, node: '' },
  };
  const api = (environment['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
  if (isDry === true) {
    const unknown: Probed = { ...probed, branch: '{default branch}', tree: '{tree}', commits: ['{commit 1}', '{commit 2}'], issue: 1, node: '{issue}' };
    console.log(`To ${new URL(api).host}, of which nothing is sent now:`);
    for (const one of [...ASSUMPTIONS, ...REMOVALS]) {
      const path = decodeURIComponent(one.path(unknown)).replace('/issues/1', '/issues/{number}');
      console.log(logLine(`${one.method} ${path}${one.writes === true ? ' (writes)' : ''}: ${one.assumes}`));
    }
    return 0;
  }
  const token = environment['GITHUB_TOKEN'] ?? '';
  if (token === '') throw new UserError('GITHUB_TOKEN is not set.', 'Set it to a token that may write contents and issues of a repository for trials.');
  const server = { api, token };
  const verdicts: Verdict[] = [];
  for (const one of ASSUMPTIONS) verdicts.push(await tried(server, one, probed));
  console.log('Removing what the probe has made:');
  for (const one of REMOVALS) verdicts.push(await tried(server, one, probed));
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  console.log(`${count('holds')} hold, ${count('fails')} do not hold, ${count('open')} not told.`);
  return count('fails') === 0 ? 0 : 1;
}

try {
  process.exitCode = await probe(process.argv.slice(2), process.env);
} catch (error) {
  process.stderr.write(`${logLine(error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 2;
}
