import { useMemo, useState } from 'react';
import { caseStages } from '../../../../../wire/codes.ts';
import type { View } from '../../../../../wire/views.ts';
import { Switch } from '../../../../ui/Badge.tsx';
import { count, dotDay, moneyText } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/Notice.tsx';
import { shorten } from '../../../../ui/shorten.ts';
import { useFit } from '../../../../ui/use-fit.ts';
import { casesOfTown, type ListOrder, pageOf } from './case-list.utils.ts';

const orders = [
  { value: 'amount', text: '按金额' },
  { value: 'filedOn', text: '按立案' },
] as const;

/** Open cases of one town: found by number or cause, opened by a tap. */
export function CaseList({
  town,
  name,
  points,
  onCase,
  onClose,
}: {
  town: string;
  name: string;
  points: ReadonlyMap<string, View<'point'>>;
  onCase: (caseNumber: string) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const [order, setOrder] = useState<ListOrder>('amount');
  const [wanted, setWanted] = useState(0);
  const { ref, rows } = useFit<HTMLOListElement>(92);
  const list = useMemo(() => casesOfTown(points, town, text, order), [points, town, text, order]);
  const { items, page, pages } = pageOf(list, wanted, rows);
  return (
    <div className="cases">
      <header className="cases-head">
        <h3>{name}</h3>
        <span>在办 {count(list.length)} 件</span>
        <button type="button" className="cases-button" aria-label="返回镇街" onClick={onClose}>
          ✕
        </button>
      </header>
      <div className="cases-tools">
        <Switch label="排序" value={order} options={orders} onChange={setOrder} />
        <input
          value={text}
          placeholder="查找"
          aria-label="按案号或案由查找"
          maxLength={60}
          onChange={(event) => {
            setText(event.target.value);
            setWanted(0);
          }}
        />
      </div>
      <ol className="cases-list" ref={ref}>
        {items.map(({ id, view }) => (
          <li key={id}>
            <button type="button" onClick={() => onCase(id)}>
              <span>{shorten(id, 14)}</span>
              <span className="cases-quiet">{shorten(view.cause, 14)}</span>
              <span className="cases-line">
                <b>{moneyText(view.amount)}</b>
                <span className="cases-quiet">
                  {order === 'amount' ? caseStages.labels[view.stage] : dotDay(view.filedOn)}
                </span>
              </span>
            </button>
          </li>
        ))}
        {list.length === 0 && <Notice title="没有符合的在办案件" />}
      </ol>
      <footer className="cases-pages">
        <button
          type="button"
          className="cases-button"
          disabled={page === 0}
          onClick={() => setWanted(page - 1)}
        >
          上一页
        </button>
        <span>
          {page + 1} / {pages}
        </span>
        <button
          type="button"
          className="cases-button"
          disabled={page >= pages - 1}
          onClick={() => setWanted(page + 1)}
        >
          下一页
        </button>
      </footer>
    </div>
  );
}
