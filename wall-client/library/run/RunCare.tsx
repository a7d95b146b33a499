import { useState } from 'react';
import { isCaseNumber, normaliseCaseNumber } from '../../../wire/case-number.ts';
import { recordingStates } from '../../../wire/codes.ts';
import type { RecordingDetail, RunOutcome, RunPart } from '../../../wire/library.ts';
import { Icon } from '../../desk/parts/Icon.tsx';
import { momentText } from '../../recordings/words.ts';
import { clockTime } from '../../ui/format.ts';
import type { RunDeed } from '../api/library-api.ts';
import { useApi } from '../api/use-api.ts';
import { Care } from '../care/Care.tsx';
import { Reasoned } from '../parts/Reasoned.tsx';
import { useExports } from '../work.ts';
import { outcomeWords } from './run-words.ts';
import './run.css';

const ACTIONS = {
  hold: { action: '全部保全', label: '保全的理由', required: true },
  release: { action: '全部解除保全', label: '解除的理由', required: true },
  link: { action: '全部关联', label: '理由', required: false },
  export: { action: '全部导出', label: '导出的用途', required: true },
} as const satisfies Record<RunDeed['do'], object>;

/** All recordings of a coming-in that did not end: to see each, and to do something to all of them. */
export function RunCare({
  detail,
  onChanged,
  onOpen,
}: {
  detail: RecordingDetail;
  onChanged: () => void;
  onOpen: (id: string) => void;
}) {
  const api = useApi();
  const { add } = useExports([]);
  const [doing, setDoing] = useState<RunDeed['do'] | null>(null);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const { run, parts } = detail;
  if (run === null) return null;
  const wanted = normaliseCaseNumber(typed);
  const begin = (next: RunDeed['do']) => {
    setSaid(null);
    setDoing(next);
  };
  async function act(kind: RunDeed['do'], reason: string) {
    const deed: RunDeed = kind === 'link' ? { do: kind, caseNumber: wanted } : { do: kind };
    const outcome = await api.overRun(detail.id, deed, reason);
    setSaid(outcomeWords(kind, outcome));
    for (const asked of exportsOf(outcome, parts).reverse()) add(asked);
  }
  return (
    <Care title={`连续录像 ${run.parts} 段`}>
      <ol className="run-parts" aria-label="各段">
        {parts.map((part) => (
          <Part key={part.id} part={part} isOpen={part.id === detail.id} onOpen={onOpen} />
        ))}
      </ol>
      {said !== null && <p role="status">{said}</p>}
      {doing === null ? (
        <p className="run-tools">
          <button type="button" onClick={() => begin('hold')}>
            全部保全
          </button>
          {run.held > 0 && (
            <button type="button" onClick={() => begin('release')}>
              全部解除
            </button>
          )}
          <button type="button" onClick={() => begin('link')}>
            全部关联
          </button>
          <button type="button" onClick={() => begin('export')}>
            全部导出
          </button>
        </p>
      ) : (
        <>
          {doing === 'link' && (
            <label className="field">
              <span>案号</span>
              <input
                value={typed}
                maxLength={60}
                autoComplete="off"
                spellCheck={false}
                placeholder="（2024）粤0607执1234号"
                onChange={({ target }) => setTyped(target.value)}
                onBlur={() => setTyped(wanted)}
              />
            </label>
          )}
          <Reasoned
            key={doing}
            {...ACTIONS[doing]}
            {...(doing === 'release' && { tone: 'danger' as const })}
            isReady={doing !== 'link' || isCaseNumber(wanted)}
            onDo={(reason) => act(doing, reason)}
            onDone={() => {
              setDoing(null);
              setTyped('');
              onChanged();
            }}
            onCancel={() => setDoing(null)}
          />
        </>
      )}
    </Care>
  );
}

function Part({
  part: { id, startedAt, endedAt, state, held, caseNumber },
  isOpen,
  onOpen,
}: {
  part: RunPart;
  isOpen: boolean;
  onOpen: (id: string) => void;
}) {
  return (
    <li>
      <button
        type="button"
        className={isOpen ? 'quiet run-part run-part-open' : 'quiet run-part'}
        aria-current={isOpen}
        onClick={() => onOpen(id)}
      >
        <span>
          {momentText(startedAt)} — {endedAt === null ? '录制中' : clockTime(endedAt)}
        </span>
        <span className="run-part-marks">
          {state === 'deleted' && <span>{recordingStates.labels.deleted}</span>}
          {held && (
            <span className="tag tag-held">
              <Icon name="lock" />
              保全
            </span>
          )}
          {caseNumber !== null && <span className="run-part-case">{caseNumber}</span>}
        </span>
      </button>
    </li>
  );
}

/** As the page lists them, each with the recording that it is of. */
function exportsOf({ done }: RunOutcome, parts: readonly RunPart[]) {
  return done.flatMap(({ recordingId, exportId }) => {
    const part = parts.find(({ id }) => id === recordingId);
    if (exportId === undefined || !part) return [];
    return [{ id: exportId, recordingId, what: `整段录像 ${momentText(part.startedAt)}` }];
  });
}
