import Flv from 'node-media-server/src/protocol/flv.js';
import type { AVPacket } from 'node-media-server/src/protocol/rtmp.js';

/** One piece of media from a publisher. */
export interface FlvMessage {
  readonly kind: 'video' | 'audio';
  /** `h264`, `aac`; others as FLV names them, by number or by four characters. */
  readonly codec: string;
  /** It describes the frames after it; it is none itself. */
  readonly header: boolean;
  /** A video frame that needs no other. */
  readonly key: boolean;
  /** ms on the publisher's timeline. */
  readonly dts: number;
  /** UTC ms */
  readonly arrival: number;
  /** What an FLV tag of it contains. */
  readonly body: Buffer;
}

const AUDIO = 8;
const VIDEO = 9;
const TAG_HEADER = 11;

/** Null: it carries no picture and no sound. The packet's memory is not kept. */
export function readMessage(packet: AVPacket, arrival: number): FlvMessage | null {
  if (packet.codec_type !== AUDIO && packet.codec_type !== VIDEO) return null;
  // Two bytes say what it is; a message of fewer says nothing.
  if (packet.size < 2 || packet.size > packet.data.length) return null;
  const body = packet.data.subarray(0, packet.size);
  const what = packet.codec_type === VIDEO ? readVideo(body) : readAudio(body);
  return what && { ...what, dts: packet.dts, arrival, body: Buffer.from(body) };
}

type What = Pick<FlvMessage, 'kind' | 'codec' | 'header' | 'key'>;

function readVideo(body: Buffer): What | null {
  const first = body.readUInt8(0);
  const frame = (first >> 4) & 0x07;
  const key = frame === 1;
  // A command to a player, not a picture.
  if (frame === 5) return null;
  if (first & 0x80) return enhancedVideo(body, key);
  const codec = first & 0x0f;
  if (codec !== 7) return { kind: 'video', codec: String(codec), header: false, key };
  const type = body.readUInt8(1);
  return type > 1
    ? null
    : { kind: 'video', codec: 'h264', header: type === 0, key: key && type === 1 };
}

/** Enhanced RTMP: four characters name the codec. */
function enhancedVideo(body: Buffer, key: boolean): What | null {
  if (body.length < 5) return null;
  const type = body.readUInt8(0) & 0x0f;
  const codec = body.toString('latin1', 1, 5);
  if (type === 0) return { kind: 'video', codec, header: true, key: false };
  return type === 1 || type === 3 ? { kind: 'video', codec, header: false, key } : null;
}

function readAudio(body: Buffer): What | null {
  const codec = body.readUInt8(0) >> 4;
  if (codec === 10) {
    return { kind: 'audio', codec: 'aac', header: body.readUInt8(1) === 0, key: false };
  }
  return { kind: 'audio', codec: String(codec), header: false, key: false };
}

/**
 * Sound that can be passed on or converted: AAC, and by FLV's numbers PCM, ADPCM, MP3, Nellymoser, G.711 (7: A-law,
 * 8: µ-law), Speex, MP3 of 8 kHz. Not 9, enhanced RTMP, and not 15, a device's own.
 */
const AUDIBLE = new Set(['aac', '0', '1', '2', '3', '4', '5', '6', '7', '8', '11', '14']);
export const isAudible = (codec: string): boolean => AUDIBLE.has(codec);

/** The beginning of an FLV stream. */
export const flvHeader = (sound: boolean): Buffer => Flv.createHeader(sound, true);

/** The message as an FLV tag. @param dts its time there, ms, not negative */
export function tagAt({ kind, body }: FlvMessage, dts: number): Buffer {
  const tag = Buffer.alloc(TAG_HEADER + body.length + 4);
  tag.writeUInt8(kind === 'video' ? VIDEO : AUDIO, 0);
  tag.writeUIntBE(body.length, 1, 3);
  tag.writeUIntBE(dts & 0xff_ffff, 4, 3);
  tag.writeUInt8((dts >>> 24) & 0xff, 7);
  body.copy(tag, TAG_HEADER);
  tag.writeUInt32BE(TAG_HEADER + body.length, TAG_HEADER + body.length);
  return tag;
}
