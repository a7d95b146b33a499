import { normaliseCaseNumber } from '../../../wire/primitives.ts';

/** Texts as they are looked through: widths, cases and blanks make no difference. */
export function foldedText(texts: readonly (string | null)[]): string {
  return texts.map((text) => folded(text ?? '')).join('\n');
}

/** What a person typed to find something by. */
export class TextQuery {
  readonly #text: string;

  constructor(typed: string) {
    this.#text = folded(typed);
  }

  /** @param text as foldedText gives it */
  fits(text: string): boolean {
    return text.includes(this.#text);
  }
}

/** Brackets as in a case number too: half-width ones are how people type it. */
function folded(text: string): string {
  return normaliseCaseNumber(text).toLowerCase();
}
