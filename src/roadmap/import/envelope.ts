/** What a mail or page has around its text. */
export interface Envelope {
  /** The title that a header names; null if there is none. */
  readonly title: string | null;
  /** When the mail was sent, as its header says; null if there is none. */
  readonly sent: string | null;
  /** Headers and settings of the page; empty if there are none. */
  readonly head: readonly string[];
  readonly body: readonly string[];
  /** The signature and what the mailing list adds. */
  readonly foot: readonly string[];
}

const HEADER = /^(?<name>[A-Z][\w-]*):(?:\s+(?<value>\S.*))?$/;
/** Headers of mails and of documents such as PEPs. One of them has to be there. */
const KNOWN_HEADER =
  /^(?:From|To|Cc|Subject|Date|Message-Id|In-Reply-To|Reply-To|References|Sender|List-Id|PEP|Title|Author|Version|Last-Modified|Content-Type|Mailing-List|Delivered-To|Return-Path|Received)$/i;
/** Lines that set up a page of a wiki or a document. */
const PAGE_SETTING =
  /^(?:#(?:acl|format|pragma|language|refresh|redirect)\b.*|__[A-Z]+__|<<(?:TableOfContents|BR|Navigation|Include)\b.*>>|\[\[Category:[^\]]*\]\]|\[\[(?:PageOutline|TOC|TicketQuery)\b[^\]]*\]\]|\{\{(?!(?:done|tick|yes|fixed|ok)\b)[A-Z][\w /-]{0,40}\}\}|\{\{(?:draft|header|admon|warning|note)[^{}]*\}\}|Category\w+)$/i;

/** `## page was renamed` is a comment in moin. In Markdown it is a heading. */
const WIKI_COMMENT = /^##(?!#)/;
const WIKI_PAGE = /^(?:=+ .* =+\s*$|\s*\|\||#(?:acl|format|pragma|language)\b)/;

/** Separates headers, settings and footers from the text between them. */
export function takeEnvelope(lines: readonly string[]): Envelope {
  const signed = withoutSignature(lines);
  const start = signed.findIndex((line) => line.trim() !== '');
  const { headers, length } = headersAt(signed.slice(Math.max(0, start)));
  const head = signed.slice(Math.max(0, start), Math.max(0, start) + length);
  const rest = signed.slice(Math.max(0, start) + length);
  const footAt = footerStart(rest);
  const isWikiPage = rest.some((line) => WIKI_PAGE.test(line));
  const isSetting = (line: string) => PAGE_SETTING.test(line.trim()) || (isWikiPage && WIKI_COMMENT.test(line));
  const settings = rest.slice(0, footAt).filter(isSetting);
  const body = rest.slice(0, footAt).filter((line) => !isSetting(line));
  return {
    title: headers.get('subject') ?? headers.get('title') ?? null,
    sent: headers.get('date') ?? null,
    head: [...head, ...settings],
    body,
    foot: rest.slice(footAt),
  };
}

/** The text of a signed mail. Its armour says nothing to a reader. */
function withoutSignature(lines: readonly string[]): readonly string[] {
  const begin = lines.findIndex((line) => line.startsWith('-----BEGIN PGP SIGNED MESSAGE-----'));
  if (begin === -1) return lines;
  const text = lines.findIndex((line, at) => at > begin && line.trim() === '');
  const end = lines.findIndex((line) => line.startsWith('-----BEGIN PGP SIGNATURE-----'));
  const inner = lines.slice(text === -1 ? begin + 1 : text, end === -1 ? undefined : end).map((line) => line.replace(/^- (?=-)/, ''));
  return [...lines.slice(0, begin), ...inner];
}

function headersAt(lines: readonly string[]): { headers: ReadonlyMap<string, string>; length: number } {
  const headers = new Map<string, string>();
  let last: string | null = null;
  let length = 0;
  for (const line of lines) {
    const found = HEADER.exec(line)?.groups;
    if (found !== undefined) {
      last = (found['name'] ?? '').toLowerCase();
      headers.set(last, found['value'] ?? '');
    } else if (last !== null && /^[ \t]+\S/.test(line)) headers.set(last, `${headers.get(last)} ${line.trim()}`.trim());
    else break;
    length += 1;
  }
  const ends = (lines[length] ?? '').trim() === '';
  const known = [...headers.keys()].some((name) => KNOWN_HEADER.test(name));
  return ends && known ? { headers, length } : { headers: new Map(), length: 0 };
}

/** Lines of a footer, at most. A longer rest is text. */
const FOOTER = 20;

/** Where a signature or the footer of a mailing list begins: after `-- `, or after a rule with the list's address below it. */
function footerStart(lines: readonly string[]): number {
  for (let at = Math.max(0, lines.length - FOOTER); at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const below = lines.slice(at + 1);
    const isSignature = /^-- ?$/.test(line);
    const isList = /^[_=-]{10,}$/.test(line.trim()) && below.some((one) => /mailing list|lists?\.\S+\.\S|unsubscribe|listinfo/i.test(one));
    if ((isSignature || isList) && !below.some((one) => /^(?:={1,6} .* ={1,6}|#{1,6} |\s*[*+•] )/.test(one))) return at;
  }
  return lines.length;
}
