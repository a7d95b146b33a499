import { useState } from 'react';
import type { ClearanceItem } from '../../../wire/clearance.ts';
import {
  type ClearanceAudience,
  clearanceAudiences,
  clearanceChecks,
} from '../../../wire/codes.ts';
import type { ClipItem, RecordingDetail } from '../../../wire/library.ts';
import { useDeed } from '../../desk/api/use-deed.ts';
import { Problem } from '../../desk/parts/Problem.tsx';
import { useMe, usePermissions } from '../../desk/session/use-session.ts';
import { usePlayback } from '../../recordings/use-playback.ts';
import { measureWord } from '../clips/clip-draft.ts';
import type { Decided } from './clearance-api.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { SideBySide } from './SideBySide.tsx';
import { audienceWords } from './standing.ts';
import { useClearanceApi } from './use-clearances.ts';

type Proposal = NonNullable<ClearanceItem['proposal']>;

const HINTS: Readonly<Record<keyof typeof clearanceChecks.labels, string>> = {
  faces: '被执行人、家属、未成年人、群众的面部都已遮住，移动中也遮住',
  plates: '车牌、证照号码都看不清',
  doors: '门牌、楼栋号、信封与文书上的姓名地址都看不清',
  voices: '听不到姓名、住址、电话等；不宜公开的已静音',
};

/** What was made, beside what it was made of: looked at, then passed on, or sent back with a reason. */
export function ReviewBoard({
  detail,
  clip,
  proposal,
  onDone,
}: {
  detail: RecordingDetail;
  clip: ClipItem;
  proposal: Proposal;
  onDone: () => void;
}) {
  const api = useClearanceApi();
  const may = usePermissions();
  const me = useMe();
  const { ref, playback } = usePlayback(detail, clip.fromMs);
  const { proposalId, state, derivative, by, publicTitle, maskedParty } = proposal;
  if (derivative === null) return null;
  const { derivativeId, digest } = derivative;
  const decided: Decided = { proposalId, derivativeId, digest };
  const isOwn = me !== null && me.account === by;
  return (
    <div className="review">
      <SideBySide
        clip={clip}
        size={detail}
        host={ref}
        playback={playback}
        derivativeId={derivativeId}
      />
      <div className="review-side">
        <dl className="facts">
          <dt>公开标题</dt>
          <dd>{publicTitle}</dd>
          <dt>化名</dt>
          <dd>{maskedParty}</dd>
          <dt>措施与依据</dt>
          <dd>
            {proposal.measure === null ? '' : `${measureWord(proposal.measure)} · `}
            {proposal.legalBasis}
          </dd>
          <dt>放行对象</dt>
          <dd>{audienceWords(proposal.audiences)}</dd>
          <dt>遮挡</dt>
          <dd>{proposal.masks === 0 ? '无' : `${proposal.masks} 处`}</dd>
          <dt>提出</dt>
          <dd>{by}</dd>
          {proposal.reviewedBy !== null && (
            <>
              <dt>复核</dt>
              <dd>
                {proposal.reviewedBy}
                {proposal.note !== null && `：${proposal.note}`}
              </dd>
            </>
          )}
          <dt>摘要</dt>
          <dd className="digest">{digest.slice(0, 16)}…</dd>
        </dl>
        {state === 'baked' && may('clearance.review') && !isOwn && (
          <CheckList onDo={(note) => api.review(clip.id, decided, note)} onDone={onDone} />
        )}
        {state === 'baked' && isOwn && <p className="warn">您是提出人，须由他人复核</p>}
        {state === 'baked' && !may('clearance.review') && (
          <p className="hint">等待有复核权限的同事（法官、局长）复核</p>
        )}
        {state === 'reviewed' && may('clearance.clear') && (
          <Approval
            proposed={proposal.audiences}
            onDo={(audiences) => api.clear(clip.id, decided, audiences)}
            onDone={onDone}
          />
        )}
        {state === 'reviewed' && !may('clearance.clear') && (
          <p className="hint">已复核，等待局长批准</p>
        )}
        {may('clearance.review') && (
          <ReasonForm
            label="退回的理由"
            action="退回"
            onDo={(reason) => api.refuse(clip.id, proposalId, reason)}
            onDone={onDone}
          />
        )}
      </div>
    </div>
  );
}

function CheckList({
  onDo,
  onDone,
}: {
  onDo: (note: string) => Promise<void>;
  onDone: () => void;
}) {
  const { busy, problem, run } = useDeed();
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const isAll = checked.size === clearanceChecks.codes.length;
  async function pass() {
    if (await run(() => onDo(note.trim()))) onDone();
  }
  return (
    <form
      className="form check-list"
      aria-label="复核"
      onSubmit={(event) => {
        event.preventDefault();
        if (isAll) void pass();
      }}
    >
      <h3>从头到尾看过成片，逐项核对</h3>
      {clearanceChecks.codes.map((code) => (
        <label key={code} className="check">
          <input
            type="checkbox"
            checked={checked.has(code)}
            onChange={({ target }) =>
              setChecked(
                (all) =>
                  new Set(target.checked ? [...all, code] : [...all].filter((one) => one !== code)),
              )
            }
          />
          <span>
            <b>{clearanceChecks.labels[code]}</b> {HINTS[code]}
          </span>
        </label>
      ))}
      <label className="field">
        <span>复核意见（可不填）</span>
        <input
          value={note}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      <Problem text={problem} />
      <div className="form-foot">
        <button type="submit" className="primary" disabled={busy || !isAll}>
          {busy ? '正在办理……' : '复核通过'}
        </button>
      </div>
    </form>
  );
}

function Approval({
  proposed,
  onDo,
  onDone,
}: {
  proposed: readonly ClearanceAudience[];
  onDo: (audiences: readonly ClearanceAudience[]) => Promise<void>;
  onDone: () => void;
}) {
  const { busy, problem, run } = useDeed();
  const [audiences, setAudiences] = useState<readonly ClearanceAudience[]>(proposed);
  async function approve() {
    if (await run(() => onDo(audiences))) onDone();
  }
  return (
    <form
      className="form"
      aria-label="批准"
      onSubmit={(event) => {
        event.preventDefault();
        if (audiences.length > 0) void approve();
      }}
    >
      <fieldset>
        <legend>批准用于</legend>
        <div className="choices">
          {proposed.map((code) => (
            <label key={code} className="check">
              <input
                type="checkbox"
                checked={audiences.includes(code)}
                onChange={({ target }) =>
                  setAudiences(
                    proposed.filter((one) =>
                      one === code ? target.checked : audiences.includes(one),
                    ),
                  )
                }
              />
              {clearanceAudiences.labels[code]}
            </label>
          ))}
        </div>
      </fieldset>
      <Problem text={problem} />
      <div className="form-foot">
        <button type="submit" className="primary" disabled={busy || audiences.length === 0}>
          {busy ? '正在办理……' : '批准放行'}
        </button>
      </div>
    </form>
  );
}
