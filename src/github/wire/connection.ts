/** Why a server gave no answer. */
export interface Connection {
  /** As it follows “Cannot … in …:”, without a full stop. */
  readonly what: string;
  /** A sentence. */
  readonly remedy: string;
  /** The next try would fail in the same way. */
  readonly lasting: boolean;
}

/** A reason, by the codes that Node and OpenSSL give. */
interface Reason {
  readonly codes: RegExp;
  readonly what: (host: string) => string;
  readonly remedy: string;
  readonly lasting: boolean;
}

/** The first row that fits counts. */
const REASONS: readonly Reason[] = [
  {
    codes: /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/,
    what: (host) => `the certificate of ${host} is not valid at this time`,
    remedy: 'Renew it, or set the clock of the machine that is wrong.',
    lasting: true,
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$|HOSTNAME_MISMATCH/,
    what: (host) => `the certificate of ${host} is for another host`,
    remedy: 'Check GITHUB_API_URL: name the server as its certificate names it.',
    lasting: true,
  },
  {
    codes: /CERT|ISSUER|^UNABLE_TO_|^SELF_SIGNED/,
    what: (host) => `the certificate of ${host} is not signed by an authority that this machine knows`,
    remedy: 'Set NODE_EXTRA_CA_CERTS to the file with the certificate of your authority, in the environment of the step.',
    lasting: true,
  },
  {
    codes: /^ERR_SSL_|^EPROTO$/,
    what: (host) => `${host} speaks no TLS that this machine understands`,
    remedy: 'Check whether GITHUB_API_URL and the address of the proxy begin with http: or https:.',
    lasting: true,
  },
  {
    codes: /^(?:ENOTFOUND|EAI_\w+)$/,
    what: (host) => `there is no address for the name ${host}`,
    remedy: 'Check GITHUB_API_URL, the proxy (HTTPS_PROXY), and the name server of the runner.',
    lasting: false,
  },
  {
    codes: /^ECONNREFUSED$/,
    what: (host) => `${host} refuses the connection`,
    remedy: 'Check GITHUB_API_URL, the proxy (HTTPS_PROXY), and whether the server runs.',
    lasting: false,
  },
  {
    codes: /^(?:EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    what: (host) => `${host} cannot be reached from this machine`,
    remedy: 'Check the proxy (HTTPS_PROXY) and the firewall of the runner.',
    lasting: false,
  },
];

/** A proxy that refuses to open a tunnel has no code of its own: the request fails before it reaches the server. */
const PROXY_REFUSES = /proxy response \((\d{3})\)/i;

/** Why there was no answer; null if the error does not tell. Node gives the reason as the cause of the error, or as a cause of that. */
export function connectionOf(error: Error): Connection | null {
  const host = hostAsked(error);
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    const { code } = one as { code?: unknown };
    // Where a name has several addresses, each of them has failed.
    const codes = [code, ...(one instanceof AggregateError ? one.errors.map((inner: { code?: unknown }) => inner?.code) : [])];
    const proxy = PROXY_REFUSES.exec(one.message)?.[1];
    if (proxy !== undefined) {
      const what = `the proxy answered ${proxy} when it was asked for ${host}`;
      return { what, remedy: `Let the proxy of HTTPS_PROXY connect to ${host}, or name the host in NO_PROXY.`, lasting: true };
    }
    const found = codes.flatMap((each) => {
      const reason = typeof each === 'string' ? REASONS.find((row) => row.codes.test(each)) : undefined;
      return reason === undefined ? [] : [{ what: `${reason.what(host)} (${String(each)})`, remedy: reason.remedy, lasting: reason.lasting }];
    })[0];
    if (found !== undefined) return found;
  }
  return null;
}

function hostAsked(error: Error): string {
  const { request } = error as { request?: { url?: unknown } };
  const url = typeof request?.url === 'string' ? request.url : '';
  return URL.canParse(url) ? new URL(url).host : 'the server';
}
