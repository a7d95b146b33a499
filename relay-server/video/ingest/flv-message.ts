import Flv from 'node-media-server/src/protocol/flv.js';
import type { AVPacket } from 'node-media-server/src/protocol/rtmp.js';

/** One piece of media from a publisher, as the FLV tag that a converter reads. */
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
  readonly tag: Buffer;
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
  return what && { ...what, dts: packet.dts, arrival, tag: Flv.createMessage(packet) };
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
  // 9: enhanced RTMP, which converters in use do not read.
  return codec === 9 ? null : { kind: 'audio', codec: String(codec), header: false, key: false };
}

/** The beginning of an FLV stream. */
export const flvHeader = (sound: boolean): Buffer => Flv.createHeader(sound, true);

/** The message's tag at another time. @param dts ms, not negative */
export function tagAt(message: FlvMessage, dts: number): Buffer {
  const tag = Buffer.from(message.tag);
  tag.writeUIntBE(dts & 0xff_ffff, 4, 3);
  tag.writeUInt8((dts >>> 24) & 0xff, 7);
  return tag;
}

/** What is between a tag's own header and its length at the end. */
export const bodyOf = (message: FlvMessage): Buffer => message.tag.subarray(TAG_HEADER, -4);
