/** Everything that needs leave, as one closed list. Who may what: relay-server/rules/access/permissions.ts. */
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
