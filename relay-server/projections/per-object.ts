/**
 * Remembers what a pure function made of an object, as long as somebody holds the object. For parts
 * of a state: they are immutable, and the next event mostly finds the same ones.
 */
export function perObject<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
