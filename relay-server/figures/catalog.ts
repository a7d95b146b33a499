import type { IndicatorView } from '../../wire/figures.ts';
import { breakdownsOf } from '../rules/indicators/breakdowns.ts';
import { INDICATOR_GROUPS } from '../rules/indicators/index.ts';
import type { StatisticsConfig } from '../rules/indicators/periods.ts';
import { referenceOn } from '../rules/indicators/reference-intervals.ts';
import { wordingsOf } from '../rules/indicators/versions.ts';

/** Every indicator as data, for whoever wants to know what a figure means. */
export function catalog({ reports }: StatisticsConfig, today: string): IndicatorView[] {
  return INDICATOR_GROUPS.flatMap(({ label: group, source, indicators }) =>
    indicators.map((indicator) => {
      const { id, label, definition, formula, unit, kind, clock, periods } = indicator;
      const reference = referenceOn(id, today);
      const reported = reports.filter((report) => report.indicators.includes(id));
      return {
        ...{ id, label, group, definition, formula, unit, kind, clock: clock ?? null },
        periods: [...periods, ...reported.map((report) => report.id)],
        breakdowns: breakdownsOf(indicator),
        reference: reference && {
          ...{ low: reference.value.low, high: reference.value.high, source: reference.basis },
        },
        versions: wordingsOf(indicator),
        source,
      };
    }),
  );
}
