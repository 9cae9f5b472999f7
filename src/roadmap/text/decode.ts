import { UserError } from '../../model/errors.ts';

const BYTE_ORDER_MARK = '\ufeff';
/** Bytes. A larger file is surely not a roadmap, and reading it would take too long. */
const MAX_BYTES = 5_000_000;

export interface DecodedText {
  /** Without the byte-order mark. */
  readonly text: string;
  readonly byteOrderMark: boolean;
}

/** Decodes the bytes of a file. @param path the file's path, for errors @throws UserError if the bytes are not UTF-8, or too many */
export function decodeText(bytes: Uint8Array, path: string): DecodedText {
  if (bytes.length > MAX_BYTES) {
    throw new UserError(`${path} has ${bytes.length} bytes, but at most ${MAX_BYTES} are read.`, 'Move finished items into another file.');
  }
  const text = decode(bytes, path);
  const byteOrderMark = text.startsWith(BYTE_ORDER_MARK);
  return { text: byteOrderMark ? text.slice(1) : text, byteOrderMark };
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError(`${path} is not UTF-8 text.`, 'Save it as UTF-8 in your editor and commit it again.');
  }
}
