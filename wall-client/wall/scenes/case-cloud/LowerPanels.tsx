import { useMemo } from 'react';
import { coerciveMeasures, paymentOrigins } from '../../../../wire/codes.ts';
import { courtDayOf } from '../../../../wire/court-day.ts';
import { dotDay, moneyText } from '../../../ui/format.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { disbursedText, ownerName } from './case-card.utils.ts';
import type { CaseRows, Row } from './case-rows.ts';
import { FitList } from './FitList.tsx';
import './LowerPanels.css';

/** Coercive measures, newest first. */
export function MeasuresPanel({ rows, unit }: { rows: CaseRows; unit: number }) {
  const { measures, parties } = rows;
  const entries = useMemo(
    () =>
      [...measures]
        .sort((a, b) => startOf(b).localeCompare(startOf(a)) || (a.id < b.id ? 1 : -1))
        .map((row) => ({ key: row.id, node: <Measure row={row} parties={parties} /> })),
    [measures, parties],
  );
  return (
    <Panel title="强制措施">
      {entries.length === 0 ? (
        <Notice title="未采取强制措施" />
      ) : (
        <FitList
          entries={entries}
          rest={(hidden) => `另有 ${hidden} 项`}
          unit={unit}
          label="强制措施"
        />
      )}
    </Panel>
  );
}

function startOf({ view }: Row<'measure'>): string {
  return view.from ?? (view.servedAt === null ? '' : courtDayOf(view.servedAt));
}

function Measure({ row, parties }: { row: Row<'measure'>; parties: CaseRows['parties'] }) {
  const { view } = row;
  const from = startOf(row);
  const period = view.until ? `${shortDay(from)}–${shortDay(view.until)}` : shortDay(from);
  return (
    <div className="ledger">
      <strong>{coerciveMeasures.labels[view.kind]}</strong>
      <span>{ownerName(view.party, parties)}</span>
      {view.amount !== null && <b>{moneyText(view.amount)}</b>}
      <span className="ledger-day">
        {view.released ? `${shortDay(view.released)} 解除` : from === '' ? '未送达' : period}
      </span>
    </div>
  );
}

/** Money that came in, newest first, with how much of it has gone out. */
export function PaymentsPanel({ rows, unit }: { rows: CaseRows['payments']; unit: number }) {
  const entries = useMemo(
    () =>
      [...rows]
        .sort(
          (a, b) => b.view.receivedOn.localeCompare(a.view.receivedOn) || (a.id < b.id ? 1 : -1),
        )
        .map(({ id, view }) => ({
          key: id,
          node: (
            <div className="ledger">
              <b className="ledger-money">{moneyText(view.amount)}</b>
              <span>{paymentOrigins.labels[view.origin]}</span>
              <span className="ledger-quiet">{disbursedText(view)}</span>
              <span className="ledger-day">{shortDay(view.receivedOn)}</span>
            </div>
          ),
        })),
    [rows],
  );
  return (
    <Panel title="到款发放">
      {entries.length === 0 ? (
        <Notice title="尚无到款" />
      ) : (
        <FitList
          entries={entries}
          rest={(hidden) => `另有 ${hidden} 笔`}
          unit={unit}
          label="到款发放"
        />
      )}
    </Panel>
  );
}

/** Two digits of the year are enough beside a case that says when it was filed. */
function shortDay(day: string): string {
  return dotDay(day).slice(2);
}
