import type { RequestHandler } from 'express';
import type { Displays } from '../displays/displays.ts';
import { OWN_PAGE } from '../displays/own-wall.ts';
import { isSamePage } from '../fanout/gate.ts';
import { localReadersOnly } from './local-reader.ts';
import { RequestProblem } from './problem.ts';

/**
 * Who may see live video and recordings: a display that shows what the bureau sees, and readers on this
 * machine. What a display is being given ends when it may not see it any more.
 */
export function bureauWatchers(displays?: Displays): RequestHandler {
  return (request, response, next) => {
    const { headers, socket } = request;
    const asking = () => displays?.displayOf({ remoteAddress: socket.remoteAddress, headers });
    const display = asking();
    if (!displays || !display) {
      localReadersOnly(request, response, next);
      return;
    }
    if (display.displayId === OWN_PAGE) {
      localReadersOnly(request, response, next);
    } else if (display.mode !== 'bureau' || !isSamePage(headers)) {
      throw new RequestProblem('forbidden', '此屏幕目前不能看现场视频与录像');
    } else next();
    if (display.mode !== 'bureau') return;
    response.once(
      'close',
      displays.holdAnswer(asking, () => response.destroy()),
    );
  };
}
