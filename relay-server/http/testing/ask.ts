import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** The body as JSON; null when it is none. */
  readonly json: unknown;
  /** `name=value` of the first cookie that it sets. */
  readonly cookie: string | undefined;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** One request to a loopback port with exactly these headers (fetch would set and forbid some). */
export function ask(port: number, path: string, asking: Asking = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = asking;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString('utf8');
          const isJson = /json/.test(response.headers['content-type'] ?? '') && text !== '';
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            ...{ bytes, text, json: isJson ? JSON.parse(text) : null },
            cookie: response.headers['set-cookie']?.[0]?.split(';')[0],
          });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** A page of a relay's own, of somebody who is signed in there. */
export class OwnPage {
  readonly #port: number;
  readonly #cookie: string | undefined;

  constructor(url: string, cookie?: string) {
    this.#port = Number(new URL(url).port);
    this.#cookie = cookie;
  }

  /** With a JSON body, if any, and these headers in place of its own. */
  ask(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer> {
    const own = this.#cookie === undefined ? {} : { cookie: this.#cookie };
    return ask(this.#port, path, {
      method,
      headers: { 'content-type': 'application/json', ...own, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  post(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return this.ask('POST', `/api/v1${path}`, { body, headers });
  }
}
