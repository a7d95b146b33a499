import type { RefCallback } from 'react';
import { clearedAddress } from '../../../wire/clearance.ts';
import type { ClipItem } from '../../../wire/library.ts';
import type { Playback } from '../../recordings/playback.ts';

/** The recording and the derivative beside it: what is done to the derivative, the recording follows. */
export function SideBySide({
  clip,
  size,
  host,
  playback,
  derivativeId,
}: {
  clip: ClipItem;
  size: { readonly width: number; readonly height: number };
  host: RefCallback<HTMLElement>;
  playback: Playback | null;
  derivativeId: string;
}) {
  const shape = { aspectRatio: `${size.width} / ${size.height}` };
  const there = (element: HTMLVideoElement) => clip.fromMs + element.currentTime * 1000;
  return (
    <div className="side-by-side">
      <figure>
        <figcaption>原录像（仅供核对，不对外）</figcaption>
        <div className="compared" style={shape}>
          <div className="picture-media" ref={host} />
        </div>
      </figure>
      <figure>
        <figcaption>成片（对外播放的正是这一份）</figcaption>
        <div className="compared" style={shape}>
          {/* biome-ignore lint/a11y/useMediaCaption: a field recording has no words that were written down */}
          <video
            controls
            preload="auto"
            aria-label="成片"
            src={clearedAddress(derivativeId)}
            onPlay={({ currentTarget }) => {
              playback?.seek(there(currentTarget));
              playback?.play();
            }}
            onPause={() => playback?.pause()}
            onSeeked={({ currentTarget }) => playback?.seek(there(currentTarget))}
          />
        </div>
      </figure>
    </div>
  );
}
