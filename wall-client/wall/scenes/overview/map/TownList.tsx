import { memo } from 'react';
import type { View } from '../../../../../wire/views.ts';
import { count, moneyText } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/Notice.tsx';
import type { Shade } from './shade.ts';

/** The towns in the order of the shading figure, with both figures. */
export const TownList = memo(function TownList({
  towns,
  shade,
  onTown,
}: {
  towns: ReadonlyMap<string, View<'town'>>;
  shade: Shade;
  onTown: (code: string) => void;
}) {
  const value = (town: View<'town'>) => (shade === 'cases' ? town.openCases : town.openAmount);
  const sorted = [...towns].sort(([, a], [, b]) => value(b) - value(a));
  const most = Math.max(1, ...sorted.map(([, town]) => value(town)));
  if (sorted.length === 0) return <Notice title="暂无镇街数据" />;
  return (
    <ol className="towns">
      {sorted.map(([code, town]) => (
        <li key={code}>
          <button type="button" onClick={() => onTown(code)}>
            <span className="town-name">{town.name}</span>
            <span className="town-cases">{count(town.openCases)} 件</span>
            <span className="town-bar">
              <i style={{ width: `${(value(town) / most) * 100}%` }} />
            </span>
            <span className="town-amount">{moneyText(town.openAmount)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
});
