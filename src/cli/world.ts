import { INPUTS } from '../action/inputs.ts';
import { createWorld } from '../github/world.ts';
import { UserError } from '../model/errors.ts';
import type { RealWorld } from '../model/ports.ts';
import { assertAddresses, proxyFor } from '../node/addresses.ts';
import { logLine } from '../roadmap/text/escape.ts';
import type { Values } from './options.ts';

/** The variables of the process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The output and exit status of a command. Each line of `err` goes to the standard error. */
export type Output = { readonly out: string; readonly status: 0 | 1; readonly err?: string | readonly string[] };

/** What the options of any command say of the connection. An option that a command lacks has its default. @throws UserError for a bad value */
export function connectionOptions(values: Values) {
  return { pace: INPUTS.pace.parse(values.pace ?? INPUTS.pace.default, 'pace') };
}

/** The repository on GitHub, with the token of GITHUB_TOKEN. @throws UserError if there is no token */
export function worldOf(
  repository: string,
  options: ReturnType<typeof connectionOptions> & { path: string; configPath: string; maxMinutes?: number },
  environment: Environment,
): RealWorld {
  const [owner = '', repo = ''] = repository.split('/');
  return createWorld({
    ...connectionFrom(environment, 'may read contents and issues of the repository; for `sync` it must also be able to write them'),
    maxMinutes: Number(INPUTS.maxMinutes.default),
    ...options,
    ref: null,
    serverUrl: serverOf(environment),
    owner,
    repo,
  });
}

/** How to reach the server. @param needs what the token of GITHUB_TOKEN has to be, as it follows “a token that” @throws UserError if there is no token */
export function connectionFrom(environment: Environment, needs: string): { token: string; apiUrl: string; proxy: URL | null; log: (line: string) => void } {
  assertAddresses();
  const token = environment['GITHUB_TOKEN'] ?? '';
  if (token === '') throw new UserError('GITHUB_TOKEN is not set.', `Set it to a token that ${needs}.`);
  const apiUrl = (environment['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
  return {
    token,
    apiUrl,
    proxy: proxyFor(apiUrl, environment),
    log: (line) => process.stderr.write(`${logLine(line)}\n`),
  };
}

/** `https://github.com`, without a slash at its end. */
export function serverOf(environment: Environment): string {
  return (environment['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, '');
}
