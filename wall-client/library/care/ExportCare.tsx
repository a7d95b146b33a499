import { useState } from 'react';
import type { RecordingDetail } from '../../../wire/library.ts';
import { momentText } from '../../recordings/words.ts';
import { useApi } from '../api/use-api.ts';
import { Reasoned } from '../parts/Reasoned.tsx';
import { useExports } from '../work.ts';
import { Care } from './Care.tsx';
import { ExportRow } from './ExportRow.tsx';

const WHOLE = 'whole';

/** A copy to take away: the whole recording or a clip, with what proves it. */
export function ExportCare({
  detail,
  onChanged,
}: {
  detail: RecordingDetail;
  onChanged: () => void;
}) {
  const api = useApi();
  const { asked, add } = useExports([detail.id, ...detail.parts.map(({ id }) => id)]);
  const whole = detail.run === null ? '整段录像' : `整段录像 ${momentText(detail.startedAt)}`;
  const [doing, setDoing] = useState(false);
  const [what, setWhat] = useState(WHOLE);
  const clip = detail.clips.find(({ id }) => id === what);
  const isEmpty = detail.spans.length === 0;
  return (
    <Care
      title="导出"
      aside={
        !doing && (
          <button type="button" disabled={isEmpty} onClick={() => setDoing(true)}>
            导出
          </button>
        )
      }
    >
      {doing && (
        <>
          <label className="field">
            <span>范围</span>
            <select value={clip?.id ?? WHOLE} onChange={({ target }) => setWhat(target.value)}>
              <option value={WHOLE}>整段录像</option>
              {detail.clips.map(({ id, title }) => (
                <option key={id} value={id}>
                  片段：{title}
                </option>
              ))}
            </select>
          </label>
          <Reasoned
            label="导出的用途"
            action="导出"
            required
            onDo={async (reason) => {
              const wish = { recordingId: detail.id, reason };
              const id = await api.export(clip ? { ...wish, clipId: clip.id } : wish);
              add({ id, recordingId: detail.id, what: clip?.title ?? whole });
            }}
            onDone={() => {
              setDoing(false);
              onChanged();
            }}
            onCancel={() => setDoing(false)}
          />
        </>
      )}
      {asked.length > 0 ? (
        <ul className="exports" aria-label="导出的文件">
          {asked.map((one) => (
            <ExportRow key={one.id} asked={one} among={asked.length} onReady={onChanged} />
          ))}
        </ul>
      ) : (
        !doing && <p className="empty">导出为 MP4 与清单（摘要、时间、缺失），导出会记入日志</p>
      )}
    </Care>
  );
}
