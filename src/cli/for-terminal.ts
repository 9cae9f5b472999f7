import type { Environment } from './world.ts';

/** Control characters except tab and the ends of lines, and marks that change the direction of writing. A terminal obeys them instead of showing them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\r(?!\n)/g;

/**
 * Text of a file as a command prints it. A file of a stranger's clone cannot steer the terminal, and where a runner reads what is
 * printed, none of its lines is a command to the runner.
 * @returns the text, and how many characters were left out of it
 */
export function forTerminal(text: string, { GITHUB_ACTIONS: runner }: Environment): { readonly text: string; readonly left: number } {
  const left = [...text.matchAll(UNPRINTABLE)].length;
  const plain = text.replace(UNPRINTABLE, '');
  // The runner skips spaces before `::`, and reads the older form `##[` anywhere in a line.
  return { text: runner === 'true' ? plain.replace(/^([^\S\n]*):(?=:)/gm, '$1:\u200b').replace(/##(?=\[)/g, '##\u200b') : plain, left };
}

/** Tells that the printed text is not the whole text; nothing if it is. */
export function leftOut(left: number): string[] {
  if (left === 0) return [];
  const many = left === 1 ? '1 control character or mark of direction was' : `${left} control characters or marks of direction were`;
  return [`${many} left out, because a terminal would obey them. Look at the file with \`cat -v\` to see them.`];
}
