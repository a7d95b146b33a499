import type Hls from 'hls.js';
import type { ErrorData, HlsConfig, LoadPolicy } from 'hls.js';
import { type Stretch, timeOf } from './media-map.ts';
import type { Failure } from './recovery.ts';

type HlsModule = typeof import('hls.js/light');

/** `missing`: the relay answers, and has no such media. */
export type VodFailure = Failure | 'missing';

export interface VodEvents {
  failed(failure: VodFailure): void;
  /** The playlist has come, first or anew. */
  listed(): void;
}

/** One attempt at playing a recording. */
export interface VodEngine {
  /** What there is, in order; empty while it is not known. */
  stretches(): readonly Stretch[];
  recover(): void;
  close(): void;
}

/** @param from where to begin, UTC ms of the media's clock; null: at the beginning */
export type OpenVod = (
  video: HTMLVideoElement,
  url: string,
  from: number | null,
  on: VodEvents,
) => VodEngine;

const patient: LoadPolicy = {
  default: {
    maxTimeToFirstByteMs: 10_000,
    maxLoadTimeMs: 30_000,
    timeoutRetry: { maxNumRetry: 1, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: { maxNumRetry: 1, retryDelayMs: 500, maxRetryDelayMs: 1000 },
  },
};

const config: Partial<HlsConfig> = {
  lowLatencyMode: false,
  // What is begun where is said once the playlist is known.
  autoStartLoad: false,
  maxBufferLength: 20,
  maxMaxBufferLength: 40,
  backBufferLength: 30,
  maxBufferSize: 40_000_000,
  enableWorker: false,
  manifestLoadPolicy: patient,
  playlistLoadPolicy: patient,
  fragLoadPolicy: patient,
};

/** Plays a recording's playlist with hls.js, which is fetched when the first one is opened. */
export const openVod: OpenVod = (video, url, from, on) => {
  let hls: Hls | null = null;
  let closed = false;
  import('hls.js/light').then(
    (module) => {
      if (!closed) hls = start(module, video, url, from, on);
    },
    (error: unknown) => {
      if (closed) return;
      console.warn('视频播放组件未能载入，稍后再试', error);
      on.failed('network');
    },
  );
  return {
    stretches: () => stretchesOf(hls),
    recover: () => hls?.recoverMediaError(),
    close() {
      closed = true;
      hls?.destroy();
      hls = null;
      video.removeAttribute('src');
      video.load();
    },
  };
};

function start(
  { default: Player, Events, ErrorTypes }: HlsModule,
  video: HTMLVideoElement,
  url: string,
  from: number | null,
  on: VodEvents,
): Hls {
  const hls = new Player(config);
  let begun = false;
  hls.on(Events.LEVEL_UPDATED, () => {
    if (!begun) {
      begun = true;
      hls.startLoad(from === null ? 0 : (timeOf(stretchesOf(hls), from) ?? 0));
    }
    on.listed();
  });
  hls.on(Events.ERROR, (_, data) => {
    if (data.fatal) on.failed(failureOf(data, ErrorTypes));
  });
  hls.attachMedia(video);
  hls.loadSource(url);
  return hls;
}

function stretchesOf(hls: Hls | null): readonly Stretch[] {
  return (hls?.latestLevelDetails?.fragments ?? []).flatMap(
    ({ start, duration, programDateTime }) =>
      programDateTime === null ? [] : [{ start, duration, at: programDateTime }],
  );
}

function failureOf({ type, response }: ErrorData, types: HlsModule['ErrorTypes']): VodFailure {
  if (type === types.NETWORK_ERROR) return response?.code === 404 ? 'missing' : 'network';
  return type === types.MEDIA_ERROR ? 'media' : 'other';
}
