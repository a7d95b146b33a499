import { Agent, request } from 'node:http';
import { z } from 'zod';

export const KEY = 'bench-key-for-loopback-only';
export const SOURCE_KEYS = [{ name: 'bench', key: KEY }] as const;

const taken = z.object({ accepted: z.int(), duplicates: z.literal(0), seq: z.int() });

/** Sends events as a source does, over kept-alive connections. */
export class Poster {
  readonly #agent: Agent;
  readonly #url: string;

  constructor(url: string, connections: number) {
    this.#url = `${url}/api/v1/events`;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /**
   * @param body a JSON array of events
   * @returns the log's head after the durable commit
   * @throws Error when an event was not taken
   */
  async post(body: Buffer | string): Promise<number> {
    for (;;) {
      const seq = await this.#try(body);
      if (seq !== 'closed') return seq;
    }
  }

  /** @returns `closed`: the server had closed the kept-alive connection before it read anything */
  #try(body: Buffer | string): Promise<number | 'closed'> {
    return new Promise((resolve, reject) => {
      const sent = request(
        this.#url,
        {
          method: 'POST',
          agent: this.#agent,
          headers: {
            authorization: `Bearer ${KEY}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            if (response.statusCode !== 200) {
              reject(new Error(`${response.statusCode}: ${text.slice(0, 600)}`));
            } else resolve(taken.parse(JSON.parse(text)).seq);
          });
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve('closed');
        else reject(error);
      });
      sent.end(body);
    });
  }

  /** Posts each lane's bodies one after the other, all lanes at once. @returns the newest head */
  async postLanes(lanes: readonly (readonly Buffer[])[]): Promise<number> {
    let head = 0;
    const post = async (bodies: readonly Buffer[]) => {
      for (const body of bodies) head = Math.max(head, await this.post(body));
    };
    await Promise.all(lanes.map(post));
    return head;
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Request bodies of `size` events each, encoded beforehand. */
export function bodiesOf(chunks: Iterable<readonly unknown[]>): Buffer[] {
  return [...chunks].map((chunk) => Buffer.from(JSON.stringify(chunk)));
}
