/**
 * Estimated width of a line in em of its font size: a full-width character is 1, a Latin letter or
 * digit of the text face 0.62 (capitals 0.72). Deliberately a little generous, never short.
 */
export function emWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x2e80) width += 1;
    else if (/[A-Z@%&MWmw]/.test(character)) width += 0.88;
    else width += /[ .,:;'|!il()[\]-]/.test(character) ? 0.36 : 0.62;
  }
  return width;
}

/** The line itself, or as much of it as fits `width` u at `size` u with an ellipsis. Never splits a pair. */
export function fitLine(text: string, width: number, size: number): string {
  const room = width / size;
  if (emWidth(text) <= room) return text;
  let fitted = '';
  let used = 1;
  for (const character of text) {
    used += emWidth(character);
    if (used > room) break;
    fitted += character;
  }
  return `${fitted}…`;
}
