import { useMemo } from 'react';
import { type RoomMode, roomModes, wallScenes } from '../../../wire/codes.ts';
import { useMove } from '../../desk/api/use-move.ts';
import { usePermissions } from '../../desk/session/use-session.ts';
import { useTopic } from '../../replica/use-replica.ts';
import { CaseFinder } from './CaseFinder.tsx';
import { directionWords } from './direction.ts';
import { SCENES } from './room.ts';
import { StreamList } from './StreamList.tsx';
import type { Direction, WallItem, WallsApi } from './walls-api.ts';

/** What the wall shall show: a scene, a case, a stream; and whether it goes on by itself. */
export function DirectPanel({
  api,
  wall,
  mode,
}: {
  api: WallsApi;
  wall: WallItem;
  mode: RoomMode;
}) {
  const may = usePermissions();
  const streams = useTopic('stream');
  const said = useMemo(() => wall.directive, [wall.directive]);
  const { shown, moving, move } = useMove<Direction | null>(said);
  const scenes = SCENES[mode];
  const allowed = may('wall.direct');
  const direct = (direction: Direction) => {
    void move(direction, () => api.direct(wall.id, direction));
  };
  const rotating = shown?.rotating ?? null;
  return (
    <section className="card" aria-label="导播">
      <h3>导播</h3>
      <p className="directed" aria-live="polite">
        {directionWords(shown, (id) => streams.get(id)?.title ?? id)}
        {moving && '　正在送出……'}
      </p>
      {allowed && (
        <>
          <div className="scenes">
            {scenes.map((scene) => (
              <button
                key={scene}
                type="button"
                aria-pressed={shown?.scene === scene}
                onClick={() => direct({ scene })}
              >
                {wallScenes.labels[scene]}
              </button>
            ))}
          </div>
          {mode === 'bureau' ? (
            <>
              <div className="scenes">
                <button
                  type="button"
                  aria-pressed={rotating === true}
                  onClick={() => direct({ rotating: true })}
                >
                  自动轮播
                </button>
                <button
                  type="button"
                  aria-pressed={rotating === false}
                  onClick={() => direct({ rotating: false })}
                >
                  停住轮播
                </button>
              </div>
              <CaseFinder onOpen={(caseNumber) => direct({ scene: 'case-cloud', caseNumber })} />
              <StreamList
                chosen={shown?.streamId ?? null}
                onOpen={(streamId) => direct({ scene: 'field-video', streamId })}
              />
            </>
          ) : (
            <p className="hint">“{roomModes.labels[mode]}”模式下不能调出案件与现场视频。</p>
          )}
        </>
      )}
    </section>
  );
}
