import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../model/errors.ts';
import type { Wiki } from '../model/ports.ts';
import { decodeText } from '../roadmap/text/decode.ts';
import { findPage, pageFile, type WikiFile } from '../update/publish/wiki-page.ts';
import { explain, WRITE_CONTENTS } from './failure.ts';

export interface WikiOptions {
  readonly token: string;
  /** `https://github.com`, or an Enterprise Server's. */
  readonly serverUrl: string;
  readonly owner: string;
  readonly repo: string;
  /** This process's: git gets no more of it than it needs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** One command of git's may take so long. Milliseconds. */
  readonly timeout?: number;
}

/** What git has to know of the machine: where programs are, and how to reach the server. */
const PASSED = [
  'PATH',
  'SystemRoot',
  ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'],
  ...['GIT_SSL_CAINFO', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
];
const AUTHOR = 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>';
/** So often a page is edited anew because somebody else was faster. */
const ATTEMPTS = 3;
/** Milliseconds. */
const TIMEOUT = 60_000;
/** Bytes: more than a page may have. */
const MAX_OUTPUT = 32_000_000;

/** A command that git did not carry out. */
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
 * A wiki has no API, but it is a git repository, which is written by git itself. Pages never become files of this machine's, where a symbolic link or
 * an attribute of the wiki's could lead elsewhere: they are read from and written to the repository's objects.
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
    await git(['fast-import', '--quiet', '--date-format=now'], commitStream(branch, page?.path ?? file, (old?.byteOrderMark ? '\ufeff' : '') + text, message));
    const made = await headOf();
    try {
      await git(['push', '--porcelain', 'origin', `${branch}:${branch}`]);
      return 'written';
    } catch (error) {
      if (!(error instanceof GitFailure) || attempt === ATTEMPTS || isForbidden(error)) throw error;
    }
    // Somebody was faster, or the answer was lost: then what was pushed is there.
    await git(['fetch', '--quiet', '--depth', '1', 'origin', `+${branch}:${branch}`]);
    if ((await headOf()) === made) return 'written';
  }
}

async function filesOf(git: Git): Promise<readonly WikiFile[]> {
  const listed = String(await git(['ls-tree', '-r', '-z', 'HEAD']));
  return [...listed.matchAll(/(\d+) \w+ (\w+)\t([^\0]+)\0/g)].map(([, mode = '', sha = '', path = '']) => ({ mode, sha, path }));
}

/** One commit as `git fast-import` reads it: lengths are those of bytes. */
function commitStream(branch: string, path: string, text: string, message: string): string {
  const data = (value: string) => `data ${Buffer.byteLength(value)}\n${value}\n`;
  const quoted = `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
  return `commit ${branch}\ncommitter ${AUTHOR} now\n${data(message)}from ${branch}^0\nM 100644 inline ${quoted}\n${data(text)}`;
}

/** The token is in git's environment only: neither a list of processes nor a file shows it. */
function gitIn(folder: string, url: string, { token, environment, timeout = TIMEOUT }: WikiOptions): Git {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  const config = [
    [`http.${url}.extraHeader`, `Authorization: Basic ${basic}`],
    // Nothing goes on in the background when the folder is removed.
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
      // Git may end before it has read all: what it says counts.
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

/** There is no repository before there is a first page. */
function isMissing({ said }: GitFailure): boolean {
  return /\bnot found\b|does not appear to be a git repository|not exported|Not a valid object name HEAD/i.test(said);
}

function explainGit(failure: GitFailure, doing: string, { serverUrl, owner, repo, timeout = TIMEOUT }: WikiOptions): UserError {
  const where = `${owner}/${repo}`;
  if (failure.how === 'missing') {
    return new UserError(
      `Cannot ${doing} in ${where}: there is no git on this machine.`,
      'Install git on the runner, or leave `update`, `wiki` out of the configuration.',
    );
  }
  if (failure.how === 'late') {
    return new UserError(
      `Cannot ${doing} in ${where}: git came to no end within ${timeout / 1000} s.`,
      'Run the workflow again: what is there is not written twice.',
    );
  }
  if (isForbidden(failure)) return explain({ status: 403, message: failure.said, rateLimited: null }, doing, where, WRITE_CONTENTS);
  if (isMissing(failure)) {
    return new UserError(
      `The wiki of ${where} has no page yet, so GitHub has no repository for it.`,
      `Save a first page at ${serverUrl}/${where}/wiki, then run this again. If there is no such page, turn wikis on under Settings → General → Features.`,
    );
  }
  return new UserError(`Cannot ${doing} in ${where}: git says “${failure.said}”.`, 'Run the workflow again: what is there is not written twice.');
}
