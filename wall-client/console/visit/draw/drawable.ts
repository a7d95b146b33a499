import type { IndicatorView } from '../../../../wire/figures.ts';

export interface Drawable {
  /** `indicator@period`. */
  readonly figure: string;
  readonly label: string;
}

const PERIODS: Readonly<Record<string, string>> = {
  centre: '中心启用以来',
  year: '今年',
  month: '本月',
};

/** The figures that cases can be drawn from: those that count cases, each on a day. */
export function drawables(indicators: readonly IndicatorView[]): Drawable[] {
  return indicators
    .filter(({ kind, breakdowns }) => kind !== 'state' && breakdowns.includes('cause'))
    .flatMap(({ id, label, periods }) =>
      periods.flatMap((period) => {
        const words = PERIODS[period];
        return words === undefined
          ? []
          : [{ figure: `${id}@${period}`, label: `${label}（${words}）` }];
      }),
    );
}

/** What was typed as the number that was called out; null: it is none. */
export function calledNumber(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/[,，\s]/g, '');
  if (!/^\d{1,6}$/.test(digits)) return null;
  const number = Number(digits);
  return number >= 1 ? number : null;
}
