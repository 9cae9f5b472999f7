import type { Octokit } from '@octokit/rest';

/** The oldest Enterprise Server whose runners know `node24`. */
const MADE_FOR = [3, 18] as const;

/** The version of an Enterprise Server, as far as it is known. */
export interface ServerVersion {
  /** `3.12.4`; null: github.com, or a server that does not tell. It costs a request if no answer has told it yet. */
  readonly read: () => Promise<string | null>;
}

/**
 * Learns the version of an Enterprise Server from its answers, each of which names it in a header, and tells once what an old one lacks.
 * @param log gets one line
 */
export function watchVersion(octokit: Pick<Octokit, 'hook' | 'rest'>, log: (line: string) => void): ServerVersion {
  let known: string | null | undefined;
  const learn = (said: unknown) => {
    const version = typeof said === 'string' ? (/^\d{1,4}(?:\.\d{1,4}){1,3}/.exec(said)?.[0] ?? null) : null;
    if (version !== null && known === undefined && isOld(version))
      log(
        `This is GitHub Enterprise Server ${version}; the action is made for ${MADE_FOR.join('.')} and newer. What this server does not know is left out: the rules of a branch are not known before a commit is tried, and a duplicate is closed as not planned.`,
      );
    known = version ?? known;
  };
  octokit.hook.after('request', ({ headers }) => learn((headers as Readonly<Record<string, unknown>>)['x-github-enterprise-version']));
  return {
    async read() {
      if (known !== undefined) return known;
      try {
        learn(((await octokit.rest.meta.get()).data as { installed_version?: unknown }).installed_version);
      } catch {
        // The version only explains something. A server that does not tell it is asked once.
      }
      known ??= null;
      return known;
    },
  };
}

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldest, least] = MADE_FOR;
  return major < oldest || (major === oldest && minor < least);
}
