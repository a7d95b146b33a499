import { useCallback } from 'react';
import type {
  FigureAnswer,
  FigureBreakdown,
  FigureGroup,
  IndicatorView,
} from '../../wire/figures.ts';
import { wordsOf } from '../desk/api/refused.ts';
import { useAsker } from '../desk/api/use-asker.ts';
import { usePolled } from '../desk/api/use-polled.ts';
import { quantity } from '../ui/format.ts';
import { Skeleton } from '../ui/Notice.tsx';
import { said, spanWords } from '../wall/figure-card/card-words.ts';
import { askFigureOf } from './indicators-api.ts';
import { BREAKDOWNS } from './words.ts';

/** An indicator's figure of one period, group by group. */
export function Breakdown({
  indicator: { id },
  period,
  by,
}: {
  indicator: IndicatorView;
  period: string;
  by: FigureBreakdown;
}) {
  const asker = useAsker();
  const load = useCallback(
    (signal: AbortSignal) => askFigureOf(asker, { id, period, by }, signal),
    [asker, id, period, by],
  );
  const { value, error } = usePolled(load, { every: 60_000 });
  if (value === null) {
    return error === null ? <Skeleton lines={3} /> : <p className="problem">{wordsOf(error)}</p>;
  }
  return (
    <div className="table-scroll indicator-groups" data-by={by}>
      <table>
        <caption>
          按{BREAKDOWNS[by]}，{spanWords(value)}
        </caption>
        <tbody>
          {value.groups.map((group) => (
            <tr key={group.key}>
              <th scope="row">{group.label}</th>
              <td>{groupWords(group, value)}</td>
              <td className="bar">
                <i style={{ width: `${share(group, value)}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {value.suppressedNote !== null && <p className="hint">{value.suppressedNote}</p>}
    </div>
  );
}

function groupWords({ suppressed, value }: FigureGroup, { unit }: FigureAnswer): string {
  return suppressed ? '少于五，不予公布' : said(quantity(value, unit));
}

/** Of the largest group, percent. */
function share({ value }: FigureGroup, { groups }: FigureAnswer): number {
  const most = Math.max(0, ...groups.map((group) => Math.abs(group.value ?? 0)));
  return most === 0 || value === null ? 0 : (Math.abs(value) / most) * 100;
}
