import { useState } from 'react';
import type { RecordingDetail } from '../../../wire/library.ts';
import { Icon } from '../../desk/parts/Icon.tsx';
import { momentText } from '../../recordings/words.ts';
import { useApi } from '../api/use-api.ts';
import { Reasoned } from '../parts/Reasoned.tsx';
import { Care } from './Care.tsx';

/** Legal hold: while it stands nothing of the recording is deleted. */
export function HoldCare({
  detail,
  onChanged,
}: {
  detail: RecordingDetail;
  onChanged: () => void;
}) {
  const api = useApi();
  const [doing, setDoing] = useState(false);
  const { held, state, id } = detail;
  const since = detail.history.find(({ type }) => type === 'recording.held');
  function done() {
    setDoing(false);
    onChanged();
  }
  return (
    <Care
      title="法律保全"
      aside={
        !doing &&
        state !== 'deleted' && (
          <button type="button" onClick={() => setDoing(true)}>
            {held ? '解除保全' : '保全'}
          </button>
        )
      }
    >
      {held ? (
        <div className="held">
          <Icon name="lock" />
          <p>
            <b>保全中，画面不会被删除</b>
            {since && (
              <span>
                {momentText(since.at)} <bdi>{since.by}</bdi>
              </span>
            )}
          </p>
        </div>
      ) : (
        <p className="empty">未保全；到期后按规则删除</p>
      )}
      {doing && (
        <Reasoned
          key={String(held)}
          label={held ? '解除的理由' : '保全的理由'}
          action={held ? '解除保全' : '保全'}
          {...(held && { tone: 'danger' as const })}
          required
          onDo={async (reason) => {
            await api.hold(id, !held, reason);
          }}
          onDone={done}
          onCancel={() => setDoing(false)}
        />
      )}
    </Care>
  );
}
