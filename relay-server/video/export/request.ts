import { z } from 'zod';
import { recordingId, sourceId } from '../../../wire/primitives.ts';
import { reasonedRequest } from '../library/requests.ts';

/** No recording is longer: some thirty years, ms. */
export const LONGEST_OFFSET = 1e12;

/** What is to be exported, and what for: a clip, or a span (ms from the first frame), or all of it. */
export const exportRequest = z
  .strictObject({
    recordingId,
    clipId: sourceId.optional(),
    fromMs: z.int().min(0).max(LONGEST_OFFSET).optional(),
    toMs: z.int().min(1).max(LONGEST_OFFSET).optional(),
    ...reasonedRequest.shape,
  })
  .refine(({ clipId, fromMs, toMs }) => clipId === undefined || (fromMs ?? toMs) === undefined, {
    path: ['clipId'],
    error: '片段与起止点只能给出一种',
  })
  .refine(({ fromMs = 0, toMs = Number.POSITIVE_INFINITY }) => fromMs < toMs, {
    path: ['toMs'],
    error: '终点须晚于起点',
  });
export type ExportRequest = z.infer<typeof exportRequest>;
