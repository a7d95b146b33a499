import {
  failed,
  follow,
  MAX_SCOPES,
  ping,
  report,
  type SearchAnswer,
  type SocketRefusalCode,
  searchRequest,
  shown,
  unfollow,
} from '../../wire/frame.ts';
import { normaliseCaseNumber, partsOfCaseNumber } from '../../wire/primitives.ts';
import { caseOf } from './answer.ts';
import type { Display } from './display.ts';
import type { Fanout } from './fanout.ts';
import type { Limits, Rate } from './limits.ts';
import type { PlayAnswer, PlayHandlers, Speaker } from './plays.ts';
import { TokenBucket } from './token-bucket.ts';

export interface MessageHandlers {
  readonly fanout: Fanout;
  readonly limits: Limits;
  readonly clock: { now(): number };
  /** Absent: nothing can be searched. */
  readonly search?: ((text: string) => SearchAnswer) | undefined;
  /** Absent: nothing is played. */
  readonly plays?: PlayHandlers | undefined;
  readonly onError: (error: unknown) => void;
  readonly cutOff: (display: Display, code: SocketRefusalCode, reason: string) => void;
}

/** Messages that break the contract before the socket is cut off. */
const MOST_BROKEN = 10;
const EVENTS: ReadonlySet<string> = new Set([
  'report',
  'follow',
  'unfollow',
  'ping',
  'search',
  'shown',
  'failed',
]);

/** Answers what a display asks. Everything it sends is foreign: parsed, bounded, never trusted. */
export function answerMessages(display: Display, handlers: MessageHandlers): void {
  const { fanout, limits, clock, search, plays, onError, cutOff } = handlers;
  const { socket } = display;
  const follows = bucket(limits.follows);
  const searches = bucket(limits.searches);
  const playings = bucket(limits.plays);
  let broken = 0;

  // A peer that asks but does not read would else pile up answers.
  const reply = (answer: unknown, value: object) => {
    if (display.unsent > limits.unsentPackets) cutOff(display, 'rate_limited', 'not reading');
    // It may have asked for no acknowledgement, or sent anything in its place.
    else if (typeof answer === 'function') answer(value);
  };
  const refuse = (answer: unknown, code: SocketRefusalCode) => {
    reply(answer, { refused: code });
    if (code === 'bad_request') broken += 1;
    if (broken > MOST_BROKEN) cutOff(display, 'bad_request', 'broken messages');
  };

  socket.onAny((event: unknown) => {
    if (typeof event !== 'string' || !EVENTS.has(event)) refuse(undefined, 'bad_request');
  });

  // Packets that cannot be read. A peer's own `error` event ends here too: it would else be thrown.
  socket.on('error', () => cutOff(display, 'bad_request', 'malformed packet'));

  socket.on('follow', (message: unknown, answer?: unknown) => {
    const asked = follow.safeParse(message);
    if (!asked.success) return refuse(answer, 'bad_request');
    if (!follows.take(performance.now())) return refuse(answer, 'rate_limited');
    const { scope } = asked.data;
    if (!isVisible(display, caseOf(scope))) return refuse(answer, 'unknown_scope');
    if (display.following.size >= MAX_SCOPES && !display.following.has(scope)) {
      return refuse(answer, 'too_many_scopes');
    }
    reply(answer, { taken: true });
    fanout.follow(display, asked.data);
  });

  socket.on('unfollow', (message: unknown) => {
    const asked = unfollow.safeParse(message);
    if (!asked.success) return refuse(undefined, 'bad_request');
    fanout.unfollow(display, asked.data.scope);
  });

  socket.on('ping', (message: unknown, answer?: unknown) => {
    if (!ping.safeParse(message).success) return refuse(answer, 'bad_request');
    reply(answer, { serverAt: clock.now(), machineAt: Date.now(), head: fanout.head });
  });

  socket.on('report', (message: unknown) => {
    const told = report.safeParse(message);
    if (!told.success) return refuse(undefined, 'bad_request');
    display.report = { at: Date.now(), ...told.data };
  });

  socket.on('search', (message: unknown, answer?: unknown) => {
    const asked = searchRequest.safeParse(message);
    if (!asked.success) return refuse(answer, 'bad_request');
    if (!searches.take(performance.now())) return refuse(answer, 'rate_limited');
    if (!display.viewer.audience.search || !search) return refuse(answer, 'unavailable');
    reply(answer, search(asked.data.text));
  });

  const hear = <M>(
    schema: { safeParse(message: unknown): { success: true; data: M } | { success: false } },
    tell: (by: Speaker, message: M) => Promise<PlayAnswer>,
    message: unknown,
    answer: unknown,
  ) => {
    const said = schema.safeParse(message);
    if (!said.success) return refuse(answer, 'bad_request');
    if (!playings.take(performance.now())) return refuse(answer, 'rate_limited');
    const { id: socketId, who, viewer } = display;
    const by = { socketId, who, audience: viewer.audience.name };
    tell(by, said.data).then(
      (outcome) => {
        // What cannot be true breaks no schema: a display's clock may be wrong. It cuts nobody off.
        reply(answer, outcome === 'taken' ? { taken: true } : { refused: outcome });
      },
      (error: unknown) => {
        onError(error);
        refuse(answer, 'unavailable');
      },
    );
  };
  const nobody = async (): Promise<PlayAnswer> => 'unavailable';
  socket.on('shown', (message: unknown, answer?: unknown) =>
    hear(shown, plays?.shown ?? nobody, message, answer),
  );
  socket.on('failed', (message: unknown, answer?: unknown) =>
    hear(failed, plays?.failed ?? nobody, message, answer),
  );
}

/** A case scope names a well-formed, normal case number; whether the case exists is not told apart. */
function isVisible(display: Display, caseNumber: string | undefined): boolean {
  if (caseNumber === undefined) return true;
  return (
    display.viewer.audience.case !== null &&
    normaliseCaseNumber(caseNumber) === caseNumber &&
    partsOfCaseNumber(caseNumber) !== undefined
  );
}

function bucket({ burst, perSecond }: Rate): TokenBucket {
  return new TokenBucket(burst, perSecond, performance.now());
}
