import { parseArgs } from 'node:util';
import { INPUTS } from '../action/inputs.ts';
import { UserError } from '../model/errors.ts';

export const USAGE = `Usage: roadmap-sync <command> [options]

  check [FILE]   show how a file is read (${INPUTS.roadmap.default}); needs no network
  init [FILE]    propose a configuration, and show the file as it would be read; --write writes it, and the workflow
  import FILE    print a plain-text or wiki development update as a Markdown roadmap
  update [FILE]  print the development update of a roadmap; publishing it is the action's
  plan           show what would bring the roadmap and its issues into agreement; writes nothing
  sync           do it

Options
  --help                print this
  --json                of check, plan and sync: print JSON
  --config PATH         of check, update, plan and sync: path of the configuration file (${INPUTS.config.default})
  --write               of init: write the configuration and the workflow
  --force               of init: even over files that are there
  --repo owner/name     of init: take over that repository's own labels; of update: link its issues, and tell what changed
                        since the last update that was published there
  --format markdown|text
                        of update: as Markdown, or as plain text for a mailing list (markdown)
  --date DATE           of update, plan and sync: ISO date taken for today

of plan and sync
  --repo owner/name     the repository (required)
  --roadmap PATH        path of the roadmap in it (${INPUTS.roadmap.default})
  --max-creates N       refuse a plan that creates more issues (${INPUTS.maxCreates.default})
  --max-closes N        refuse a plan that closes more issues (${INPUTS.maxCloses.default})
  --max-changes N       refuse a plan that changes more items of the file (${INPUTS.maxChanges.default})
  --conflict auto|roadmap|issue
                        whose value counts where both sides changed one (${INPUTS.conflict.default})
  --pace github|none    how fast to write (${INPUTS.pace.default})

The token is read from GITHUB_TOKEN, the API's address from GITHUB_API_URL.
Exit status: 0 done, 1 refused or failed, 2 wrong usage.
`;

/** Wrong words on the command line: exit status 2. */
export class UsageError extends Error {}

const SYNC_OPTIONS = ['repo', 'roadmap', 'config', 'max-creates', 'max-closes', 'max-changes', 'conflict', 'pace', 'date', 'json'];

/** How many files each command takes, and which options. */
export const COMMANDS = {
  check: { files: 1, options: ['config', 'json'] },
  update: { files: 1, options: ['config', 'repo', 'format', 'date'] },
  init: { files: 1, options: ['repo', 'write', 'force'] },
  import: { files: 1, options: [] },
  plan: { files: 0, options: SYNC_OPTIONS },
  sync: { files: 0, options: SYNC_OPTIONS },
} as const satisfies Record<string, { files: number; options: readonly string[] }>;

export function isCommand(word: string): word is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, word);
}

export type Values = ReturnType<typeof parse>['values'];

/** The words of a command line. @throws UsageError */
export function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        repo: { type: 'string' },
        roadmap: { type: 'string' },
        config: { type: 'string' },
        'max-creates': { type: 'string' },
        'max-closes': { type: 'string' },
        'max-changes': { type: 'string' },
        conflict: { type: 'string' },
        pace: { type: 'string' },
        date: { type: 'string' },
        format: { type: 'string' },
        json: { type: 'boolean' },
        write: { type: 'boolean' },
        force: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A bad option is wrong usage, not a failure. */
export function usage<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) throw new UsageError(error.message.replace(/^Input `([\w-]+)`/, '--$1'));
    throw error;
  }
}
