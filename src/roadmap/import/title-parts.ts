import { PRIORITIES } from '../../model/roadmap.ts';
import { DONE_SIGN } from './inline.ts';

/** A field that a line means without naming it. */
export interface MeantField {
  readonly key: 'owner' | 'priority' | 'prognosis' | 'status' | 'release' | 'resolution';
  readonly value: string;
}

/** Other names of the keys. */
const ALIASES: ReadonlyArray<readonly [MeantField['key'], RegExp]> = [
  ['owner', /^(?:responsible|assignees?|assigned(?: to)?|contact|driver|lead|handled by|point of contact|poc|who|maintainer)$/i],
  ['priority', /^(?:severity|importance)$/i],
  ['status', /^(?:state|progress|current status)$/i],
  ['release', /^(?:target|target release|target version)$/i],
  ['prognosis', /^(?:outlook|confidence)$/i],
];

/** `Responsible: Kim`, `Severity: high`, `ACTION: Kim to ask`, and lines that only consist of names or a level. Null: the line is something else. */
export function meantField(text: string): MeantField | null {
  if (text.length > LONGEST_MEANT) return null;
  const { name, value } = /^(?<name>[A-Za-z][A-Za-z ]{2,18}?)\s*:\s+(?<value>\S.*)$/.exec(text)?.groups ?? {};
  if (name !== undefined && value !== undefined) {
    const key = ALIASES.find(([, pattern]) => pattern.test(name))?.[0];
    if (key !== undefined) return { key, value };
    return /^actions?(?: items?| on)?$/i.test(name) && isPeople(value) ? { key: 'owner', value } : null;
  }
  const alone = text.trim();
  if (/^@\s?[\w.-]+(?:(?:,|\s+and|\s*&|\s*\/)?\s+@?[\w.-]+)*$/u.test(alone) && alone.split(/\s+/).length <= 6)
    return { key: 'owner', value: alone.replace(/^@\s/, '@') };
  const inner = /^[([](?<inner>[^()[\]]+)[)\]]$/.exec(alone)?.groups?.['inner'];
  const word = (inner ?? alone).toLowerCase();
  if (isLevel(word)) return { key: 'priority', value: inner ?? alone };
  if (inner === undefined) return null;
  if (PROGNOSIS.test(inner)) return { key: 'prognosis', value: inner };
  return isPeople(inner) ? { key: 'owner', value: inner } : null;
}

function isLevel(word: string): boolean {
  return PRIORITIES.some((level) => level === word) || /^(?:release[- ])?blocker$|^show ?stopper$/.test(word);
}

const PROGNOSIS = /^(?:none$|(?:very )?(?:good|fair|poor|ok|okay|bad|excellent))(?:(?:\s*[-–/,]\s*|\s+to\s+)(?:very )?(?:good|fair|poor|ok|bad))?\??$/i;

/** Characters. A longer line or title is text, and patterns would take long for it. */
const LONGEST_MEANT = 300;

/** A title without the marks at its end, and what they mean. */
export function titleParts(text: string): { title: string; fields: readonly MeantField[]; done: boolean } {
  const fields: MeantField[] = [];
  let done = text.includes(DONE_SIGN);
  let title = text.replaceAll(DONE_SIGN, '').replace(/\s+/g, ' ').trim();
  for (let before = title.length > LONGEST_MEANT ? title : ''; before !== title; ) {
    before = title;
    const { rest, mark } = /^(?<rest>.*\S)\s+(?<mark>[([][^()[\]]{2,60}[)\]]|@[\w.-]+)[.:]?$/u.exec(title)?.groups ?? {};
    if (rest === undefined || mark === undefined) continue;
    if (/^[([](?:done|fixed|completed?|resolved|merged|committed)[)\]]$/i.test(mark)) {
      done = true;
      title = rest;
      continue;
    }
    const field = mark.startsWith('@') ? { key: 'owner' as const, value: mark } : levelOrPrognosis(mark.slice(1, -1).trim());
    if (field === null || fields.some(({ key }) => key === field.key && key !== 'owner')) continue;
    fields.unshift(field);
    title = rest;
  }
  const ticked =
    title.length > LONGEST_MEANT ? null : /^(?<rest>.*\S)\s*[,–—:-]\s*(?:DONE|FIXED|RESOLVED|MERGED|COMMITTED)[.!]?$/.exec(title)?.groups?.['rest'];
  if (ticked != null) {
    done = true;
    title = ticked.replace(/\s+[-–—]$/, '');
  }
  // `~~Title~~ fixed in r12` is finished, and the remark says how.
  const { struck, remark } = /^\uE003(?<struck>[^\uE003]+)\uE003[\s:–—-]+(?<remark>\S.*)$/u.exec(title)?.groups ?? {};
  if (struck !== undefined && remark !== undefined) {
    const isFixed = /\b(?:fixed|done|resolved|committed|merged|applied|landed)\b/i.test(remark);
    fields.push({ key: 'resolution', value: remark });
    return { title: isFixed ? struck : `\uE003${struck}\uE003`, fields: joinedOwners(fields), done: done || isFixed };
  }
  return { title, fields: joinedOwners(fields), done };
}

function levelOrPrognosis(text: string): MeantField | null {
  if (isLevel(text.toLowerCase())) return { key: 'priority', value: text };
  if (PROGNOSIS.test(text)) return { key: 'prognosis', value: text };
  return /^@[\w.-]+(?:,?\s+@[\w.-]+)*$/.test(text) ? { key: 'owner', value: text } : null;
}

function joinedOwners(fields: readonly MeantField[]): MeantField[] {
  const owners = fields.filter(({ key }) => key === 'owner');
  if (owners.length < 2) return [...fields];
  return [{ key: 'owner', value: owners.map(({ value }) => value).join(', ') }, ...fields.filter(({ key }) => key !== 'owner')];
}

const NAME = /^(?:@[\w.-]+|(?:\p{Lu}[\p{L}'’.-]*)(?:\s+(?:(?:de|van|von|der|la|le|di|da)\s+)?\p{Lu}[\p{L}'’.-]*){0,2})(?:\s*<[^<>\s]+@[^<>\s]+>)?\??$/u;
/** Words that look like names and are none. */
const NO_NAME =
  /^(?:external|optional|todo|tbd|wip|done|fixed|open|none|not|in|started|progress|work|tech|secure|mode|migration|only|partial|draft|new|old|all|yes|no|upstream|patch|patches|docs?|tests?|linux|windows|xen|arm|x86|qemu|kde|gnome|api|abi|kernel|support|release|beta|alpha|final|stable|live|core|server|client|build|ci|rfc|urgent|deferred|posted|acked|committed|see|note|needs|waiting|blocked|first|next|last)$/i;

/** Whether a text consists of the names of people. */
export function isPeople(text: string): boolean {
  const names = text.split(/\s*[,;&/]\s*|\s+and\s+/).map((name) => name.trim());
  return names.length <= 5 && names.every((name) => NAME.test(name) && !name.split(/\s+/).some((word) => NO_NAME.test(word)));
}
