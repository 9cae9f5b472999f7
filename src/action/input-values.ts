import { UserError } from '../model/errors.ts';
import type { IsoDate } from '../model/timeline.ts';
import { isIsoDate } from '../roadmap/text/dates.ts';
import { oneLine } from '../roadmap/text/text.ts';

export function parseAuthor(text: string, input: string): { readonly name: string; readonly email: string } | null {
  if (text.trim() === '') return null;
  const { name, email } = /^(?<name>[^<>\n]*[^<>\s])\s*<(?<email>[^<>\s@]+@[^<>\s@]+)>$/.exec(oneLine(text))?.groups ?? {};
  if (name !== undefined && email !== undefined) return { name, email };
  throw new UserError(`Input \`${input}\` is “${shown(text)}”.`, 'Expected a name and an address, such as `Roadmap bot <bot@example.org>`.');
}

export function parseAllowFork(text: string, name: string): boolean | string {
  return text.includes('/') ? parseRepository(text, `Input \`${name}\``) : oneOf(text, name, ['true', 'false']) === 'true';
}

export function parseToken(text: string): string {
  if (text === '') throw new UserError('Input `token` is empty.', 'Leave it out to use the workflow’s own token, or name a secret that is set.');
  return text;
}

/** Checks `owner/name`. @param what the name of the value in an error @throws UserError */
export function parseRepository(text: string, what: string): string {
  if (/^[\w.-]+\/[\w.-]+$/.test(text) && !text.split('/').some((part) => /^\.+$/.test(part))) return text;
  throw new UserError(`${what} is “${shown(text)}”.`, 'Expected a repository as `owner/name`.');
}

/** Checks a path inside the repository, with `/` between its parts. @param what the name of the value in an error @throws UserError */
export function parsePath(text: string, what: string): string {
  const path = text.replace(/^(?:\.\/)+/, '');
  const parts = path.split('/');
  const outside = path.startsWith('/') || /^[A-Za-z]:/.test(path) || parts.includes('..');
  if (outside)
    throw new UserError(
      `${what} is “${shown(text)}”, which is outside the repository.`,
      'Give the path of a file in the repository, such as `docs/ROADMAP.md`.',
    );
  if (path === '' || path.includes('\\') || parts.some((part) => part === '' || part === '.') || oneLine(path) !== path) {
    throw new UserError(`${what} is “${shown(text)}”.`, 'Expected the path of a file in the repository, such as `docs/ROADMAP.md`.');
  }
  return path;
}

export function parseCount(text: string, name: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UserError(`Input \`${name}\` is “${shown(text)}”.`, 'Expected a whole number, such as 25.');
}

export function parseMinutes(text: string, name: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new UserError(`Input \`${name}\` is “${shown(text)}”.`, 'Expected a number of minutes, such as 50.');
}

export function parseDate(text: string, name: string): IsoDate | null {
  if (text === '') return null;
  if (isIsoDate(text)) return text;
  throw new UserError(`Input \`${name}\` is “${shown(text)}”.`, 'Expected a day as an ISO date, such as 2026-11-23.');
}

export function oneOf<Choice extends string>(text: string, name: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === text.toLowerCase());
  if (found !== undefined) return found;
  const listed = choices.map((choice) => `\`${choice}\``);
  throw new UserError(`Input \`${name}\` is “${shown(text)}”.`, `Expected ${listed.slice(0, -1).join(', ')} or ${listed.at(-1)}.`);
}

/** A foreign value, cut to 80 characters and on one line. */
export function shown(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 80);
}
