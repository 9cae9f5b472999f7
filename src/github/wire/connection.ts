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
  /** The same where it is the proxy that fails, and not the server. */
  readonly ofProxy?: string;
  /** Node does not tell whether the proxy or the server behind it fails so: any proxy, or only one that is reached by TLS. */
  readonly either?: 'any' | 'tls';
}

const LATER = 'Run it again: the next run finds out what was done and continues from there. If the error stays,';

/** The first row that fits counts. */
const REASONS: readonly Reason[] = [
  {
    codes: /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/,
    what: (host) => `the certificate of ${host} is not valid at this time`,
    remedy: 'Renew it, or set the clock of the machine that is wrong.',
    lasting: true,
    either: 'tls',
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$|HOSTNAME_MISMATCH/,
    what: (host) => `the certificate of ${host} is for another host`,
    remedy: 'Check GITHUB_API_URL: name the server as its certificate names it.',
    lasting: true,
    either: 'tls',
    ofProxy: 'Check the address of the proxy (HTTPS_PROXY) and GITHUB_API_URL: name each as its certificate names it.',
  },
  {
    codes: /CERT|ISSUER|^UNABLE_TO_|^SELF_SIGNED/,
    what: (host) => `the certificate of ${host} is not signed by an authority that this machine knows`,
    remedy: 'Set NODE_EXTRA_CA_CERTS to the file with the certificate of your authority, in the environment of the step.',
    lasting: true,
    either: 'tls',
  },
  {
    codes: /^ERR_SSL_|^EPROTO$/,
    what: (host) => `${host} speaks no TLS that this machine understands`,
    remedy: 'Check whether GITHUB_API_URL and the address of the proxy begin with http: or https:.',
    lasting: true,
    either: 'tls',
  },
  {
    codes: /^(?:ENOTFOUND|EAI_\w+)$/,
    what: (host) => `there is no address for the name ${host}`,
    remedy: 'Check GITHUB_API_URL, the proxy (HTTPS_PROXY), and the name server of the runner.',
    lasting: false,
    ofProxy: 'Check the address of the proxy (HTTPS_PROXY), and the name server of the runner.',
  },
  {
    codes: /^ECONNREFUSED$/,
    what: (host) => `${host} refuses the connection`,
    remedy: 'Check GITHUB_API_URL, the proxy (HTTPS_PROXY), and whether the server runs.',
    lasting: false,
    ofProxy: 'Check the address of the proxy (HTTPS_PROXY), and whether the proxy runs.',
  },
  {
    codes: /^(?:EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    what: (host) => `${host} cannot be reached from this machine`,
    remedy: 'Check the proxy (HTTPS_PROXY) and the firewall of the runner.',
    lasting: false,
  },
  {
    codes: /^(?:ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/,
    what: (host) => `${host} closed the connection before its answer was whole`,
    remedy: `${LATER} check the proxy and the firewall of the runner, and whether GITHUB_API_URL begins with http: or https: as the server needs it.`,
    lasting: false,
    either: 'any',
  },
  {
    codes: /^HPE_/,
    what: (host) => `what ${host} answered is no HTTP`,
    remedy: `${LATER} check GITHUB_API_URL and the address of the proxy.`,
    lasting: false,
    either: 'any',
  },
  {
    codes: /^(?:TimeoutError|UND_ERR_(?:HEADERS|BODY)_TIMEOUT)$/,
    what: (host) => `${host} gave no whole answer within 30 s`,
    remedy: `${LATER} check the server, the proxy and the firewall of the runner.`,
    lasting: false,
    either: 'any',
  },
  {
    codes: /^SyntaxError$/,
    what: (host) => `the answer of ${host} is cut off, or is not the JSON that it claims to be`,
    remedy: `${LATER} check GITHUB_API_URL and the proxy of the runner.`,
    lasting: false,
  },
  {
    codes: /^(?:bad port|unknown scheme)$/,
    what: (host) => `no server of HTTP can be at ${host}`,
    remedy: 'Check GITHUB_API_URL.',
    lasting: true,
  },
];

/** A proxy that refuses to open a tunnel has no code of its own: the request fails before it reaches the server. */
const PROXY_REFUSES = /proxy response \((\d{3})\)/i;

/**
 * Why there was no answer; null if the error does not tell. Node gives the reason as the cause of the error, or as a cause of that. Some errors
 * have no code, and their name or their words tell the reason.
 */
export function connectionOf(error: Error): Connection | null {
  const url = urlAsked(error);
  const host = url?.host ?? 'the server';
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    const proxy = PROXY_REFUSES.exec(one.message)?.[1];
    if (proxy !== undefined) {
      const what = `the proxy answered ${proxy} when it was asked for ${host}`;
      return { what, remedy: remedyAtProxy(proxy, host), lasting: !proxy.startsWith('5') };
    }
    // Where a name has several addresses, each of them has failed.
    for (const failed of [one, ...(one instanceof AggregateError ? (one.errors as unknown[]) : [])]) {
      const found = reasonOf(failed);
      if (found === null) continue;
      const { reason, code } = found;
      const way = url === null ? null : proxyMet(failed as Party, url);
      const either = way === null ? eitherParty(error, reason) : null;
      const what = reason.what(way === null ? (either ?? host) : `${way} before ${host}`);
      return { what: `${what} (${code})`, remedy: (way === null && either === null ? null : reason.ofProxy) ?? reason.remedy, lasting: reason.lasting };
    }
  }
  return null;
}

/** 407 is about the runner's login at the proxy; other answers are about the server that it was asked for. */
function remedyAtProxy(status: string, host: string): string {
  const login =
    status === '407'
      ? 'Write the user and password of the proxy into HTTPS_PROXY (http://user:password@proxy:port)'
      : `Let the proxy of HTTPS_PROXY connect to ${host}`;
  return `${login}, or name the host in NO_PROXY.`;
}

function reasonOf(failed: unknown): { readonly reason: Reason; readonly code: string } | null {
  if (typeof failed !== 'object' || failed === null) return null;
  const { code, name, message } = failed as { code?: unknown; name?: unknown; message?: unknown };
  for (const each of [code, name, message]) {
    const reason = typeof each === 'string' ? REASONS.find(({ codes }) => codes.test(each)) : undefined;
    if (reason !== undefined) return { reason, code: String(each) };
  }
  return null;
}

/** Whom a connection was tried to, as far as Node tells: by name, or by address and port. */
interface Party {
  readonly hostname?: unknown;
  readonly port?: unknown;
  readonly address?: unknown;
}

/** The proxy that could not be reached, in words; null if it was the server, or if that is not known. Node names whom it looked up or connected to. */
function proxyMet({ hostname, address, port }: Party, asked: URL): string | null {
  if (typeof hostname === 'string') return hostname === asked.hostname ? null : `${hostname} of the proxy`;
  if (typeof port !== 'number' || typeof address !== 'string') return null;
  const usual = asked.protocol === 'https:' ? 443 : 80;
  return port === Number(asked.port || usual) ? null : `the proxy ${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** The proxy of a request, as the client notes it on an error. */
export interface BehindProxy {
  readonly proxy?: URL;
}

/** The proxy and the server, where Node does not tell which of them a connection failed to; null if it can only be the server. */
function eitherParty(error: Error & BehindProxy, { either, what }: Reason): string | null {
  const { proxy } = error;
  if (proxy === undefined || either === undefined || (either === 'tls' && proxy.protocol !== 'https:')) return null;
  const or = what('').startsWith('the certificate of') ? 'or of' : 'or';
  return `the proxy ${proxy.host}, ${or} ${urlAsked(error)?.host ?? 'the server'} behind it,`;
}

function urlAsked(error: Error): URL | null {
  const { request } = error as { request?: { url?: unknown } };
  const url = typeof request?.url === 'string' ? request.url : '';
  return URL.canParse(url) ? new URL(url) : null;
}
