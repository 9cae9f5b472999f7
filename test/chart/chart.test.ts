import { describe, expect, it } from 'vitest';
import { chart, chartMark } from '../../src/chart/chart.ts';
import type { ChartData } from '../../src/chart/data.ts';
import { ALL_DONE, forecastOf, NO_BLOCKERS } from '../../src/chart/forecast.ts';
import { inRows, textWidth } from '../../src/chart/labels.ts';
import type { DayCounts } from '../../src/model/baseline.ts';
import { xmlIn } from '../support/texts/xml.ts';

const TODAY = '2026-06-01';

function day(offset: number): string {
  return new Date(Date.UTC(2026, 5, 1) + offset * 86_400_000).toISOString().slice(0, 10);
}

/** One item is finished a day; the last day is today. */
function history(length: number): DayCounts[] {
  return Array.from({ length }, (_, index) => ({ date: day(index + 1 - length), bugs: 9, features: 500 - index, blockers: index % 3, done: index }));
}

function data(change: Partial<ChartData>): ChartData {
  const dates = [
    { label: 'Freeze', date: day(-3), here: true },
    { label: 'Release', date: day(40), here: false },
  ];
  return { title: 'Kettle 4.3', path: 'docs/a--b.md', today: TODAY, history: history(10), timelines: [{ heading: null, dates }], ...change };
}

/** The names of all elements, in order. */
function elements(svg: string): readonly string[] {
  const { names, rest } = xmlIn(svg.replace(/<!--[\s\S]*?-->/g, ''));
  expect(rest).not.toMatch(/[<>]/);
  return names;
}

const count = (svg: string, part: string) => svg.split(part).length - 1;

describe('the picture', () => {
  it.each([0, 1, 2, 10, 400])('of %i days is well formed, has the same bytes each time, and says what it shows', (length) => {
    const svg = chart(data({ history: history(length) }));
    expect(chart(data({ history: history(length) }))).toBe(svg);
    expect(elements(svg).slice(0, 3)).toEqual(['svg', 'title', 'desc']);
    expect(svg).toContain('role="img" aria-labelledby="title desc"');
    expect(svg).toContain(chartMark('docs/a--b.md'));
    expect(svg).toContain(length === 0 ? 'There is no history yet.' : `On 1 June 2026: 9 open bugs, ${501 - length} open features`);
    expect(svg).toContain('Next: Release, 11 July 2026.');
  });

  it('has a column for one day, and curves with lines of their own for more', () => {
    expect(count(chart(data({ history: history(1) })), '<rect class=')).toBe(3);
    const svg = chart(data({ history: history(2) }));
    for (const layer of ['done', 'features', 'bugs']) expect(count(svg, `<path class="edge ${layer}"`)).toBe(1);
    expect(svg).not.toContain('NaN');
  });

  it('fills the dates that are reached, and shows the mark', () => {
    const svg = chart(data({}));
    expect(count(svg, '<circle class="reached"')).toBe(1);
    expect(count(svg, '<circle class="ahead"')).toBe(1);
    expect(svg).toMatch(/<text class="here"[^>]*>29 May Freeze/);
    expect(count(svg, '>today</text>')).toBe(1);
  });

  it('names each of two releases above its dates', () => {
    const timelines = ['Kettle 4.3', 'Kettle 4.4'].map((heading) => ({ heading, dates: [{ label: 'Release', date: day(9), here: false }] }));
    const svg = chart(data({ timelines }));
    for (const { heading } of timelines) expect(svg).toMatch(new RegExp(`<text class="quiet"[^>]*>${heading}</text>`));
    expect(count(svg, '<path class="axis"')).toBe(2);
  });

  it('leaves out days of the future, takes the later of two lines about a day, and draws over gaps', () => {
    const [first, last] = [history(1)[0] as DayCounts, { ...(history(1)[0] as DayCounts), date: day(-90) }];
    const plain = chart(data({ history: [last, first] }));
    expect(chart(data({ history: [{ ...first, bugs: 1 }, first, { ...first, date: day(5) }, last] }))).toBe(plain);
    expect(plain).toContain('On 3 March 2026');
  });

  it('writes whatever a roadmap says as text', () => {
    const label = 'A </text><script>alert(1)</script> & "b" \u0007\u202e\ud800 c';
    const svg = chart(data({ title: label, timelines: [{ heading: label, dates: [{ label, date: day(1), here: false }] }] }));
    expect(elements(svg)).not.toContain('script');
    expect(svg).toContain('&lt;script&gt;');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(svg).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|[\ud800-\udfff]/);
  });

  it('has a rule for dark pages for each colour that light ones have', () => {
    const [light = '', dark = ''] = chart(data({})).split('@media (prefers-color-scheme:dark)');
    const painted = (css: string) => [...css.matchAll(/([\w.]+)\{[^}]*#[0-9a-f]{3,6}/g)].map(([, name]) => name);
    expect(painted(light).length).toBeGreaterThan(10);
    expect(painted(light).filter((name) => !painted(dark).includes(name) && name !== '.forecast')).toEqual([]);
  });

  it('keeps inside of its frame, however long the names are', () => {
    const long = 'word '.repeat(60);
    const svg = chart(
      data({
        title: long,
        timelines: [{ heading: null, dates: Array.from({ length: 9 }, (_, index) => ({ label: long, date: day(index), here: index === 2 })) }],
      }),
    );
    const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
    for (const [, x = '', y = '', text = ''] of svg.matchAll(/<text[^>]*x="([\d.-]+)" y="([\d.-]+)"[^>]*>([^<]*)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x) + textWidth(text)).toBeLessThanOrEqual(width);
      expect(Number(y)).toBeLessThanOrEqual(height);
    }
  });
});

describe('labels', () => {
  it('that would touch stand in rows of their own', () => {
    const placed = inRows(
      [0, 10, 300, 590].map((at) => ({ label: at, text: 'Freeze', at, bold: false })),
      600,
    );
    expect(placed.map(({ row }) => row)).toEqual([0, 1, 0, 0]);
    expect(placed[3]?.left).toBe(600 - textWidth('Freeze'));
  });
});

describe('the forecast', () => {
  const paced = (doneOn: readonly (readonly [age: number, done: number])[], open = 20) =>
    doneOn.map(([age, done]) => ({ date: day(-age), bugs: open, features: 0, blockers: 0, done }));

  it('lies between the paces of the two halves of six weeks', () => {
    // 20 are open: at 1 a day it takes 20 days, at 2 a day 10.
    expect(
      forecastOf(
        paced([
          [42, 0],
          [21, 21],
          [0, 63],
        ]),
        ALL_DONE,
      ),
    ).toMatchObject({ from: day(10), to: day(20), since: { done: 0 } });
  });

  it.each([
    ['no history', []],
    [
      'less than four weeks',
      paced([
        [27, 0],
        [0, 30],
      ]),
    ],
    [
      'fewer than four finished items',
      paced([
        [42, 0],
        [21, 2],
        [0, 3],
      ]),
    ],
    [
      'a half in which nothing was finished',
      paced([
        [42, 0],
        [21, 0],
        [0, 30],
      ]),
    ],
    [
      'work that was taken back',
      paced([
        [42, 30],
        [21, 50],
        [0, 36],
      ]),
    ],
    [
      'no line between two days that are weeks apart',
      paced([
        [42, 0],
        [41, 3],
        [0, 30],
      ]),
    ],
    [
      'the days of another release',
      paced([
        [42, 0],
        [21, 21],
        [0, 63],
      ]).map((line, index) => (index === 2 ? { ...line, release: 'Kettle 4.4' } : { ...line, release: 'Kettle 4.3' })),
    ],
    [
      'nothing open',
      paced(
        [
          [42, 0],
          [21, 10],
          [0, 30],
        ],
        0,
      ),
    ],
    [
      'more than two years to go',
      paced(
        [
          [42, 0],
          [21, 2],
          [0, 4],
        ],
        900,
      ),
    ],
  ])('does not exist for %s', (_, days) => {
    expect(forecastOf(days, ALL_DONE)).toBeNull();
  });

  it('of blockers falls with them, and a new one takes back what is behind', () => {
    const open = (blockersOn: readonly (readonly [age: number, blockers: number])[]) =>
      blockersOn.map(([age, blockers]) => ({ ...line, date: day(-age), blockers }));
    const line = { bugs: 9, features: 0, done: 0 };
    const falling = [
      [42, 6],
      [21, 4],
      [0, 3],
    ] as const;
    expect(forecastOf(open(falling), NO_BLOCKERS)).toMatchObject({ from: day(32), to: day(63), since: { blockers: 6 } });
    expect(
      forecastOf(
        open([
          [42, 6],
          [21, 2],
          [0, 3],
        ]),
        NO_BLOCKERS,
      ),
    ).toBeNull();
    expect(
      forecastOf(
        open([
          [42, 3],
          [0, 0],
        ]),
        NO_BLOCKERS,
      ),
    ).toBeNull();
    expect(
      forecastOf(
        open([
          [42, 4],
          [21, 4],
          [0, 3],
        ]),
        NO_BLOCKERS,
      ),
    ).toBeNull();
  });

  it('is drawn and told', () => {
    const svg = chart(
      data({
        history: paced([
          [42, 0],
          [21, 21],
          [0, 63],
        ]),
      }),
    );
    expect(count(svg, '<path class="forecast"')).toBe(2);
    expect(svg).toContain('everything is done between 11 June 2026 and 21 June 2026.');
  });
});
