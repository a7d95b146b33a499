import type { Request } from 'express';
import { type Guards, principalOf } from '../access/guards.ts';
import type { SignInDesk } from '../access/sign-in-desk.ts';
import type { Operator } from '../displays/commands.ts';
import type { Permission } from '../rules/access/permissions.ts';

/** What of walls, displays and sessions a person must be allowed. */
export type DisplayPermission = Extract<
  Permission,
  | 'read.bureau'
  | 'display.pair'
  | 'wall.direct'
  | 'room.lower'
  | 'room.raise'
  | 'session.plan'
  | 'session.conduct'
  | 'session.read'
>;

/** Who asks, and whether that person may. */
export interface Operators {
  /** @throws RequestProblem `unauthorized`, `forbidden` */
  require(request: Request, permission: DisplayPermission): Operator;
}

/** Whoever is signed in. */
export function accountOperators(
  guards: Guards,
  desk?: Pick<SignInDesk, 'takeConfirmation'>,
): Operators {
  return {
    require(request, permission) {
      guards.require(request, permission);
      const principal = principalOf(request);
      if (principal.kind !== 'account') return { by: '本机', confirmed: () => false };
      const { account, signInId } = principal;
      return { by: account, confirmed: () => desk?.takeConfirmation(signInId) ?? false };
    },
  };
}
