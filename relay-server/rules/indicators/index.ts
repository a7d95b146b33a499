import { campaignIndicators } from './campaign.ts';
import { caseloadIndicators } from './caseload.ts';
import { closingIndicators } from './closing.ts';
import type { Indicator } from './definition.ts';
import { fieldworkIndicators } from './fieldwork.ts';
import { moneyIndicators } from './money.ts';
import { serviceIndicators } from './service.ts';
import { supervisionIndicators } from './supervision.ts';
import { warningIndicators } from './warning.ts';

/** Every figure that the wall knows. A new one: its file (or a line in one), its test, its line here. */
export const INDICATORS: readonly Indicator[] = [
  ...closingIndicators,
  ...moneyIndicators,
  ...caseloadIndicators,
  ...supervisionIndicators,
  ...serviceIndicators,
  ...warningIndicators,
  ...campaignIndicators,
  ...fieldworkIndicators,
];
