import type { View } from '../../../../../wire/views.ts';
import { Figure } from '../../../../ui/Figure.tsx';
import { period, quantity, shortMoment } from '../../../../ui/format.ts';

/** One statistic with its period and its own as-of. */
export function FigureRow({
  statistic,
  size,
}: {
  statistic: View<'statistic'> | undefined;
  size: 'figure' | 'middle';
}) {
  if (!statistic) return <li className="figure-row figure-row-missing">该指标暂无数据</li>;
  const { label, value, unit, period: span, asOf } = statistic;
  const { from, to } = span;
  return (
    <li className={`figure-row figure-row-${size}`} title={statistic.definition}>
      <div className="figure-words">
        <h3>{label}</h3>
        <p>{from === to ? '当前' : period(from, to)}</p>
        {size === 'figure' && <p>截至 {shortMoment(asOf)}</p>}
      </div>
      <Figure
        value={value}
        show={(shown) => quantity(shown, unit)}
        tone={unit === 'fen' ? 'money' : 'text'}
        size={size}
      />
    </li>
  );
}
