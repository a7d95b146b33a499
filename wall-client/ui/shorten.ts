/** Width of a character in ems: CJK and full-width forms 1, the rest about 0.56. */
function ems(character: string): number {
  return character > '\u2e7f' ? 1 : 0.56;
}

/** Width of a text in ems of its font size, as Noto Sans SC sets it. */
export function widthInEms(text: string): number {
  let width = 0;
  for (const character of text) width += ems(character);
  return width;
}

/**
 * Cuts a text to `most` ems and ends it with …; a wall never lets the browser clip text. Where the
 * whole is needed, the case's own scene has it.
 */
export function shorten(text: string, most: number): string {
  if (widthInEms(text) <= most) return text;
  let width = 1;
  let kept = '';
  for (const character of text) {
    width += ems(character);
    if (width > most) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
