import './jitless.ts';
import * as z from 'zod/mini';
import { roles } from './codes.ts';

/**
 * What signing in answers over HTTP (SPEC H-50 and following), read by the pages and said by the relay.
 * Instants are UTC ms; `until` is the machine's clock.
 */
const instant = z.int();

/** `POST /sign-in` and `GET /me`: who is signed in on this page. */
export const me = z.object({
  account: z.string(),
  displayName: z.string(),
  role: roles.schema,
  /** See rules/access/permissions.ts; a page leaves out what it does not know. */
  permissions: z.array(z.string()),
  /** When the sign-in ends at the latest. */
  until: instant,
});
export type Me = z.infer<typeof me>;

/** `POST /sign-out`. */
export const signedOut = z.object({ signedOut: z.literal(true) });

/** `POST /me/password`. */
export const passwordSet = z.object({ passwordSet: z.literal(true) });

/** `POST /me/confirm`: the password counts once, until then. */
export const confirmed = z.object({ until: instant });

/** `GET /accounts`. */
export const accountsAnswer = z.object({
  accounts: z.array(
    z.object({
      account: z.string(),
      displayName: z.string(),
      role: roles.schema,
      disabled: z.boolean(),
      addedAt: instant,
      passwordSetAt: z.nullable(instant),
      lastSignedInAt: z.nullable(instant),
      /** On how many pages the person is signed in now. */
      signIns: z.int(),
    }),
  ),
});
export type AccountsAnswer = z.infer<typeof accountsAnswer>;

/** `POST /cases/:caseNumber/parties`: in clear. */
export const partiesAnswer = z.object({
  caseNumber: z.string(),
  parties: z.array(
    z.object({
      partyId: z.string(),
      role: z.string(),
      name: z.string(),
      idNumber: z.nullable(z.string()),
      phone: z.nullable(z.string()),
      address: z.nullable(z.string()),
    }),
  ),
});

/** `GET /audit`, newest first; `next` is the `before` of the next page, or null. */
export const auditAnswer = z.object({
  entries: z.array(
    z.object({
      seq: z.int(),
      at: instant,
      type: z.string(),
      /** The account, or what stood there before accounts; null: the relay itself. */
      by: z.nullable(z.string()),
      /** What that is called. */
      name: z.nullable(z.string()),
      /** What was done, Chinese. */
      text: z.string(),
    }),
  ),
  next: z.nullable(z.int()),
});
export type AuditAnswer = z.infer<typeof auditAnswer>;
