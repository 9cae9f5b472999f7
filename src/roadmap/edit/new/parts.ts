import { isClosedRole } from '../../../model/roadmap.ts';
import { shapeOf } from '../../../model/shapes.ts';
import { isSubItem } from '../../../model/tracked.ts';
import { firstVersion, namesVersion } from '../../release/versions.ts';
import type { Layout, LayoutItem } from '../layout.ts';
import { labelAbove } from './fitting-list.ts';

/** The lists of a section to which a finished item may go. */
interface OutsideParts<One> {
  readonly items: readonly One[];
  /** The offset of the first label, above which they stand; null: they stand below one. */
  readonly end: number | null;
}

/** A label such as “**3.1 (May 2025)**” says when what is below it was finished. An item goes there only if its own section has that version. Null: no such labels. */
export function outsideParts<One extends LayoutItem>(roadmap: Layout<One>, item: LayoutItem, section: number | null): OutsideParts<One> | null {
  const { text, sections, items } = roadmap;
  const there = sections[section ?? -1];
  if (there === undefined || !isClosedRole(there.role)) return null;
  const peers = items.filter((one) => one.section === section && !isSubItem(one));
  if (peers.some((one) => shapeOf(one).among !== 'list' || !one.source.topLevel)) return null;
  const parts = peers.flatMap(({ source: { list, lines } }, at) => {
    const label = peers[at - 1]?.source.list === list ? null : labelAbove(text, lines.start);
    return label === null ? [] : [{ at, label, isVersion: namesVersion(label) }];
  });
  const first = parts.find(({ isVersion }) => isVersion);
  const start = peers[first?.at ?? -1]?.source.lines.start;
  if (first === undefined || start === undefined) return null;
  const version =
    sections[item.section ?? -1]?.path
      .toReversed()
      .map(firstVersion)
      .find((one) => one !== null) ?? null;
  const own = version === null ? -1 : parts.findIndex(({ label }) => firstVersion(label) === version);
  if (own !== -1) return { items: peers.slice(parts[own]?.at, parts[own + 1]?.at), end: null };
  const above = text.slice(0, start).trimEnd();
  return { items: peers.slice(0, first.at), end: Math.max(above.lastIndexOf('\n'), above.lastIndexOf('\r')) + 1 };
}
