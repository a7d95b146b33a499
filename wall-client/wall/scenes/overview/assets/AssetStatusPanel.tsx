import { useMemo, useState } from 'react';
import { assetStatusGroups } from '../../../../../wire/views.ts';
import { useTopic } from '../../../../replica/use-replica.ts';
import { Switch } from '../../../../ui/Badge.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { palette } from '../../../../ui/palette.ts';
import { StatusMark } from '../../../../ui/StatusMark.tsx';
import { useFit } from '../../../../ui/use-fit.ts';
import { type AssetMeasure, groupWords, statusMatrix } from './asset-status.utils.ts';
import './AssetStatusPanel.css';

const measures = [
  { value: 'count', text: '件数' },
  { value: 'value', text: '亿元' },
] as const;

const ROW_UNITS = 24.5;
/** The column heads are as high as so many rows. */
const HEAD_ROWS = 2;

/** Assets under seizure: kind × state, by count or by value. */
export function AssetStatusPanel({
  area,
  first,
  fixed = false,
}: {
  area: string;
  first: AssetMeasure;
  /** Both sides are on the wall: no switch. */
  fixed?: boolean;
}) {
  const rows = useTopic('assetStatus');
  const [measure, setMeasure] = useState<AssetMeasure>(first);
  const { ref, rows: room } = useFit<HTMLDivElement>(ROW_UNITS);
  const { shown, hidden } = useMemo(() => {
    const least = Math.max(1, room - HEAD_ROWS);
    const whole = statusMatrix(rows, measure, least);
    // What is left out is said, on a line of its own.
    return whole.hidden === 0 ? whole : statusMatrix(rows, measure, Math.max(1, least - 1));
  }, [rows, measure, room]);
  const aside = fixed ? (
    <span>{measure === 'count' ? '件数' : '价值，亿元'}</span>
  ) : (
    <Switch label="查控财产的口径" value={measure} options={measures} onChange={setMeasure} />
  );
  return (
    <Panel title="财产查控" area={area} aside={aside}>
      <div className="asset-status" ref={ref}>
        {shown.length === 0 ? (
          <Notice title="暂无在控财产" />
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col" aria-label="财产种类" />
                {assetStatusGroups.map((group) => (
                  <th key={group} scope="col">
                    <StatusMark name={group} />
                    {groupWords[group]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.kind}>
                  <th scope="row">{row.label}</th>
                  {row.cells.map((cell) => (
                    <td key={cell.group} style={tint(palette[cell.group], cell.weight)}>
                      {cell.text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
            {hidden > 0 && (
              <tfoot>
                <tr>
                  <td colSpan={assetStatusGroups.length + 1}>另有 {hidden} 类财产未列出</td>
                </tr>
              </tfoot>
            )}
          </table>
        )}
      </div>
    </Panel>
  );
}

function tint(colour: string, weight: number) {
  if (weight === 0) return undefined;
  const share = Math.round(10 + 32 * weight);
  return { background: `color-mix(in srgb, ${colour} ${share}%, var(--c-panel))` };
}
