import { describe, expect, it } from 'vitest';
import { roles } from '../../../wire/codes.ts';
import { PERMISSIONS, type Permission, permissionsOf, roleMay } from './permissions.ts';

/** Who may do what, as the court's head would sign it: one line a permission. */
const TABLE: readonly (readonly [
  Permission,
  duty: 0 | 1,
  judge: 0 | 1,
  head: 0 | 1,
  audit: 0 | 1,
])[] = [
  ['read.bureau', 1, 1, 1, 1],
  ['read.unmasked', 1, 1, 1, 0],
  ['library.change', 1, 1, 1, 0],
  ['clearance.propose', 1, 1, 1, 0],
  ['clearance.review', 0, 1, 1, 0],
  ['clearance.clear', 0, 0, 1, 0],
  ['wall.direct', 1, 1, 1, 0],
  ['room.lower', 1, 1, 1, 0],
  ['room.raise', 1, 0, 1, 0],
  ['display.pair', 1, 0, 1, 0],
  ['session.plan', 0, 1, 1, 0],
  ['session.conduct', 1, 1, 1, 0],
  ['session.read', 1, 1, 1, 1],
  ['alert.acknowledge', 1, 1, 1, 0],
  ['audit.read', 0, 0, 1, 1],
  ['account.read', 0, 0, 1, 1],
];

describe('H-50 what a role may do', () => {
  it('names every permission once', () => {
    expect(TABLE.map(([permission]) => permission)).toEqual([...PERMISSIONS]);
  });

  it.each(TABLE)('%s: duty %i, judge %i, director %i, auditor %i', (permission, ...may) => {
    expect(roles.codes.map((role) => Number(roleMay(role, permission)))).toEqual(may);
  });

  it('is told as a list', () => {
    expect(permissionsOf('auditor')).toEqual([
      'read.bureau',
      'session.read',
      'audit.read',
      'account.read',
    ]);
  });
});
