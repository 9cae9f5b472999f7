import { isPeople } from './title-parts.ts';

/** A parenthesis at the end of a line: its names, and what follows them after a comma. */
const BRACKET = /^(?<rest>.*\S)\s*\((?<inner>[^()]{3,80})\)[.:]?$/;

interface NamedLine {
  readonly rest: string;
  readonly owner: string;
  readonly status: string;
}

/**
 * Names in parentheses behind titles, also with a state (`Title (Kim Lee, patches posted)`), become fields. One such line may mean anything: at
 * least two have to be there, and they have to be half of all titles with parentheses.
 */
export function ownersBehindTitles(lines: readonly string[]): string[] {
  const joined = withWholeBrackets(lines);
  const bracketed = joined.map((line) => (line.length < LONGEST && /^\s*[*+•-]\s|^\s+\S/.test(line) ? (BRACKET.exec(line)?.groups ?? null) : null));
  const named = bracketed.map((groups) => (groups === null ? null : namedLine(groups['rest'] ?? '', groups['inner'] ?? '')));
  const count = named.filter((one) => one !== null).length;
  const isUsual = count > 1 && count * 2 >= bracketed.filter((one) => one !== null).length;
  if (!isUsual) return [...lines];
  return joined.flatMap((line, at) => {
    const one = named[at];
    if (one == null) return [line];
    const pad = ' '.repeat((/^\s*(?:[*+•-]\s+)?/.exec(line)?.[0] ?? '').length);
    const isDone = /^(?:done|fixed|committed|merged|complete)$/i.test(one.status);
    return [
      isDone ? `${one.rest} (${one.status})` : one.rest,
      `${pad}owner: ${one.owner}`,
      ...(one.status === '' || isDone ? [] : [`${pad}status: ${one.status}`]),
    ];
  });
}

/** Characters. A longer line is a sentence. */
const LONGEST = 300;

/** A single word may be the name of anything: `(Linux)`. */
function namedLine(rest: string, inner: string): NamedLine | null {
  const [owner = '', ...more] = inner.split(/,\s*/);
  const isName = isPeople(owner) && /^\S+\s+\S/.test(owner);
  if (!isName) return null;
  const people = more.filter((one, at) => isPeople(one) && /\s/.test(one) && more.slice(0, at).every(isPeople));
  return { rest, owner: [owner, ...people].join(', '), status: more.slice(people.length).join(', ') };
}

/** Lines in which a parenthesis that goes on in the next line is whole. */
function withWholeBrackets(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (const line of lines) {
    const last = out.at(-1) ?? '';
    const isOpen = /^\s*(?:[*+•-]\s|\s)/.test(last) && /\([^()]*$/.test(last.slice(-LONGEST)) && /^\s+[^*+•>\s-][^()]*\)$/.test(line.slice(0, LONGEST));
    if (isOpen) out.splice(-1, 1, `${last} ${line.trim()}`);
    else out.push(line);
  }
  return out;
}
