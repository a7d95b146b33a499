import logger from 'node-media-server/src/core/logger.js';
import Rtmp from 'node-media-server/src/protocol/rtmp.js';

// The library tells every odd message on standard output: a hostile sender would fill the log.
logger.log = () => undefined;

/** Publishers use five or six. */
const MOST_CHUNK_STREAMS = 16;
/** The smallest in use is 128 bytes, ffmpeg and devices set up to 64 KiB; some a whole message. */
const CHUNK_SIZE = { least: 1, most: 16 * 2 ** 20 } as const;
/** Acknowledged as often as asked, but not for every few bytes. */
const LEAST_WINDOW = 16 * 1024;

export class RtmpError extends Error {
  override readonly name = 'RtmpError';
}

/**
 * The library's protocol, bounded: it would reserve 16 MiB for every header that announces them, on
 * some 800 chunk streams, and stop reading at a chunk size of 0.
 */
export class BoundedRtmp extends Rtmp {
  /** Bytes that may be reserved for unfinished messages; may be raised any time. */
  mostBytes: number;
  #received = 0;
  #acknowledged = 0;

  constructor(mostBytes: number) {
    super();
    this.mostBytes = mostBytes;
  }

  /** @throws RtmpError, and anything that the library throws on bytes that are not RTMP */
  take(bytes: Buffer): void {
    const wrong = this.parserData(bytes);
    if (wrong !== null) throw new RtmpError(wrong);
    if (!(this.inChunkSize >= CHUNK_SIZE.least && this.inChunkSize <= CHUNK_SIZE.most)) {
      throw new RtmpError(`chunk size ${this.inChunkSize}`);
    }
    this.#acknowledge(bytes.length);
  }

  refusePublish(description: string): void {
    this.sendStatusMessage(this.streamId ?? 0, 'error', 'NetStream.Publish.BadName', description);
  }

  protected override packetParse(): void {
    super.packetParse();
    if (this.inPackets.size > MOST_CHUNK_STREAMS) throw new RtmpError('too many chunk streams');
    const { bytes, capacity, header } = this.parserPacket;
    // A header inside an unfinished message must not announce more than there is room for.
    if (bytes > 0 && header.length > capacity) throw new RtmpError('a message that grows');
  }

  protected override packetAlloc(): void {
    const { capacity, header } = this.parserPacket;
    if (capacity < header.length) {
      let others = -capacity;
      for (const each of this.inPackets.values()) others += each.capacity;
      if (others + header.length > this.mostBytes) throw new RtmpError('too long a message');
    }
    super.packetAlloc();
  }

  #acknowledge(bytes: number): void {
    this.#received += bytes;
    if (this.ackSize === undefined) return;
    if (this.#received - this.#acknowledged < Math.max(LEAST_WINDOW, this.ackSize / 2)) return;
    this.#acknowledged = this.#received;
    this.sendACK(this.#received % 2 ** 32);
  }
}
