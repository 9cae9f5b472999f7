/** So many redirects of one request are followed. */
const MOST = 5;

/** GitHub asks to repeat the request as it is after each of these. */
const REPEATED: readonly number[] = [301, 302, 307, 308];

/**
 * A fetch that follows the redirects of its own server, with method and body. The usual one makes a read of a redirected POST, and goes to other servers.
 * A write is followed only if it leads to the same thing of the same repository: that is how the server answers under a name which the repository
 * had. A transferred issue leads to another repository, which this run must not write. An answer that is not followed is given as it is.
 * @param onRenamed is called when a redirect shows that the repository has another name
 */
export function followingRedirects(fetch: typeof globalThis.fetch, onRenamed: () => void): typeof globalThis.fetch {
  /** Where the repository is, as redirects of what cannot be transferred have told. */
  const homes = new Set<string>();
  return async (input, init) => {
    let url = input instanceof Request ? input.url : String(input);
    for (let times = 0; ; times += 1) {
      const response = await fetch(url, { ...init, redirect: 'manual' });
      const to = times === MOST || !REPEATED.includes(response.status) ? null : redirectTarget(response.headers.get('location'), url);
      if (to === null || to.origin !== new URL(url).origin) return response;
      const [from, target] = [splitAtRepository(new URL(url)), splitAtRepository(to)];
      const isSame = from.below === target.below;
      const isIssue = /^\/issues\/\d+(?:\/|$)/.test(from.below);
      const isRead = (init?.method ?? 'GET') === 'GET';
      // Nothing below it is asked for where a name in a link may be that of another repository.
      if (isSame && !isIssue && from.below !== '' && from.repository !== null && target.repository !== null) {
        homes.add(target.repository);
        onRenamed();
      }
      if (!isRead && (!isSame || (isIssue && !homes.has(target.repository ?? '')))) return response;
      await response.body?.cancel();
      url = to.href;
    }
  };
}

/** Where an answer redirects to; null: nowhere. */
export function redirectTarget(location: string | null | undefined, from: string): URL | null {
  return location != null && URL.canParse(location, from) ? new URL(location, from) : null;
}

/** The part of an address that names a repository, and the rest of its path. */
function splitAtRepository({ pathname }: URL): { readonly repository: string | null; readonly below: string } {
  const [, repository, below = ''] = /^(.*?\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+))(\/.*)?$/.exec(pathname) ?? [];
  return repository === undefined ? { repository: null, below: pathname } : { repository: repository.toLowerCase(), below };
}
