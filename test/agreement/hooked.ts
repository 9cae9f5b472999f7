import { expect } from 'vitest';
import { MemoryWorld } from '../support/memory/memory-world.ts';

type Store = ReturnType<MemoryWorld['world']>['issues'];
/** Lets something happen before or after one request to an issue. */
export class Hooked extends MemoryWorld {
  #hooks: Array<{ method: keyof Store; when: 'before' | 'after'; act: () => void }> = [];
  static async of(text: string): Promise<Hooked> {
    const world = new Hooked(text);
    await world.sync();
    return world;
  }
  once(when: 'before' | 'after', method: keyof Store, act: () => void): void {
    this.#hooks.push({ method, when, act });
  }
  override world() {
    const world = super.world();
    const issues = { ...world.issues } as Record<string, (...all: unknown[]) => Promise<unknown>>;
    for (const [name, call] of Object.entries(issues)) {
      issues[name] = async (...all) => {
        this.#run(name, 'before');
        const answer = await call(...all);
        this.#run(name, 'after');
        return answer;
      };
    }
    return { ...world, issues: issues as unknown as Store };
  }
  #run(name: string, when: 'before' | 'after'): void {
    const at = this.#hooks.findIndex((hook) => hook.method === name && hook.when === when);
    if (at !== -1) this.#hooks.splice(at, 1)[0]?.act();
  }
  /** A run that dies right after, or before, one request; then its lease ends. */
  async killed(when: 'before' | 'after', method: keyof Store): Promise<void> {
    this.once(when, method, () => {
      throw new Error('killed');
    });
    await expect(this.sync()).rejects.toThrow('killed');
    this.pass(120);
  }
}
