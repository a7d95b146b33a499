import type { EventBody } from '../../../wire/event-bodies.ts';
import type { StreamBook } from '../streams/stream-book.ts';
import type { Continues, HeadLine } from './index-lines.ts';

/** What the log is told when a recording begins: the stream as it is called now. @param startedAt UTC ms */
export function openedBody(
  { recordingId, streamId, codecs, width, height, audio, chain, upload, continues }: HeadLine,
  startedAt: number,
  streams: Pick<StreamBook, 'get'>,
): EventBody<'recording.opened'> {
  const stream = streams.get(streamId);
  // What somebody did with the one before holds for what comes in after it.
  const caseNumber = continues ? continues.caseNumber : (upload?.caseNumber ?? stream?.caseNumber);
  return {
    recordingId,
    streamId,
    startedAt,
    title: stream?.title ?? streamId,
    ...(caseNumber && { caseNumber }),
    ...(stream?.officer && { officer: stream.officer }),
    ...(stream?.unit && { unit: stream.unit }),
    ...(stream?.town && { town: stream.town }),
    ...(upload && { origin: 'upload' as const }),
    ...(continues && { continues: whichOf(continues) }),
    ...{ codecs, width, height, audio, chain },
  };
}

/** Its case is told as the recording's own. */
function whichOf({ recordingId, runId, held }: Continues) {
  return { recordingId, runId, held };
}
