import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Disk } from '../recording/disk.ts';
import { CLEARED_FOLDER } from '../recording/index-lines.ts';
import { orMissing } from '../recording/recover.ts';

const derivativeName = z.uuid().toLowerCase();
const END = '.mp4';

/** The derivatives on the disk: one folder, a file each, named after the derivative. */
export class DerivativeFiles {
  readonly #folder: string;
  /** Bytes of each that is there. */
  readonly #sizes = new Map<string, number>();

  /** @param folder of all recordings */
  constructor(folder: string) {
    this.#folder = path.join(folder, CLEARED_FOLDER);
  }

  /** What lies there, by derivative; what was half written is taken away. */
  async load(disk: Pick<Disk, 'makeFolder'>): Promise<void> {
    await disk.makeFolder(this.#folder);
    for (const name of await readdir(this.#folder)) {
      const id = name.endsWith(END) ? name.slice(0, -END.length) : '';
      const file = path.join(this.#folder, name);
      const found = derivativeName.safeParse(id).success ? await orMissing(stat(file)) : null;
      if (found?.isFile()) this.#sizes.set(id, found.size);
      else await rm(file, { recursive: true, force: true });
    }
  }

  pathOf(id: string): string {
    return path.join(this.#folder, id + END);
  }

  get bytes(): number {
    return [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  get count(): number {
    return this.#sizes.size;
  }

  ids(): string[] {
    return [...this.#sizes.keys()];
  }

  added(id: string, bytes: number): void {
    this.#sizes.set(id, bytes);
  }

  /** Whoever reads it goes on reading until its handle is closed. */
  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
    this.#sizes.delete(id);
  }
}
