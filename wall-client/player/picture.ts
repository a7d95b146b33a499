import type { PictureState } from './liveness.ts';

/** How a stream stands on the screen. */
export interface PictureFacts {
  state: PictureState;
  /** Ms since the newest picture was taken; null: none has come that is known to be new. */
  age: number | null;
  /** When it was taken, UTC ms of the stream's own clock; null: the stream does not say. */
  frameAt: number | null;
  /** Seconds behind live while pictures come. */
  latency: number | null;
  dropped: number;
  /** A kept last picture is shown instead of what the decoder has. */
  kept: boolean;
}

/** Before anything is known. */
export const NO_PICTURE: PictureFacts = {
  state: 'waiting',
  age: null,
  frameAt: null,
  latency: null,
  dropped: 0,
  kept: false,
};

/** Whether a screen would say the same: states, whole seconds of age, tenths of latency. */
export function sameToTheEye(one: PictureFacts, other: PictureFacts): boolean {
  const aged = ({ state, age }: PictureFacts) =>
    state === 'live' || age === null ? null : Math.floor(age / 1000);
  const late = ({ latency }: PictureFacts) => (latency === null ? null : Math.round(latency * 10));
  return (
    one.state === other.state &&
    one.kept === other.kept &&
    aged(one) === aged(other) &&
    late(one) === late(other)
  );
}
