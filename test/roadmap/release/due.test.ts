import { describe, expect, it } from 'vitest';
import { problemsOfDay } from '../../../src/plan/schedule.ts';
import { releaseOfRoadmap } from '../../../src/roadmap/timeline/release.ts';
import { updateOf } from '../../update/updates.ts';
import { lines, read } from '../reading.ts';

const text = (mark = ' <== WE ARE HERE', lid = 'blocker') =>
  lines(
    ...['# Kettle 4.3 roadmap', '', '## Timeline', '', '- Feature freeze: 1 May 2026', `- Release: 10 June 2026${mark}`, ''],
    ...['## Known bugs', '', '- Lid', `  - priority: ${lid}`, '- Rust', '', '## Planned', '', '- Whistle', '- Cup', '  - release: 4.4'],
  );
const problems = (of: string, today: string) => {
  const roadmap = read(of);
  return problemsOfDay(roadmap, releaseOfRoadmap(roadmap, null), today).map(({ level, code, line, message }) => `${line} ${level} ${code}: ${message}`);
};

describe('the day of a release', () => {
  it('that is reached with blockers or features open is an error', () => {
    expect(problems(text(), '2026-06-09')).toEqual([expect.stringContaining('5 warning freeze-passed')]);
    expect(problems(text(), '2026-06-10')[0]).toBe(
      '6 error release-due: “Release” is planned for today, and 1 blocker and 1 feature are open: “Lid” on line 10, “Whistle” on line 16. Finish them, move them to a later release, or postpone the date.',
    );
    expect(problems(text(), '2026-06-12')[0]).toContain('“Release” was planned for 2026-06-10, and 1 blocker and 1 feature are open');
    expect(problems(text().replace('- Whistle\n', ''), '2026-06-12')[0]).toMatch(
      /1 blocker is open: “Lid” on line \d+\. Finish it, move it to a later release, or postpone the date\.$/,
    );
    expect(problems(text(undefined, 'low').replace('- Cup\n', '- Cup\n- Jug\n'), '2026-06-12')[0]).toMatch(
      /, and 2 features are open: “Whistle” on line \d+, “Cup”/,
    );
    expect(problems(text('', 'low').replace('- Whistle\n', ''), '2026-06-12')).toHaveLength(1);
  });

  it('is told by the update, and so is a freeze that has passed', () => {
    const told = updateOf(text(), { today: '2026-06-10' });
    const freeze = '“Feature freeze” (1 May 2026) has passed; one feature is still open.';
    for (const page of [told.text, told.markdown])
      expect(page).toContain(`\n\nThe release is planned for today; two issues are open.\n\n${freeze}\n\nThere is one issue left to sort out:\n`);
    expect(updateOf(text(), { today: '2026-06-12' }).text).toContain('The release was planned for 10 June 2026; two issues are open.');
    expect(updateOf(text(), { today: '2026-04-30' }).text).toMatch(
      /^.*\n\nOn track: 1 blocker, 2 bugs, 1 feature; 1 day to Feature freeze\.\n\nThere is one issue/,
    );
  });
});

describe('a timeline without a mark', () => {
  it('is reported with the line to mark: the last that was reached, or else the first', () => {
    const noticed = (today: string) => problems(text(''), today).filter((one) => one.includes('no-mark'));
    expect(noticed('2026-06-12')).toEqual([expect.stringMatching(/^6 notice no-mark: The timeline has no mark\. Write “<== WE ARE HERE”/)]);
    expect(noticed('2026-04-01')).toEqual([expect.stringMatching(/^5 notice/)]);
    expect(problems(text(), '2026-04-01')).toEqual([]);
  });
});
