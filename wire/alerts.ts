import { z } from 'zod';
import { alertId } from './events/alerts.ts';
import { text } from './primitives.ts';

/** What the console sends about alerts, over HTTP (SPEC H-76, H-77). */

/** `POST /alerts/acknowledge`. */
export const acknowledgeRequest = z.strictObject({
  alertId,
  note: z.nullable(text(200)).default(null),
});

/** `POST /alerts/reopen`. */
export const reopenRequest = z.strictObject({ alertId });
