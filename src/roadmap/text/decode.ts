import { NoText } from '../../model/errors.ts';

/** Two programs may each have written one, but Markdown knows only the first. */
const BYTE_ORDER_MARKS = /^\ufeff*/;
/** Bytes. A larger file is surely not a roadmap, and reading it would take too long. */
const MAX_BYTES = 5_000_000;

export interface DecodedText {
  /** Without the byte-order marks. */
  readonly text: string;
  /** The byte-order marks in front of the text; empty if there are none. */
  readonly byteOrderMark: string;
}

/** Decodes the bytes of a file. @param path the file's path, for errors @throws NoText if the bytes are not UTF-8, or too many */
export function decodeText(bytes: Uint8Array, path: string): DecodedText {
  if (bytes.length > MAX_BYTES) {
    throw new NoText(`${path} has ${bytes.length} bytes, but at most ${MAX_BYTES} are read.`, 'Move finished items into another file.');
  }
  const text = decode(bytes, path);
  const [byteOrderMark = ''] = BYTE_ORDER_MARKS.exec(text) ?? [];
  return { text: text.slice(byteOrderMark.length), byteOrderMark };
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NoText(`${path} is not UTF-8 text.`, 'Save it as UTF-8 in your editor and commit it again.');
  }
}
