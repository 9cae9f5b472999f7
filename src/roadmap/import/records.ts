import { FIELD_KEYS } from '../../model/roadmap.ts';
import { meantField } from './title-parts.ts';

const LINE = /^(?<key>[A-Z][\w/-]{1,20}(?: [A-Za-z]{1,12}){0,2})\s*:(?:\s+(?<value>\S.*))?$/;
/** The key whose value is what a record is about. */
const TITLE_KEY = /^(?:subject|title|summary|synopsis|bug|issue|item|feature|name|problem|desc|description|headline|topic|task|ticket|change)$/i;

interface TextRecord {
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly key: string;
  readonly rest: ReadonlyArray<{ readonly key: string; readonly value: string }>;
}

/** Blocks of `Key : value` lines, each about one bug or feature, become bullets with fields. Their form shows by being repeated. */
export function withoutRecords(lines: readonly string[]): string[] {
  const records = recordsIn(lines);
  const repeated = records.filter(({ key }) => records.filter((one) => one.key === key).length > 1);
  if (repeated.length === 0) return [...lines];
  const at = new Map(repeated.map((record) => [record.start, record]));
  const out: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const record = at.get(index);
    if (record === undefined) out.push(lines[index] ?? '');
    else {
      out.push(`* ${record.title}`, ...record.rest.map(({ key, value }) => recordLine(key, value)));
      index = record.end - 1;
    }
  }
  return out;
}

function recordLine(key: string, value: string): string {
  const name = key.toLowerCase();
  if (FIELD_KEYS.some((one) => one === name)) return `  ${name}: ${value}`;
  const meant = meantField(`${key.replace(/-/g, ' ')}: ${value}`);
  return meant === null ? `  > ${key}: ${value}` : `  ${meant.key}: ${meant.value}`;
}

function recordsIn(lines: readonly string[]): TextRecord[] {
  const records: TextRecord[] = [];
  let start = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    if (at < lines.length && (lines[at] ?? '').trim() !== '') continue;
    const record = recordAt(lines.slice(start, at), start);
    if (record !== null) records.push(record);
    start = at + 1;
  }
  return records;
}

function recordAt(block: readonly string[], start: number): TextRecord | null {
  const rest: Array<{ key: string; value: string }> = [];
  for (const line of block) {
    const { key, value = '' } = line.length > LONGEST ? {} : (LINE.exec(line)?.groups ?? {});
    const last = rest.at(-1);
    if (key !== undefined) rest.push({ key: key.trim(), value: value.trim() });
    else if (last !== undefined && /^\s+\S/.test(line)) last.value = `${last.value} ${line.trim()}`.trim();
    else return null;
  }
  const title = rest.find(({ key, value }) => TITLE_KEY.test(key) && value !== '');
  if (title === undefined || rest.length < 2) return null;
  return { start, end: start + block.length, title: title.value, key: title.key.toLowerCase(), rest: rest.filter((one) => one !== title && one.value !== '') };
}

/** Characters. A longer line is no part of a record. */
const LONGEST = 500;
