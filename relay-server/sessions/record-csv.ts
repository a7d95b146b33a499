import {
  attendeeCapacities,
  checkInWays,
  coerciveMeasures,
  moveReasons,
  sessionStates,
  summonsWays,
  warningOutcomes,
} from '../../wire/codes.ts';
import type { SessionRecord } from '../../wire/sessions.ts';
import {
  type CsvCell as Cell,
  csvText,
  courtTime as timeOf,
  yuanText as yuan,
} from '../csv-text.ts';

const SETTLEMENTS = { running: '履行中', performed: '已履行', breached: '已违约' } as const;

/** The record as CSV for a spreadsheet, one part after another, each under its own heading. Money in yuan. */
export function recordCsv(record: SessionRecord): string {
  const lines = [
    ...about(record),
    [],
    ...roster(record),
    [],
    ...played(record),
    [],
    ...shown(record),
    [],
    ...talks(record),
    [],
    ...notes(record),
  ];
  return csvText(lines);
}

function about({ court, madeAt, head, session, plannedBy, heldOn, totals }: SessionRecord) {
  return [
    ['执行警示活动记录', session.title],
    ['法院', court],
    ['场次', session.sessionId],
    ['大屏', session.wallId],
    ['计划时间', timeOf(session.plannedAt)],
    ['举行日期', heldOn],
    ['状态', sessionStates.labels[session.state]],
    ['主持人', session.host],
    ['登记人', plannedBy],
    ['法律要点', session.legalPoints.join('；')],
    ['应到', totals.invited],
    ['到场', totals.arrived],
    ['当场履行（人）', totals.paid],
    ['达成和解（人）', totals.settled],
    ['拒不履行（人）', totals.refused],
    ['当场履行金额（元）', yuan(totals.receivedFen)],
    ['至今到位金额（元）', yuan(totals.tracedFen)],
    ['制表时间', timeOf(madeAt)],
    ['日志序号', head.seq],
    ['日志摘要', head.digest],
  ] satisfies Cell[][];
}

const TOLD = {
  session: '（现场登记，案款记录尚未确认）',
  court: '',
  both: '（现场登记，案款记录已确认）',
} as const;

function roster({ invitees }: SessionRecord): Cell[][] {
  const heading = [
    ...[
      '案号',
      '当事人',
      '单位到场人',
      '送达方式',
      '送达时间',
      '送达凭证',
      '到场时间',
      '签到方式',
      '身份核验',
    ],
    ...['结果', '当场到账（元）', '和解金额（元）', '履行期限', '分期', '和解状态', '措施', '陈述'],
    ...['至今到账（元）', '到账明细'],
  ];
  const lines = invitees.map(({ service, arrival, outcome, payments, ...invitee }): Cell[] => [
    invitee.caseNumber,
    invitee.maskedName,
    invitee.attendee &&
      `${attendeeCapacities.labels[invitee.attendee.capacity]} ${invitee.attendee.maskedName}`,
    service && summonsWays.labels[service.way],
    service && timeOf(service.servedAt),
    service?.proof ?? null,
    arrival ? timeOf(arrival.at) : '未到场',
    arrival && checkInWays.labels[arrival.how],
    arrival?.identity ?? null,
    outcome && warningOutcomes.labels[outcome.outcome],
    outcome && yuan(outcome.paidFen),
    outcome?.settlement ? yuan(outcome.settlement.amount) : null,
    outcome?.settlement?.deadline ?? null,
    invitee.instalments.map(({ due, amount }) => `${due} ${yuan(amount)}`).join('；'),
    invitee.settlementStatus && SETTLEMENTS[invitee.settlementStatus],
    invitee.measureKind && coerciveMeasures.labels[invitee.measureKind],
    invitee.statement,
    yuan(payments.reduce((sum, { amount }) => sum + amount, 0)),
    payments
      .map(({ receivedOn, amount, told }) => `${receivedOn} ${yuan(amount)}${TOLD[told]}`)
      .join('；'),
  ]);
  return [['名单与结果'], heading, ...lines];
}

function played(record: SessionRecord): Cell[][] {
  const lines = record.played.map(({ title, from, to, why }): Cell[] => [
    title,
    timeOf(from),
    to === null ? null : timeOf(to),
    why === 'began' ? '开始' : moveReasons.labels[why],
  ]);
  return [['播放经过（设备时间）'], ['项目', '自', '至', '原因'], ...lines];
}

function shown(record: SessionRecord): Cell[][] {
  const lines = record.shown.map((each): Cell[] => [
    each.title,
    each.displayId,
    seconds(each.fromMs),
    seconds(each.toMs),
    timeOf(each.startedAt),
    timeOf(each.endedAt),
    each.digest,
  ]);
  const heading = ['片段', '屏幕', '自（秒）', '至（秒）', '开始', '结束', '内容摘要 SHA-256'];
  return [['播放凭证（设备时间）'], heading, ...lines];
}

function talks(record: SessionRecord): Cell[][] {
  const names = new Map(
    record.invitees.map(({ inviteeId, maskedName, caseNumber }) => [
      inviteeId,
      `${caseNumber} ${maskedName}`,
    ]),
  );
  const lines = record.talks.map(({ inviteeId, startedAt, endedAt, by, note }): Cell[] => [
    names.get(inviteeId) ?? inviteeId,
    timeOf(startedAt),
    timeOf(endedAt),
    by,
    note,
  ]);
  return [['谈话'], ['当事人', '自', '至', '谈话人', '内容'], ...lines];
}

function notes(record: SessionRecord): Cell[][] {
  const lines = record.notes.map(({ at, itemId, displayId, text }): Cell[] => [
    timeOf(at),
    itemId,
    displayId,
    text,
  ]);
  return [['播放提示'], ['时间', '项目', '屏幕', '内容'], ...lines];
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
