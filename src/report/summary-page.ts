import { commitUrl, fileUrl, type IssueAddress, issueUrl, lineUrl } from '../roadmap/markdown/link.ts';
import { pageText } from '../roadmap/text/escape.ts';
import { inCell } from '../roadmap/text/text.ts';

/** Rows that are shown at once. Longer lists are folded, so that what needs a person stays in sight. */
const UNFOLDED = 12;

/** A page of the job's summary: its links, and how many rows its lists may have. */
export class Page {
  /** GitHub refuses a summary over 1 MiB, so long lists are cut. */
  readonly maxRows: number;
  readonly #path: string;
  readonly #address: IssueAddress;
  /** The commit whose lines are shown; null: the newest of the default branch. */
  readonly #commit: string | null;

  constructor(path: string, address: IssueAddress, maxRows: number, commit: string | null = null) {
    this.#path = path;
    this.#address = address;
    this.maxRows = maxRows;
    this.#commit = commit;
  }

  issue(number: number): string {
    return `[#${number}](${issueUrl(number, this.#address)})`;
  }

  /** A title as the link to its issue. */
  titled(title: string, number: number | null): string {
    return number === null ? pageText(title) : `[#${number} ${pageText(title)}](${issueUrl(number, this.#address)})`;
  }

  file(): string {
    return `[${pageText(this.#path)}](${fileUrl(this.#path, this.#address)})`;
  }

  line(line: number): string {
    return `[line ${line}](${lineUrl(this.#path, line, this.#commit ?? 'HEAD', this.#address)})`;
  }

  commit(sha: string): string {
    return `[${sha.slice(0, 7)}](${commitUrl(sha, this.#address)})`;
  }

  /** A list under a heading. @param total how many rows there would be, where not all were made */
  list(title: string, rows: readonly string[], total = rows.length): string {
    const rest = rows.length > this.maxRows ? [`- … and ${Math.max(rows.length, total) - this.maxRows} more`] : [];
    return [`### ${title}`, '', ...rows.slice(0, this.maxRows), ...rest].join('\n');
  }

  /** A folded list, for rows that most readers do not need. */
  folded(title: string, rows: readonly string[]): string {
    const rest = rows.length > this.maxRows ? [`- … and ${rows.length - this.maxRows} more`] : [];
    return fold(`${title} (${rows.length})`, [...rows.slice(0, this.maxRows), ...rest].join('\n'));
  }

  /** A table under a heading, folded if it is long. An empty one is left out. @param cells Markdown, a row each */
  table(title: string, columns: readonly string[], cells: ReadonlyArray<readonly string[]>): string {
    if (cells.length === 0) return '';
    const row = (parts: readonly string[]) => `| ${parts.map(inCell).join(' | ')} |`;
    const rest = cells.length > this.maxRows ? [`\n… and ${cells.length - this.maxRows} more`] : [];
    const body = [row(columns), row(columns.map(() => '---')), ...cells.slice(0, this.maxRows).map(row), ...rest].join('\n');
    const heading = `### ${title} (${cells.length})`;
    return cells.length > UNFOLDED ? [heading, '', fold('Show all', body)].join('\n') : [heading, '', body].join('\n');
  }
}

export function fold(title: string, body: string): string {
  return ['<details>', `<summary>${title}</summary>`, '', body, '', '</details>'].join('\n');
}
