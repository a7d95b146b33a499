import { VIEWS_VERSION } from '../../wire/frame.ts';
import type { Audience } from '../audiences/audience.ts';

/**
 * The epoch under which an audience's rows make sense together (SPEC F-5): another database, another
 * audience, another policy or another shape of views is another epoch.
 */
export function epochOf(storeEpoch: string, audience: Audience): string {
  const { name, policyVersion, variant = '' } = audience;
  return `${storeEpoch}.${name}.${policyVersion}${variant}.${VIEWS_VERSION}`;
}
