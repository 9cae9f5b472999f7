import { Command, CommanderError, Option } from 'commander';
import { VERSION } from '../action/version.ts';
import { UserError } from '../model/errors.ts';
import { COMMAND_NAMES, type CommandName, commandSpec, isCommand, OPTION_NAMES, type OptionName, optionNote, optionSpec } from './commands.ts';

/** A mistake on the command line. It ends the program with exit status 2. */
export class UsageError extends Error {
  /** The command whose help tells more; null: the general help. */
  readonly command: CommandName | null;

  constructor(message: string, command: CommandName | null = null) {
    super(message);
    this.command = command;
  }

  /** The second line of the message, which names the help. */
  get hint(): string {
    return `See "roadmap-sync ${this.command === null ? '' : `${this.command} `}--help".`;
  }
}

/** The values of the options that were given, and the names of the flags that were given. */
export type Values = Readonly<{ [Name in OptionName]?: string }> & { readonly flags: ReadonlySet<OptionName> };

/** What a command line asks for: a text to print, or a command to run. */
export type CommandLine =
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'run'; readonly command: CommandName; readonly file: string | undefined; readonly values: Values };

/** Reads the words of a command line. @param width the columns of the terminal @throws UsageError */
export function parseCommandLine(words: readonly string[], width: number): CommandLine {
  let request: CommandLine = { kind: 'print', text: '' };
  const program = programOf(
    width,
    (text) => {
      request = { kind: 'print', text: request.kind === 'print' ? request.text + text : text };
    },
    (command, rest, values) => {
      request = { kind: 'run', command, file: rest[0], values };
    },
  );
  const ordered = commandFirst(words);
  if (ordered.length === 0) throw new UsageError(`The command is missing. Expected ${COMMAND_NAMES.slice(0, -1).join(', ')} or ${COMMAND_NAMES.at(-1)}.`);
  try {
    program.parse([...ordered], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw wrongUsage(error, ordered);
  }
  return request;
}

function programOf(width: number, print: (text: string) => void, run: (command: CommandName, rest: readonly string[], values: Values) => void): Command {
  const program = new Command('roadmap-sync')
    .description('Keeps one GitHub issue in agreement with every open item of a ROADMAP.md.')
    .usage('<command> [options]')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureOutput({ writeOut: print, writeErr: () => undefined, getOutHelpWidth: () => width, getErrHelpWidth: () => width })
    .configureHelp({ minWidthToWrap: 20, subcommandTerm: termOf })
    .exitOverride()
    .addHelpText(
      'after',
      '\nThe token is read from GITHUB_TOKEN, the address of the API from GITHUB_API_URL.\nExit status: 0 done, 1 refused or failed, 2 wrong usage.',
    );
  for (const name of COMMAND_NAMES) program.addCommand(commandOf(name, program, run));
  return program;
}

function commandOf(name: CommandName, program: Command, run: (command: CommandName, rest: readonly string[], values: Values) => void): Command {
  const { summary, argument, options, examples } = commandSpec(name);
  const command = new Command(name)
    .copyInheritedSettings(program)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .usage([argument?.name ?? '', '[options]'].filter((part) => part !== '').join(' '))
    .allowExcessArguments()
    .addHelpText('after', `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`);
  // The parser does not require the argument, so that a missing one gets a message of our own.
  if (argument !== null) command.argument(`[${argument.name.replace(/[[\]]/g, '')}]`, argument.description);
  for (const option of options) command.addOption(optionOf(name, option));
  return command.action(() => {
    const rest = command.args;
    const unexpected = rest.slice(argument === null ? 0 : 1);
    if (unexpected.length > 0) throw new UsageError(`Unexpected ${unexpected.length === 1 ? 'argument' : 'arguments'} “${unexpected.join(' ')}”.`, name);
    run(name, rest, valuesOf(command));
  });
}

/** A command as the list of all commands shows it. */
function termOf(command: Command): string {
  const name = command.name();
  return isCommand(name) ? [name, commandSpec(name).argument?.name ?? ''].join(' ').trimEnd() : `${name} [command]`;
}

function optionOf(command: CommandName, name: OptionName): Option {
  const { value, default: fallback } = optionSpec(name);
  const note = optionNote(command, name);
  // The default appears only in the help. The parser must not set it, because commands ask whether an option was given.
  return new Option(`--${name}${value === null ? '' : ` <${value}>`}`, fallback === undefined ? note : `${note} (${fallback})`);
}

function valuesOf(command: Command): Values {
  const given = command.options.map((option) => [option.long?.slice(2) ?? '', command.getOptionValue(option.attributeName()) as unknown] as const);
  const flags = given.flatMap(([name, value]) => (value === true ? [name as OptionName] : []));
  return { ...Object.fromEntries(given.filter(([, value]) => typeof value === 'string')), flags: new Set(flags) };
}

/** The words with the command first, because options may stand before it. `help check` becomes `check --help`. */
function commandFirst(words: readonly string[]): readonly string[] {
  const [first, second] = words;
  if (first === 'help') return second === undefined ? ['--help'] : isCommand(second) ? [second, '--help'] : [second];
  const at = words.findIndex(isCommand);
  return first?.startsWith('-') && at > 0 ? [...words.slice(at, at + 1), ...words.slice(0, at), ...words.slice(at + 1)] : words;
}

/** An error of the parser in our words. Its suggestion is kept. */
function wrongUsage({ code, message }: CommanderError, words: readonly string[]): UsageError {
  const command = words.find(isCommand) ?? null;
  const [, meant] = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message) ?? [];
  const suggestion = meant === undefined ? '' : ` Did you mean ${meant.replace(/[\w-]+/g, '`$&`').replace(/, (?=[^,]*$)/, ' or ')}?`;
  const [, wrong = ''] = /'([^']*)'/.exec(message) ?? [];
  if (code === 'commander.unknownCommand') return new UsageError(`Unknown command “${wrong}”.${suggestion}`);
  if (code === 'commander.unknownOption') {
    const foreign = command === null ? [] : foreignOptions(words, command);
    if (foreign.length > 0) return new UsageError(`\`${command}\` does not take ${foreign.join(', ')}.`, command);
    return new UsageError(`Unknown option “${wrong}”.${suggestion}`, command);
  }
  if (code === 'commander.optionMissingArgument') return new UsageError(`The value of \`${wrong}\` is missing.`, command);
  return new UsageError(message.replace(/^error: /, ''), command);
}

/** The given options that only other commands have. */
function foreignOptions(words: readonly string[], command: CommandName): string[] {
  const { options } = commandSpec(command);
  return words.map((word) => word.replace(/=.*$/, '')).filter((word) => OPTION_NAMES.some((name) => word === `--${name}` && !options.includes(name)));
}

/** Reads values of options. @throws UsageError in place of a UserError, because a bad value is wrong usage and not a failure */
export function usage<Value>(command: CommandName, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) throw new UsageError(error.message.replace(/^Input `([\w-]+)`/, '--$1'), command);
    throw error;
  }
}

/** A message that names inputs of the action, with the options of the command line in their place. */
export function inOptionNames(message: string): string {
  return message
    .replace(/run the workflow once by hand \([^)]*\) with/, 'run the command once with')
    .replace(/`(max-[a-z]+): (\d+)`/g, '`--$1 $2`')
    .replace(/`(max-[a-z]+)` allows/g, '--$1 allows')
    .replace(
      /(?:in )?the input `(roadmap|config|repository)`/g,
      (words, name: string) => `${words.startsWith('in ') ? 'with ' : ''}--${name === 'repository' ? 'repo' : name}`,
    );
}
