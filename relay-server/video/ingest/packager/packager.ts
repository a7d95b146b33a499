import { BoxError } from '../box.ts';
import type { FlvMessage } from '../flv-message.ts';
import type { Fragment } from '../fragment.ts';
import type { TrackHead } from '../gathering.ts';
import type { InitSegment } from '../init-segment.ts';
import { type AacConfig, readAacConfig, readAvcConfig } from './codec-config.ts';
import { type AudioSamples, type VideoSample, writeFragment } from './write-fragment.ts';
import { AAC_FRAME, VIDEO_TIMESCALE, writeInit } from './write-init.ts';

/** What stands before the media in an FLV body. */
const VIDEO_HEAD = 5;
const AUDIO_HEAD = 2;
/** ms: so far sound may lie beside the time it was sent with before it is set right. */
const MOST_DRIFT = 60;
/** Frames of sound that are kept for the next picture. */
const MOST_FRAMES = 50;

type HeldPicture = Omit<VideoSample, 'duration'>;

/**
 * Makes fragmented MP4 of H.264 and AAC as a publisher sends them, nothing encoded anew: what ffmpeg
 * would do, without a process, two pipes and a parser for each stream. A picture is given when the
 * next one tells how long it stands, the sound that came before it in the same fragment.
 */
export class Packager {
  readonly init: InitSegment;
  readonly #sound: AacConfig | null;
  readonly #give: (fragment: Fragment) => void;
  #sequence = 0;
  #picture: HeldPicture | null = null;
  /** How long the latest picture stood, ms. */
  #step = 40;
  #frames: Uint8Array[] = [];
  /** Samples of sound given, and kept. */
  #soundAt: number | null = null;

  /** @throws BoxError for a description that it does not know how to package */
  constructor(video: TrackHead, audio: TrackHead | null, give: (fragment: Fragment) => void) {
    if (!video.header || (audio && !audio.header)) throw new BoxError('no description');
    this.#sound = audio?.header ? readAacConfig(audio.header.body) : null;
    this.init = writeInit(readAvcConfig(video.header.body), this.#sound);
    this.#give = give;
  }

  /** @param at ms from the run's first picture */
  take(message: FlvMessage, at: number): void {
    if (message.kind === 'video') this.#video(message, at);
    else this.#audio(message.body, at);
  }

  /** The last picture stands as long as the one before it. */
  finish(): void {
    this.#flush(this.#step);
  }

  #video(message: FlvMessage, at: number): void {
    const body = message.body;
    if (body.byteLength <= VIDEO_HEAD) return;
    const before = this.#picture;
    // Two pictures of one instant: the later one is a tick later.
    const when = before ? Math.max(at, before.at + 1) : at;
    if (before) this.#flush(when - before.at);
    this.#picture = {
      at: when,
      offset: body.readIntBE(2, 3),
      key: message.key,
      data: body.subarray(VIDEO_HEAD),
    };
  }

  #audio(body: Buffer, at: number): void {
    if (!this.#sound || body.byteLength <= AUDIO_HEAD) return;
    const told = Math.round((at * this.#sound.rate) / 1000);
    const next = this.#soundAt === null ? told : this.#soundAt + this.#frames.length * AAC_FRAME;
    const drift = ((told - next) * 1000) / this.#sound.rate;
    // What comes too early would lie over what is there already.
    if (drift < -MOST_DRIFT) return;
    if (drift > MOST_DRIFT || this.#frames.length === MOST_FRAMES) this.#flushSound();
    this.#soundAt ??= told;
    if (drift > MOST_DRIFT) this.#soundAt = told;
    this.#frames.push(body.subarray(AUDIO_HEAD));
  }

  #flushSound(): void {
    const audio = this.#takeSound();
    if (audio) this.#put(null, audio);
  }

  #flush(duration: number): void {
    const held = this.#picture;
    this.#picture = null;
    const audio = this.#takeSound();
    if (held) this.#step = duration;
    if (held || audio) this.#put(held && { ...held, duration }, audio);
  }

  #takeSound(): AudioSamples | null {
    if (this.#soundAt === null || this.#frames.length === 0) return null;
    const audio = { frames: this.#frames, at: this.#soundAt };
    this.#soundAt += this.#frames.length * AAC_FRAME;
    this.#frames = [];
    return audio;
  }

  #put(video: VideoSample | null, audio: AudioSamples | null): void {
    this.#sequence += 1;
    const rate = this.#sound?.rate ?? 1;
    this.#give({
      data: writeFragment(this.#sequence, video, audio),
      video: video && {
        decodeTime: video.at / VIDEO_TIMESCALE,
        duration: video.duration / VIDEO_TIMESCALE,
        samples: 1,
        key: video.key,
      },
      audio: audio && {
        decodeTime: audio.at / rate,
        duration: (audio.frames.length * AAC_FRAME) / rate,
        samples: audio.frames.length,
        key: true,
      },
    });
  }
}
