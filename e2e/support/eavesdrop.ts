import type { Page, Response } from 'playwright/test';
import { type Frame, frame } from '../../wire/frame.ts';

/** Everything that a page was sent: each socket message as text, and each text answer over HTTP. */
export class Eavesdrop {
  readonly messages: string[] = [];
  readonly #bodies: Promise<string>[] = [];

  constructor(page: Page) {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.messages.push(String(payload)));
    });
    page.on('response', (response) => {
      if (isText(response)) this.#bodies.push(response.text().catch(unread));
    });
  }

  /** The replica protocol's frames among the messages, parsed, in order. */
  frames(from = 0): Frame[] {
    return this.messages.slice(from).flatMap((message) => {
      const [, json] = /^42(\["frame",.*)$/s.exec(message) ?? [];
      if (json === undefined) return [];
      const packet: unknown = JSON.parse(json);
      return Array.isArray(packet) ? [frame.parse(packet[1])] : [];
    });
  }

  async everything(): Promise<string> {
    return [...this.messages, ...(await Promise.all(this.#bodies))].join('\n');
  }
}

/** The page has let go of an answer, or of its request: nobody was shown it. */
function unread(error: Error): string {
  if (/Protocol error|has been closed|No data found/.test(error.message)) return '';
  throw error;
}

function isText(response: Response): boolean {
  const type = response.headers()['content-type'] ?? '';
  return /json|html|javascript|css|text/.test(type) && response.status() === 200;
}
