import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWiki, type WikiOptions } from '../../src/github/wiki.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Wiki } from '../../src/model/ports.ts';
import { WikiServer } from '../support/server/wiki-server.ts';

let server: WikiServer;
let folder: string;
beforeEach(async () => {
  server = await WikiServer.start();
  folder = mkdtempSync(join(tmpdir(), 'wiki-test-'));
  mkdirSync(join(folder, 'temp'));
  mkdirSync(join(folder, 'bin'));
});
afterEach(async () => {
  // Whatever happened, nothing is left on the machine.
  const left = readdirSync(join(folder, 'temp'));
  rmSync(folder, { recursive: true, force: true });
  await server.close();
  expect(left).toEqual([]);
});

function wikiOf(change: Partial<WikiOptions> = {}): Wiki {
  const environment = { PATH: process.env['PATH'], RUNNER_TEMP: join(folder, 'temp'), SECRET: 'of the workflow' };
  return createWiki({ token: server.token, serverUrl: server.url, owner: 'acme', repo: 'rocket', environment, ...change });
}

const line = (text: string) => (old: string | null) => `${old ?? ''}${text}\n`;
const failure = (asked: Promise<unknown>) =>
  asked.then(
    () => 'no failure',
    (error: unknown) => (error instanceof UserError ? error.message : String(error)),
  );

/** A `git` that notes its words and its environment, and then is git. */
function notingGit(): { readonly path: string; readonly words: () => string; readonly environment: () => string } {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh\nprintf '%s\\n' "$*" >> '${folder}/words'\nenv >> '${folder}/environment'\nexec '${real}' "$@"\n`;
  fakeGit(script);
  const noted = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { path: `${folder}/bin:${process.env['PATH']}`, words: () => noted('words'), environment: () => noted('environment') };
}

function fakeGit(script: string): void {
  writeFileSync(join(folder, 'bin/git'), script);
  chmodSync(join(folder, 'bin/git'), 0o755);
}

describe('a page of the wiki', () => {
  beforeEach(() => {
    server.init();
    server.save('Home.md', 'Hello.\n');
  });

  it('is made where there is none', async () => {
    expect(await wikiOf().write('Rocket 2.1 Roadmap', line('Planned'), 'Publish the update\n\nOf 1 March.')).toBe('written');
    expect(server.paths()).toEqual(['Home.md', 'Rocket-2.1-Roadmap.md']);
    expect(server.read('Rocket-2.1-Roadmap.md')).toBe('Planned\n');
    const bot = 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>';
    expect(server.last()).toBe(`${bot}|${bot}|Publish the update\n\nOf 1 March.`);
  });

  it('is edited where there is one', async () => {
    expect(await wikiOf().write('Home', line('And more – “quoted”.'), 'm')).toBe('written');
    expect(server.read('Home.md')).toBe('Hello.\nAnd more – “quoted”.\n');
    expect(server.commits()).toBe(2);
  });

  it('that says so already costs no commit', async () => {
    expect(await wikiOf().write('Home', (text) => text ?? '', 'm')).toBe('same');
    expect(server.commits()).toBe(1);
    expect(server.requests.filter(({ path }) => path.includes('receive-pack'))).toEqual([]);
  });

  it('keeps its line ends, its byte-order mark, and whatever git would read as a command', async () => {
    server.save('Old.md', '\ufeffA\r\n');
    await wikiOf().write('Old', (text) => `${text}B\r\ndone\ncommit refs/heads/master\n`, 'm');
    expect(server.read('Old.md')).toBe('\ufeffA\r\nB\r\ndone\ncommit refs/heads/master\n');
  });

  it.each([
    ['other case', 'roadmap.md', 'Roadmap'],
    ['another extension of Markdown', 'Roadmap.markdown', 'Roadmap'],
    ['a folder', 'plans/of the "crew"/Roadmap.md', 'Roadmap'],
    ['spaces', 'The Roadmap.md', 'The Roadmap'],
  ])('is the one that is there with %s', async (_, path, title) => {
    server.save(path.replaceAll('"', '\\"'), 'Old\n');
    expect(await wikiOf().write(title, line('New'), 'm')).toBe('written');
    expect(server.read(path)).toBe('Old\nNew\n');
    expect(server.paths()).toHaveLength(2);
  });

  it.each([
    ['written in another language', [['Roadmap.mediawiki', 'Old\n']], 'The wiki has this page as Roadmap.mediawiki, which is not Markdown.'],
    [
      'there twice',
      [
        ['a/Roadmap.md', 'A\n'],
        ['b/roadmap.md', 'B\n'],
      ],
      'The wiki has several pages of this name: a/Roadmap.md, b/roadmap.md.',
    ],
    ['no UTF-8', [['Roadmap.md', Buffer.from([0x41, 0xff])]], 'Roadmap.md is not UTF-8 text.'],
    ['a symbolic link', [['Roadmap.md', '/etc/passwd', '120000']], 'Roadmap.md in the wiki is not a regular file.'],
  ] as const)('that is %s is left alone', async (_, files, told) => {
    for (const [path, text, mode] of files) server.save(path, text as string, mode);
    const before = server.commits();
    expect(await failure(wikiOf().write('Roadmap', line('New'), 'm'))).toContain(told);
    expect(server.commits()).toBe(before);
  });

  it.each(['..', '../Home', 'a/b', 'a\\b', 'C:', '.git', '', ' ', '_Sidebar', '_Footer', 'Home.md', 'a\nb', 'a\u0000b', 'What?', 'é'.repeat(127)])(
    'is not titled %j',
    async (title) => {
      expect(await failure(wikiOf().write(title, line('New'), 'm'))).toMatch(
        /cannot be the title of a wiki page: .+\. Name the page by its title, such as “Roadmap”\./,
      );
      expect(server.requests).toEqual([]);
    },
  );

  describe('that somebody else edits at the same time', () => {
    it.each(['beforePush', 'duringPush'] as const)('(%s) has both edits', async (moment) => {
      server[moment] = () => server.save('Home.md', 'Hello.\nAnn was here.\n');
      expect(await wikiOf().write('Home', line('So were we.'), 'm')).toBe('written');
      expect(server.read('Home.md')).toBe('Hello.\nAnn was here.\nSo were we.\n');
      expect(server.commits()).toBe(3);
    });

    it('to the same text is left so', async () => {
      server.beforePush = () => server.save('Home.md', 'Hello.\nNews.\n');
      expect(await wikiOf().write('Home', (text) => (text?.includes('News') ? text : `${text}News.\n`), 'm')).toBe('same');
      expect(server.commits()).toBe(2);
    });

    it('again and again is told', async () => {
      let times = 0;
      const faster = () => {
        times += 1;
        server.save('Other.md', `${times}\n`);
        // The hook is called once.
        setImmediate(() => {
          server.beforePush = faster;
        });
      };
      server.beforePush = faster;
      expect(await failure(wikiOf().write('Home', line('New'), 'm'))).toMatch(
        /^Cannot write the wiki page “Home” in acme\/rocket: git says “.*rejected.*”\. Run/,
      );
      expect(times).toBe(3);
    });
  });

  it('whose push got no answer is looked at again: it is there once', async () => {
    server.loseAnswer = true;
    const once = (text: string | null) => (text?.includes('News') ? text : `${text}News.\n`);
    expect(await wikiOf().write('Home', once, 'm')).toBe('written');
    expect(server.read('Home.md')).toBe('Hello.\nNews.\n');
    expect(server.commits()).toBe(2);
  });

  it('is not pushed where edit fails', async () => {
    const fails = () => {
      throw new UserError('The page has no mark.', 'Add one.');
    };
    expect(await failure(wikiOf().write('Home', fails, 'm'))).toBe('The page has no mark. Add one.');
    expect(server.commits()).toBe(1);
  });
});

describe('the token', () => {
  it('is in a header and in the environment of git, and nowhere else', async () => {
    server.init();
    server.save('Home.md', 'Hello.\n');
    const { path, words, environment } = notingGit();
    await wikiOf({ environment: { PATH: path, RUNNER_TEMP: join(folder, 'temp'), https_proxy: 'http://proxy.test', SECRET: 'x' } }).write(
      'Home',
      line('New'),
      'm',
    );
    const basic = Buffer.from(`x-access-token:${server.token}`).toString('base64');
    expect(words()).toContain('clone');
    expect(words()).toContain('push');
    expect(words()).not.toContain(server.token);
    expect(words()).not.toContain(basic);
    expect(new Set(server.requests.map(({ authorization }) => authorization))).toEqual(new Set([`Basic ${basic}`]));
    const names = new Set([...environment().matchAll(/^(\w+)=/gm)].map(([, name]) => name));
    expect([...names].toSorted()).toEqual([
      'GIT_ALLOW_PROTOCOL',
      'GIT_CONFIG_COUNT',
      'GIT_CONFIG_GLOBAL',
      ...[0, 1, 2, 3].map((index) => `GIT_CONFIG_KEY_${index}`),
      'GIT_CONFIG_NOSYSTEM',
      ...[0, 1, 2, 3].map((index) => `GIT_CONFIG_VALUE_${index}`),
      'GIT_TERMINAL_PROMPT',
      'HOME',
      'LC_ALL',
      'PATH',
      'PWD',
      'https_proxy',
    ]);
    expect(environment()).toContain(`HOME=${folder}/temp/roadmap-sync-wiki-`);
  });

  it('that is wrong is not told', async () => {
    server.init();
    server.save('Home.md', 'Hello.\n');
    const said = await failure(wikiOf({ token: 'wrong-token' }).write('Home', line('New'), 'm'));
    expect(said).toMatch(/^Cannot write the wiki page “Home” in acme\/rocket: the token does not allow it \(.+\)\. The token needs contents: write\. /);
    expect(said).not.toContain('wrong-token');
    expect(server.commits()).toBe(1);
  });

  it('is scrubbed from whatever git says', async () => {
    const basic = Buffer.from(`x-access-token:${server.token}`).toString('base64');
    fakeGit(`#!/bin/sh\nprintf 'fatal: %s\\n\\033[31m%s\\nhint: x\\n' '${server.token}' '${basic} ${'x'.repeat(1000)}' >&2\nexit 128\n`);
    const said = await failure(
      wikiOf({ environment: { PATH: `${folder}/bin:${process.env['PATH']}`, RUNNER_TEMP: join(folder, 'temp') } }).write('Home', line('New'), 'm'),
    );
    expect(said).toContain('git says “fatal: *** ');
    expect(said).not.toContain(server.token);
    expect(said).not.toContain(basic);
    expect(said).not.toMatch(/\p{C}/u);
    expect(said.length).toBeLessThan(500);
  });

  it.each(['GET', 'POST'] as const)('is sent to no other server, wherever a %s is redirected', async (method) => {
    const other = await WikiServer.start();
    try {
      for (const one of [server, other]) one.init();
      for (const one of [server, other]) one.save('Home.md', 'Hello.\n');
      server.redirect = { method, to: other.url };
      const said = await failure(wikiOf().write('Home', line('New'), 'm'));
      expect(said).toMatch(/^Cannot write the wiki page “Home” in acme\/rocket: git says “.*\b30[12]\b.*”\./);
      expect(other.requests).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('that may only read is told so', async () => {
    server.init();
    server.save('Home.md', 'Hello.\n');
    server.mayWrite = false;
    expect(await failure(wikiOf().write('Home', line('New'), 'm'))).toContain('the token does not allow it (');
    expect(server.commits()).toBe(1);
    // What is forbidden is not tried again.
    expect(server.requests.filter(({ path }) => path.includes('receive-pack'))).toHaveLength(1);
  });
});

describe('a wiki', () => {
  it.each([
    ['that has no repository yet', () => {}],
    ['whose repository is empty', () => server.init()],
  ])('%s says what to do', async (_, prepare) => {
    prepare();
    expect(await failure(wikiOf().write('Home', line('New'), 'm'))).toBe(
      `The wiki of acme/rocket has no page yet, so GitHub has no repository for it. Save a first page at ${server.url}/acme/rocket/wiki, then run the workflow again. If that address does not exist, turn wikis on under Settings → General → Features.`,
    );
  });

  it.each([
    ['file', () => `file://${folder}`],
    ['ext', () => `ext::touch ${folder}/ran `],
  ])('is reached by no `%s:`, whatever the address of the server', async (protocol, serverUrl) => {
    expect(await failure(wikiOf({ serverUrl: serverUrl() }).write('Home', line('New'), 'm'))).toContain(`transport '${protocol}' not allowed`);
    expect(readdirSync(folder)).not.toContain('ran');
  });

  it.each(['GIT_SSL_CAINFO', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'no_proxy'])('is reached with the machine’s own %s', async (name) => {
    server.init();
    server.save('Home.md', 'Hello.\n');
    const { path, environment } = notingGit();
    await wikiOf({ environment: { PATH: path, RUNNER_TEMP: join(folder, 'temp'), [name]: '/of/the/machine' } }).write('Home', line('New'), 'm');
    expect(environment()).toContain(`\n${name}=/of/the/machine\n`);
  });

  it('cannot be written without git', async () => {
    const environment = { PATH: join(folder, 'bin'), RUNNER_TEMP: join(folder, 'temp') };
    expect(await failure(wikiOf({ environment }).write('Home', line('New'), 'm'))).toContain('in acme/rocket: git is not installed. Install git on the runner');
  });

  it('is not waited for without end', async () => {
    fakeGit('#!/bin/sh\nexec sleep 60\n');
    const environment = { PATH: `${folder}/bin:${process.env['PATH']}`, RUNNER_TEMP: join(folder, 'temp') };
    expect(await failure(wikiOf({ environment, timeout: 200 }).write('Home', line('New'), 'm'))).toContain('git did not finish within 0.2 s.');
  });

  it('of a server that cannot be reached is told as git tells it', async () => {
    const said = await failure(wikiOf({ serverUrl: 'http://127.0.0.1:1' }).write('Home', line('New'), 'm'));
    expect(said).toMatch(/^Cannot write the wiki page “Home” in acme\/rocket: git says “fatal: unable to access .*”\. Run the workflow again/);
  });
});
