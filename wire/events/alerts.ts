import { z } from 'zod';
import { alertLevels } from '../codes.ts';
import { courtDay, text } from '../primitives.ts';

/** An alert's row id: `（2024）粤0607执1号/seizureExpiring:s1`. */
export const alertId = text(160);

/** What became of alerts at the duty desk. The relay's own, refused from any source. */
export const alertBodies = {
  /** Somebody has taken note of an alert, as it stood: at a higher level it wants to be noted anew. */
  'alert.acknowledged': z.strictObject({
    alertId,
    level: alertLevels.schema,
    since: courtDay,
    note: z.nullable(text(200)),
    /** An account's name. */
    by: text(40),
  }),
  /** That was taken back: the alert waits for somebody again. */
  'alert.reopened': z.strictObject({ alertId, by: text(40) }),
} as const;
