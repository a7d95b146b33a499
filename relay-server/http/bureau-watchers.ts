import type { RequestHandler } from 'express';
import { type Guards, principalOf } from '../access/guards.ts';
import type { Displays } from '../displays/displays.ts';

/**
 * Who may see live video and recordings: persons, and displays that show what the bureau sees. What a
 * display is being given ends when it may not see it any more.
 */
export function bureauWatchers(guards: Guards, displays?: Displays): RequestHandler {
  const may = guards.may('read.bureau', { display: 'all' });
  return (request, response, next) =>
    may(request, response, (error: unknown) => {
      if (error === undefined && displays && principalOf(request).kind === 'display') {
        const { headers, socket } = request;
        const asking = () => displays.displayOf({ remoteAddress: socket.remoteAddress, headers });
        response.once(
          'close',
          displays.holdAnswer(asking, () => response.destroy()),
        );
      }
      next(error);
    });
}
