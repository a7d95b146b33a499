import type { Request } from 'express';
import type { z } from 'zod';
import { RequestProblem } from './problem.ts';

/** Parses the query string. @throws RequestProblem `invalid_request` naming the parameter */
export function parsedQuery<T>(request: Request, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(request.query);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const names = issue?.code === 'unrecognized_keys' ? issue.keys : (issue?.path ?? []);
  throw new RequestProblem('invalid_request', `参数 ${names.map(String).join('、')} 不对`);
}
