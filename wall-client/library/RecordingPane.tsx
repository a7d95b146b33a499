import { useCallback, useEffect } from 'react';
import type { RecordingItem } from '../../wire/library.ts';
import { Refused, wordsOf } from '../desk/api/refused.ts';
import { usePolled } from '../desk/api/use-polled.ts';
import type { Manner } from '../recordings/use-playback.ts';
import { Notice, Skeleton } from '../ui/Notice.tsx';
import { useApi } from './api/use-api.ts';
import { Opened } from './Opened.tsx';
import { RecordingHead } from './RecordingHead.tsx';
import './watch/watch.css';

/** One recording: its picture and timeline, and what can be done with it. */
export function RecordingPane({
  id,
  atMs,
  listed,
  today,
  goesOn,
  onOpen,
  onGoOn,
  onRun,
  onClose,
  onChanged,
}: {
  id: string;
  atMs: number | null;
  /** What the list has of it, until its own answer is there. */
  listed: RecordingItem | null;
  today: string;
  /** It plays as soon as it is there: what played before, and how, goes on in it. */
  goesOn: Manner | null;
  onOpen: (id: string) => void;
  /** What plays is over, and goes on in this recording. */
  onGoOn: (id: string, manner: Manner) => void;
  /** Which run it is of; null: it is the only one. */
  onRun: (runId: string | null) => void;
  onClose: () => void;
  /** Something was done with it: the list is asked anew. */
  onChanged: () => void;
}) {
  const api = useApi();
  const load = useCallback((signal: AbortSignal) => api.recording(id, signal), [api, id]);
  const { value, error, again } = usePolled(load);
  const changed = useCallback(() => {
    again();
    onChanged();
  }, [again, onChanged]);
  const runId = value && (value.run?.id ?? null);
  useEffect(() => {
    if (value) onRun(runId);
  }, [value, runId, onRun]);
  const known = value ?? listed;
  const gaps = value?.gaps.length ?? listed?.gaps ?? 0;
  return (
    <article className="rec" aria-label="录像">
      {known && <RecordingHead recording={known} gaps={gaps} today={today} onClose={onClose} />}
      {value ? (
        <Opened
          detail={value}
          atMs={atMs}
          goesOn={goesOn}
          onOpen={onOpen}
          onGoOn={onGoOn}
          onClose={onClose}
          onChanged={changed}
        />
      ) : error === null ? (
        <Skeleton lines={8} />
      ) : (
        <div className="rec-none">
          <Notice tone="error" title={isGone(error) ? '没有这段录像' : '这段录像取不到'}>
            {isGone(error) ? '地址可能抄错；请在左边查找' : wordsOf(error)}
          </Notice>
          <button type="button" onClick={onClose}>
            返回列表
          </button>
        </div>
      )}
    </article>
  );
}

function isGone(error: unknown): boolean {
  return error instanceof Refused && error.status === 404;
}
