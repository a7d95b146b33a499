import type { View } from '../../../../../wire/views.ts';
import { AsOf } from '../../../../ui/AsOf.tsx';
import { Figure } from '../../../../ui/Figure.tsx';
import { quantity } from '../../../../ui/format.ts';
import { useNavigation } from '../../../navigation.ts';
import { comparison, periodWords, rowUnits } from './figure-row.utils.ts';

/**
 * One statistic with its period. A figure that did not change is as true as the newest event, so its
 * as-of is that of the whole picture: written beside the large figures, for the others in their
 * panel's head.
 */
export function FigureRow({
  id,
  statistic,
  size,
}: {
  /** `indicator@period`. */
  id: string;
  statistic: View<'statistic'> | undefined;
  size: 'figure' | 'middle';
}) {
  const { openFigure } = useNavigation();
  if (!statistic) return <li className="figure-row figure-row-missing">该指标暂无数据</li>;
  const { label, value, unit } = statistic;
  const versus = comparison(statistic);
  return (
    <li
      className={`figure-row figure-row-${size}`}
      style={size === 'middle' ? { flexGrow: rowUnits(statistic) } : undefined}
    >
      <button
        type="button"
        className="figure-open"
        data-figure={id}
        aria-haspopup="dialog"
        aria-label={`${label}是怎么算出来的`}
        title={statistic.definition}
        onClick={() => openFigure(id)}
      />
      <div className="figure-words">
        <h3>{label}</h3>
        <p>{periodWords(statistic)}</p>
        {versus && <p>{versus}</p>}
        {size === 'figure' && (
          <p>
            <AsOf />
          </p>
        )}
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
