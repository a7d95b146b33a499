import { accessRules } from './book/access-rules.ts';
import { acknowledgementRules } from './book/acknowledgement-rules.ts';
import { caseRules } from './book/case-rules.ts';
import { clearanceRules } from './book/clearance-rules.ts';
import { displayRules } from './book/display-rules.ts';
import { disposalRules } from './book/disposal-rules.ts';
import { drawRules } from './book/draw-rules.ts';
import { paymentRules, settlementRules } from './book/money-rules.ts';
import {
  amendmentRules,
  campaignRules,
  coerciveRules,
  objectionRules,
  streamRules,
} from './book/other-rules.ts';
import { seizureRules } from './book/seizure-rules.ts';
import { sessionRules } from './book/session-rules.ts';

/**
 * Every rule that can refuse an event, by number: U accounts · C case · S seizure · D disposal · P payment ·
 * M coercive measure · T settlement · O objection, tip, petition, message · W campaign, warning · A amendment · L live
 * video · K clearance of clips · J warning session on the wall · B walls, displays, room modes · N notes of alerts · X draws of cases.
 * Numbers are never reused. The tests cite them.
 */
export const ruleBook = {
  ...accessRules,
  ...caseRules,
  ...seizureRules,
  ...disposalRules,
  ...paymentRules,
  ...coerciveRules,
  ...settlementRules,
  ...objectionRules,
  ...campaignRules,
  ...amendmentRules,
  ...streamRules,
  ...clearanceRules,
  ...sessionRules,
  ...displayRules,
  ...acknowledgementRules,
  ...drawRules,
};

export type RuleNumber = keyof typeof ruleBook;
