import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { PlayProof } from '../../../player/sync/play-proof.ts';
import { type PlayerFacts, SyncPlayer } from '../../../player/sync/sync-player.ts';
import { useMachineClock, useReplicaClient, useTell } from '../../../replica/use-replica.ts';
import { programmeOf, type Showing } from './programme.utils.ts';

/** How its playback stands is renewed so often for the display's reports. */
const DESCRIBE_MS = 1_000;
const NOT_PLAYING = { itemId: null, skewMs: null, seeks: 0, sound: false };
const NOTHING: PlayerFacts = { itemId: null, picture: 'none', sound: 'off' };

/**
 * Plays what a session's row says into an element, in step with the wall's other displays, and tells the relay
 * what was really on the screen.
 * @param heard this display is the one of its wall that is heard
 * @returns a ref for the element, and how it stands
 */
export function usePlayback(showing: Showing | undefined, heard: boolean) {
  const machineNow = useMachineClock();
  const tell = useTell();
  const { connection } = useReplicaClient();
  const [host, setHost] = useState<HTMLElement | null>(null);
  const [player, setPlayer] = useState<SyncPlayer | null>(null);
  const ledger = useMemo(() => new Ledger(tell, machineNow), [tell, machineNow]);
  ledger.note(showing);

  useEffect(() => {
    if (!host) return;
    const proof = new PlayProof((stretch) => ledger.shown(stretch));
    const made = new SyncPlayer(host, {
      machineNow,
      sound: heard,
      onFrame: (itemId, place, at) => proof.frame(itemId, place, at),
      onFailed: (itemId, why) => ledger.failed(itemId, why),
    });
    const ends = made.subscribe(() => {
      if (made.facts.picture !== 'moving') proof.end();
    });
    const describes = setInterval(() => {
      const { itemId, sound } = made.facts;
      const { skewMs, seeks } = made.step;
      const rounded = skewMs === null ? null : Math.round(skewMs * 10) / 10;
      connection.describe({ play: { itemId, skewMs: rounded, seeks, sound: sound === 'on' } });
    }, DESCRIBE_MS);
    const playsNoMore = connection.playsByClock();
    const away = () => proof.end();
    window.addEventListener('pagehide', away);
    setPlayer(made);
    return () => {
      window.removeEventListener('pagehide', away);
      proof.end();
      ends();
      clearInterval(describes);
      playsNoMore();
      connection.describe({ play: NOT_PLAYING });
      setPlayer(null);
      made.destroy();
    };
  }, [host, machineNow, heard, ledger, connection]);

  const programme = programmeOf(showing);
  useEffect(() => player?.show(programme));
  const facts = useSyncExternalStore(
    (listener) => player?.subscribe(listener) ?? (() => undefined),
    () => player?.facts ?? NOTHING,
  );
  return { ref: setHost, facts };
}

type Tell = ReturnType<typeof useTell>;
type Stretch = Parameters<ConstructorParameters<typeof PlayProof>[0]>[0];
type Why = 'unavailable' | 'undecodable' | 'late';

/** Knows which clip an item was, also when the row has gone on, and tells of each failure once. */
class Ledger {
  readonly #tell: Tell;
  readonly #machineNow: () => number | null;
  readonly #clips = new Map<string, { sessionId: string; derivativeId: string; digest: string }>();
  readonly #failed = new Set<string>();

  constructor(tell: Tell, machineNow: () => number | null) {
    this.#tell = tell;
    this.#machineNow = machineNow;
  }

  note(showing: Showing | undefined): void {
    if (!showing?.now?.clip) return;
    const { itemId, clip } = showing.now;
    this.#clips.delete(itemId);
    this.#clips.set(itemId, { sessionId: showing.sessionId, ...clip });
    for (const old of [...this.#clips.keys()].slice(0, -MOST_CLIPS)) this.#clips.delete(old);
  }

  shown(stretch: Stretch): void {
    const clip = this.#clips.get(stretch.itemId);
    if (clip) this.#tell({ event: 'shown', message: { ...clip, ...stretch } });
  }

  failed(itemId: string, why: Why): void {
    const clip = this.#clips.get(itemId);
    const at = this.#machineNow();
    if (!clip || at === null || this.#failed.has(`${clip.sessionId} ${itemId}`)) return;
    this.#failed.add(`${clip.sessionId} ${itemId}`);
    const { sessionId, derivativeId } = clip;
    const message = { sessionId, itemId, derivativeId, why, at: Math.round(at) };
    this.#tell({ event: 'failed', message });
  }
}

const MOST_CLIPS = 8;
