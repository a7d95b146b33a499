import type { DayAlertKind } from './window.ts';

type Say = (due: string) => string;

/** What each alert says: before the due day, and after it. No names, no counts that change by the day. */
const texts: Readonly<Record<DayAlertKind, readonly [before: Say, after: Say]>> = {
  seizureExpiring: [(due) => `${due} 到期，请及时续期或处置`, (due) => `${due} 已到期`],
  seizureLapsed: [(due) => `${due} 到期未续，效力已消灭`, (due) => `${due} 到期未续，效力已消灭`],
  queuedPromoted: [() => '轮候转为生效，期限开始计算', () => '轮候转为生效，期限开始计算'],
  appraisalOverdue: [
    (due) => `须在 ${due} 前启动确定参考价`,
    (due) => `应在 ${due} 前启动确定参考价，尚未启动`,
  ],
  priceDue: [(due) => `须在 ${due} 前得出价格`, (due) => `应在 ${due} 前得出价格，尚未得出`],
  saleDue: [(due) => `须在 ${due} 前启动变价`, (due) => `应在 ${due} 前启动变价，尚未发布公告`],
  referencePriceExpiring: [
    (due) => `参考价 ${due} 失效，请及时发布公告`,
    (due) => `参考价 ${due} 已失效，须重新确定`,
  ],
  auctionOpens: [(due) => `${due} 开拍`, () => '今日开拍'],
  auctionEnds: [(due) => `${due} 竞价结束`, () => '今日竞价结束'],
  secondAuctionDue: [(due) => `二拍须在 ${due} 前开拍`, (due) => `二拍应在 ${due} 前开拍，已逾期`],
  overSeizure: [() => '在封财产价值明显超过未到位金额', () => '在封财产价值明显超过未到位金额'],
  overCollection: [() => '到位金额明显超过标的与迟延利息', () => '到位金额明显超过标的与迟延利息'],
  disbursementOverdue: [(due) => `须在 ${due} 前发放`, (due) => `应在 ${due} 前发放，尚未发完`],
  closingLimit: [(due) => `法定结案期限 ${due}`, (due) => `已超过法定结案期限 ${due}`],
  petitionDue: [(due) => `须在 ${due} 前办理`, (due) => `应在 ${due} 前办理，已逾期`],
  settlementDue: [
    (due) => `和解须在 ${due} 前履行完毕`,
    (due) => `和解应在 ${due} 前履行完毕，尚未登记履行或违约`,
  ],
  instalmentDue: [
    (due) => `本期须在 ${due} 前履行`,
    (due) => `本期应在 ${due} 前履行，尚未收到足额案款`,
  ],
  settlementBreached: [(due) => `${due} 违约，可恢复执行`, (due) => `${due} 违约，可恢复执行`],
  noticeDue: [
    (due) => `须在 ${due} 前发出执行通知`,
    (due) => `应在 ${due} 前发出执行通知，尚未发出`,
  ],
  inquiryDue: [
    (due) => `须在 ${due} 前首次网络查控`,
    (due) => `应在 ${due} 前首次网络查控，尚未进行`,
  ],
  tipDue: [(due) => `须在 ${due} 前核查线索`, (due) => `应在 ${due} 前核查线索，尚未核查`],
  messageDue: [(due) => `须在 ${due} 前答复`, (due) => `应在 ${due} 前答复，尚未答复`],
  objectionDue: [(due) => `须在 ${due} 前审查完毕`, (due) => `应在 ${due} 前审查完毕，尚无结果`],
};

export function alertText(kind: DayAlertKind, due: string | null, overdue: boolean): string {
  return texts[kind][overdue ? 1 : 0](due ?? '');
}
