import { useEffect, useRef } from 'react';
import type { ShownItem } from '../../../../wire/views.ts';
import type { PlayerFacts } from '../../../player/sync/sync-player.ts';
import { useLink, useTopic } from '../../../replica/use-replica.ts';
import { firstFiguresCommitted } from '../../first-paint.ts';
import type { Arrangement, SceneProps } from '../scene.ts';
import { Chapters } from './Chapters.tsx';
import { LowerThird } from './LowerThird.tsx';
import { faceOf, type Showing } from './programme.utils.ts';
import { Marks, Stage } from './Stage.tsx';
import { Tally } from './Tally.tsx';
import { usePlayback } from './use-playback.ts';
import './warning.css';
import './arranged.css';

/**
 * 执行警示: what the wall's session shows, in step with its other displays. Nothing of the bureau: its only row is
 * `showing`.
 */
export default function Warning({ arrangement, first, onPainted }: SceneProps) {
  const showing: Showing | undefined = [...useTopic('showing').values()][0];
  const { ref, facts } = usePlayback(showing, first);
  const link = useLink();
  const item = useOnScreen(showing, facts);
  const seen = useSeen(facts);
  const face = faceOf(showing, item, facts.picture, seen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: reported once, when mounted
  useEffect(() => {
    onPainted();
    firstFiguresCommitted();
  }, []);

  const plays = face.show === 'clip' || face.show === 'law' || face.show === 'card';
  return (
    <section
      className="warning"
      aria-label="执行警示"
      data-arrangement={arrangement}
      data-face={face.show}
      data-item={item?.itemId ?? ''}
      data-picture={facts.picture}
    >
      <div className="warning-stage">
        <div className="warning-video" ref={ref} aria-hidden="true" />
        <Stage face={face} showing={showing} arrangement={arrangement} />
        {plays && (
          <Marks
            note={face.show === 'clip' ? face.note : null}
            failed={face.show === 'card' && face.failed}
            paused={showing?.timeline?.pausedAtMs != null}
            cutOff={link !== 'live'}
            muted={facts.sound === 'refused' && face.show === 'clip'}
          />
        )}
      </div>
      {plays && showing && (
        <>
          <LowerThird item={face.item} aside={arrangement !== 'base'} />
          <Tally tally={showing.tally} large={arrangement !== 'base'} />
          <Chapters
            title={showing.title}
            chapters={showing.chapters}
            itemId={face.item.itemId}
            room={ROOM[arrangement]}
            across={arrangement === 'base'}
          />
        </>
      )}
    </section>
  );
}

/** How many chapters are named at once. */
const ROOM: Record<Arrangement, number> = { base: 4, wide: 9, portrait: 9 };

/** The item on the screen: until its successor's instant that is one which the row names no more. */
function useOnScreen(showing: Showing | undefined, { itemId }: PlayerFacts): ShownItem | null {
  const known = useRef(new Map<string, ShownItem>());
  if (!showing) known.current.clear();
  for (const each of [showing?.next, showing?.now]) if (each) known.current.set(each.itemId, each);
  for (const old of [...known.current.keys()].slice(0, -MOST_KNOWN)) known.current.delete(old);
  return itemId === null ? null : (known.current.get(itemId) ?? null);
}

const MOST_KNOWN = 8;

/** Whether a picture of the item on the screen has been there. */
function useSeen({ itemId, picture }: PlayerFacts): boolean {
  const seen = useRef<string | null>(null);
  if (picture === 'moving' || picture === 'standing') seen.current = itemId;
  return itemId !== null && seen.current === itemId;
}
