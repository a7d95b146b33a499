import { useMemo, useState } from 'react';
import { coerciveMeasures, seizureMeasures } from '../../../../wire/codes.ts';
import type { View } from '../../../../wire/views.ts';
import { Dialog } from '../../../desk/parts/Dialog.tsx';
import { useTopic } from '../../../replica/use-replica.ts';
import { span } from '../conduct/conduct-view.ts';
import { LAW_AS_OF, LAW_POINTS } from '../laws/law-library.ts';
import type { DraftItem } from './draft.ts';
import { newItemId } from './new-item-id.ts';

/** What can be put on the list: cleared clips, pages of the law, talks and breaks. */
export function Palette({
  isFull,
  used,
  onAdd,
  onWrite,
}: {
  isFull: boolean;
  used: readonly DraftItem[];
  onAdd: (item: DraftItem) => void;
  onWrite: (item: DraftItem) => void;
}) {
  const cleared = useTopic('cleared');
  const [seen, setSeen] = useState<string | null>(null);
  const clips = useMemo(
    () =>
      [...cleared]
        .filter(([, { audiences }]) => audiences.includes('session'))
        .sort(([, one], [, other]) => one.publicTitle.localeCompare(other.publicTitle, 'zh')),
    [cleared],
  );
  const addClip = (derivativeId: string, { publicTitle: title, ms }: View<'cleared'>) =>
    onAdd({ itemId: newItemId(), kind: 'clip', derivativeId, title, ms, cue: '' });
  const plain = (kind: 'talk' | 'pause', title: string) =>
    onAdd({ itemId: newItemId(), kind, title, ms: null, cue: '' });
  const watched = seen === null ? undefined : cleared.get(seen);
  return (
    <aside className="palette" aria-label="可加入的内容">
      <section className="card">
        <h3>已放行的片段</h3>
        {clips.length === 0 && (
          <p className="empty">
            没有对警示活动放行的片段。在录像库提出放行，经复核、批准后出现在这里
          </p>
        )}
        <ul>
          {clips.map(([id, clip]) => (
            <li key={id} className="palette-clip">
              <span>
                <b>{clip.publicTitle}</b>
                <span className="hint">
                  {measureWord(clip.measure)} {span(clip.ms)}
                  {used.some((item) => item.kind === 'clip' && item.derivativeId === id) &&
                    ' · 已在单上'}
                </span>
              </span>
              <button type="button" className="quiet" onClick={() => setSeen(id)}>
                看
              </button>
              <button type="button" disabled={isFull} onClick={() => addClip(id, clip)}>
                加入
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h3>法条页</h3>
        <p className="hint">要点据{LAW_AS_OF}拟写，使用前请核对原文</p>
        <ul>
          {LAW_POINTS.map(({ id, title, text, basis, seconds }) => (
            <li key={id} className="palette-clip">
              <span>
                <b>{title}</b>
                <span className="hint">{basis}</span>
              </span>
              <button
                type="button"
                disabled={isFull}
                onClick={() =>
                  onAdd({
                    ...{ itemId: newItemId(), kind: 'law', title, text, basis, cue: '' },
                    ms: seconds * 1_000,
                  })
                }
              >
                加入
              </button>
            </li>
          ))}
        </ul>
        <button
          type="button"
          disabled={isFull}
          onClick={() =>
            onWrite({
              ...{ itemId: newItemId(), kind: 'law', title: '', text: '', basis: '' },
              ...{ ms: 60_000, cue: '' },
            })
          }
        >
          自写一页
        </button>
      </section>
      <section className="card">
        <h3>其他</h3>
        <div className="palette-plain">
          <button type="button" disabled={isFull} onClick={() => plain('talk', '逐一谈话')}>
            谈话
          </button>
          <button type="button" disabled={isFull} onClick={() => plain('pause', '休息')}>
            休息
          </button>
        </div>
      </section>
      {isFull && <p className="warn">▲ 节目单已满</p>}
      {seen !== null && watched && (
        <Dialog title={watched.publicTitle} onClose={() => setSeen(null)}>
          <div className="palette-watch">
            <video src={`/video/cleared/${encodeURIComponent(seen)}.mp4`} controls autoPlay muted />
          </div>
          <div className="form-foot">
            <button type="button" onClick={() => setSeen(null)}>
              关闭
            </button>
          </div>
        </Dialog>
      )}
    </aside>
  );
}

function measureWord(measure: View<'cleared'>['measure']): string {
  if (measure === null) return '';
  const labels: Readonly<Record<string, string>> = {
    ...seizureMeasures.labels,
    ...coerciveMeasures.labels,
  };
  return labels[measure] ?? '';
}
