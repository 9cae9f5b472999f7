import type { Plan } from '../model/plan.ts';
import type { World } from '../model/ports.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { isAdoption } from '../plan/operations.ts';
import { bare } from '../roadmap/markdown/linked-issue.ts';
import { isFormerName } from '../roadmap/markdown/repository-names.ts';
import { checkRepository, type Gathered } from './gather.ts';
import type { Request } from './request.ts';

/** So many names in links are asked about. A file whose links have more names lists other projects. */
const MOST_ASKED = 2;

/** Finds the names of the repository that only the server can tell. There is one for each run, so that nothing is asked twice. */
export class Names {
  readonly #world: World;
  readonly #asked = new Set<string>();
  #isPresentKnown = false;

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * The request with the names that the repository has and had; null if there is nothing to ask. Its address stays the same object if there is nothing new.
   * @throws UserError if the state belongs to another repository
   */
  of(request: Request, { baseline, roadmap }: Pick<Gathered, 'baseline' | 'roadmap'>, plan: Plan): Promise<Request> | null {
    const asks = this.#toAsk(roadmap, plan, request);
    // A name in an input or on the command line may be an old one, which GitHub redirects. So may that of a job from before a renaming that is run again.
    const isRedirected = !this.#isPresentKnown && this.#world.repository.isRedirected();
    const isCertain = this.#isPresentKnown || (!isRedirected && request.repositoryId !== null && !isFormerName(baseline?.names, request.address));
    const asksPresent = !isCertain && (isRedirected || plan.operations.length > 0 || plan.settles || asks.length > 0);
    return asksPresent || asks.length > 0 ? this.#ask(request, baseline, asksPresent, asks) : null;
  }

  async #ask(request: Request, baseline: Gathered['baseline'], asksPresent: boolean, asks: readonly string[]): Promise<Request> {
    const given = asksPresent ? await this.#underPresentName(request, baseline) : request;
    const found: string[] = [];
    for (const name of asks) {
      this.#asked.add(name);
      if ((await this.#world.repository.idOf(name)) === given.repositoryId) found.push(name);
    }
    if (found.length === 0) return given;
    return { ...given, address: { ...given.address, repositories: [...(given.address.repositories ?? []), ...found] } };
  }

  async #underPresentName(request: Request, baseline: Gathered['baseline']): Promise<Request> {
    this.#isPresentKnown = true;
    const { id, fullName } = await this.#world.repository.info();
    if (baseline !== null) checkRepository(baseline, id);
    const { address } = request;
    const isSame = address.repositories?.[0] === fullName;
    return { ...request, repositoryId: id, address: isSame ? address : { ...address, repositories: [fullName] } };
  }

  /** Names on the same server in links of items that would get an issue or one that was there before, or whose link is unclear. The repository may have had them before any state remembered names. */
  #toAsk({ items }: Roadmap, { operations }: Plan, { address: { server } }: Request): string[] {
    const fresh = new Set(operations.flatMap((operation) => (operation.kind === 'create-issue' || isAdoption(operation) ? [operation.line] : [])));
    const links = items
      .filter(({ line, ambiguous }) => fresh.has(line) || ambiguous)
      .flatMap(({ mentions }) => mentions.flatMap(({ under, repository }) => (under === 'present' ? [] : (repository ?? []))));
    const here = `${bare(server)}/`;
    const names = [...new Set(links)].flatMap((name) =>
      name.startsWith(here) && name.slice(here.length).split('/').length === 2 ? [name.slice(here.length)] : [],
    );
    return names.filter((name) => !this.#asked.has(name)).slice(0, MOST_ASKED - this.#asked.size);
  }
}
