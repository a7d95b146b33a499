import type { IndicatorView } from '../../wire/figures.ts';

export interface Group {
  readonly name: string;
  readonly indicators: readonly IndicatorView[];
}

/** Indicators under their headings, in the order in which they come. */
export function grouped(indicators: readonly IndicatorView[]): Group[] {
  const groups = new Map<string, IndicatorView[]>();
  for (const one of indicators) {
    const name = one.group === '' ? '其他' : one.group;
    const group = groups.get(name) ?? [];
    group.push(one);
    groups.set(name, group);
  }
  return [...groups].map(([name, of]) => ({ name, indicators: of }));
}

/** Those that speak of all the words that were typed; with none typed, all. */
export function found(
  indicators: readonly IndicatorView[],
  typed: string,
): readonly IndicatorView[] {
  const words = folded(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return indicators;
  return indicators.filter((one) => {
    const { id, label, group, definition, formula, source } = one;
    const texts = [
      id,
      label,
      group,
      definition,
      formula.numerator,
      formula.denominator ?? '',
      source,
    ];
    const text = folded(texts.join(' '));
    return words.every((word) => text.includes(word));
  });
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
