import { z } from 'zod';
import { Child } from '../support/child.ts';

const told = z.object({
  parts: z.int(),
  failures: z.int(),
  p50: z.number().nullable(),
  p99: z.number().nullable(),
});
/** What viewers got in a while; delays in ms from a part's last picture to its last byte. */
export type Told = z.infer<typeof told>;

/** Low-latency viewers in a process beside the relay's. */
export class Viewers {
  readonly #child = Child.start('video/followers.ts');

  /** One viewer for each playlist named. */
  async open(playlists: readonly string[]): Promise<void> {
    await this.#child.call('open', playlists, z.null());
  }

  /** Since it was last asked. */
  told(): Promise<Told> {
    return this.#child.call('told', null, told);
  }

  async close(): Promise<void> {
    await this.#child.call('close', null, z.null());
    await this.#child.stop();
  }
}
