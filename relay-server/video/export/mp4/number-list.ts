/** Numbers on a page of the list. */
const PAGE = 16 * 1024;

/** A list that grows to millions of numbers and is kept as it is written: 32 bits each, big-endian. */
export class NumberList {
  readonly #pages: DataView[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param value negative numbers are kept as two's complement */
  push(value: number): void {
    const at = this.#length % PAGE;
    if (at === 0) this.#pages.push(new DataView(new ArrayBuffer(PAGE * 4)));
    this.#pages.at(-1)?.setUint32(at * 4, value);
    this.#length += 1;
  }

  /** As 64 bits, which are two numbers of the list. */
  pushWide(value: number): void {
    this.push(Math.floor(value / 2 ** 32));
    this.push(value % 2 ** 32);
  }

  /** Shares memory with the list. */
  pieces(): Uint8Array[] {
    return this.#pages.map((page, n) => {
      const filled = Math.min(this.#length - n * PAGE, PAGE);
      return new Uint8Array(page.buffer, 0, filled * 4);
    });
  }
}
