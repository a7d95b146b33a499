import { z } from 'zod';
import { roles } from '../codes.ts';
import { accountName, caseNumber, instant, sha256, text } from '../primitives.ts';

/** An account's name, or who stood at the relay's own machine (`本机 …`). */
const by = text(80);
const address = text(60);
const signInId = z.uuid();

/** Why a sign-in is over. */
const ends = z.enum(['out', 'idle', 'expired', 'replaced', 'disabled']);

/**
 * Accounts and what was done with them; all the relay's own. Passwords are nowhere in the log, of a
 * cookie only its digest. Times of a sign-in are the machine's clock, not the relay's (a demo's runs
 * faster).
 */
export const accessBodies = {
  'account.added': z.strictObject({
    account: accountName,
    displayName: text(40),
    role: roles.schema,
    by,
  }),
  'account.changed': z
    .strictObject({
      account: accountName,
      displayName: text(40).optional(),
      role: z.optional(roles.schema),
      disabled: z.boolean().optional(),
      by,
    })
    .refine(
      ({ displayName, role, disabled }) =>
        displayName !== undefined || role !== undefined || disabled !== undefined,
      { error: '没有写明改了什么' },
    ),
  'account.password-set': z.strictObject({ account: accountName, by }),
  'account.signed-in': z.strictObject({
    account: accountName,
    signInId,
    /** SHA-256 of the cookie's secret, hex. */
    tokenDigest: sha256,
    /** When it ends at the latest, UTC ms of the machine's clock. */
    until: instant,
    address,
  }),
  'account.signed-out': z.strictObject({ account: accountName, signInId, why: ends }),
  /** A sign-in, or a password asked for again, that was refused. What was typed is not kept. */
  'account.refused': z.strictObject({
    /** Absent: there is no such account. */
    account: accountName.optional(),
    why: z.enum(['password', 'disabled', 'unknown']),
    /** Which failure in a row this was. */
    times: z.int().min(1).max(1_000_000),
    address,
  }),
  'account.read-unmasked': z.strictObject({
    account: accountName,
    caseNumber,
    reason: text(200),
  }),
} as const;

export type SignInEnd = z.infer<typeof ends>;
