import { type FileHandle, open, unlink } from 'node:fs/promises';

/** A file of refused lines that comes into being with the first of them. */
export class RefusedLines {
  readonly #file: string;
  #handle: FileHandle | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  async keep(lines: readonly Buffer[]): Promise<void> {
    this.#handle ??= await open(this.#file, 'w');
    await this.#handle.writeFile(Buffer.concat(lines.flatMap((line) => [line, LINE_FEED])));
  }

  /** All lines are there to stay. */
  async finish(): Promise<void> {
    await this.#handle?.sync();
    await this.#handle?.close();
  }

  /** The file will be read again from its beginning. */
  async discard(): Promise<void> {
    if (!this.#handle) return;
    await this.#handle.close();
    await unlink(this.#file);
  }
}

const LINE_FEED = Buffer.from('\n');
