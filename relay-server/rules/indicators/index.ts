import { campaignIndicators } from './campaign.ts';
import { caseloadIndicators } from './caseload.ts';
import { closingIndicators } from './closing.ts';
import type { Indicator } from './definition.ts';
import { fieldworkIndicators } from './fieldwork.ts';
import { moneyIndicators } from './money.ts';
import { serviceIndicators } from './service.ts';
import { supervisionIndicators } from './supervision.ts';
import { warningIndicators } from './warning.ts';

/** Indicators under one heading, and where their definitions come from. */
export interface IndicatorGroup {
  readonly label: string;
  readonly source: string;
  readonly indicators: readonly Indicator[];
}

const COURT = '本系统口径，参照最高人民法院执行统计与本院公开发布的数据';
const OWN = '本院执行指挥中心工作统计口径';

/** Every figure that the wall knows. A new one: its file (or a line in one), its test, its line here. */
export const INDICATOR_GROUPS: readonly IndicatorGroup[] = [
  { label: '结案', source: COURT, indicators: closingIndicators },
  { label: '到位', source: COURT, indicators: moneyIndicators },
  { label: '收案与在办', source: COURT, indicators: caseloadIndicators },
  { label: '异议与信访', source: COURT, indicators: supervisionIndicators },
  { label: '公开与解答', source: OWN, indicators: serviceIndicators },
  { label: '警示教育', source: OWN, indicators: warningIndicators },
  { label: '终本清仓', source: OWN, indicators: campaignIndicators },
  { label: '外出与强制', source: OWN, indicators: fieldworkIndicators },
];

export const INDICATORS: readonly Indicator[] = INDICATOR_GROUPS.flatMap(
  ({ indicators }) => indicators,
);
