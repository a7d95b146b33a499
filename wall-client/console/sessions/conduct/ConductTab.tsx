import { useEffect, useRef, useState } from 'react';
import { targetOf } from '../../../desk/key-target.ts';
import { Dialog } from '../../../desk/parts/Dialog.tsx';
import { usePermissions } from '../../../desk/session/use-session.ts';
import { useRow } from '../../../replica/use-replica.ts';
import { moneyText } from '../../../ui/format.ts';
import { Preview } from '../preview/Preview.tsx';
import { type SessionRow, useRunItems } from '../use-session-rows.ts';
import { ConductBar } from './ConductBar.tsx';
import { ConductList } from './ConductList.tsx';
import { commandOfKey } from './conduct-keys.ts';
import { type Command, conductPicture, lengthWords, overtakenWords, span } from './conduct-view.ts';
import { DisplaysInStep } from './DisplaysInStep.tsx';
import { Notes } from './Notes.tsx';
import { RoomHint } from './RoomHint.tsx';
import { useConduct } from './use-conduct.ts';
import { useMachineNow } from './use-machine-now.ts';

/** The session as it is conducted: what is on, what comes, and the few things that can be done. */
export function ConductTab({ id, row }: { id: string; row: SessionRow }) {
  const may = usePermissions();
  const items = useRunItems(id);
  const now = useMachineNow();
  const onWall = useRow('showing', row.wallId);
  const rehearsed = useRow('rehearsal', id);
  const [wished, setWished] = useState(false);
  const rehearsal = wished && row.state === 'planned';
  const conduct = rehearsal ? row.rehearsal : row.conduct;
  const picture = conductPicture({ state: row.state, conduct, rehearsal, items, now });
  const conducting = useConduct(id, conduct, rehearsal);
  const [ending, setEnding] = useState(false);
  const conducts = may('session.conduct');
  const isMine = onWall?.sessionId === id;

  function command(what: Command, itemId?: string) {
    if (what === 'end') setEnding(true);
    else void conducting.run(what, itemId);
  }
  const latest = useRef({ picture, command, conducts });
  latest.current = { picture, command, conducts };
  useEffect(() => {
    const stop = new AbortController();
    const onKey = (event: KeyboardEvent) => {
      const { picture: seen, command: give, conducts: allowed } = latest.current;
      const target = targetOf(event.target);
      const what = commandOfKey(
        {
          key: event.key,
          modified: event.ctrlKey || event.altKey || event.metaKey || event.shiftKey,
          repeated: event.repeat,
          target: target === 'text' ? 'field' : target === 'page' ? 'page' : 'control',
        },
        seen,
      );
      if (!allowed || what === null || event.defaultPrevented) return;
      event.preventDefault();
      give(what);
    };
    document.addEventListener('keydown', onKey, { signal: stop.signal });
    return () => stop.abort();
  }, []);

  return (
    <section className="conduct" aria-label="主持" data-phase={picture.phase}>
      <div className="conduct-stage">
        {row.state === 'planned' && (
          <fieldset className="switch" aria-label="彩排或正式">
            <button type="button" aria-pressed={!rehearsal} onClick={() => setWished(false)}>
              正式
            </button>
            <button type="button" aria-pressed={rehearsal} onClick={() => setWished(true)}>
              彩排（只在本页播放）
            </button>
          </fieldset>
        )}
        {!rehearsal && <RoomHint wallId={row.wallId} state={row.state} />}
        <Preview
          showing={rehearsal ? rehearsed : isMine ? onWall : undefined}
          now={now}
          word={rehearsal ? '彩排' : '大屏画面'}
        />
        <dl className="conduct-tally" aria-label="现场统计">
          <div>
            <dt>到场</dt>
            <dd>
              {row.tally.arrived}
              <small>／{row.invited} 人</small>
            </dd>
          </div>
          <div>
            <dt>达成和解</dt>
            <dd>
              {row.tally.settled}
              <small> 人</small>
            </dd>
          </div>
          <div>
            <dt>当场履行</dt>
            <dd>{moneyText(row.tally.receivedFen)}</dd>
          </div>
        </dl>
        {!rehearsal && may('read.bureau') && row.state === 'running' && (
          <DisplaysInStep wallId={row.wallId} itemId={row.conduct?.itemId ?? null} />
        )}
        <Notes notes={row.notes} items={items} />
      </div>
      <div className="conduct-now">
        <PhaseHead picture={picture} rehearsal={rehearsal} />
        {(conducting.overtaken || conducting.problem !== null) && (
          <div className="told" role="alert">
            <p>{conducting.overtaken ? overtakenWords(picture) : conducting.problem}</p>
            <button type="button" className="quiet" onClick={conducting.heard}>
              知道了
            </button>
          </div>
        )}
        <ConductList
          items={items}
          picture={picture}
          mayJump={conducts && picture.may.jump && !conducting.busy}
          onJump={(itemId) => command('jump', itemId)}
        />
      </div>
      {conducts && picture.phase !== 'over' && (
        <ConductBar
          picture={picture}
          rehearsal={rehearsal}
          busy={conducting.busy}
          onCommand={command}
        />
      )}
      {ending && (
        <Dialog
          title={rehearsal ? '结束彩排？' : '结束这场活动？'}
          onClose={() => setEnding(false)}
        >
          <p>
            {rehearsal
              ? '彩排可以再来，不留记录。'
              : '结束后大屏收起，不能再播放；谈话与结果仍可登记。'}
          </p>
          <div className="form-foot">
            <button type="button" onClick={() => setEnding(false)}>
              返回
            </button>
            <button
              type="button"
              className="danger"
              onClick={() => {
                setEnding(false);
                void conducting.run('end');
              }}
            >
              确认结束
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

const PHASE_WORDS = {
  before: '尚未开始',
  running: '正在播放',
  paused: '已暂停',
  held: '休屏中',
  listEnd: '节目单已放完',
  over: '已结束',
} as const;

function PhaseHead({
  picture,
  rehearsal,
}: {
  picture: ReturnType<typeof conductPicture>;
  rehearsal: boolean;
}) {
  const { phase, now, next, leftMs, positionMs, rest, startsInMs } = picture;
  const share = now?.ms ? Math.min(1, positionMs / now.ms) : 0;
  return (
    <header className="conduct-head">
      <p className="conduct-phase" role="status">
        {rehearsal && '彩排 · '}
        {startsInMs > 0 ? '即将开始' : PHASE_WORDS[phase]}
      </p>
      <h3>
        {now?.title ?? (phase === 'before' ? `第一项：${next?.title ?? '节目单是空的'}` : '—')}
      </h3>
      {now && (
        <p className="conduct-left">
          {leftMs === null ? (
            <>
              已 <b>{span(positionMs)}</b>，由操作人结束
            </>
          ) : (
            <>
              还剩 <b>{span(leftMs)}</b>
            </>
          )}
        </p>
      )}
      {now?.ms && <progress className="conduct-progress" value={share} aria-label="本项进度" />}
      {now?.cue && <p className="conduct-cue">提示：{now.cue}</p>}
      {phase !== 'over' && rest.ms + rest.open > 0 && (
        <p className="hint">
          {now && (next ? `接下来：${next.title}` : '这是最后一项')}
          {now && ' · '}
          余下：{lengthWords(rest)}
        </p>
      )}
    </header>
  );
}
