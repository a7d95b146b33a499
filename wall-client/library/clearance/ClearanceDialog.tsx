import { useCallback, useEffect, useState } from 'react';
import type { ClearanceDetail, ClearanceItem } from '../../../wire/clearance.ts';
import { clearanceStates } from '../../../wire/codes.ts';
import type { ClipItem, RecordingDetail } from '../../../wire/library.ts';
import { wordsOf } from '../../desk/api/refused.ts';
import { usePolled } from '../../desk/api/use-polled.ts';
import { Dialog } from '../../desk/parts/Dialog.tsx';
import { SignInForm } from '../../desk/session/SignInForm.tsx';
import { usePermissions, useSession, useSitting } from '../../desk/session/use-session.ts';
import { Notice, Skeleton } from '../../ui/Notice.tsx';
import { draftMasks } from './mask-draft.ts';
import { type Beginning, ProposalEditor } from './ProposalEditor.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { ReviewBoard } from './ReviewBoard.tsx';
import { ShownPart } from './ShownPart.tsx';
import { stageOf, stageWords } from './standing.ts';
import { useClearanceApi } from './use-clearances.ts';
import './clearance.css';

/** While it is being made it is asked for sooner, ms. */
const SOON = 1_500;

/** Everything about showing one clip outside the bureau: the step that is due, and how it stands. */
export function ClearanceDialog({
  detail,
  clip,
  onClose,
  onChanged,
}: {
  detail: RecordingDetail;
  clip: ClipItem;
  onClose: () => void;
  onChanged: () => void;
}) {
  const api = useClearanceApi();
  const may = usePermissions();
  const isKnown = may('read.bureau');
  const load = useCallback(
    async (signal: AbortSignal): Promise<ClearanceDetail | 'none'> => {
      if (!isKnown) return 'none';
      const all = await api.ofRecording(clip.recordingId, signal);
      const isAsked = all.some(({ clipId }) => clipId === clip.id);
      return isAsked ? api.detail(clip.id, signal) : 'none';
    },
    [api, clip.id, clip.recordingId, isKnown],
  );
  const { value, error, again } = usePolled(load, { every: SOON });
  const done = () => {
    again();
    onChanged();
  };
  const clearance = value === null || value === 'none' ? null : value;
  return (
    <div className="clearance-dialog">
      <Dialog title={`对外放行：${clip.title}`} onClose={onClose}>
        <button type="button" className="clearance-close" onClick={onClose}>
          关闭
        </button>
        {!isKnown && <SignInPart />}
        {value === null && error === null && <Skeleton lines={6} />}
        {value === null && error !== null && (
          <Notice tone="error" title="放行情况取不到">
            {wordsOf(error)}
          </Notice>
        )}
        {value !== null && isKnown && (
          <>
            <p className="clearance-state" role="status">
              {stageWords(clearance)}
            </p>
            {clearance?.cleared && (
              <ShownPart clipId={clip.id} cleared={clearance.cleared} onDone={done} />
            )}
            <Step detail={detail} clip={clip} clearance={clearance} onDone={done} />
            {clearance &&
              stageOf(clearance) !== 'shown' &&
              isOpen(clearance) &&
              may('clearance.propose') && (
                <ReasonForm
                  label="撤回申请的理由"
                  action="撤回申请"
                  onDo={(reason) => api.withdraw(clip.id, 'all', reason)}
                  onDone={done}
                />
              )}
          </>
        )}
      </Dialog>
    </div>
  );
}

const isOpen = (clearance: ClearanceItem) => {
  const stage = stageOf(clearance);
  return stage === 'baking' || stage === 'baked' || stage === 'reviewed';
};

/** Who takes a step is signed in: it is asked for here, where the first step is. */
function SignInPart() {
  const session = useSession();
  const sitting = useSitting();
  useEffect(() => void session.check(), [session]);
  if (sitting.kind === 'asking') return <Skeleton lines={3} />;
  return (
    <section className="clearance-sign-in" aria-label="登录">
      <p className="hint">申请、复核、批准与撤回都要登录，由谁办理记入日志</p>
      <SignInForm />
    </section>
  );
}

/** The step that is due now. */
function Step({
  detail,
  clip,
  clearance,
  onDone,
}: {
  detail: RecordingDetail;
  clip: ClipItem;
  clearance: ClearanceDetail | null;
  onDone: () => void;
}) {
  const may = usePermissions();
  const [again, setAgain] = useState(false);
  const proposal = clearance?.proposal ?? null;
  const stage = stageOf(clearance);
  if (stage === 'baking') {
    return (
      <Notice title="正在合成成片">
        遮挡与声音处理正写入成片，约需片段时长的一至三倍；可先关闭，完成后在片段列表中显示“待复核”
      </Notice>
    );
  }
  if (proposal !== null && (stage === 'baked' || stage === 'reviewed')) {
    return (
      <ReviewBoard
        key={proposal.proposalId}
        detail={detail}
        clip={clip}
        proposal={proposal}
        onDone={onDone}
      />
    );
  }
  if (!may('clearance.propose'))
    return <p className="hint">登录后可申请；您的账号目前没有这项权限</p>;
  if (proposal !== null && !again) {
    return (
      <div className="clearance-ended">
        {proposal.reason !== null && stage === 'ended' && (
          <p className="warn">
            {clearanceStates.labels[proposal.state]}：{proposal.reason}
          </p>
        )}
        <button type="button" onClick={() => setAgain(true)}>
          {stage === 'shown' ? '另行申请（更改遮挡或对象）' : '修改后重新申请'}
        </button>
      </div>
    );
  }
  return (
    <ProposalEditor
      detail={detail}
      clip={clip}
      beginning={beginningOf(clip, clearance)}
      onDone={() => {
        setAgain(false);
        onDone();
      }}
    />
  );
}

function beginningOf(clip: ClipItem, clearance: ClearanceDetail | null): Beginning {
  const before = clearance?.proposal;
  return {
    masks: draftMasks(clearance?.maskPlan ?? []),
    sound: clearance?.soundPlan ?? { whole: 'mute', ranges: [] },
    words: {
      audiences: before?.audiences ?? ['session'],
      publicTitle: before?.publicTitle ?? '',
      caseType: before?.caseType ?? clip.caseType ?? '',
      measure: before?.measure ?? clip.measure ?? '',
      legalBasis: before?.legalBasis ?? '',
      maskedParty: before?.maskedParty ?? '',
    },
  };
}
