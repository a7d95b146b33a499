import { useCallback, useEffect, useState } from 'react';
import type { ExportStanding } from '../../../wire/library.ts';
import { Refused, wordsOf } from '../../desk/api/refused.ts';
import { usePolled } from '../../desk/api/use-polled.ts';
import { momentText } from '../../recordings/words.ts';
import { useApi } from '../api/use-api.ts';
import { sizeText } from '../words.ts';
import type { AskedExport } from '../work.ts';

const EVERY_MS = 1_000;
/** What is over does not change any more. */
const OVER_MS = 600_000;

/** One export: how far it is, then the two files and how to check them. */
export function ExportRow({
  asked,
  among,
  onReady,
}: {
  asked: AskedExport;
  /** How many are shown: one is made at a time, and many are asked after less often. */
  among: number;
  onReady: () => void;
}) {
  const api = useApi();
  const { id } = asked;
  const load = useCallback((signal: AbortSignal) => api.exportStanding(id, signal), [api, id]);
  const [over, setOver] = useState(false);
  const { value, error } = usePolled(load, {
    every: over ? OVER_MS : EVERY_MS * Math.max(1, among / 4),
    keeps: true,
  });
  // Taken away by now: nothing is being made, and there is nothing to fetch any more.
  const isGone = error instanceof Refused && error.status === 404;
  const state = isGone ? 'gone' : (value?.state ?? 'making');
  useEffect(() => {
    if (state === 'making') return;
    setOver(true);
    if (state === 'ready') onReady();
  }, [state, onReady]);
  return (
    <li className="export" data-state={state}>
      <p>
        <bdi className="export-what">{asked.what}</bdi>
        {state === 'ready' && value?.bytes != null && <span>{sizeText(value.bytes)}</span>}
      </p>
      {error !== null && <p className="warn">{wordsOf(error)}</p>}
      {state === 'making' && (
        <p role="status">
          <progress aria-label="正在生成" value={value?.share ?? undefined} max={1} />{' '}
          正在生成，可继续做别的
        </p>
      )}
      {state === 'failed' && (
        <p className="problem">
          没有导出：{value?.message ?? '原因不明，请通知运维'}；可再导出一次
        </p>
      )}
      {state === 'ready' && value && <Files standing={value} />}
    </li>
  );
}

function Files({ standing }: { standing: ExportStanding }) {
  const { files, manifestSha256, keptUntil } = standing;
  if (!files) return null;
  return (
    <>
      <p className="export-files">
        <a href={files.video} download>
          下载 MP4
        </a>
        <a href={files.manifest} download>
          下载清单
        </a>
      </p>
      {manifestSha256 != null && (
        <p className="export-digest">
          清单摘要（请写在交接单上）<code>{manifestSha256}</code>
        </p>
      )}
      <p className="hint">
        两个文件放在一起，核对：<code>npm run verify-video -- 文件名.mp4</code>
        {keptUntil != null && `；保留至 ${momentText(keptUntil)}，到期可再导出`}
      </p>
    </>
  );
}
