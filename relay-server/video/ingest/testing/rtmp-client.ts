/** The bytes of an RTMP client, made by hand: hostile ones cannot be had from a library. */

const HANDSHAKE = 1_536;

/** C0, C1 and C2; the other side's answer makes no difference to them. */
export const handshake = (): Buffer =>
  Buffer.concat([Buffer.from([3]), Buffer.alloc(2 * HANDSHAKE)]);

export interface Chunk {
  readonly stream?: number;
  readonly type: number;
  /** As the header says, whatever the body is. */
  readonly length: number;
  readonly time?: number;
  readonly body?: Buffer;
}

/** A chunk with the longest header. Streams beyond 63 take a longer basic header. */
export function chunk({ stream = 3, type, length, time = 0, body = Buffer.alloc(0) }: Chunk) {
  const basic = stream < 64 ? Buffer.from([stream]) : Buffer.from([0, stream - 64]);
  const header = Buffer.alloc(11);
  header.writeUIntBE(time, 0, 3);
  header.writeUIntBE(length, 3, 3);
  header.writeUInt8(type, 6);
  header.writeUInt32LE(1, 7);
  return Buffer.concat([basic, header, body]);
}

export const INVOKE = 20;
export const AUDIO = 8;
export const VIDEO = 9;

const string = (value: string): Buffer =>
  Buffer.concat([Buffer.from([2, value.length >> 8, value.length & 0xff]), Buffer.from(value)]);
const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(9);
  bytes.writeDoubleBE(value, 1);
  return bytes;
};
const NULL = Buffer.from([5]);
const property = (name: string, value: Buffer): Buffer =>
  Buffer.concat([string(name).subarray(1), value]);
const object = (...properties: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([3]), ...properties, Buffer.from([0, 0, 9])]);

/** A command of at most 128 bytes: one chunk. */
export function invoke(...values: Buffer[]): Buffer {
  const body = Buffer.concat(values);
  return chunk({ type: INVOKE, length: body.length, body });
}

export const connect = (app: string): Buffer =>
  invoke(
    string('connect'),
    number(1),
    object(property('app', string(app)), property('tcUrl', string(`rtmp://h/${app}`))),
  );
export const publish = (key: string): Buffer =>
  invoke(string('publish'), number(5), NULL, string(key), string('live'));
export const play = (key: string): Buffer => invoke(string('play'), number(5), NULL, string(key));

/** Arrays in arrays. */
export const nested = (depth: number): Buffer =>
  Buffer.concat(Array(depth).fill(Buffer.from([0x0a, 0, 0, 0, 1])));
