import type { RequestHandler } from 'express';
import type { StorageHealth } from '../health.ts';
import type { UnrecordedDeed } from '../intake/unrecorded-deeds.ts';
import type { LogStore } from '../log/store.ts';
import type { RecordingStanding } from '../video/recording/space-guard.ts';

export interface RelayHealth {
  /** Whose relay it is, and whether everything in it is made up. */
  readonly court: { readonly name: string; readonly demo: boolean };
  readonly storage: StorageHealth;
  /** What may have missed something, in Chinese, since when; it stays so until the relay starts again. */
  readonly degraded: readonly { readonly name: string; readonly since: number }[];
  /** What holds and could not be recorded yet, in Chinese; `kept`: it holds after a start of the relay too. */
  readonly unrecorded: readonly UnrecordedDeed[];
  readonly displays: number;
  /** Field video: the RTMP door's port, or in Chinese why none comes in; null: this relay takes none. */
  readonly video: {
    readonly rtmpPort: number | null;
    readonly problem: string | null;
    /** null: nothing is recorded. */
    readonly recording: RecordingStanding | null;
  } | null;
}

/**
 * `GET /api/v1/health`: 200 as long as the relay lives; `status` says whether it can record, and
 * whether it may have missed something. Instants
 * are UTC ms, `uptime` seconds.
 */
export function getHealth(
  store: Pick<LogStore, 'head' | 'epoch'>,
  clock: { now(): number },
  health: () => RelayHealth,
): RequestHandler {
  return (_request, response) => {
    const { court, storage, degraded, unrecorded, displays, video } = health();
    response.json({
      status: storage.state === 'ok' && degraded.length > 0 ? 'degraded' : storage.state,
      court,
      storage,
      degraded,
      unrecorded,
      head: store.head(),
      epoch: store.epoch(),
      clock: clock.now(),
      displays,
      video,
      uptime: Math.floor(process.uptime()),
    });
  };
}
