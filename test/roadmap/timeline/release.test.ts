import { describe, expect, it } from 'vitest';
import { fullName, isReleaseOf, namesTwoReleases, plainRelease, releaseEntry, releaseName, releaseOfRoadmap } from '../../../src/roadmap/timeline/release.ts';
import { lines, read } from '../reading.ts';

describe('the name of a release', () => {
  it.each([
    ['Xen 4.3 development update', 'Xen 4.3'],
    ['Xen 4.3 Roadmap', 'Xen 4.3'],
    ['Xen 4.3 – roadmap', 'Xen 4.3'],
    ['Xen 4.3 roadmap update', 'Xen 4.3'],
    ['Xen 4.3 release plan', 'Xen 4.3'],
    ['Xen 4.3 development plan', 'Xen 4.3'],
    ['Xen 4.3 dev status report', 'Xen 4.3'],
    ['Xen 4.3 project plan', 'Xen 4.3'],
    ['Xen 4.3 status update', 'Xen 4.3'],
    ['Release plan for Xen 4.3', 'Xen 4.3'],
    ['Open issues for Xen 4.3', 'Xen 4.3'],
    ['Status of Xen 4.3', 'Xen 4.3'],
    ['Xen for development', 'Xen for development'],
    ['🚀 Roadmap for Xen 4.3', 'Xen 4.3'],
    ['Roadmap: Xen 4.3', 'Xen 4.3'],
    ['Roadmap of Xen 4.3 (plan)', 'Xen 4.3 (plan)'],
    ['Xen 4.3 development update, 10 June 2013', 'Xen 4.3'],
    ['Xen 4.3 update – 2013-06-10', 'Xen 4.3'],
    ['Xen update to 4.3', 'Xen update to 4.3'],
    ['Floorplan', 'Floorplan'],
    ['Kettle', 'Kettle'],
    ['Roadmap', null],
    ['ROADMAP 🚀', null],
    ['Development update', null],
    ['Release plan', null],
  ])('in “%s” is %s', (title, name) => {
    expect(releaseName({ title })).toBe(name);
  });

  it('is none without a title', () => {
    expect(releaseName({ title: null })).toBeNull();
  });

  it('is no longer than anybody calls one', () => {
    const name = 'x'.repeat(192);
    expect([releaseName({ title: `${name} roadmap` }), releaseName({ title: `${name}x roadmap` })]).toEqual([name, null]);
  });

  it.each([
    ['Topf v2.1', 'Kessel', true],
    ['topf 2.1.0', 'Kessel 3', true],
    ['2.1', 'Kessel', true],
    ['Kessel v2.1', 'Kessel', false],
  ])('has the product that the configuration names, and not the title’s: “%s” under “%s”', (text, title, is) => {
    expect(isReleaseOf(text, releaseOfRoadmap({ title }, 'Topf 2.1'))).toBe(is);
  });

  it.each([
    ['4.3', 'Xen 4.3', true],
    ['v4.3', 'Xen 4.3', true],
    ['xen-4.3', 'Xen 4.3', true],
    ['4.3.0', 'Xen 4.3', true],
    ['Release 4.3', 'Xen 4.3', true],
    ['**`4.3`**', 'Xen 4.3', true],
    ['kettle', 'Kettle', true],
    ['4.4', 'Xen 4.3', false],
    ['4.3.1', 'Xen 4.3', false],
    ['43', 'Xen 4.3', false],
    ['Linux 4.3', 'Xen 4.3', false],
    ['later', 'Xen 4.3', false],
    ['4.3', 'Kettle', false],
    ['', 'Xen 4.3', false],
    ['4.3', null, false],
  ])('“%s” of “%s”: %s', (text, name, is) => {
    expect(isReleaseOf(plainRelease(text), releaseOfRoadmap({ title: name }, null))).toBe(is);
  });
});

describe('a field that names several releases', () => {
  it.each([
    ['4.3, 4.4', true],
    ['4.3; 4.4', true],
    ['4.3 and 4.4', true],
    ['v4 or v5', true],
    ['4.3 & 4.4', true],
    ['4.3/4.4', true],
    ['v1/v2', true],
    ['v1 / v2', true],
    ['4.3', false],
    ['Xen 4.3', false],
    ['Black and White', false],
    ['2026/06', false],
    ['releases/v1', false],
  ])('“%s”: %s', (text, several) => {
    expect(namesTwoReleases(text)).toBe(several);
  });
});

describe('what people call a release', () => {
  it.each([
    ['2.1', 'Kessel', 'Kessel 2.1'],
    ['v2.1', 'Kessel roadmap', 'Kessel v2.1'],
    ['2.1', 'Kessel 2.1.0 roadmap', 'Kessel 2.1.0'],
    ['2.1', 'Kessel 3', '2.1'],
    ['2.1', 'Roadmap', '2.1'],
    ['Topf 2.1', 'Kessel', 'Topf 2.1'],
    ['Spring', 'Kessel', 'Spring'],
  ])('configured as “%s”, under the title “%s”, is %s', (configured, title, name) => {
    expect(fullName(releaseOfRoadmap({ title }, configured) ?? { title: '', product: '' }, { title })).toBe(name);
  });
});

describe('the date of the release', () => {
  const of = (title: string, ...labels: readonly string[]) =>
    read(lines(`# ${title}`, '', '## Timeline', '', ...labels.map((label, at) => `- ${label}: 2026-05-${at + 10}`)));
  const told = (title: string, ...labels: readonly string[]) =>
    of(title, ...labels).problems.map(({ line, level, code, message }) => `${line} ${level} ${code} ${message}`);

  it('is in the timeline that its release is named above', () => {
    const text = lines(
      ...['# Xen 4.3 roadmap', '', '## Timeline', '', '### 4.2', '', '- Release: 1 May 2012', '', '### Xen 4.3 (now)', '', '- Release: 1 May 2013'],
    );
    const roadmap = read(text);
    expect([releaseEntry(roadmap)?.line, roadmap.problems]).toEqual([11, []]);
    // Where nothing says which release this is, none is the other one.
    expect(releaseEntry(read(text.replace('# Xen 4.3 roadmap', '# Roadmap')))).toBeNull();
    expect(releaseEntry(read(text.replace('### 4.2', '### Xen')))).toBeNull();
  });

  it.each([
    ...['Release', 'release', '🎉 Final release', 'Final', 'General Availability (GA)', 'GA', 'Release date', '**Release!**'],
    ...['Xen 4.3 release', 'Release 4.3', 'v4.3', '4.3', 'Xen 4.3', '4.3.0 release'],
  ])('is at “%s”', (label) => {
    expect(releaseEntry(of('Xen 4.3 development update', 'Freeze', label, 'Party'))?.line).toBe(6);
    expect(told('Xen 4.3 development update', 'Freeze', label, 'Party')).toEqual([]);
  });

  it.each([
    'Release candidate',
    'RC',
    '4.3 RC1',
    'Xen 4.3-rc1',
    'Pre-release',
    'Release notes',
    'Xen 4.4 release',
    '4.2.1',
    'Freeze 4.3',
    'Released',
    '4.3 branch',
  ])('is not at “%s”', (label) => {
    expect(releaseEntry(of('Xen 4.3 development update', 'Freeze', label))).toBeNull();
    expect(told('Xen 4.3 development update', 'Freeze', label)).toEqual([
      '5 notice no-release-date No date of the timeline is that of the release, expected one labelled “Release” or “Xen 4.3”. Until then the release has none.',
    ]);
  });

  it.each(['2.0', 'v2', 'Release 2', '2.0.1 release'])('is at a version, “%s”, where the title names none', (label) => {
    expect(releaseEntry(of('Roadmap', 'Beta 2', 'Phase 1', label))?.label).toBe(label);
  });

  it('is none where several entries could be it', () => {
    expect(releaseEntry(of('Roadmap', 'v1.0', 'v1.1', 'Party'))).toBeNull();
    expect(told('Roadmap', 'v1.0', 'v1.1', 'Party')).toEqual([
      '5 notice no-release-date Several dates could be that of the release (“v1.0” on line 5, “v1.1” on line 6), expected one: give the others labels of something else. Until then the release has none.',
    ]);
    expect(releaseEntry(of('Xen 4.3', 'Release', 'release'))).toBeNull();
    expect(releaseEntry(of('Xen 4.3', 'Release', 'Xen 4.3'))).toBeNull();
  });

  it('is missed only where some date is given', () => {
    const codes = (text: string) => read(text).problems.map(({ code }) => code);
    expect(codes('## Timeline\n\n- Beta: soon\n')).toEqual(['unreadable-date']);
    expect(codes('## Timeline\n\nNothing yet.\n')).toEqual([]);
    expect(codes('## Timeline\n\n- Beta: 2026-05-01\n- Release: soon\n')).toEqual(['unreadable-date']);
  });
});
