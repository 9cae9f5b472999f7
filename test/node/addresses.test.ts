import { describe, expect, it } from 'vitest';
import { assertAddresses, proxyFor, setAsideWrong } from '../../src/node/addresses.ts';

describe('an address in the environment', () => {
  it.each([
    ['GITHUB_API_URL', 'https://ghe.example.org/api/v3'],
    ['HTTPS_PROXY', 'http://name:word@proxy.example.org:3128'],
    ['no_proxy', 'localhost,.example.org'],
    ['https_proxy', ''],
  ])('stays: %s=%s', (name, value) => {
    const variables = { [name]: value };
    expect(setAsideWrong(variables)).toEqual([]);
    expect(variables).toEqual({ [name]: value });
  });

  it.each(['proxy:3128', '127.0.0.1:8080', 'proxy.example.org', '[::1]:3128'])('of a proxy without a scheme is one of http: %s', (value) => {
    const variables = { HTTPS_PROXY: value };
    expect(setAsideWrong(variables)).toEqual([]);
    expect(variables).toEqual({ HTTPS_PROXY: `http://${value}` });
  });

  it.each([
    ['GITHUB_API_URL', 'api.github.com'],
    ['GITHUB_API_URL', 'ftp://ghe.example.org'],
    ['GITHUB_API_URL', 'https://'],
    ['https_proxy', 'socks5://127.0.0.1:1080'],
    ['HTTP_PROXY', 'not an address'],
  ])('is taken out if it is none: %s=%s', (name, value) => {
    const variables: Record<string, string> = { [name]: value };
    const found = setAsideWrong(variables);
    expect([found, variables]).toEqual([[{ name, value }], {}]);
    expect(() => assertAddresses(found)).toThrow(`${name} is “${value}”, which is no address of HTTP.`);
  });

  it('shows no password', () => {
    const found = setAsideWrong({ HTTPS_PROXY: 'socks5://name:word@127.0.0.1:1080' });
    expect(() => assertAddresses(found)).toThrow('HTTPS_PROXY is “socks5://…@127.0.0.1:1080”');
  });
});

describe('the proxy of an address', () => {
  const variables = { https_proxy: 'https://proxy:3128', HTTP_PROXY: 'http://plain:80', NO_PROXY: 'intern.example.org, .corp,ghe:8443' };

  it.each([
    ['https://ghe.example.org/api/v3', 'proxy:3128'],
    ['http://ghe.example.org', 'plain'],
    ['https://ghe', 'proxy:3128'],
    ['https://ghe:8443', null],
    ['https://intern.example.org', null],
    ['https://git.intern.example.org', null],
    ['https://git.corp', null],
    ['https://localhost:9', null],
    ['http://127.0.0.1:9', null],
  ])('%s is %s', (address, host) => {
    expect(proxyFor(address, variables)?.host ?? null).toBe(host);
  });

  it('is none where all are left out, or none is named', () => {
    expect([proxyFor('https://a', { ...variables, NO_PROXY: '*' }), proxyFor('https://a', {})]).toEqual([null, null]);
  });
});
