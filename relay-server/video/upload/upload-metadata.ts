import { z } from 'zod';
import { caseNumber, instant, sha256, streamId, text } from '../../../wire/primitives.ts';

/** UTC ms, or an RFC 3339 instant with an offset. */
const capturedAt = z
  .union([
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
    z.iso.datetime({ offset: true }).transform((value) => Date.parse(value)),
  ])
  .pipe(instant);

/** The part of a path that names the file: it is shown and never opened. */
const filename = text(500)
  .transform((value) => value.replace(/^.*[/\\]/, ''))
  .pipe(text(200));

/** What a source says of the recording that it is going to send. */
const uploadMetadata = z.strictObject({
  streamId,
  /** When its first frame was taken. */
  capturedAt,
  filename: filename.optional(),
  /** Usual clients send it; what the file is, it shows itself. */
  filetype: z.string().max(200).optional(),
  sha256: z
    .string()
    .transform((value) => value.toLowerCase())
    .pipe(sha256)
    .optional(),
  caseNumber: caseNumber.optional(),
});
export type UploadMetadata = Omit<z.infer<typeof uploadMetadata>, 'filetype'>;

/** The header is not as tus has it, or a value not as it must be; the message says in Chinese which. */
export class MetadataProblem extends Error {
  override readonly name = 'MetadataProblem';
}

/**
 * Reads `Upload-Metadata` of tus 1.0: pairs of a key and a Base64 value, with commas between.
 * @throws MetadataProblem
 */
export function parseMetadata(header: string): UploadMetadata {
  const values = new Map<string, string>();
  for (const pair of header.split(',')) {
    const [key = '', value = '', ...rest] = pair.trim().split(' ');
    if (!/^[A-Za-z0-9_-]{1,40}$/.test(key) || rest.length > 0) {
      throw new MetadataProblem('Upload-Metadata 应为“键 Base64值”，以逗号分隔');
    }
    if (values.has(key)) throw new MetadataProblem(`${key} 给出了两次`);
    values.set(key, decoded(key, value));
  }
  const parsed = uploadMetadata.safeParse(Object.fromEntries(values));
  if (!parsed.success) throw new MetadataProblem(whatIsWrong(parsed.error));
  const { filetype: _, ...metadata } = parsed.data;
  return metadata;
}

function decoded(key: string, value: string): string {
  const bytes = Buffer.from(value, 'base64');
  const same = bytes.toString('base64').replace(/=+$/, '') === value.replace(/=+$/, '');
  if (!same) throw new MetadataProblem(`${key} 不是正确的 Base64`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new MetadataProblem(`${key} 不是正确的 UTF-8`);
    throw error;
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  streamId: '视频流标识（登记时的 id）',
  capturedAt: '首帧的拍摄时间，UTC 毫秒或带时区的 RFC 3339，2000 年以后',
  filename: '文件名，最长 200',
  sha256: '文件的 SHA-256，64 位十六进制',
  caseNumber: '案号',
};

function whatIsWrong({ issues: [issue] }: z.ZodError): string {
  if (issue?.code === 'unrecognized_keys') return `不认识 ${issue.keys.join('、')}`;
  const name = String(issue?.path[0]);
  return `${name} 缺少或不对，应为${EXPECTED[name] ?? '字符串'}`;
}
