import { useMemo, useState } from 'react';
import { useMeta, useTopic } from '../../replica/use-replica.ts';
import { Notice, Skeleton } from '../../ui/Notice.tsx';
import { MOST_ALERTS } from '../../wall/scenes/overview/alerts/alerts.utils.ts';
import { AlertRow } from './AlertRow.tsx';
import {
  type AlertFilter,
  alertList,
  GROUP_IDS,
  GROUPS,
  matches,
  openByGroup,
} from './alert-list.ts';
import { NoteDialog } from './NoteDialog.tsx';
import './alerts.css';

const PAGE = 60;

/** What wants an answer, most urgent first; who has taken note of it. */
export function Alerts() {
  const [alerts, noted] = [useTopic('alert'), useTopic('acknowledged')];
  const today = useMeta('courtToday');
  const [filter, setFilter] = useState<AlertFilter>({ group: null, open: false });
  const [many, setMany] = useState(PAGE);
  const [noting, setNoting] = useState<string | null>(null);
  const items = useMemo(() => alertList(alerts, noted), [alerts, noted]);
  const counts = useMemo(() => openByGroup(items), [items]);
  const shown = items.filter((item) => matches(item, filter));
  const opened = items.find(({ id }) => id === noting);
  if (today === undefined) return <Skeleton lines={8} />;

  function choose(change: Partial<AlertFilter>) {
    setFilter({ ...filter, ...change });
    setMany(PAGE);
  }
  const open = items.filter((item) => item.noted === null).length;
  return (
    <>
      <div className="page-head">
        <h2>期限提醒</h2>
        <span className="hint">
          {open} 条待知悉，共 {items.length}
          {items.length >= MOST_ALERTS && '+'} 条
        </span>
        <div className="page-side">
          <button
            type="button"
            aria-pressed={filter.open}
            onClick={() => choose({ open: !filter.open })}
          >
            只看待知悉
          </button>
        </div>
      </div>
      <div className="alert-groups">
        <button
          type="button"
          aria-pressed={filter.group === null}
          onClick={() => choose({ group: null })}
        >
          全部
        </button>
        {GROUP_IDS.map((group) => (
          <button
            key={group}
            type="button"
            aria-pressed={filter.group === group}
            onClick={() => choose({ group })}
          >
            {GROUPS[group].name}
            {counts[group] > 0 && <b>{counts[group]}</b>}
          </button>
        ))}
      </div>
      {shown.length === 0 ? (
        <div className="alert-none">
          <Notice title={filter.group === 'petition' ? '没有信访、留言的期限提醒' : '没有提醒'} />
        </div>
      ) : (
        <ol className="alert-list" aria-label="提醒">
          {shown.slice(0, many).map((item) => (
            <AlertRow key={item.id} item={item} today={today} onNote={setNoting} />
          ))}
        </ol>
      )}
      {shown.length > many && (
        <button type="button" className="more" onClick={() => setMany(many + PAGE)}>
          再列 {Math.min(PAGE, shown.length - many)} 条
        </button>
      )}
      {opened && <NoteDialog item={opened} onClose={() => setNoting(null)} />}
    </>
  );
}
