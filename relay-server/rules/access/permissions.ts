import type { Role } from '../../../wire/codes.ts';
import { PERMISSIONS, type Permission } from '../../../wire/permissions.ts';

export { PERMISSIONS, type Permission };

const GRANTED: Readonly<Record<Role, readonly Permission[]>> = {
  duty: [
    'read.bureau',
    'read.unmasked',
    'library.change',
    'clearance.propose',
    'wall.direct',
    'room.lower',
    'room.raise',
    'display.pair',
    'session.conduct',
    'session.read',
    'alert.acknowledge',
  ],
  judge: [
    'read.bureau',
    'read.unmasked',
    'library.change',
    'clearance.propose',
    'clearance.review',
    'wall.direct',
    'room.lower',
    'session.plan',
    'session.conduct',
    'session.read',
    'alert.acknowledge',
  ],
  director: PERMISSIONS,
  auditor: ['read.bureau', 'session.read', 'audit.read', 'account.read'],
};

/** Whether an account with this role may do something. */
export function roleMay(role: Role, permission: Permission): boolean {
  return GRANTED[role].includes(permission);
}

/** What a role may do, in the order of `PERMISSIONS`. */
export function permissionsOf(role: Role): Permission[] {
  return PERMISSIONS.filter((permission) => roleMay(role, permission));
}
