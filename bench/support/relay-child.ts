import { z } from 'zod';
import { MARK_DIGITS } from '../../wire/frame.ts';
import { Child } from './child.ts';
import type { filling } from './fill.ts';

/** A relay in a process of its own, serving on a free loopback port. */
export class RelayChild {
  readonly child: Child;
  readonly url: string;

  /**
   * @param file its database, new or filled before
   * @param webRoot folder of the built pages; null: none are served
   * @param video takes field video in, and records it
   */
  static async start(
    file: string,
    webRoot: string | null = null,
    video = false,
  ): Promise<RelayChild> {
    const child = Child.start('support/relay.ts');
    const url = await child.call('start', { file, webRoot, video }, z.string());
    return new RelayChild(child, url);
  }

  private constructor(child: Child, url: string) {
    this.child = child;
    this.url = url;
  }

  async fill(part: z.infer<typeof filling>): Promise<void> {
    await this.child.call('fill', part, z.null());
  }

  head(): Promise<number> {
    return this.child.call('head', null, z.int());
  }

  /** The mark that a replica at `seq` holds (SPEC F-18). */
  async markAt(seq: number): Promise<string> {
    return (await this.child.call('digestAt', seq, z.string())).slice(0, MARK_DIGITS);
  }

  /** Where field units push to. @throws ZodError while the door is shut */
  rtmpPort(): Promise<number> {
    return this.child.call('rtmpPort', null, z.int());
  }

  /** Closes the database, then ends the process. */
  async stop(): Promise<void> {
    await this.child.call('stop', null, z.null());
    await this.child.stop();
  }
}
