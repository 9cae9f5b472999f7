import * as core from '@actions/core';
import { DEFAULT_CONFIG_PATH } from '../config/config.ts';
import { UserError } from '../model/errors.ts';
import type { IsoDate } from '../model/timeline.ts';
import { commitTemplate, DEFAULT_TEMPLATE } from '../plan/commit/template.ts';
import { STATE_REF, stateRefOf } from '../state/state-ref.ts';
import { oneOf, parseAllowFork, parseAuthor, parseCount, parseDate, parseMinutes, parsePath, parseRepository, parseToken, shown } from './input-values.ts';

/** The values of all inputs of the action. */
export interface Inputs {
  readonly token: string;
  /** Null: the repository the workflow runs in. */
  readonly repository: string | null;
  readonly roadmap: string;
  /** Path of the configuration file in the repository. */
  readonly config: string;
  readonly command: 'sync' | 'plan' | 'update' | 'next';
  /** The next release; empty: none is named. */
  readonly release: string;
  /** Opens the next release although blockers are open. */
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly writeBack: 'commit' | 'pull-request' | 'none';
  readonly maxCreates: number;
  readonly maxCloses: number;
  readonly maxChanges: number;
  readonly conflict: 'auto' | 'roadmap' | 'issue';
  /** The longest time of a run. */
  readonly maxMinutes: number;
  readonly pace: 'github' | 'none';
  readonly failOnBlockers: boolean;
  /** The ref that holds the state, such as `refs/heads/roadmap-sync/state`. */
  readonly state: string;
  /** A template that has been checked. */
  readonly commitMessage: string;
  /** Null: the token's account. */
  readonly commitAuthor: { readonly name: string; readonly email: string } | null;
  /** Null: today. */
  readonly date: IsoDate | null;
  /** Whether a fork is served; a name: only the fork of this name. */
  readonly allowFork: boolean | string;
}

interface InputSpec<Value> {
  /** The name in a workflow. */
  readonly name: string;
  readonly default: string;
  readonly description: string;
  /** Reads the value. @throws UserError that says what was expected */
  readonly parse: (text: string, name: string) => Value;
}

/** The table of inputs. The compiler requires a row for each. `action.yml` and the README are written from it and tested against it. */
export const INPUTS: { readonly [Key in keyof Inputs]: InputSpec<Inputs[Key]> } = {
  token: {
    name: 'token',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the runner fills it in.
    default: '${{ github.token }}',
    description: 'Token that may write contents and issues of the repository.',
    parse: parseToken,
  },
  repository: {
    name: 'repository',
    default: '',
    description: 'The repository to work on, `owner/name`. If empty, the one that the workflow runs in.',
    parse: (text, name) => (text === '' ? null : parseRepository(text, `Input \`${name}\``)),
  },
  roadmap: {
    name: 'roadmap',
    default: 'ROADMAP.md',
    description: 'Path of the roadmap in the repository.',
    parse: (text, name) => parsePath(text, `Input \`${name}\``),
  },
  config: {
    name: 'config',
    default: DEFAULT_CONFIG_PATH,
    description: 'Path of the configuration file in the repository. The file is optional.',
    parse: (text, name) => parsePath(text, `Input \`${name}\``),
  },
  command: {
    name: 'command',
    default: 'sync',
    description:
      '`sync` brings the roadmap and its issues into agreement; `plan` (or `dry-run`) only shows what it would do; `update` also makes the development update and publishes it if that is configured; `next` also finishes the release and opens the next one.',
    parse: (text, name) => {
      const command = oneOf(text, name, ['sync', 'plan', 'dry-run', 'update', 'next']);
      return command === 'dry-run' ? 'plan' : command;
    },
  },
  release: {
    name: 'release',
    default: '',
    description: 'The name of the release that `command: next` opens, such as 4.4.',
    parse: (text) => text.trim(),
  },
  force: {
    name: 'force',
    default: 'false',
    description: '`true`: `command: next` opens the next release although blockers are open. They stay open there.',
    parse: (text, name) => oneOf(text, name, ['true', 'false']) === 'true',
  },
  dryRun: {
    name: 'dry-run',
    default: 'false',
    description: '`true`: write nothing, only show the plan.',
    parse: (text, name) => oneOf(text, name, ['true', 'false']) === 'true',
  },
  writeBack: {
    name: 'write-back',
    default: 'commit',
    description:
      'Where changes of the file go: `commit` commits them to the default branch, `pull-request` keeps them in one pull request, `none` leaves the file as it is and only keeps the issues.',
    parse: (text, name) => oneOf(text, name, ['commit', 'pull-request', 'none']),
  },
  conflict: {
    name: 'conflict',
    default: 'auto',
    description:
      'Which side wins if the file and an issue have changed the same field: `auto` takes the file’s text and the issue’s state, `roadmap` takes both from the file, `issue` both from the issue.',
    parse: (text, name) => oneOf(text, name, ['auto', 'roadmap', 'issue']),
  },
  maxCreates: {
    name: 'max-creates',
    default: '25',
    description: 'A plan that would create more issues than this is refused as a whole.',
    parse: parseCount,
  },
  maxCloses: {
    name: 'max-closes',
    default: '10',
    description: 'A plan that would close more issues than this is refused as a whole.',
    parse: parseCount,
  },
  maxChanges: {
    name: 'max-changes',
    default: '25',
    description:
      'A plan that would change more items of the file because of issues than this, or labels of more issues because these labels have other names, is refused as a whole.',
    parse: parseCount,
  },
  maxMinutes: {
    name: 'max-minutes',
    default: '50',
    description: 'The run stops cleanly before this many minutes are over; the next run continues from there.',
    parse: parseMinutes,
  },
  pace: {
    name: 'pace',
    default: 'github',
    description: '`github` keeps to GitHub’s limits: writes a second apart, at most 500 new issues an hour. `none` is for a server without limits.',
    parse: (text, name) => oneOf(text, name, ['github', 'none']),
  },
  failOnBlockers: {
    name: 'fail-on-blockers',
    default: 'false',
    description:
      '`true`: after everything else is done, the run fails if an item at priority level blocker is open, or if nobody can tell. A release workflow can use this as its gate.',
    parse: (text, name) => oneOf(text, name, ['true', 'false']) === 'true',
  },
  state: {
    name: 'state',
    default: STATE_REF,
    description:
      'The ref or branch that holds the state: what both sides looked like when they last agreed. If a rule refuses it, the branch `roadmap-sync/state` serves by itself. A state that is in another ref moves here.',
    parse: (text, name) => {
      const ref = stateRefOf(text.trim());
      if (ref !== null) return ref;
      throw new UserError(`Input \`${name}\` is “${shown(text)}”.`, `Expected a ref or a branch, such as \`${STATE_REF}\` or \`roadmap-sync/state\`.`);
    },
  },
  commitMessage: {
    name: 'commit-message',
    default: DEFAULT_TEMPLATE,
    description: 'Template of the messages of commits to the roadmap. `{changes}` says what the commit does, and `{file}` is the path of the roadmap.',
    parse: (text, name) => commitTemplate(text, `Input \`${name}\``),
  },
  commitAuthor: {
    name: 'commit-author',
    default: '',
    description: 'Author of commits to the roadmap, `Name <email>`. If empty, the account of the token; then GitHub signs the commits of an app.',
    parse: parseAuthor,
  },
  date: {
    name: 'date',
    default: '',
    description: 'ISO date to use as today, such as 2026-11-23. If empty, the day of the run in the time zone of the configuration.',
    parse: parseDate,
  },
  allowFork: {
    name: 'allow-fork',
    default: 'false',
    description:
      'A fork is served only if this is `true`, or its name as `owner/name`. The name is better, because each fork of the fork has the same workflow.',
    parse: parseAllowFork,
  },
};

/** Reads all inputs. A missing or empty input has its default. */
export function readInputs(): Inputs {
  const read = <Key extends keyof Inputs>(key: Key): Inputs[Key] => {
    const { name, default: fallback, parse } = INPUTS[key];
    return parse(core.getInput(name) || (fallback.startsWith('${{') ? '' : fallback), name);
  };
  const token = read('token');
  core.setSecret(token);
  return {
    token,
    repository: read('repository'),
    roadmap: read('roadmap'),
    config: read('config'),
    command: read('command'),
    release: read('release'),
    force: read('force'),
    dryRun: read('dryRun'),
    writeBack: read('writeBack'),
    conflict: read('conflict'),
    maxCreates: read('maxCreates'),
    maxCloses: read('maxCloses'),
    maxChanges: read('maxChanges'),
    maxMinutes: read('maxMinutes'),
    pace: read('pace'),
    failOnBlockers: read('failOnBlockers'),
    state: read('state'),
    commitMessage: read('commitMessage'),
    commitAuthor: read('commitAuthor'),
    date: read('date'),
    allowFork: read('allowFork'),
  };
}
