/** A name for an item that no other has. */
export function newItemId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return `i${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
