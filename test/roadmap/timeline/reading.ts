import type { Roadmap } from '../../../src/model/roadmap.ts';
import { lines, read } from '../reading.ts';

/** A roadmap with these lines in its timeline, which begin on line 3. */
export function timeline(...entries: readonly string[]): Roadmap {
  return read(lines('## Timeline', '', ...entries.map((entry) => `- ${entry}`)));
}

/** Label, first and last day of each entry. */
export function dates(...entries: readonly string[]): string[] {
  return timeline(...entries).timeline.map(({ label, date, until }) => `${label}: ${date === until ? date : `${date}/${until}`}`);
}

export function told(roadmap: Roadmap): string[] {
  return roadmap.problems.filter(({ code }) => code !== 'no-release-date').map(({ line, level, code }) => `${line} ${level} ${code}`);
}
