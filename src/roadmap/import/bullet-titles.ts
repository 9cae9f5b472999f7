import { knownTitle } from '../read/sections.ts';
import { asHeading, HEADING_LINE, isDatedLine, isListTitle, isScheduleTitle, titleIn } from './signs.ts';

interface Bullet {
  readonly at: number;
  readonly indent: number;
  readonly text: string;
}

/** A bullet with what stands below it, up to the next one that is not deeper. */
interface BulletBranch extends Bullet {
  readonly end: number;
  readonly inner: readonly Bullet[];
}

/**
 * Outlines and nested lists whose outer bullets are only titles (`* BUGS` above `** Redisplay loops`, `* Current schedule`) get
 * headings instead of them.
 */
export function bulletTitles(lines: readonly string[]): string[] {
  const out = [...lines];
  for (const section of lineNumbersBySection(lines)) {
    const bullets = section.flatMap((at) => bulletAt(lines, at));
    const least = Math.min(...bullets.map(({ indent }) => indent));
    const outer = bullets.filter(({ indent }) => indent === least);
    const branches = outer.map((bullet, index): BulletBranch => {
      const end = outer[index + 1]?.at ?? (section.at(-1) ?? bullet.at) + 1;
      return { ...bullet, end, inner: bullets.filter(({ at }) => at > bullet.at && at < end) };
    });
    const heading = titleIn(lines[section[0] ?? 0] ?? '') ?? '';
    if (branches.length === 0 || !(branches.every((branch) => isTitleOnly(branch, branches.length)) || areChapters(branches, lines))) continue;
    for (const branch of branches) flatten(out, branch, isScheduleTitle(heading));
  }
  return out;
}

/** The numbers of the lines of each section. */
function lineNumbersBySection(lines: readonly string[]): number[][] {
  const sections: number[][] = [[]];
  for (const [at, line] of lines.entries()) {
    if (HEADING_LINE.test(line)) sections.push([]);
    sections.at(-1)?.push(at);
  }
  return sections;
}

function bulletAt(lines: readonly string[], at: number): Bullet[] {
  const { pad = '', text } = /^(?<pad>\s*)(?:[*+•-]|\d{1,3}[.)])\s+(?<text>\S.*)$/.exec(lines[at] ?? '')?.groups ?? {};
  return text === undefined ? [] : [{ at, indent: pad.length, text }];
}

/** Whether a bullet only says what the bullets below it are. */
function isTitleOnly({ text, inner }: BulletBranch, beside: number): boolean {
  if (inner.length === 0 || text.length > 60 || isDatedLine(text)) return false;
  const dated = inner.filter((one) => isDatedLine(one.text)).length;
  if (dated > 1 && dated * 2 >= inner.length) return true;
  const title = text.replace(/\s*:$/, '');
  const isMarked = text.endsWith(':') || title === title.toUpperCase();
  const isKnown = knownTitle(title).role !== 'none';
  return isMarked && beside > 1 ? isKnown || (isListTitle(title) && title.split(/\s+/).length <= 6) : isKnown && (isMarked || beside > 1);
}

/** `1. Kernel`, `2. Userland`, `3. Done`, with other bullets below each: one of them at least says what its list is. */
function areChapters(branches: readonly BulletBranch[], lines: readonly string[]): boolean {
  const isNumber = (at: number) => /^\s*\d{1,3}[.)]\s/.test(lines[at] ?? '');
  const isChapter = ({ at, text, inner }: BulletBranch) => isNumber(at) && inner.length > 0 && text.length <= 40 && !inner.some((one) => isNumber(one.at));
  return branches.length > 1 && branches.every(isChapter) && branches.some(({ text }) => isListTitle(text));
}

/** @param out lines, of which those of the branch are replaced; their number stays */
function flatten(out: string[], { at, end, text, inner, indent }: BulletBranch, isInSchedule: boolean): void {
  const title = text.replace(/\s*:$/, '');
  out[at] = isInSchedule ? text : asHeading(title);
  const shift = Math.min(...inner.map((one) => one.indent));
  for (let line = at + 1; line < end; line += 1) {
    const written = out[line] ?? '';
    const own = written.length - written.trimStart().length;
    out[line] = `${' '.repeat(Math.max(indent, own - shift))}${written.trimStart()}`.trimEnd();
  }
}

/** Whether a bullet says that its list is empty. */
const NOTHING =
  /^(\s*)(?:[*+•-]|\d{1,3}[.)])\s+((?:none|n\/a|nothing|empty|no (?:known |open |more )?(?:issues?|items?|blockers?|bugs?|entries)(?: left| known)?)[\s.?!]*)$/i;

/** `* None` is no item. */
export function withoutNothing(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(NOTHING, '$1$2'));
}
