import type { Root } from 'mdast';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import type { IssueAddress } from './link.ts';
import { issueOfUrl, namedIssues } from './linked-issue.ts';
import { type Addresses, spanOf } from './nodes.ts';

/**
 * Every number of this repository's issues that a text names, in its prose or by a link. What only stands in code, in a
 * comment, in an entity or in a link that leads elsewhere names nothing.
 */
export function namedNumbers(root: Root, source: string, definitions: Addresses, address: IssueAddress): ReadonlySet<number> {
  const found = new Set<number>();
  const text = (value: string) => {
    for (const { number, under } of namedIssues(value, address)) if (under === 'present' || under === 'former') found.add(number);
  };
  visit(root, (node) => {
    const { start, end } = spanOf(node);
    // What the source writes as an entity or with a backslash is not meant as a number.
    if (node.type === 'text') text(source.slice(start, end));
    else if (node.type === 'html') htmlNumbers(node.value, address, found, text);
    else if (node.type === 'link' || node.type === 'linkReference') {
      const url = node.type === 'link' ? node.url : definitions.get(node.identifier);
      const number = url === undefined ? null : issueOfUrl(url, address);
      if (number !== null) found.add(number);
      else if (url !== undefined && LEADS_TO_NUMBER.test(url)) return SKIP;
    }
    return CONTINUE;
  });
  return found;
}

/** An issue, pull request or discussion of whatever repository: what its text says is its own number. */
const LEADS_TO_NUMBER = /\/(?:issues|pull|pulls|discussions|merge_requests)\/\d+\/?(?:[?#].*)?$/i;

/** What HTML shows, and where its links lead. */
function htmlNumbers(html: string, address: IssueAddress, found: Set<number>, text: (value: string) => void): void {
  const shown = html.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ').replace(/<(code|pre|script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ');
  for (const [, url = ''] of shown.matchAll(/\bhref\s*=\s*["']?([^\s"'<>]+)/gi)) {
    const number = issueOfUrl(url, address);
    if (number !== null) found.add(number);
  }
  text(shown.replace(/<[^<>]*>/g, ' '));
}
