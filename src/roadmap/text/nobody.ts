/** Phrases by which people say that nobody does a thing so far, also in an issue's words for people who look for work. */
const NOBODY = [
  'nobody|no ?one|none|unassigned|not assigned|unowned|unclaimed|unstaffed|vacant|available|open|free|anyone|anybody|whoever|somebody|someone|looking for volunteers?',
  'up for grabs|(?:help|volunteers?|contributors?|owners?|maintainers?|assignees?) (?:is |are )?(?:wanted|needed|welcome|required)',
  '(?:needs?|wants?|wanted|looking for|seeking|find|call for) (?:an? )?(?:owners?|volunteers?|help|maintainers?|assignees?|contributors?|champion)',
  '(?:you|could be you|maybe you|might be you)',
  'niemand|offen|frei|unbesetzt|nicht zugewiesen|noch niemand|personne|libre|non assigné|à pourvoir|nadie|sin asignar|ninguém|sem responsável|nessuno|libero|non assegnato|niet toegewezen|vrij|ingen|nikt|nikdo|senki|nimeni',
  'никто|свободно|не назначен|ніхто|未定|未分配|无人|待定|待认领|募集中|未割り当て|없음|미정',
];
const PATTERN = new RegExp(`^(?:${NOBODY.join('|')})(?: (?:yet|so far|for now|at the moment))?$`, 'iu');

/** Whether an owner says that there is none: `unassigned`, `Help wanted!`, `you?`. */
export function saysNobody(owner: string): boolean {
  return (
    owner.length < 100 &&
    PATTERN.test(
      owner
        .replace(/:[a-z0-9_+-]{1,40}:/gu, ' ')
        .replace(/(?:[\p{P}\p{S}\p{M}\s]|\u200D)+/gu, ' ')
        .trim(),
    )
  );
}
