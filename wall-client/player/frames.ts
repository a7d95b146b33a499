/**
 * Tells of every presented frame by its media time. Where the browser cannot (no
 * requestVideoFrameCallback), `poll` looks whether the decoder has put out frames and time has moved.
 */
export interface FrameWatch {
  poll(): void;
  stop(): void;
}

/** @param onFrame the media time of a presented frame, seconds; may repeat */
export function watchFrames(
  video: HTMLVideoElement,
  onFrame: (mediaTime: number) => void,
): FrameWatch {
  return 'requestVideoFrameCallback' in video
    ? byCallback(video, onFrame)
    : byQuality(video, onFrame);
}

function byCallback(video: HTMLVideoElement, onFrame: (mediaTime: number) => void): FrameWatch {
  let handle = video.requestVideoFrameCallback(function presented(_, { mediaTime }) {
    onFrame(mediaTime);
    handle = video.requestVideoFrameCallback(presented);
  });
  return { poll: () => undefined, stop: () => video.cancelVideoFrameCallback(handle) };
}

function byQuality(video: HTMLVideoElement, onFrame: (mediaTime: number) => void): FrameWatch {
  let shown = shownFrames(video);
  return {
    poll() {
      const now = shownFrames(video);
      if (now !== shown) onFrame(video.currentTime);
      shown = now;
    },
    stop: () => undefined,
  };
}

function shownFrames(video: HTMLVideoElement): number {
  const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
  return totalVideoFrames - droppedVideoFrames;
}
