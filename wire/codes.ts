import './jitless.ts';
import * as z from 'zod/mini';

/**
 * Closed vocabularies: code → Chinese label. Towns: civil affairs codes of 三水区; process nodes: those
 * of deployed court systems; the rest as the Civil Procedure Law and its interpretation name them.
 */
function vocabulary<const T extends Record<string, string>>(labels: T) {
  const codes = Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]];
  return { labels, codes, schema: z.enum(codes) };
}

export const towns = vocabulary({
  '440607001000': '西南街道',
  '440607004000': '云东海街道',
  '440607101000': '大塘镇',
  '440607103000': '乐平镇',
  '440607104000': '白坭镇',
  '440607105000': '芦苞镇',
  '440607106000': '南山镇',
  '440607000000': '区外或未定',
});
export type TownCode = z.infer<typeof towns.schema>;

export const nodes = vocabulary({
  '001': '立案审查',
  '002': '分案',
  '003': '发出执行通知',
  '004': '首次网络查控',
  '005': '首次传统查控',
  '006': '完成传统查控',
  '007': '终本约谈',
  '008': '约谈线索',
  '009': '线索核查',
  '010': '恢复执行',
  '011': '其他控制',
  '012': '查封',
  '013': '扣押',
  '014': '冻结',
  '015': '存款冻结',
  '016': '扣划',
  '017': '启动评估',
  '018': '送达评估',
  '019': '评估异议',
  '020': '异议审查',
  '021': '启动拍卖',
  '022': '拍卖确认',
  '023': '二拍',
  '024': '三拍',
  '025': '以物抵债',
  '026': '变卖',
  '027': '拍抵移交',
  '028': '办理支付',
  '029': '案款发放',
  '030': '执行制裁',
  '031': '结案',
  '032': '归档',
  '033': '有财产程序',
  '034': '无财产程序',
  '035': '启动终本',
  '036': '足额报结',
  '037': '网络查控次数',
  '038': '延长期限',
  '039': '执行文书',
  '040': '终本网查次数',
});
export type NodeCode = z.infer<typeof nodes.schema>;

export const partyRoles = vocabulary({
  applicant: '申请执行人',
  executee: '被执行人',
  thirdPartyClaimant: '案外人',
  interestedParty: '利害关系人',
  agent: '代理人',
});
export type PartyRole = z.infer<typeof partyRoles.schema>;

export const assetKinds = vocabulary({
  deposit: '银行存款',
  online_wallet: '网络资金',
  real_estate: '不动产',
  land_use: '土地使用权',
  vehicle: '车辆',
  vessel: '船舶',
  equipment: '机器设备',
  inventory: '存货',
  equity: '股权',
  securities: '证券',
  fund_wealth: '基金理财',
  insurance: '保险',
  housing_fund: '公积金',
  ip: '知识产权',
  receivable: '到期债权',
  income: '收入',
  other: '其他',
});
export type AssetKind = z.infer<typeof assetKinds.schema>;

export const seizureMeasures = vocabulary({
  seal: '查封',
  distraint: '扣押',
  freeze: '冻结',
});
export type SeizureMeasure = z.infer<typeof seizureMeasures.schema>;

export const seizureStates = vocabulary({
  drafted: '拟制',
  ruled: '已裁定',
  served: '已送达',
  effective: '生效',
  queued: '轮候',
  valuing: '评估中',
  priced: '已定价',
  auction1: '一拍',
  auction2: '二拍',
  sale: '变卖',
  failed: '流拍',
  sold: '已成交',
  debt_in_kind: '以物抵债',
  title_ruling: '成交裁定',
  handed_over: '已移交',
  proceeds: '款到账',
  distributed: '已分配',
  released: '已解除',
  lapsed: '已失效',
  deducted: '已扣划',
});
export type SeizureState = z.infer<typeof seizureStates.schema>;

export const closingWays = vocabulary({
  fullySatisfied: '执行完毕',
  currentProcedureTerminated: '终结本次执行程序',
  enforcementTerminated: '终结执行',
  caseWithdrawn: '销案',
  nonEnforcement: '不予执行',
  applicationDismissed: '驳回申请',
});
export type ClosingWay = z.infer<typeof closingWays.schema>;

export const coerciveMeasures = vocabulary({
  forcedAppearance: '拘传',
  judicialDetention: '拘留',
  fine: '罚款',
  search: '搜查',
  eviction: '腾退',
  consumptionRestriction: '限制消费',
  dishonestyList: '纳入失信名单',
  exitBan: '限制出境',
  refusalCrimeReferral: '移送拒执罪',
});
export type CoerciveMeasure = z.infer<typeof coerciveMeasures.schema>;

/** Grounds on which the case's time limit stops running (list configurable by rule table). */
export const clockStops = vocabulary({
  appraisal: '审计评估',
  auction: '拍卖变卖',
  suspension: '中止执行',
  deferral: '暂缓执行',
  jurisdiction: '管辖争议',
});
export type ClockStop = z.infer<typeof clockStops.schema>;

/** What must be there before a case is closed by 终本: 终本规定（法〔2016〕373号）第1–4条. */
export const terminationConditions = vocabulary({
  noticeServed: '已发出执行通知书并责令报告财产',
  consumptionRestricted: '已限制消费',
  inquiryFresh: '三个月内已网络查控',
  fieldVisited: '已现场调查',
  tipsVerified: '财产线索已全部核查',
  assetsDealtWith: '无可处置而未处置的财产',
  interviewed: '已终本约谈',
  matured: '立案已满三个月',
  ruled: '已作出终本裁定',
});
export type TerminationCondition = z.infer<typeof terminationConditions.schema>;

export const paymentOrigins = vocabulary({
  voluntary: '主动履行',
  deduction: '扣划',
  auction: '拍卖变卖款',
  settlement: '和解履行',
  thirdParty: '第三人代付',
  debtInKind: '以物抵债',
  other: '其他',
});
export type PaymentOrigin = z.infer<typeof paymentOrigins.schema>;

export const caseStages = vocabulary({
  open: '在办',
  suspended: '中止',
  settling: '和解履行中',
  terminated: '终本',
  closed: '已结',
});
export type CaseStage = z.infer<typeof caseStages.schema>;

export const warningOutcomes = vocabulary({
  paid: '当场履行',
  settled: '达成和解',
  refused: '拒不履行',
});

/** How a summons was served (民诉法 第七章第二节). */
export const summonsWays = vocabulary({
  direct: '直接送达',
  lien: '留置送达',
  electronic: '电子送达',
  entrusted: '委托送达',
  post: '邮寄送达',
  forwarded: '转交送达',
  notice: '公告送达',
});
export type SummonsWay = z.infer<typeof summonsWays.schema>;
/** For whom a unit that is summoned sends (民诉法 第51条、第61条). */
export const attendeeCapacities = vocabulary({
  legalRepresentative: '法定代表人',
  principal: '主要负责人',
  agent: '委托代理人',
});
export type AttendeeCapacity = z.infer<typeof attendeeCapacities.schema>;
export const checkInWays = vocabulary({ code: '签到码', desk: '窗口核验' });
/** Why a session's playback went on to another item. */
export const moveReasons = vocabulary({
  next: '下一项',
  back: '上一项',
  jump: '跳转',
  auto: '播完自动',
  failed: '播放失败跳过',
  withdrawn: '放行撤回，跳过',
});
export type MoveReason = z.infer<typeof moveReasons.schema>;
export const sessionStates = vocabulary({
  planned: '筹备',
  running: '进行中',
  ended: '已结束',
  cancelled: '已取消',
});
export type SessionStage = z.infer<typeof sessionStates.schema>;

export const alertKinds = vocabulary({
  seizureExpiring: '查封冻结即将到期',
  seizureLapsed: '查封冻结已失效',
  queuedPromoted: '轮候转为生效',
  appraisalOverdue: '评估启动期限',
  priceDue: '询价评估期限',
  referencePriceExpiring: '参考价即将失效',
  saleDue: '启动变价期限',
  auctionOpens: '拍卖开始',
  auctionEnds: '拍卖结束',
  secondAuctionDue: '二拍期限',
  overSeizure: '超标的查封',
  overCollection: '超额到位',
  disbursementOverdue: '案款发放期限',
  closingLimit: '法定结案期限',
  petitionDue: '信访办理期限',
  settlementDue: '和解履行期限',
  instalmentDue: '和解分期期限',
  settlementBreached: '和解违约',
  noticeDue: '执行通知期限',
  inquiryDue: '首次网络查控期限',
  tipDue: '财产线索核查期限',
  objectionDue: '异议审查期限',
  messageDue: '留言答复期限',
  streamLost: '现场视频中断',
  recordingStopped: '现场录像中断',
});
export type AlertKind = z.infer<typeof alertKinds.schema>;

/** Alerts that come and go with what happens and not by the day: of as urgent ones they come first. */
export const MOMENTARY_ALERTS: ReadonlySet<AlertKind> = new Set(['streamLost', 'recordingStopped']);

export const alertLevels = vocabulary({ info: '提示', warning: '预警', critical: '紧急' });
export type AlertLevel = z.infer<typeof alertLevels.schema>;

export const roomModes = vocabulary({
  bureau: '内部',
  session: '警示',
  delegates: '参观',
  closed: '休屏',
});
export type RoomMode = z.infer<typeof roomModes.schema>;

/** What a wall can be told to show. */
export const wallScenes = vocabulary({
  overview: '执行总览',
  'case-cloud': '个案云图',
  'field-video': '现场视频',
  warning: '执行警示',
  delegates: '数据参观',
  closed: '休屏',
});
export type WallScene = z.infer<typeof wallScenes.schema>;

/** The pages of 数据参观, in the order in which they are told. */
export const visitPages = vocabulary({
  year: '执结与到位',
  faster: '办案用时',
  calmer: '异议与信访',
  open: '公开',
  settled: '警示之后',
  stock: '终本清仓',
});
export type VisitPage = z.infer<typeof visitPages.schema>;

export const streamKinds = vocabulary({ push: '设备推流', pull: '平台拉流' });
/** Why a stream's coming-in ended. */
export const streamEnds = vocabulary({
  closed: '设备断开',
  silent: '长时间无画面',
  unreadable: '画面数据无法识别',
  revoked: '已停用',
  failed: '视频处理中断',
});
export type StreamEnd = z.infer<typeof streamEnds.schema>;
/**
 * Why a recording is over: as its coming-in, because another one goes on with what comes in, or because
 * the relay went.
 */
export const recordingEnds = vocabulary({
  ...streamEnds.labels,
  continued: '满时续录',
  crashed: '系统意外停止',
  uploaded: '补传完成',
});
export type RecordingEnd = z.infer<typeof recordingEnds.schema>;
/** Why pictures that came in were not kept. */
export const recordingGaps = vocabulary({
  slow: '磁盘写入过慢',
  full: '磁盘空间不足',
  failed: '磁盘写入失败',
  shed: '磁盘余量不足停录',
  bounded: '达到录像总量上限停录',
});
export type RecordingGap = z.infer<typeof recordingGaps.schema>;
/** How the room for recordings stands. */
export const recordingRooms = vocabulary({
  ok: '正常',
  low: '录像空间不足',
  shedding: '部分停录',
  stopped: '录像已停止',
});
export type RecordingRoom = z.infer<typeof recordingRooms.schema>;
export const recordingStates = vocabulary({
  recording: '录制中',
  interrupted: '录制中断',
  closed: '已结束',
  deleted: '已到期删除',
});
export const recordingOrigins = vocabulary({ live: '实时录制', upload: '设备补传' });
export type RecordingOrigin = z.infer<typeof recordingOrigins.schema>;
/** Which period a recording had been kept for when it was deleted. */
export const retentionRules = vocabulary({
  standard: '一般录像',
  linked: '已关联案件',
  looped: '演示循环画面',
});
export type RetentionRule = z.infer<typeof retentionRules.schema>;

/** Whom a clip may be shown to besides the bureau: room modes. */
export const clearanceAudiences = vocabulary({ session: '警示活动', delegates: '参观' });
export type ClearanceAudience = z.infer<typeof clearanceAudiences.schema>;
/** How a proposal to show a clip stands. */
export const clearanceStates = vocabulary({
  baking: '正在合成',
  failed: '合成失败',
  baked: '待复核',
  reviewed: '待批准',
  cleared: '已批准',
  refused: '已退回',
  withdrawn: '已撤回',
});
export type ClearanceState = z.infer<typeof clearanceStates.schema>;
export const maskShapes = vocabulary({ rect: '矩形', ellipse: '椭圆' });
export type MaskShape = z.infer<typeof maskShapes.schema>;
export const maskEffects = vocabulary({ pixelate: '马赛克', blur: '模糊', black: '涂黑' });
export type MaskEffect = z.infer<typeof maskEffects.schema>;
export const soundEffects = vocabulary({ keep: '保留原声', mute: '静音', tone: '提示音替换' });
export type SoundEffect = z.infer<typeof soundEffects.schema>;
/** What a reviewer looks for in the derivative. */
export const clearanceChecks = vocabulary({
  faces: '人脸',
  plates: '车牌',
  doors: '门牌与文书',
  voices: '声音',
});
export type ClearanceCheck = z.infer<typeof clearanceChecks.schema>;

/** What a drawn case's course may tell, each with these words and no others. */
export const courseSteps = vocabulary({
  filed: '立案',
  noticed: '发出执行通知',
  queried: '网络查控',
  investigated: '传统查控',
  sealed: '查封',
  distrained: '扣押',
  frozen: '冻结',
  appraised: '确定参考价',
  auctioned: '拍卖公告',
  sold: '拍卖成交',
  settled: '达成和解',
  performed: '和解履行完毕',
  coerced: '强制措施',
  deducted: '扣划',
  recovered: '案款到账',
  disbursed: '案款发放',
  suspended: '期限停止',
  resumed: '恢复执行',
  closed: '结案',
});
export type CourseStep = z.infer<typeof courseSteps.schema>;

/** What an account may do: see rules/access/permissions.ts. */
export const roles = vocabulary({
  duty: '值班',
  judge: '法官',
  director: '局长',
  auditor: '审计',
});
export type Role = z.infer<typeof roles.schema>;

/**
 * Units of figures, and what stands behind a number of one; money as it is written out in full. `count` are cases,
 * `times` what was done, `persons` each time that one came.
 */
export const figureUnits = vocabulary({
  count: '件',
  times: '次',
  sessions: '场',
  persons: '人次',
  fen: '元',
  percent: '%',
  days: '天',
});
export type FigureUnit = z.infer<typeof figureUnits.schema>;
