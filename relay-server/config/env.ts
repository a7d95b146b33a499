import { z } from 'zod';
import { leastRetention, type RetentionTerms, usualRetention } from '../rules/retention-terms.ts';

/**
 * The one reader of the environment. Every setting, its default and its meaning: README, table
 * "Configuration".
 */
const keyPair = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}:[\x21-\x2b\x2d-\x7e]{16,200}$/, {
    error: '应为 名称:密钥（名称为小写字母、数字与 -；密钥至少 16 位，不含空格与逗号）',
  })
  .transform((pair) => {
    const colon = pair.indexOf(':');
    return { name: pair.slice(0, colon), key: pair.slice(colon + 1) };
  });
export type SourceKey = z.infer<typeof keyPair>;

/** Names under which the relay itself writes; no outside source may take them. */
const OWN_SOURCES = new Set(['relay', 'demo-court', 'inbox', 'import']);

const sourceKeys = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((pair) => pair.trim())
      .filter((pair) => pair !== ''),
  )
  .pipe(z.array(keyPair))
  .refine((keys) => new Set(keys.map((each) => each.name)).size === keys.length, {
    error: '来源名称重复',
  })
  .refine((keys) => keys.every((each) => !OWN_SOURCES.has(each.name)), {
    error: '来源名称 relay、demo-court、inbox、import 由系统保留',
  });

/** What must be kept at least is no setting: less is refused at the start. */
const kept = (least: number, usual: number, most: number) =>
  z.coerce
    .number()
    .int()
    .min(least, { error: `最少 ${least}，法定保存期不能缩短` })
    .max(most)
    .default(usual);

const settings = z.object({
  RELAY_HOST: z.string().min(1).default('127.0.0.1'),
  RELAY_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  RELAY_RTMP_PORT: z.coerce.number().int().min(0).max(65_535).default(1935),
  RELAY_TLS_CERT: z.string().optional(),
  RELAY_TLS_KEY: z.string().optional(),
  RELAY_LOCAL_PROGRAMS: z.enum(['allow', 'deny'], { error: '应为 allow 或 deny' }).default('allow'),
  RELAY_DATA: z.string().min(1).default('data'),
  RELAY_SOURCE_KEYS: sourceKeys,
  RELAY_KEEP_MONTHS: kept(leastRetention[0].value.months, usualRetention[0].value.months, 1200),
  RELAY_KEEP_CASE_YEARS: kept(
    leastRetention[0].value.caseYears,
    usualRetention[0].value.caseYears,
    100,
  ),
});

/** Paths of PEM files. */
export interface TlsFiles {
  cert: string;
  key: string;
}

export interface Settings {
  host: string;
  port: number;
  /** Where field units push to. */
  rtmp: { host: string; port: number };
  /** null: the relay speaks plain HTTP. */
  tlsFiles: TlsFiles | null;
  /** Whether programs of this machine may read without an account. */
  localPrograms: boolean;
  dataFolder: string;
  sourceKeys: readonly SourceKey[];
  /** How long recordings are kept. */
  retention: RetentionTerms;
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * @param env the process environment
 * @throws SettingsError naming in Chinese each setting that is wrong
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const parsed = settings.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(
      (issue) => `  ${String(issue.path[0])}：${issue.message}`,
    );
    throw new SettingsError(`配置有误，请更正后再启动：\n${lines.join('\n')}`);
  }
  const { RELAY_HOST, RELAY_PORT, RELAY_RTMP_PORT, RELAY_DATA, RELAY_SOURCE_KEYS } = parsed.data;
  const { RELAY_KEEP_MONTHS, RELAY_KEEP_CASE_YEARS, RELAY_LOCAL_PROGRAMS } = parsed.data;
  const { RELAY_TLS_CERT: cert = '', RELAY_TLS_KEY: key = '' } = parsed.data;
  if ((cert === '') !== (key === '')) {
    throw new SettingsError('RELAY_TLS_CERT 与 RELAY_TLS_KEY 要么都设置，要么都不设置');
  }
  return {
    host: RELAY_HOST,
    port: RELAY_PORT,
    rtmp: { host: RELAY_HOST, port: RELAY_RTMP_PORT },
    tlsFiles: cert === '' ? null : { cert, key },
    localPrograms: RELAY_LOCAL_PROGRAMS === 'allow',
    dataFolder: RELAY_DATA,
    sourceKeys: RELAY_SOURCE_KEYS,
    retention: { months: RELAY_KEEP_MONTHS, caseYears: RELAY_KEEP_CASE_YEARS },
  };
}
