import type { Role, RoomMode } from '../../wire/codes.ts';
import { type Permission, roleMay } from '../rules/access/permissions.ts';

/** A person who is signed in. */
export interface AccountPrincipal {
  readonly kind: 'account';
  /** Unique, and what stands in events as who acted. */
  readonly account: string;
  readonly displayName: string;
  readonly role: Role;
  readonly signInId: string;
}

/** A display that was let in. */
export interface DisplayPrincipal {
  readonly kind: 'display';
  /** `OWN_PAGE`: a page of the relay's own machine that nobody paired. */
  readonly displayId: string;
  readonly wallId: string;
  /** Of its wall, now. */
  readonly mode: RoomMode;
}

/**
 * Who stands behind a request. A `program` is one of the relay's own machine and no browser; a
 * `nobody` is everybody else.
 */
export type Principal =
  | AccountPrincipal
  | DisplayPrincipal
  | { readonly kind: 'program' }
  | { readonly kind: 'nobody' };

export const NOBODY: Principal = { kind: 'nobody' };
export const PROGRAM: Principal = { kind: 'program' };

/** What somebody may do by itself; what a program may read besides is said where it reads. */
export function principalMay(principal: Principal, permission: Permission): boolean {
  switch (principal.kind) {
    case 'account':
      return roleMay(principal.role, permission);
    case 'display':
      return permission === 'read.bureau' && principal.mode === 'bureau';
    default:
      return false;
  }
}
