import type { ErrorRequestHandler } from 'express';
import { Overloaded } from '../intake/recorder.ts';
import { NotRecordedYet } from '../intake/unrecorded-deeds.ts';
import { StorageUnavailable } from '../log/storage-unavailable.ts';
import { PROBLEM_TYPE, problemBody, RequestProblem, retryAfter } from './problem.ts';

/**
 * The one place where an error becomes an answer.
 * @param log told once of an error that nobody expected
 */
export function answerErrors(log: (line: string, error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = problemOf(error);
    if (problem === undefined) log(`${request.method} ${request.path} 出现内部错误`, error);
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const { code, detail, headers, rule, more } = problem ?? new RequestProblem('internal');
    const body = { ...more, ...problemBody(code, detail, rule) };
    response.status(body.status).set(headers).type(PROBLEM_TYPE).send(JSON.stringify(body));
  };
}

/** @returns undefined for an error that nobody expected */
function problemOf(error: unknown): RequestProblem | undefined {
  if (error instanceof RequestProblem) return error;
  if (error instanceof NotRecordedYet) {
    return new RequestProblem('not_recorded', error.message, retryAfter(2));
  }
  if (error instanceof StorageUnavailable) {
    return error.reason === 'closed'
      ? new RequestProblem('shutting_down', undefined, retryAfter(5))
      : new RequestProblem('storage_unavailable', error.message, retryAfter(2));
  }
  if (error instanceof Overloaded) {
    return new RequestProblem('rate_limited', '待写入的事件过多', retryAfter(1));
  }
  // Express throws this for a path that is not valid percent-encoding.
  if (error instanceof URIError) return new RequestProblem('invalid_request', '地址的编码不对');
  return undefined;
}
