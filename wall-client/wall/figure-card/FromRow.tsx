import type { View } from '../../../wire/views.ts';
import { wordsOf } from '../../desk/api/refused.ts';
import { Figure } from '../../ui/Figure.tsx';
import { period, quantity } from '../../ui/format.ts';
import { Notice, Skeleton } from '../../ui/Notice.tsx';

/** What the wall itself holds of a figure: while its answer is on the way, and where none comes. */
export function FromRow({ row, error }: { row: View<'statistic'>; error: unknown }) {
  const { value, unit, definition, period: span } = row;
  return (
    <div className="figure-card-body">
      <div className="figure-card-value">
        <Figure
          value={value}
          show={(shown) => quantity(shown, unit)}
          tone={unit === 'fen' ? 'money' : 'text'}
        />
        <p>{period(span.from, span.to)}</p>
      </div>
      <div className="figure-card-story">
        <p className="figure-card-definition">{definition}</p>
        {error === null ? (
          <Skeleton lines={6} />
        ) : (
          <Notice title="逐月变化、计入条数与链首暂时取不到" tone="error">
            {wordsOf(error)}
          </Notice>
        )}
      </div>
    </div>
  );
}
