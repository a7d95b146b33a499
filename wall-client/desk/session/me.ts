import * as z from 'zod/mini';
import { roles } from '../../../wire/codes.ts';
import type { Permission } from '../../../wire/permissions.ts';

/** Who is signed in, as the relay says it (`GET /me`, `POST /sign-in`). */
export const me = z.object({
  account: z.string(),
  displayName: z.string(),
  role: roles.schema,
  permissions: z.array(z.string()),
  /** When the sign-in is over at the latest, UTC ms of the relay's clock. */
  until: z.int(),
});
export type Me = z.infer<typeof me>;

export function mayOf(me: Me, permission: Permission): boolean {
  return me.permissions.includes(permission);
}
