import type { Request } from 'express';
import type { Operator } from '../displays/commands.ts';
import { carriesDisplayKey } from '../displays/display-key.ts';
import { isLocalReader } from './local-reader.ts';
import { RequestProblem } from './problem.ts';

/** What of walls, displays and sessions a person must be allowed. */
export type DisplayPermission =
  | 'read.bureau'
  | 'display.pair'
  | 'wall.direct'
  | 'room.lower'
  | 'room.raise'
  | 'session.plan'
  | 'session.conduct'
  | 'session.read';

/** Who asks, and whether that person may. */
export interface Operators {
  /** @throws RequestProblem `unauthorized`, `forbidden` */
  require(request: Request, permission: DisplayPermission): Operator;
}

/** Until there are accounts: whoever sits at this machine. */
export const ownMachine: Operators = {
  require({ headers, socket }) {
    const isLocal = isLocalReader({ headers, remoteAddress: socket.remoteAddress });
    if (!isLocal || carriesDisplayKey(headers)) throw new RequestProblem('forbidden');
    return { by: '本机', confirmed: () => true };
  },
};
