import type Hls from 'hls.js';
import type { ErrorTypes, HlsConfig, LoadPolicy } from 'hls.js';
import type { Engine, EngineEvents } from './engine.ts';
import { fedLoader } from './fed-loader.ts';
import { pageFeed } from './feed/page-feed.ts';
import { Pace } from './pace.ts';
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
  // `Pace` sees to both.
  maxLiveSyncPlaybackRate: 1,
  liveSyncOnStallIncrease: 0,
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
  const over = new AbortController();
  const leave = pageFeed.join(streamOf(url));
  import('hls.js/light').then(
    (module) => {
      if (!closed) hls = start(module, video, url, on, over.signal);
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
      over.abort();
      leave();
      hls?.destroy();
      hls = null;
      video.removeAttribute('src');
      video.load();
    },
  };
}

function start(
  module: HlsModule,
  video: HTMLVideoElement,
  url: string,
  on: EngineEvents,
  over: AbortSignal,
): Hls {
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
  keepPace(hls, video, Events.BUFFER_APPENDING, over);
  hls.attachMedia(video);
  hls.loadSource(url);
  return hls;
}

/** Keeps what is shown as near to live as what arrives allows, until the engine is closed. */
function keepPace(
  hls: Hls,
  video: HTMLVideoElement,
  arriving: HlsModule['Events']['BUFFER_APPENDING'],
  signal: AbortSignal,
): void {
  const pace = new Pace();
  hls.on(arriving, () => {
    const { targetLatency, latency } = hls;
    const now = performance.now();
    pace.arrived(secondsLeft(video), now);
    if (targetLatency === null) return;
    const rate = pace.rate(latency - targetLatency, now);
    if (video.playbackRate !== rate) video.playbackRate = rate;
  });
  const stalled = () => {
    if (!video.seeking && video.currentTime > 0) pace.stalled(performance.now());
    video.playbackRate = 1;
  };
  video.addEventListener('waiting', stalled, { signal });
  signal.addEventListener('abort', () => {
    video.playbackRate = 1;
  });
}

/** Seconds that can be played on without more. */
function secondsLeft({ buffered, currentTime }: HTMLVideoElement): number {
  for (let at = 0; at < buffered.length; at += 1) {
    if (buffered.start(at) <= currentTime && currentTime < buffered.end(at)) {
      return buffered.end(at) - currentTime;
    }
  }
  return 0;
}

/** Id of the stream whose playlist is there. */
function streamOf(playlist: string): string {
  return /\/([\w-]+)\/index\.m3u8$/.exec(playlist)?.[1] ?? '';
}

function failureOf(type: ErrorTypes, types: HlsModule['ErrorTypes']): Failure {
  if (type === types.NETWORK_ERROR) return 'network';
  return type === types.MEDIA_ERROR ? 'media' : 'other';
}
