import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { type CaseStatus, useMeta } from '../../../replica/use-replica.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { useNavigation } from '../../navigation.ts';
import { chooseStream } from '../field-video/chosen-stream.ts';
import { byNewest, type FieldStream, isComingIn } from '../field-video/field-streams.ts';
import { useFieldStreams } from '../field-video/use-field-streams.ts';
import type { SceneProps } from '../scene.ts';
import { CasePicture } from './CasePicture.tsx';
import { choiceReasons } from './case-choice.utils.ts';
import { LoadingPicture } from './LoadingPicture.tsx';
import { useCaseRows } from './use-case-rows.ts';
import { useChosenCase } from './use-chosen-case.ts';
import './CaseCloud.css';

/** 个案云图: the case that was asked for, or one worth showing. */
export default function CaseCloud({ caseNumber, arrangement, unit, onPainted }: SceneProps) {
  const chosen = useChosenCase(caseNumber);
  if (chosen === null) {
    return (
      <Settled onPainted={onPainted}>
        <Notice title="尚未选定案件">
          按 /
          键查询案号、当事人或公司；轮播时自动选取有现场视频、近日到款、查封将到期、大额未到位的案件
        </Notice>
      </Settled>
    );
  }
  return (
    <OneCase
      key={chosen.caseNumber}
      caseNumber={chosen.caseNumber}
      reason={choiceReasons[chosen.reason]}
      arrangement={arrangement}
      unit={unit}
      onPainted={onPainted}
    />
  );
}

function OneCase({
  caseNumber,
  reason,
  arrangement,
  unit,
  onPainted,
}: Omit<SceneProps, 'caseNumber' | 'first' | 'page'> & { caseNumber: string; reason: string }) {
  const { status, rows } = useCaseRows(caseNumber);
  const today = useMeta('courtToday');
  const { paused, open, occupy } = useNavigation();
  const live = useLiveOf(caseNumber);
  const watch = useCallback(
    (streamId: string) => {
      chooseStream(streamId);
      open('field-video');
    },
    [open],
  );
  if (rows && today !== undefined) {
    return (
      <Settled onPainted={onPainted}>
        <CasePicture
          rows={rows}
          today={today}
          reason={reason}
          arrangement={arrangement}
          unit={unit}
          touring={!paused}
          live={live}
          onLive={watch}
          onPlaying={occupy}
        />
      </Settled>
    );
  }
  if (status === 'loading' || status === 'ready') {
    return (
      <Late onPainted={onPainted}>
        <LoadingPicture caseNumber={caseNumber} arrangement={arrangement} />
      </Late>
    );
  }
  const { title, text } = unavailable(status);
  return (
    <Settled onPainted={onPainted}>
      <Notice title={`${title}：${caseNumber}`} tone="error">
        {text}
      </Notice>
    </Settled>
  );
}

/** The case's streams that come in now, the newest first. */
function useLiveOf(caseNumber: string): readonly FieldStream[] {
  const streams = useFieldStreams();
  return useMemo(
    () =>
      [...streams.values()]
        .filter((stream) => stream.caseNumber === caseNumber && isComingIn(stream))
        .sort(byNewest),
    [streams, caseNumber],
  );
}

function unavailable(status: Exclude<CaseStatus, 'loading' | 'ready'>) {
  switch (status) {
    case 'unknown':
      return { title: '没有此案', text: '请核对案号后按 / 键重新查询' };
    case 'unknown_scope':
    case 'forbidden':
      return { title: '此处不能查看此案', text: '本屏的权限不含此案；按 / 键可查询其他案件' };
    case 'too_many_scopes':
    case 'rate_limited':
      return { title: '暂时打不开', text: '打开的案件过多，稍后自动重试' };
    default:
      return { title: '暂时打不开', text: '服务暂不可用，恢复后自动显示' };
  }
}

/** Tells the shell, after the charts' own frame, that the picture is there. */
function Settled({ children, onPainted }: { children: ReactNode; onPainted: () => void }) {
  const latest = useLatest(onPainted);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => latest.current());
    });
    return () => cancelAnimationFrame(frame);
  }, [latest]);
  return <div className="case-cloud-scene">{children}</div>;
}

/** Longest wait for a case before its skeleton is shown instead of the old scene, ms. */
const PATIENCE_MS = 700;

/** The skeleton comes into view only when the case is slow to come. */
function Late({ children, onPainted }: { children: ReactNode; onPainted: () => void }) {
  const latest = useLatest(onPainted);
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [latest]);
  return <div className="case-cloud-scene">{children}</div>;
}

function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  ref.current = value;
  return ref;
}
