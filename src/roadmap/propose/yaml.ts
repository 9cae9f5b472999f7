import { printableJson } from '../text/escape.ts';
import type { Proposal } from './propose.ts';
import type { ProposedSection } from './shorten.ts';

/** A proposal as the text of a configuration file. */
export function proposalYaml({ sections, words, bugs, stays }: Proposal): string {
  const done = words.done.length === 0 ? [] : [`  done: [${words.done.map(quotedYaml).join(', ')}]`];
  const dropped = words.dropped.length === 0 ? [] : [`  dropped: [${words.dropped.map(quotedYaml).join(', ')}]`];
  const open = (words.open ?? []).length === 0 ? [] : [`  open: [${(words.open ?? []).map(quotedYaml).join(', ')}]`];
  return [
    ...(sections.length === 0 ? [] : ['sections:', ...sections.flatMap(sectionLines)]),
    ...(bugs.length === 0 ? [] : ['kinds:', `  bug: [${bugs.map(quotedYaml).join(', ')}]`]),
    ...(done.length + dropped.length + open.length === 0 ? [] : ['words:', ...done, ...dropped, ...open]),
    ...(stays === true ? ['completed: keep # finished items stay in their places in this file'] : []),
    '',
  ].join('\n');
}

function sectionLines({ by, name, comment, role, kind, items, columns }: ProposedSection): string[] {
  const status = columns?.status == null ? '' : `, status: ${quotedYaml(columns.status)}`;
  const fields = (columns?.fields ?? []).map(({ header, key }) => `, ${quotedYaml(header)}: ${key}`);
  return [
    `  - ${by}: ${quotedYaml(name)}${comment === null ? '' : ` # ${comment}`}`,
    ...(role === 'open' ? [] : [`    role: ${role}`]),
    ...(kind === undefined ? [] : [`    kind: ${kind}`]),
    ...(role === 'never' || role === 'timeline' || items.join() === 'bullets'
      ? []
      : [`    items: ${items.length === 1 ? items.join() : `[${items.join(', ')}]`}`]),
    ...(columns === null ? [] : [`    columns: { title: ${quotedYaml(columns.title)}${status}${fields.join('')} }`]),
  ];
}

/** A text in YAML that is read back unchanged. */
function quotedYaml(text: string): string {
  return printableJson(JSON.stringify(text));
}
