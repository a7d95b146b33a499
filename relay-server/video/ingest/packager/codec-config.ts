import { BoxError } from '../box.ts';
import { type PictureSize, readSps } from './sps.ts';

/** What goes into the sample entry of H.264 pictures. */
export interface AvcConfig extends PictureSize {
  /** AVCDecoderConfigurationRecord (ISO 14496-15), as it was sent. */
  readonly record: Uint8Array;
}

/** What goes into the sample entry of AAC sound. */
export interface AacConfig {
  /** AudioSpecificConfig (ISO 14496-3), as it was sent. */
  readonly specific: Uint8Array;
  /** Samples a second. */
  readonly rate: number;
  readonly channels: number;
}

/** Codec and kind of packet, composition time: before the record in its FLV body. */
const VIDEO_HEAD = 5;
const AUDIO_HEAD = 2;
const SPS = 7;

/** @param body of the FLV message that describes the pictures  @throws BoxError */
export function readAvcConfig(body: Uint8Array): AvcConfig {
  const record = Uint8Array.from(body.subarray(VIDEO_HEAD));
  const [version, , , , lengths, sets, high, low] = record;
  if (version !== 1 || lengths === undefined || sets === undefined) throw new BoxError('avcC');
  if (high === undefined || low === undefined || (sets & 0x1f) === 0) {
    throw new BoxError('no parameter set');
  }
  const size = high * 256 + low;
  const nal = record.subarray(8, 8 + size);
  if (nal.byteLength !== size || ((nal[0] ?? 0) & 0x1f) !== SPS) throw new BoxError('avcC');
  return { record, ...readSps(nal) };
}

const RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
  7_350,
];
const LOW_COMPLEXITY = 2;

/**
 * @param body of the FLV message that describes the sound
 * @throws BoxError for anything but plain AAC-LC of one or two channels
 */
export function readAacConfig(body: Uint8Array): AacConfig {
  const specific = Uint8Array.from(body.subarray(AUDIO_HEAD));
  const [first, second] = specific;
  if (first === undefined || second === undefined) throw new BoxError('AudioSpecificConfig');
  const rate = RATES[((first & 7) << 1) | (second >> 7)];
  const channels = (second >> 3) & 0x0f;
  const framesOf960 = (second & 0x04) !== 0;
  if (first >> 3 !== LOW_COMPLEXITY || rate === undefined || framesOf960) {
    throw new BoxError('not AAC-LC');
  }
  if (channels < 1 || channels > 2) throw new BoxError(`${channels} channels`);
  return { specific, rate, channels };
}
