import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../model/errors.ts';
import type { Wiki } from '../model/ports.ts';
import { decodeText } from '../roadmap/text/decode.ts';
import { findPage, pageFile, type WikiFile } from '../update/publish/wiki-page.ts';
import { explain, WRITE_CONTENTS } from './wire/failure.ts';

export interface WikiOptions {
  readonly token: string;
  /** `https://github.com`, or an Enterprise Server's. */
  readonly serverUrl: string;
  readonly owner: string;
  readonly repo: string;
  /** The environment of this process. Git gets only the variables that it needs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that one git command may take. */
  readonly timeout?: number;
}

/** The variables that git needs: where programs are, and how to reach the server. */
const PASSED = [
  'PATH',
  'SystemRoot',
  ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'],
  ...['GIT_SSL_CAINFO', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
];
const AUTHOR = 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>';
/** How many times a page is edited and pushed before the run gives up, because others pushed in between. */
const ATTEMPTS = 3;
/** Milliseconds that one git command may take by default. */
const TIMEOUT = 60_000;
/** Bytes that git may print. This is more than the longest wiki page has. */
const MAX_OUTPUT = 32_000_000;

/** A git command that failed. */
class GitFailure extends Error {
  readonly how: 'missing' | 'late' | 'refused';
  /** What git printed, on one line. */
  readonly said: string;

  constructor(how: GitFailure['how'], said: string) {
    super(said);
    this.how = how;
    this.said = said;
  }
}

type Git = (words: readonly string[], input?: string | Uint8Array) => Promise<Buffer>;

/**
 * GitHub has no API for wikis, but a wiki is a git repository, so git reads and writes it. The clone is bare, and no page is
 * checked out: a symbolic link or a git attribute in the wiki could otherwise reach other files of this machine.
 */
export function createWiki(options: WikiOptions): Wiki {
  const url = `${options.serverUrl}/${options.owner}/${options.repo}.wiki.git`;

  return {
    async write(page, edit, message) {
      const file = pageFile(page);
      const folder = await mkdtemp(join(options.environment['RUNNER_TEMP'] || tmpdir(), 'roadmap-sync-wiki-'));
      try {
        const git = gitIn(folder, url, options);
        await git(['clone', '--quiet', '--bare', '--depth', '1', '--no-tags', '--', url, '.']);
        return await writePage(git, file, edit, message);
      } catch (error) {
        throw error instanceof GitFailure ? explainGit(error, `write the wiki page “${page}”`, options) : error;
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
    },
  };
}

async function writePage(git: Git, file: string, edit: (text: string | null) => string, message: string): Promise<'written' | 'same'> {
  const branch = String(await git(['symbolic-ref', 'HEAD'])).trim();
  const headOf = async () => String(await git(['rev-parse', 'HEAD'])).trim();
  for (let attempt = 1; ; attempt += 1) {
    const page = findPage(await filesOf(git), file);
    const old = page === null ? null : decodeText(await git(['cat-file', 'blob', page.sha]), page.path);
    const text = edit(old?.text ?? null);
    if (old?.text === text) return 'same';
    await git(['fast-import', '--quiet', '--date-format=now'], commitStream(branch, page?.path ?? file, (old?.byteOrderMark ?? '') + text, message));
    const made = await headOf();
    try {
      await git(['push', '--porcelain', 'origin', `${branch}:${branch}`]);
      return 'written';
    } catch (error) {
      if (!(error instanceof GitFailure) || attempt === ATTEMPTS || isForbidden(error)) throw error;
    }
    // Either somebody else pushed first, or only the answer was lost. After a fetch, the head tells which.
    await git(['fetch', '--quiet', '--depth', '1', 'origin', `+${branch}:${branch}`]);
    if ((await headOf()) === made) return 'written';
  }
}

async function filesOf(git: Git): Promise<readonly WikiFile[]> {
  const listed = String(await git(['ls-tree', '-r', '-z', 'HEAD']));
  return [...listed.matchAll(/(\d+) \w+ (\w+)\t([^\0]+)\0/g)].map(([, mode = '', sha = '', path = '']) => ({ mode, sha, path }));
}

/** One commit in the format of `git fast-import`, which counts lengths in bytes. */
function commitStream(branch: string, path: string, text: string, message: string): string {
  const data = (value: string) => `data ${Buffer.byteLength(value)}\n${value}\n`;
  const quoted = `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
  return `commit ${branch}\ncommitter ${AUTHOR} now\n${data(message)}from ${branch}^0\nM 100644 inline ${quoted}\n${data(text)}`;
}

/** Runs git in a folder. Git gets the token in its environment, because arguments are visible to other processes and a file might stay. */
function gitIn(folder: string, url: string, { token, environment, timeout = TIMEOUT }: WikiOptions): Git {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  const config = [
    [`http.${url}.extraHeader`, `Authorization: Basic ${basic}`],
    // Git sends the header to wherever the server redirects it, and so would give the token to another server.
    ['http.followRedirects', 'false'],
    // Git must not work in the background when the folder is removed.
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
  ];
  const env = {
    ...Object.fromEntries(PASSED.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]]))),
    HOME: folder,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: 'https:http',
    GIT_CONFIG_COUNT: String(config.length),
    ...Object.fromEntries(
      config.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
  const scrub = (text: string) => text.replaceAll(basic, '***').replaceAll(token, '***');
  return (words, input = '') =>
    new Promise((resolve, reject) => {
      const child = execFile('git', words, { cwd: folder, env, timeout, maxBuffer: MAX_OUTPUT, encoding: 'buffer', windowsHide: true }, (error, out, err) => {
        if (error === null) resolve(out);
        else if (error.code === 'ENOENT') reject(new GitFailure('missing', ''));
        else reject(new GitFailure(error.killed === true ? 'late' : 'refused', lastWords(scrub(`${err}\n${out}`))));
      });
      // Git may end before it has read its whole input. Its exit status and output say why.
      child.stdin?.on('error', () => {});
      child.stdin?.end(input);
    });
}

function lastWords(text: string): string {
  const told = text.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !/^(?:hint|To|Done)\b/.test(line));
  return told
    .join(' ')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

function isForbidden({ said }: GitFailure): boolean {
  return /error: 40[13]\b|Authentication failed|could not read (?:Username|Password)|Permission to .* denied|not granted|Invalid username/i.test(said);
}

/** GitHub makes the wiki's repository only with its first page. */
function isMissing({ said }: GitFailure): boolean {
  return /\bnot found\b|does not appear to be a git repository|not exported|Not a valid object name HEAD/i.test(said);
}

function explainGit(failure: GitFailure, doing: string, { serverUrl, owner, repo, timeout = TIMEOUT }: WikiOptions): UserError {
  const where = `${owner}/${repo}`;
  if (failure.how === 'missing') {
    return new UserError(
      `Cannot ${doing} in ${where}: git is not installed.`,
      'Install git on the runner, or remove `wiki` under `update` from the configuration.',
    );
  }
  if (failure.how === 'late') {
    return new UserError(
      `Cannot ${doing} in ${where}: git did not finish within ${timeout / 1000} s.`,
      'Run the workflow again. An update that is on the page already is not written twice.',
    );
  }
  if (isForbidden(failure)) return explain({ status: 403, message: failure.said, rateLimited: null }, doing, where, WRITE_CONTENTS);
  if (isMissing(failure)) {
    return new UserError(
      `The wiki of ${where} has no page yet, so GitHub has no repository for it.`,
      `Save a first page at ${serverUrl}/${where}/wiki, then run the workflow again. If that address does not exist, turn wikis on under Settings → General → Features.`,
    );
  }
  return new UserError(
    `Cannot ${doing} in ${where}: git says “${failure.said}”.`,
    'Run the workflow again. An update that is on the page already is not written twice.',
  );
}
