import { useState } from 'react';
import { isCaseNumber, normaliseCaseNumber } from '../../../wire/case-number.ts';
import type { RecordingDetail } from '../../../wire/library.ts';
import { useApi } from '../api/use-api.ts';
import { Reasoned } from '../parts/Reasoned.tsx';
import { Care } from './Care.tsx';

/** Which case the recording belongs to; changed only by hand, and recorded. */
export function CaseCare({
  detail,
  onChanged,
}: {
  detail: RecordingDetail;
  onChanged: () => void;
}) {
  const api = useApi();
  const [doing, setDoing] = useState<'link' | 'unlink' | null>(null);
  const [typed, setTyped] = useState('');
  const wanted = normaliseCaseNumber(typed);
  const isNumber = isCaseNumber(wanted);
  function done() {
    setDoing(null);
    setTyped('');
    onChanged();
  }
  return (
    <Care
      title="关联案件"
      aside={
        doing === null && (
          <span className="care-tools">
            {detail.caseNumber !== null && (
              <button type="button" className="quiet" onClick={() => setDoing('unlink')}>
                取消关联
              </button>
            )}
            <button type="button" onClick={() => setDoing('link')}>
              {detail.caseNumber === null ? '关联' : '改为'}
            </button>
          </span>
        )
      }
    >
      <p className={detail.caseNumber === null ? 'empty' : 'care-case'}>
        {detail.caseNumber ?? '未关联案件；关联后按案件期限留存'}
      </p>
      {doing === 'link' && (
        <>
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
          {wanted !== '' && !isNumber && <p className="hint">案号还不完整</p>}
          <Reasoned
            label="理由"
            action="关联"
            required={false}
            isReady={isNumber}
            onDo={async (reason) => {
              await api.link(detail.id, wanted, reason);
            }}
            onDone={done}
            onCancel={() => setDoing(null)}
          />
        </>
      )}
      {doing === 'unlink' && (
        <Reasoned
          label="取消的理由"
          action="取消关联"
          tone="danger"
          required
          onDo={async (reason) => {
            await api.link(detail.id, null, reason);
          }}
          onDone={done}
          onCancel={() => setDoing(null)}
        />
      )}
    </Care>
  );
}
