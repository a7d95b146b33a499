import type { RequestHandler } from 'express';
import type { Rejected } from '../../wire/refusal.ts';
import { Overloaded, type RecordOutcome } from '../intake/recorder.ts';
import { StorageUnavailable } from '../log/storage-unavailable.ts';
import type { FloodGate } from './flood-gate.ts';
import { PROBLEM_TYPE, problemBody, RequestProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import { formatOf, readEvents, type SentEvents } from './sent-events.ts';

/** Records events; see Recorder. `rawOf` gives what was sent for an item, for the quarantine. */
export interface EventRecorder {
  record(
    source: string,
    items: readonly unknown[],
    rawOf?: (index: number) => string | Uint8Array,
  ): Promise<RecordOutcome>;
}

export interface EventsRouteOptions {
  readonly recorder: EventRecorder;
  readonly sourceOf: (authorization: string | undefined) => string;
  readonly gate: FloodGate;
}

/** `POST /api/v1/events`: answers after the durable commit. */
export function postEvents({ recorder, sourceOf, gate }: EventsRouteOptions): RequestHandler {
  return async (request, response) => {
    const source = sourceOf(request.headers.authorization);
    await gate.pass(source, async () => {
      const format = formatOf(request.headers['content-type']);
      const sent = readEvents(await readBody(request), format);
      const outcome = await recorded(recorder, source, sent);
      const { status, body } = answerTo(sent, outcome);
      response.status(status).type(status === 200 ? 'application/json' : PROBLEM_TYPE);
      response.send(JSON.stringify(body));
    });
  };
}

async function recorded(
  recorder: EventRecorder,
  source: string,
  { items, rawOf }: SentEvents,
): Promise<RecordOutcome> {
  try {
    return await recorder.record(source, items, rawOf);
  } catch (error) {
    if (error instanceof StorageUnavailable || error instanceof Overloaded) throw error;
    // The recorder has logged it already.
    throw new RequestProblem('internal');
  }
}

/** 200; 409 for a single event that conflicts; 422 where some were refused. */
function answerTo({ single }: SentEvents, outcome: RecordOutcome) {
  const { accepted, duplicates, rejected, seq } = outcome;
  if (rejected.length === 0) return { status: 200, body: { accepted, duplicates, seq } };
  const problem = problemBody(
    single && isConflict(rejected) ? 'id_conflict' : 'events_refused',
    single ? rejected[0]?.message : undefined,
  );
  return { status: problem.status, body: { ...problem, accepted, duplicates, rejected, seq } };
}

function isConflict(rejected: readonly Rejected[]): boolean {
  return rejected.every(({ code }) => code === 'id_conflict');
}
