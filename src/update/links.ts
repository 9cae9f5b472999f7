import { visit } from 'unist-util-visit';
import type { Roadmap } from '../model/roadmap.ts';
import { fileUrl, type IssueAddress, rawFileUrl } from '../roadmap/markdown/link.ts';
import { parseMarkdown } from '../roadmap/markdown/parse.ts';
import { addressOfNode, wholeUrl } from '../roadmap/markdown/whole-links.ts';
import { type ReadOptions, readRoadmap } from '../roadmap/read/roadmap.ts';
import { type Splice, splice } from '../roadmap/text/splice.ts';

/**
 * The roadmap with whole addresses instead of relative ones: an update is read outside the roadmap's folder, where relative
 * links would lead nowhere. Links stay as they are if there is no repository, or if their place in the text is not certain.
 * @param path the roadmap's path in its repository
 */
export function withWholeLinks(roadmap: Roadmap, path: string, address: IssueAddress, reading: ReadOptions): Roadmap {
  if (address.repositories === null) return roadmap;
  const splices = relativeLinks(roadmap.text, path, address);
  const text = splices.length === 0 ? null : splice(roadmap.text, splices);
  if (text === null) return roadmap;
  const whole = readRoadmap(text, reading);
  return whole.items.length === roadmap.items.length ? whole : roadmap;
}

function relativeLinks(text: string, path: string, address: IssueAddress): Splice[] {
  const bases = { link: fileUrl(path, address), image: rawFileUrl(path, address) };
  const splices: Splice[] = [];
  visit(parseMarkdown(text), (node) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return;
    const url = wholeUrl(node.url, node.type === 'image' ? bases.image : bases.link, path);
    const span = url === null ? null : addressOfNode(node, text);
    if (url !== null && span !== null) splices.push({ ...span, text: url });
  });
  return splices;
}
