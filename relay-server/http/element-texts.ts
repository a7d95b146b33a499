/**
 * Cuts the text of a JSON array into the texts of its elements, as they stand there: blanks inside,
 * repeated members and spelling of numbers included. The text must have been parsed as valid JSON.
 */
export function elementTexts(array: string): string[] {
  const texts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < array.length; at += 1) {
    const char = array[at];
    if (char === '"') at = endOfString(array, at);
    else if (char === '[' || char === '{') {
      depth += 1;
      if (depth === 1) start = at + 1;
    } else if (char === ']' || char === '}') {
      depth -= 1;
      if (depth === 0) texts.push(array.slice(start, at).trim());
    } else if (char === ',' && depth === 1) {
      texts.push(array.slice(start, at).trim());
      start = at + 1;
    }
  }
  return texts.length === 1 && texts[0] === '' ? [] : texts;
}

/** @param quote index of the opening quote @returns index of the closing one */
function endOfString(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
