import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { comparedOwners, loginsOf, withAssignees } from '../../../src/plan/issue/people.ts';

describe('the logins among owners', () => {
  it.each([
    ['@ann', 'ann'],
    ['@Ann-Lee', 'ann-lee'],
    // Managed accounts: an underscore before the company's short name.
    ['@jan_acme', 'jan_acme'],
    ['@jan-k_acme', 'jan-k_acme'],
    ['@\u200bjan_acme', 'jan_acme'],
    // Apps.
    ['@renovate[bot]', 'renovate[bot]'],
    ['@renovate\\[bot\\] and *@ann*', 'ann renovate[bot]'],
    ['[@renovate[bot]](https://github.com/apps/renovate)', 'renovate[bot]'],
    ['@jan\\_acme', 'jan_acme'],
    ['`@jan_acme`', 'jan_acme'],
    ['*@jan_acme*', 'jan_acme'],
    ['**@jan_acme**', 'jan_acme'],
    ['_@jan_acme_', 'jan_acme'],
    ['__@jan_acme__', 'jan_acme'],
    ['**_@jan_acme_**', 'jan_acme'],
    ['[@jan_acme](https://github.com/jan_acme)', 'jan_acme'],
    ['[**@jan_acme**][jan]', 'jan_acme'],
    ['@jan_acme, @bob_acme', 'bob_acme jan_acme'],
    ['@jan_acme/@bob_acme', 'bob_acme jan_acme'],
    ['_@jan_acme, @bob_acme_', 'bob_acme jan_acme'],
    ['@jan_acme and @ann & Kim', 'ann jan_acme'],
    ['@jan_acme<br>@ann<br />Kim', 'ann jan_acme'],
    ['@jan_acme @ann', 'ann jan_acme'],
    ['**@jan_acme**  [@ann](https://github.com/ann) `@bob`', 'ann bob jan_acme'],
    ['@jan_acme @ann, Kim', 'ann jan_acme'],
  ])('%s', (value, logins) => {
    expect(loginsOf(value, {})).toEqual(logins.split(' '));
  });

  it.each([
    ['jan_acme'],
    ['@jan_'],
    ['@_jan'],
    ['@org/team_a'],
    ['@jan_acme@corp'],
    ['@jan acme'],
    ['@jan_acme (lead)'],
    [`@${'a'.repeat(35)}_acme`],
    ['~~@jan_acme~~'],
    ['not @jan_acme'],
    ['@jan_acme after @ann'],
    ['@'],
    ['@_'],
    ['@-jan'],
  ])('are none in %s', (value) => {
    expect(loginsOf(value, {})).toEqual([]);
  });

  it('are found by the names of the configuration, with underscores as they are written there', () => {
    const { people } = parseConfig('people: { Jan: "@jan_acme", jan_k: jan-k_acme, Kim Lee: Kim_acme }\n', 'c.yml');
    expect(loginsOf('Jan, **jan_k**', people)).toEqual(['jan-k_acme', 'jan_acme']);
    expect(loginsOf('_Kim Lee_ and [Jan](https://example.org/jan)', people)).toEqual(['jan_acme', 'kim_acme']);
    expect(loginsOf('jank', people)).toEqual([]);
  });
});

describe('an owner field', () => {
  it.each([
    ['TBD', ['ann'], '@ann'],
    ['—', ['ann', 'bob'], '@ann, @bob'],
    ['n/a', [], 'n/a'],
    ['nobody', ['ann'], '@ann'],
    ['_unassigned_', ['ann'], '@ann'],
    ['Help wanted!', ['ann'], '@ann'],
    ['volunteers needed', ['ann'], '@ann'],
    ['you?', ['ann'], '@ann'],
    ['👀', ['ann'], '@ann'],
    ['🙋‍♂️ looking for a maintainer', ['ann'], '@ann'],
    ['noch niemand', ['ann'], '@ann'],
    ['unassigned', [], 'unassigned'],
    ['Open Source team', ['ann'], 'Open Source team, @ann'],
    ['Bob, open', ['ann'], 'Bob, open, @ann'],
    ['kim', ['kim'], '@kim'],
    ['**Kim**, Rosa', ['kim'], '**@kim**, Rosa'],
    ['[kim](https://github.com/kim)', ['kim'], '[@kim](https://github.com/kim)'],
    ['Rosa, kim', ['kim', 'ann'], 'Rosa, @kim, @ann'],
    ['Kim Lee', ['kim'], 'Kim Lee, @kim'],
    ['nobody else', ['ann'], 'nobody else, @ann'],
    ['@ann<br>@bob', ['kim'], '@ann<br>@bob<br>@kim'],
    ['@ann<br>@bob', ['bob'], '@ann<br>@bob'],
    ['@ann <br/> Kim', ['lee'], '@ann <br/> Kim <br/> @lee'],
    ['@ann', ['kim'], '@ann, @kim'],
    ['@ann @bob', ['kim', 'lee'], '@ann @bob @kim @lee'],
    ['Ann; Bob', ['kim'], 'Ann; Bob; @kim'],
    ['@ann,@bob', ['kim'], '@ann,@bob,@kim'],
    ['@ann and @bob', ['kim'], '@ann and @bob, @kim'],
    ['Ann. She knows the code.', ['kim'], '@kim, Ann. She knows the code.'],
    ['Acme Inc.', ['kim'], 'Acme Inc., @kim'],
  ])('%s with %s is %s', (value, added, after) => {
    expect(withAssignees(value, added, [], {})).toBe(after);
  });

  it('gains and loses managed accounts', () => {
    expect(withAssignees('Kim', ['jan_acme'], [], {})).toBe('Kim, @jan_acme');
    expect(withAssignees('@jan_acme', ['jan_acme'], [], {})).toBe('@jan_acme');
    expect(withAssignees('@jan_acme, @ann', [], ['jan_acme'], {})).toBe('@ann');
    expect(withAssignees('@jan_acme', [], ['janacme'], {})).toBe('@jan_acme');
    expect(withAssignees('@jan_acme @ann @bob', [], ['ann'], {})).toBe('@jan_acme @bob');
    expect(withAssignees('[@jan_acme](https://github.com/jan_acme), Kim', [], ['jan_acme'], {})).toBe('Kim');
  });

  it('separated by a space gets a name behind a comma', () => {
    const { people } = parseConfig('people: { Kim Lee: kim }\n', 'c.yml');
    expect(withAssignees('@ann @bob', ['kim'], [], people)).toBe('@ann @bob, Kim Lee');
    expect(loginsOf('@ann @bob, Kim Lee', people)).toEqual(['ann', 'bob', 'kim']);
  });

  it('of two people whose logins differ by an underscore is not one of the same people', () => {
    expect(comparedOwners('@jan_acme')).not.toBe(comparedOwners('@janacme'));
    expect(comparedOwners('@jan_acme, @ann')).toBe(comparedOwners('@ann, @jan_acme'));
  });
});
