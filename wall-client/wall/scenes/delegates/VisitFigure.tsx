import { useRow } from '../../../replica/use-replica.ts';
import { AsOf } from '../../../ui/AsOf.tsx';
import { Figure } from '../../../ui/Figure.tsx';
import { period, quantity } from '../../../ui/format.ts';
import { useNavigation } from '../../navigation.ts';
import { reasonOfNone } from '../overview/figures/figure-row.utils.ts';
import { bothPeriods, changeWords, publishedWords } from './figure-words.ts';
import { liveId, type ToldFigure } from './story.ts';

/**
 * One figure with its period and as-of, and as it was published; a press opens its card.
 * @param leads it is large: of many figures only the first is
 */
export function VisitFigure({ told, leads }: { told: ToldFigure; leads: boolean }) {
  const id = liveId(told);
  const statistic = useRow('statistic', id);
  const published = useRow('statistic', `${told.of}@${told.published ?? ''}`);
  const { openFigure } = useNavigation();
  if (!statistic) {
    return (
      <div className="visit-figure visit-figure-none">
        <span className="visit-figure-label">{told.name}</span>
        <span>不足五，不予公布，或尚无数据</span>
      </div>
    );
  }
  const { label, value, unit } = statistic;
  const missing = reasonOfNone(statistic);
  const both = bothPeriods(statistic);
  const words = publishedWords(published);
  return (
    <button
      type="button"
      className={leads ? 'visit-figure' : 'visit-figure visit-figure-second'}
      data-figure={id}
      aria-haspopup="dialog"
      onClick={() => openFigure(id)}
    >
      <span className="visit-figure-label">{label}</span>
      <Figure
        value={value}
        show={(shown) => quantity(shown, unit)}
        tone={unit === 'fen' ? 'money' : 'text'}
        size={leads ? 'figure' : 'middle'}
      />
      {both && value !== null && <span className="visit-figure-both">{changeWords(both)}</span>}
      <span className="visit-figure-period">
        {both && value !== null
          ? `本期 ${both.nowPeriod}；上年同期 ${both.beforePeriod}`
          : period(statistic.period.from, statistic.period.to)}
        {missing !== null && `，${missing}`}
        {'　'}
        <AsOf />
      </span>
      {words !== null && <span className="visit-figure-published">{words}</span>}
    </button>
  );
}
