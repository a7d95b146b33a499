/** What is used of node-media-server: its RTMP protocol class, and the making of FLV tags. */
declare module 'node-media-server/src/protocol/rtmp.js' {
  /** One RTMP message that carries media. `data` may be longer than `size`, and is used again. */
  interface AVPacket {
    /** 8 audio, 9 video, 15 and 18 data. */
    readonly codec_type: number;
    /** ms */
    readonly dts: number;
    readonly size: number;
    readonly data: Buffer;
  }

  interface ChunkStream {
    readonly header: { readonly length: number; readonly stream_id: number };
    /** Bytes that the payload buffer holds. */
    readonly capacity: number;
    /** Bytes of the message received so far. */
    readonly bytes: number;
  }

  export default class Rtmp {
    protected parserPacket: ChunkStream;
    protected readonly inPackets: Map<number, ChunkStream>;
    protected readonly inChunkSize: number;
    /** Of the window that the other side asked to have acknowledged; absent before it did. */
    protected readonly ackSize?: number;
    protected readonly streamId?: number;

    /** @param request from the wire: nothing about it is certain */
    onConnectCallback: (request: unknown) => void;
    onPlayCallback: () => void;
    onPushCallback: () => void;
    onPacketCallback: (packet: AVPacket) => void;
    onOutputCallback: (bytes: Buffer) => void;

    /**
     * Takes the next bytes of the connection.
     * @returns what is wrong; null: nothing
     * @throws anything, on bytes that are not RTMP
     */
    parserData(bytes: Buffer): string | null;
    /** Makes room for a message of which the header has been read. */
    protected packetAlloc(): void;
    /** Reads a chunk's header. */
    protected packetParse(): void;
    sendACK(received: number): void;
    sendStatusMessage(stream: number, level: string, code: string, description: string): void;
  }
}

declare module 'node-media-server/src/protocol/flv.js' {
  import type { AVPacket } from 'node-media-server/src/protocol/rtmp.js';

  const Flv: {
    createHeader(hasAudio: boolean, hasVideo: boolean): Buffer;
    createMessage(packet: AVPacket): Buffer;
  };
  export default Flv;
}

declare module 'node-media-server/src/core/logger.js' {
  const logger: { log(message: unknown, level?: string): void };
  export default logger;
}
