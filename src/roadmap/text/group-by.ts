/** The list under a key; it is made if there is none. The caller appends to it, so that adding takes constant time. */
export function grouped<Key, Value>(groups: Map<Key, Value[]>, key: Key): Value[] {
  const present = groups.get(key);
  if (present !== undefined) return present;
  const made: Value[] = [];
  groups.set(key, made);
  return made;
}
