import { UserError } from '../model/errors.ts';

/** The variables that hold addresses of servers, as the toolkit reads them. The first one is the API, the others are proxies. */
const ADDRESSES = ['GITHUB_API_URL', 'https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

type Variables = Record<string, string | undefined>;

interface WrongAddress {
  readonly name: string;
  readonly value: string;
}

/**
 * Takes out of the environment what is no address of HTTP. The toolkit reads these variables while it is loaded, and ends the process with
 * a stack where it cannot. A proxy without a scheme, such as `proxy:3128`, is one of `http:`, as other programs take it.
 * @returns what was taken out
 */
export function setAsideWrong(variables: Variables): WrongAddress[] {
  return ADDRESSES.flatMap((name) => {
    const value = variables[name]?.trim() ?? '';
    const whole = name === 'GITHUB_API_URL' || value.includes('://') ? value : `http://${value}`;
    if (value === '') return [];
    if (isHttp(whole)) {
      variables[name] = whole;
      return [];
    }
    delete variables[name];
    return [{ name, value }];
  });
}

function isHttp(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

// This module is loaded before the toolkit.
const wrong = setAsideWrong(process.env);

/** @throws UserError if a variable that names a server held no address when the program was started */
export function assertAddresses(found: readonly WrongAddress[] = wrong): void {
  const [first] = found;
  if (first === undefined) return;
  // A proxy's address may hold a password.
  const said = first.value.replace(/\/\/[^/]*@/, '//…@');
  const remedy =
    first.name === 'GITHUB_API_URL' ? 'such as `https://api.github.com`' : 'such as `http://proxy.example.org:3128`; other kinds of proxies are not supported';
  throw new UserError(`${first.name} is “${said}”, which is no address of HTTP.`, `Set it to one that begins with http: or https:, ${remedy}.`);
}

/** The proxy that the toolkit takes for an address; null: none. */
export function proxyFor(address: string, variables: Variables = process.env): URL | null {
  const { protocol, hostname, port } = new URL(address);
  const name = protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const proxy = variables[name] || variables[name.toUpperCase()] || '';
  if (!isHttp(proxy) || /^(?:localhost|127\.|\[::1\])/i.test(hostname)) return null;
  const bypassed = (variables['no_proxy'] || variables['NO_PROXY'] || '').split(',').map((one) => one.trim().toLowerCase());
  const hosts = [hostname.toLowerCase(), `${hostname.toLowerCase()}:${port || (protocol === 'https:' ? '443' : '80')}`];
  const isBypassed = bypassed.some((one) => one !== '' && (one === '*' || hosts.some((host) => host === one || host.endsWith(`.${one.replace(/^\./, '')}`))));
  return isBypassed ? null : new URL(proxy);
}
