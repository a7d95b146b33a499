import { z } from 'zod';
import { KEY } from '../support/poster.ts';
import { RelayChild } from '../support/relay-child.ts';

const registered = z.object({ publish: z.string() });

/** A relay in a process of its own that takes field video in and records it. */
export class VideoRelay {
  readonly relay: RelayChild;

  static async start(file: string, webRoot: string | null): Promise<VideoRelay> {
    const relay = await RelayChild.start(file, webRoot, true);
    await relay.rtmpPort();
    return new VideoRelay(relay);
  }

  private constructor(relay: RelayChild) {
    this.relay = relay;
  }

  get url(): string {
    return this.relay.url;
  }

  get pid(): number {
    return this.relay.child.pid;
  }

  playlistOf(id: string): string {
    return `${this.url}/video/live/${id}/index.m3u8`;
  }

  /** Registers a stream. @returns where to push to */
  async register(id: string): Promise<string> {
    const body = { id, title: `单兵 ${id}`, kind: 'push', unit: '执行一组', officer: '虚构干警' };
    const response = await fetch(`${this.url}/api/v1/streams`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return registered.parse(await response.json()).publish;
  }

  /** Resolves when players can begin. @throws Error when it takes too long */
  async playing(id: string): Promise<void> {
    const until = performance.now() + 20_000;
    while (performance.now() < until) {
      const { status } = await fetch(this.playlistOf(id));
      if (status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`nothing came in of ${id}`);
  }

  stop(): Promise<void> {
    return this.relay.stop();
  }
}
