import type { Baseline } from '../model/baseline.ts';
import type { Plan } from '../model/plan.ts';
import type { World } from '../model/ports.ts';
import { isFormerName } from '../roadmap/markdown/repository-names.ts';
import { checkRepository } from './gather.ts';
import type { Request } from './request.ts';

/**
 * The request under the name that the repository has now. A name in an input or on the command line may be an old one, which GitHub
 * redirects, and so may that of a job from before a renaming which is run again. So the server is asked before such a name is written anywhere.
 * @throws UserError if the state belongs to another repository
 */
export async function requestByPresentName(world: World, request: Request, baseline: Baseline | null, plan: Plan): Promise<Request> {
  const isCertain = request.repositoryId !== null && !isFormerName(baseline?.names, request.address);
  if (isCertain || (plan.operations.length === 0 && !plan.settles)) return request;
  const { id, fullName } = await world.repository.info();
  if (baseline !== null) checkRepository(baseline, id);
  return { ...request, repositoryId: id, address: { ...request.address, repositories: [fullName] } };
}
