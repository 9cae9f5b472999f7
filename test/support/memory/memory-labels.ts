import type { LabelRef } from '../../../src/model/issue.ts';

/** The labels of a repository in memory. A name is used once, whatever its case, and an id is never given twice. */
export class MemoryLabels {
  readonly all: LabelRef[] = [];
  #lastId = 100;

  /** The label of a name, which is made if there is none. Null: it exists already. */
  add(name: string): LabelRef | null {
    if (this.#at(name) !== -1) return null;
    this.#lastId += 1;
    const made = { id: this.#lastId, name };
    this.all.push(made);
    return made;
  }

  /** @param name null: the label is deleted */
  rename(old: string, name: string | null): void {
    const at = this.#at(old);
    const label = this.all[at];
    if (label === undefined) throw new Error(`There is no label “${old}”.`);
    if (name !== null && this.#at(name) !== -1 && this.#at(name) !== at) throw new Error(`There is a label “${name}” already.`);
    this.all.splice(at, 1, ...(name === null ? [] : [{ ...label, name }]));
  }

  /** The labels with some names. */
  refs(names: readonly string[]): LabelRef[] {
    return [...new Set(names.map((name) => name.toLowerCase()))].flatMap((name) => this.all[this.#at(name)] ?? []);
  }

  #at(name: string): number {
    return this.all.findIndex((one) => one.name.toLowerCase() === name.toLowerCase());
  }
}
