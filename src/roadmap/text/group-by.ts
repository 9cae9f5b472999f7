/** The list under a key, which is made where there is none: growing it costs the same however long it is. */
export function grouped<Key, Value>(groups: Map<Key, Value[]>, key: Key): Value[] {
  const present = groups.get(key);
  if (present !== undefined) return present;
  const made: Value[] = [];
  groups.set(key, made);
  return made;
}
