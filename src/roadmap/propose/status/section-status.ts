import type { RootContent } from 'mdast';
import { plainText } from '../../text/text.ts';
import { wordIn } from '../../text/words.ts';
import { DONE_WORDS, DROPPED_WORDS } from './languages.ts';

/** A field for the status, alone on its line or among others: `Owner: Ada · Status: Dropped (May)`. */
const STATUS =
  /(?:^|[·|•;,]\s*)(?:status|state|stand|zustand|statut|état|estado|situação|stato|stan|stav|voortgang|статус|состояние|状态|状態|상태)\s*[:：]\s*(?<value>[^·|•;\n]{1,80})/imu;
/** Code units. A longer paragraph is prose. */
const LONGEST = 300;

/** The state that a field right below a heading gives to all that stands below it; null: none, or one that is open. */
export function sectionStatus([first]: readonly RootContent[]): 'done' | 'dropped' | null {
  if (first?.type !== 'paragraph') return null;
  const text = plainText(first);
  const value = text.length > LONGEST ? undefined : STATUS.exec(text)?.groups?.['value'];
  return value === undefined ? null : wordIn(value, { done: DONE_WORDS, dropped: DROPPED_WORDS });
}
