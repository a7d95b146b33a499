import type { Role } from '../../../wire/codes.ts';

/** Everything that needs leave, as one closed list. */
export const PERMISSIONS = [
  /** Figures, cases with masked names, field video, recordings: what the bureau's own wall shows. */
  'read.bureau',
  /** Names and numbers in clear; every read is an event with its reason. */
  'read.unmasked',
  /** Marks, links, holds and exports of the library. */
  'library.change',
  'clearance.propose',
  'clearance.review',
  'clearance.clear',
  /** Scenes, rotation, which case or stream a wall shows. */
  'wall.direct',
  /** To a room mode that shows less. */
  'room.lower',
  /** To any other; needs the password again. */
  'room.raise',
  'display.pair',
  'session.plan',
  'session.conduct',
  'session.read',
  'alert.acknowledge',
  'audit.read',
  'account.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

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
