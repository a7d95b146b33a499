import { useMemo } from 'react';
import { fitLine } from '../../../charts/case-graph/text-fit.ts';
import { dotDay, minuteTime, moneyText } from '../../../ui/format.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import type { CaseRows } from './case-rows.ts';
import { FitList } from './FitList.tsx';
import { LifeStrip } from './LifeStrip.tsx';
import { MediaOfDay } from './media/MediaOfDay.tsx';
import { mediaDays } from './media/media-days.utils.ts';
import type { MediaItem } from './media/media-items.utils.ts';
import { isMoneyMoved, MOST_ENTRIES, type RowEntry, timelineDays } from './timeline.utils.ts';
import './TimelinePanel.css';

/** The case's life: six stations on top, then what happened, newest first. */
export function TimelinePanel({
  rows,
  items,
  unit,
  onChoose,
}: {
  rows: CaseRows;
  /** All that the case has to show. */
  items: readonly MediaItem[];
  unit: number;
  onChoose: (item: MediaItem) => void;
}) {
  const { timeline } = rows;
  const entries = useMemo(
    () =>
      timelineDays(timeline, mediaDays(items)).flatMap(({ day, entries: list }) =>
        list.map((entry, order) => ({
          key: entry.kind === 'row' ? entry.row.id : `media ${day}`,
          node: (
            <>
              {order === 0 && <h3 className="timeline-day">{dotDay(day)}</h3>}
              {entry.kind === 'row' ? (
                <Entry entry={entry} />
              ) : (
                <MediaOfDay day={entry.media} unit={unit} onChoose={onChoose} />
              )}
            </>
          ),
        })),
      ),
    [timeline, items, unit, onChoose],
  );
  const beyond = entries.length >= MOST_ENTRIES;
  return (
    <Panel title="办案节点">
      <div className="timeline">
        <LifeStrip rows={rows} />
        {entries.length === 0 ? (
          <Notice title="尚无节点记录" />
        ) : (
          <FitList
            entries={entries}
            rest={(hidden) => (beyond ? '更早的从略' : `更早 ${hidden} 条`)}
            unit={unit}
            label="办案节点"
          />
        )}
      </div>
    </Panel>
  );
}

function Entry({ entry }: { entry: RowEntry }) {
  const { type, occurredAt, text, amount, evidence } = entry.row.view;
  return (
    <div className="timeline-entry">
      <time>{minuteTime(occurredAt)}</time>
      <p>
        {fitLine(text, 300 * 3, 20)}
        {entry.times > 1 && <span className="timeline-times">共 {entry.times} 次</span>}
        {entry.times === 1 && amount !== null && (
          <b className={isMoneyMoved(type) ? 'timeline-amount timeline-moved' : 'timeline-amount'}>
            {moneyText(amount)}
          </b>
        )}
        {entry.times === 1 && evidence > 0 && (
          <span className="timeline-evidence">证据 {evidence}</span>
        )}
      </p>
    </div>
  );
}
