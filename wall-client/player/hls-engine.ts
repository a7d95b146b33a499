import type Hls from 'hls.js';
import type { ErrorTypes, HlsConfig, LoadPolicy } from 'hls.js';
import type { Engine, EngineEvents } from './engine.ts';
import { fedLoader } from './fed-loader.ts';
import { pageFeed } from './feed/page-feed.ts';
import type { Failure } from './recovery.ts';

type HlsModule = typeof import('hls.js/light');

/** Few tries and short ones: the session tries again by itself, for ever. */
const quick: LoadPolicy = {
  default: {
    // A blocking playlist request is answered when there is something new.
    maxTimeToFirstByteMs: 8000,
    maxLoadTimeMs: 12_000,
    timeoutRetry: { maxNumRetry: 1, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: { maxNumRetry: 2, retryDelayMs: 300, maxRetryDelayMs: 1000 },
  },
};

/** `liveSyncDurationCount` is left alone: set, it would override the stream's own PART-HOLD-BACK. */
const config: Partial<HlsConfig> = {
  lowLatencyMode: true,
  maxLiveSyncPlaybackRate: 1.5,
  liveSyncOnStallIncrease: 0.2,
  liveDurationInfinity: true,
  backBufferLength: 4,
  maxBufferLength: 6,
  maxMaxBufferLength: 10,
  maxBufferSize: 16_000_000,
  // Fragmented MP4 passes through unchanged: there is nothing to do beside the page.
  enableWorker: false,
  manifestLoadPolicy: quick,
  playlistLoadPolicy: quick,
  fragLoadPolicy: quick,
};

/** Plays with hls.js, which is fetched when the first stream is opened. */
export function openHls(video: HTMLVideoElement, url: string, on: EngineEvents): Engine {
  let hls: Hls | null = null;
  let closed = false;
  const leave = pageFeed.join(streamOf(url));
  import('hls.js/light').then(
    (module) => {
      if (!closed) hls = start(module, video, url, on);
    },
    (error: unknown) => {
      if (closed) return;
      console.warn('视频播放组件未能载入，稍后再试', error);
      on.failed('network');
    },
  );
  const details = () => hls?.latestLevelDetails ?? null;
  return {
    latency: () => (hls && details() ? hls.latency : null),
    target: () => hls?.targetLatency ?? null,
    frameAt: () => hls?.playingDate?.getTime() ?? null,
    dropped: () => video.getVideoPlaybackQuality().droppedVideoFrames,
    toLive() {
      const live = hls?.liveSyncPosition;
      if (typeof live === 'number' && live > video.currentTime) video.currentTime = live;
    },
    recover: () => hls?.recoverMediaError(),
    close() {
      closed = true;
      leave();
      hls?.destroy();
      hls = null;
      video.removeAttribute('src');
      video.load();
    },
  };
}

function start(module: HlsModule, video: HTMLVideoElement, url: string, on: EngineEvents): Hls {
  const { default: Player, Events, ErrorTypes: types } = module;
  const hls = new Player({ ...config, loader: fedLoader(module) });
  let edge: number | null = null;
  hls.on(Events.LEVEL_UPDATED, (_, { details }) => {
    if (edge !== null && details.edge > edge) on.advanced();
    edge = details.edge;
  });
  hls.on(Events.ERROR, (_, { fatal, type }) => {
    if (fatal) on.failed(failureOf(type, types));
  });
  hls.attachMedia(video);
  hls.loadSource(url);
  return hls;
}

/** Id of the stream whose playlist is there. */
function streamOf(playlist: string): string {
  return /\/([\w-]+)\/index\.m3u8$/.exec(playlist)?.[1] ?? '';
}

function failureOf(type: ErrorTypes, types: HlsModule['ErrorTypes']): Failure {
  if (type === types.NETWORK_ERROR) return 'network';
  return type === types.MEDIA_ERROR ? 'media' : 'other';
}
