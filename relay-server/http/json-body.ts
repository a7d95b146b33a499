import type { Request } from 'express';
import type { z } from 'zod';
import { RequestProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import { formatOf } from './sent-events.ts';

/**
 * Reads a request's body as one JSON value of a schema.
 * @throws RequestProblem what readBody throws; `unsupported_media_type`, `invalid_json`;
 *   `invalid_request`, its detail naming the member and saying in Chinese what is wrong with it
 */
export async function jsonBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  requireJson(request);
  const parsed = schema.safeParse(jsonOf(await readBody(request)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  const what = issue?.message ?? '';
  throw new RequestProblem('invalid_request', where === '' ? what : `${where}：${what}`);
}

/** @throws RequestProblem `unsupported_media_type`: a page of another site could send it unasked */
export function requireJson({ headers }: Request): void {
  if (formatOf(headers['content-type']) !== 'json') {
    throw new RequestProblem('unsupported_media_type', '此处只接受 application/json');
  }
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) {
      throw new RequestProblem('invalid_json');
    }
    throw error;
  }
}
