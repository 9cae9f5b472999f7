import type { Issue } from '../../model/issue.ts';
import type { Kind, Roadmap } from '../../model/roadmap.ts';
import { isTracked } from '../../model/tracked.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import { releaseName } from '../../roadmap/timeline/release.ts';
import type { OtherFiles } from './hand-over.ts';

/**
 * The roadmap files that an issue may enter: the one whose release is the issue's milestone; or else the one that tracks issues of its kind. If
 * that fits several files or none, all of them.
 * @param here the file of this run, which is always among the files to choose from
 * @param kind by the issue's labels
 */
export function filesFor({ milestone }: Issue, kind: Kind, here: Roadmap, others: OtherFiles): string[] {
  const files = [here, ...[...others.values()].filter((other) => other !== null)];
  const ofRelease = milestone === null ? [] : files.filter((file) => canonicalText(releaseName(file) ?? '') === canonicalText(milestone.title));
  const candidates = ofRelease.length > 0 ? ofRelease : files;
  const ofKind = candidates.filter((file) => tracks(file, kind));
  return (ofKind.length > 0 ? ofKind : candidates).map(({ path }) => path);
}

/** Whether a file has items of a kind, or an open section for them. */
function tracks({ items, sections }: Roadmap, kind: Kind): boolean {
  return items.some((item) => isTracked(item) && item.kind === kind) || sections.some((section) => section.role === 'open' && section.kind === kind);
}
