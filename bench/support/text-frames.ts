/** Takes WebSocket text frames of a server (unmasked, unfragmented) out of a stream of bytes. */
export class TextFrames {
  #held: Buffer = Buffer.alloc(0);

  /** @returns the payloads that are complete now, in order */
  take(chunk: Buffer): Buffer[] {
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const payloads: Buffer[] = [];
    for (let frame = this.#next(); frame; frame = this.#next()) {
      payloads.push(this.#held.subarray(frame.from, frame.to));
      this.#held = this.#held.subarray(frame.to);
    }
    return payloads;
  }

  #next(): { from: number; to: number } | undefined {
    const held = this.#held;
    if (held.length < 2) return undefined;
    const short = held.readUInt8(1) & 0x7f;
    const from = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (held.length < from) return undefined;
    const size =
      short === 126
        ? held.readUInt16BE(2)
        : short === 127
          ? Number(held.readBigUInt64BE(2))
          : short;
    return held.length < from + size ? undefined : { from, to: from + size };
  }
}
