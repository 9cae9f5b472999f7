import { COMMAND_NAMES, type CommandName, commandSpec, OPTION_NAMES, type OptionName, optionNote, optionSpec } from './commands.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

/** Makes the script with which a shell completes the commands and options of the table. */
export const COMPLETIONS: Readonly<Record<Shell, () => string>> = { bash, zsh, fish };

const GENERAL = ['--help', '--version'];

function completionWords(command: CommandName): string {
  const { argument, options } = commandSpec(command);
  return [...(argument?.choices ?? []), ...options.map((name) => `--${name}`), '--help'].join(' ');
}

function bash(): string {
  const choices = OPTION_NAMES.flatMap((name) => {
    const { value, choices: known } = optionSpec(name);
    if (value === null) return [];
    // Without words the shell completes file names, because of `-o default` below.
    return [`    --${name}) words='${(known ?? []).join(' ')}' ;;`];
  });
  const commands = COMMAND_NAMES.map((name) => `      ${name}) words='${completionWords(name)}' ;;`);
  return `# bash completion of roadmap-sync: source <(roadmap-sync completion bash)
_roadmap_sync() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words
  case $previous in
${choices.join('\n')}
    *) case \${COMP_WORDS[1]} in
${commands.join('\n')}
      *) words='${[...COMMAND_NAMES, 'help', ...GENERAL].join(' ')}' ;;
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _roadmap_sync roadmap-sync
`;
}

/** A description inside single quotes, for \`_arguments\` and \`_describe\`. */
function zshText(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&').replaceAll("'", "'\\''");
}

function zshOption(command: CommandName, name: OptionName): string {
  const { value, choices } = optionSpec(name);
  const what = value === null ? '' : `:${zshText(value)}:${choices === undefined ? (value === 'PATH' ? '_files' : '') : `(${choices.join(' ')})`}`;
  return `'--${name}${value === null ? '' : '='}[${zshText(optionNote(command, name))}]${what}'`;
}

function zsh(): string {
  const commands = COMMAND_NAMES.map((name) => `    '${name}:${zshText(commandSpec(name).summary)}'`);
  const cases = COMMAND_NAMES.map((name) => {
    const { argument, options } = commandSpec(name);
    const file =
      argument === null ? [] : [`'1:${argument.name.replace(/[[\]]/g, '')}:${argument.choices === undefined ? '_files' : `(${argument.choices.join(' ')})`}'`];
    return `    ${name}) _arguments ${[...options.map((option) => zshOption(name, option)), "'--help[print the help]'", ...file].join(' ')} ;;`;
  });
  return `#compdef roadmap-sync
# zsh completion of roadmap-sync: source <(roadmap-sync completion zsh)
_roadmap_sync() {
  local -a commands
  commands=(
${commands.join('\n')}
    'help:print the help of a command'
  )
  if ((CURRENT == 2)); then
    _describe command commands
    _arguments '--help[print the help]' '--version[print the version]'
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${cases.join('\n')}
    help) _describe command commands ;;
  esac
}
compdef _roadmap_sync roadmap-sync
`;
}

function fishText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function fish(): string {
  const first = COMMAND_NAMES.map((name) => `complete -c roadmap-sync -n __fish_use_subcommand -f -a ${name} -d ${fishText(commandSpec(name).summary)}`);
  const general = [
    "complete -c roadmap-sync -n __fish_use_subcommand -f -a help -d 'print the help of a command'",
    "complete -c roadmap-sync -n __fish_use_subcommand -l version -d 'print the version'",
    "complete -c roadmap-sync -s h -l help -d 'print the help'",
  ];
  const options = COMMAND_NAMES.flatMap((command) => {
    const here = `complete -c roadmap-sync -n '__fish_seen_subcommand_from ${command}'`;
    const { argument, options: names } = commandSpec(command);
    const rows = names.map((name) => {
      const { value, choices } = optionSpec(name);
      const takes = value === null ? '' : choices === undefined ? (value === 'PATH' ? ' -r' : ' -x') : ` -x -a '${choices.join(' ')}'`;
      return `${here} -l ${name}${takes} -d ${fishText(optionNote(command, name))}`;
    });
    return argument?.choices === undefined ? rows : [...rows, `${here} -f -a '${argument.choices.join(' ')}'`];
  });
  return `# fish completion of roadmap-sync: roadmap-sync completion fish | source\n${[...first, ...general, ...options].join('\n')}\n`;
}
