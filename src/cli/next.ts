import { existsSync } from 'node:fs';
import { parsePath } from '../action/input-values.ts';
import { INPUTS } from '../action/inputs.ts';
import { UserError } from '../model/errors.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { stopwatch } from '../model/stopwatch.ts';
import { dayIn } from '../model/time.ts';
import { planOpening, releaseToFinish, sameReleaseError } from '../plan/open-next.ts';
import { problemLine } from '../report/terminal.ts';
import { editRoadmap } from '../roadmap/edit/edit.ts';
import { logLine } from '../roadmap/text/escape.ts';
import { oneLine } from '../roadmap/text/text.ts';
import { openingRefusal } from '../update/blockers.ts';
import { withWholeLinks } from '../update/links.ts';
import { archiveText } from '../update/publish/bodies.ts';
import { releaseArchive } from '../update/publish/destinations.ts';
import { archiveMarkdown } from '../update/text/render.ts';
import { hasByteOrderMark, readLocalRoadmap } from './files.ts';
import { UsageError, usage, type Values } from './options.ts';
import type { Output } from './world.ts';
import { writeLocalFiles } from './write-files.ts';

/** Shows what finishes the release of a local roadmap and opens the next one; with --write it is written. It needs no network. */
export function next(to: string | undefined, values: Values): Output {
  if (to === undefined) throw new UsageError('The next release is missing. Expected its name, such as 4.4.', 'next');
  const path = usage('next', () => parsePath(values.roadmap ?? INPUTS.roadmap.default, '--roadmap'));
  const given = usage('next', () => INPUTS.date.parse(values.date ?? '', 'date'));
  const { roadmap, config, reading } = readLocalRoadmap(path, values.config ?? null);
  const finished = releaseToFinish(roadmap, { release: to.trim() }, (config.milestone?.title ?? null) !== null);
  if (finished === null) throw sameReleaseError(roadmap, to);
  const open = values.flags.has('force') ? null : openingRefusal(roadmap, finished, reading.address, reading.rules.blockerWords);
  if (open !== null)
    throw new UserError(open, 'Finish them, or move them to a later release. To take them into the next release, use --force. Nothing was written.');
  const today = given ?? dayIn(config.timezone, new Date().toISOString());
  const opening = stopwatch().onFile(() => planOpening(roadmap, finished, to.trim(), { reading, baseline: null, keeps: config.released }));
  const { removed, edits, released, next: release, problems } = opening;
  const moved = new Set(released?.lines ?? []);
  const coming = edits.filter(({ line }) => !moved.has(line));
  const lines = new Set(removed.map(({ line }) => line));
  const archive = removed.length === 0 ? null : releaseArchive(config.update, path, finished);
  if (archive !== null && existsSync(archive))
    throw new UserError(
      `${archive} exists already, so the finished items of ${oneLine(finished.title)} cannot go there.`,
      'Move that file. Nothing was written.',
    );
  const change = {
    items: edits,
    removed: [...lines],
    lastUpdated: roadmap.lastUpdated === null ? null : today,
    opens: { from: finished.title, to: release.title },
  };
  const after = stopwatch().onFile(() => editRoadmap(roadmap, change, reading));
  const told = withWholeLinks(roadmap, path, reading.address, reading);
  const markdown = archiveMarkdown({ roadmap: told, release: finished, today, address: reading.address, previous: null }, lines);
  const mark = hasByteOrderMark(path) ? '\uFEFF' : '';
  const files = [{ path, text: `${mark}${after.text}` }, ...(archive === null ? [] : [{ path: archive, text: archiveText({ markdown, date: today }, path) }])];
  const writes = values.flags.has('write');
  // The archive is new, and the roadmap is what was just read.
  if (writes) writeLocalFiles(files, true);
  const out = [
    `${oneLine(finished.title)} is finished, and ${oneLine(release.title)} is opened in ${path}.`,
    ...(archive === null ? [] : [`${lines.size} finished ${lines.size === 1 ? 'item goes' : 'items go'} to ${archive}:`, ...titles(roadmap, lines)]),
    ...(moved.size === 0
      ? []
      : [
          `${moved.size} finished ${moved.size === 1 ? 'item goes' : 'items go'} to the section “${oneLine(released?.section ?? '')}”:`,
          ...titles(roadmap, moved),
        ]),
    ...(coming.length === 0
      ? []
      : [`${coming.length} deferred ${coming.length === 1 ? 'item comes' : 'items come'} in:`, ...titles(roadmap, new Set(coming.map(({ line }) => line)))]),
    ...(roadmap.timeline.length === 0 ? [] : ['The dates of the timeline are empty: fill them in.']),
    ...(config.milestone === null
      ? []
      : [`The next sync makes the milestone of ${oneLine(release.title)}. Close the old one by hand; \`command: next\` of the action does both.`]),
    writes
      ? `Wrote ${files.map((file) => file.path).join(' and ')}.`
      : `Nothing was written. Use --write to write ${files.map((file) => file.path).join(' and ')}.`,
  ];
  return { out: `${out.map(logLine).join('\n')}\n`, status: 0, err: problems.map((problem) => problemLine(problem, path)) };
}

function titles({ items }: Roadmap, lines: ReadonlySet<number>): string[] {
  return items.filter(({ line }) => lines.has(line)).map(({ title }) => `- ${oneLine(title)}`);
}
