import type { SocketRefusalCode } from './frame.ts';

/**
 * Why one event was refused. Closed list; the Chinese sentence says what to do about it.
 * Source: wire/SPEC.md §R.
 */
export const EVENT_REFUSALS = {
  invalid_envelope: '事件格式不对，请按字段说明更正',
  unknown_type: '没有这种事件类型',
  unknown_version: '不认识这个事件版本，目前只有 1',
  missing_field: '缺少必填项',
  unknown_field: '有不认识的字段，请删去或更正拼写',
  invalid_value: '字段的值不合要求',
  id_conflict: '同一标识已收过内容不同的事件；若要更正，请发更正事件',
  reserved_type: '此类事件只能由本机产生',
  occurred_in_future: '发生时间晚于现在，请检查来源的时钟',
  unknown_subject: '找不到所指的资产、查封、当事人或其他对象',
  illegal_transition: '违反办案规则，未采纳',
  amends_unknown: '找不到要更正或撤销的事件',
} as const satisfies Record<string, string>;
export type EventRefusalCode = keyof typeof EVENT_REFUSALS;

/** Why a whole request failed: code → [HTTP status, Chinese sentence]. */
export const PROBLEMS = {
  invalid_json: [400, '请求不是完整、正确的 JSON'],
  invalid_request: [400, '请求参数不对'],
  body_cut_off: [400, '请求在传完之前断开了，请重发'],
  bad_encoding: [400, '压缩内容损坏，无法解开'],
  confirmation_needed: [403, '扩大显示范围之前，请再次输入密码确认'],
  unauthorized: [401, '没有登录，或密钥不对'],
  forbidden: [403, '不容许这样做'],
  not_found: [404, '没有这个地址'],
  method_not_allowed: [405, '此地址不接受这种方法'],
  request_timeout: [408, '请求没有在限时内传完，请重发'],
  id_conflict: [409, '同一标识已收过内容不同的事件'],
  stream_conflict: [409, '视频流的登记与此不符'],
  alert_conflict: [409, '提醒的现状不容许这样做'],
  display_conflict: [409, '大屏或屏幕的现状不容许这样做'],
  draw_conflict: [409, '不能这样抽取案件'],
  session_conflict: [409, '警示活动的现状不容许这样做'],
  library_conflict: [409, '录像或片段的现状不容许这样做'],
  too_large: [413, '请求太大：一次最多 1,000 条、1 MiB'],
  range_unsatisfiable: [416, '所要的字节范围不在内容之内'],
  unsupported_media_type: [415, '只接受 application/json 与 application/x-ndjson，可用 gzip'],
  events_refused: [422, '部分事件未采纳，原因见 rejected'],
  rate_limited: [429, '请求过快，请稍后重试'],
  upload_conflict: [409, '补传的进度与此不符，请先查询再续传'],
  tus_version: [412, '补传协议版本不对，须为 Tus-Resumable: 1.0.0'],
  upload_too_large: [413, '补传的文件过大，或超过所声明的长度'],
  checksum_mismatch: [460, '校验和不符，这一段未收下，请重发'],
  headers_too_large: [431, '请求头太大'],
  storage_unavailable: [503, '存储暂不可写，未收下，请稍后重发'],
  not_recorded: [503, '已经生效，但尚未记录'],
  not_ready: [503, '所要的画面还没有传来，请稍后重试'],
  shutting_down: [503, '系统正在停机，请稍后重发'],
  internal: [500, '系统内部错误，已记录'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemCode = keyof typeof PROBLEMS;

export interface Rejected {
  index: number;
  code: EventRefusalCode;
  /** JSON pointer into the event, '' for the whole. */
  path: string;
  message: string;
  /** Number of the rule that was broken, for illegal_transition. */
  rule?: string;
}

/** The one format of every error body: RFC 9457 members plus `code`. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  code: ProblemCode;
  detail?: string;
  /** Number of the rule of the book that forbids it. */
  rule?: string;
}

/** Why a socket's message was refused or the socket cut off. Closed list. */
export const SOCKET_REFUSALS = {
  bad_request: '请求格式不对',
  unknown_scope: '没有这个范围，或不在可见范围内',
  too_many_scopes: '同时打开的案件过多',
  rate_limited: '请求过快',
  forbidden: '此处只接受本机、同源的连接',
  unavailable: '服务暂不可用',
} as const satisfies Record<SocketRefusalCode, string>;
