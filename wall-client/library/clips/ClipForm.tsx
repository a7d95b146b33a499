import { useEffect, useRef } from 'react';
import { CASE_TYPES, normaliseCaseNumber } from '../../../wire/case-number.ts';
import type { RecordingDetail } from '../../../wire/library.ts';
import { useDeed } from '../../desk/api/use-deed.ts';
import { Problem } from '../../desk/parts/Problem.tsx';
import { lengthWords, preciseTime } from '../../recordings/words.ts';
import { useApi } from '../api/use-api.ts';
import { useOperator } from '../operator/OperatorProvider.tsx';
import { type Draft, LONGEST, lackOf, MEASURES, sentClip, withIn, withOut } from './clip-draft.ts';

/** Marks a clip: what is typed stays until the relay has taken it. */
export function ClipForm({
  recording,
  draft,
  onDraft,
  offset,
  onSaving,
  onSaved,
  onCancel,
}: {
  recording: RecordingDetail;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  offset: () => number;
  /** The title of what is on its way; null: nothing. */
  onSaving: (title: string | null) => void;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const api = useApi();
  const { ensure } = useOperator();
  const { busy, problem, run } = useDeed();
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef({ text: '', id: '' });
  /** An answer that was lost, and the same clip sent once more, marks nothing twice. */
  function idOf(clip: object): string {
    const text = JSON.stringify(clip);
    if (sent.current.text !== text) sent.current = { text, id: crypto.randomUUID() };
    return sent.current.id;
  }
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const lack = lackOf(draft);
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });

  async function save() {
    const clip = (await ensure()) ? sentClip(draft, recording.id) : null;
    if (clip === null) return;
    onSaving(clip.title);
    const done = await run(async () => {
      await api.mark({ id: idOf(clip), ...clip });
    });
    onSaving(null);
    if (done) onSaved();
  }
  return (
    <form
      ref={form}
      className="form clip-form"
      aria-label="标记片段"
      onSubmit={(event) => {
        event.preventDefault();
        if (lack === null) void save();
      }}
    >
      <h3>标记片段</h3>
      <div className="clip-points">
        <Point
          name="入点"
          keyName="I"
          at={draft.fromMs === null ? null : recording.startedAt + draft.fromMs}
          onSet={() => onDraft(withIn(draft, offset()))}
        />
        <Point
          name="出点"
          keyName="O"
          at={draft.toMs === null ? null : recording.startedAt + draft.toMs}
          onSet={() => onDraft(withOut(draft, offset()))}
        />
        <span className="clip-length">
          {draft.fromMs !== null && draft.toMs !== null && lengthWords(draft.toMs - draft.fromMs)}
        </span>
      </div>
      <label className="field clip-title">
        <span>标题</span>
        <input
          value={draft.title}
          maxLength={LONGEST.title}
          autoComplete="off"
          onChange={({ target }) => set({ title: target.value })}
        />
      </label>
      <label className="field">
        <span>案件类型</span>
        <select value={draft.caseType} onChange={({ target }) => set({ caseType: target.value })}>
          <option value="">不填</option>
          {CASE_TYPES.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>措施</span>
        <select value={draft.measure} onChange={({ target }) => set({ measure: target.value })}>
          <option value="">不填</option>
          {MEASURES.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="field clip-case">
        <span>案号</span>
        <input
          value={draft.caseNumber}
          maxLength={LONGEST.caseNumber}
          autoComplete="off"
          spellCheck={false}
          placeholder={recording.caseNumber ?? '不填则无'}
          onChange={({ target }) => set({ caseNumber: target.value })}
          onBlur={({ target }) => set({ caseNumber: normaliseCaseNumber(target.value) })}
        />
      </label>
      <label className="field clip-note">
        <span>备注</span>
        <input
          value={draft.note}
          maxLength={LONGEST.note}
          autoComplete="off"
          onChange={({ target }) => set({ note: target.value })}
        />
      </label>
      <div className="form-foot">
        {lack !== null && <span className="hint">{lack}</span>}
        <Problem text={problem} />
        <button type="button" onClick={onCancel} disabled={busy}>
          放弃
        </button>
        <button type="submit" className="primary" disabled={busy || lack !== null}>
          {busy ? '正在保存……' : '保存片段'}
        </button>
      </div>
    </form>
  );
}

function Point({
  name,
  keyName,
  at,
  onSet,
}: {
  name: string;
  keyName: string;
  at: number | null;
  onSet: () => void;
}) {
  return (
    <button type="button" className="clip-point" onClick={onSet}>
      {name} <b>{at === null ? '未设' : preciseTime(at)}</b> <kbd>{keyName}</kbd>
    </button>
  );
}
