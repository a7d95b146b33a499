import { canonicalJson, NotCanonical } from '../../log/canonical.ts';
import { textOfLine } from '../recording/index-lines.ts';
import { type Index, parseIndex } from '../recording/parse-index.ts';
import { derivedOf, type ExportManifest, exportManifest, manifestText } from './manifest.ts';
import { headOf } from './mp4/movie-writer.ts';

/** @returns null: the bytes are no manifest, or are not spelled as one is written */
export function readManifest(bytes: Uint8Array): ExportManifest | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const parsed = exportManifest.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    return [...manifestText(parsed.data)].join('') === text ? parsed.data : null;
  } catch (error) {
    // Of the decoder and of JSON; NotCanonical is no text of ours either.
    if (error instanceof TypeError || error instanceof SyntaxError) return null;
    if (error instanceof NotCanonical) return null;
    throw error;
  }
}

const DAMAGE = {
  unreadable: '被改动',
  chain: '与前文的哈希链不符',
  order: '不在应有的位置',
} as const;

/** Whether a manifest agrees with itself: the index with its chain, and all that follows from it. Chinese; empty: it does. */
export function manifestFindings(manifest: ExportManifest): string[] {
  const index = parseIndex(Buffer.from(manifest.index.map(textOfLine).join('')));
  const { damage, head, end } = index;
  if (damage) return [`清单中录像索引的第 ${damage.line} 行${DAMAGE[damage.kind]}`];
  if (head === null) return ['清单中没有录像索引'];
  const { recording } = manifest;
  const { codecs, width, height, audio, streamId } = head;
  const own = {
    id: head.recordingId,
    streamId,
    codecs,
    width,
    height,
    audio,
    goesOn: end === null,
  };
  const origin = head.upload === undefined ? 'live' : 'upload';
  const findings: string[] = [];
  if (!agrees({ ...recording, ...own, origin }, recording)) {
    findings.push('清单所述的录像与其索引不符');
  }
  if (new Date(manifest.exportedAt).toISOString() !== manifest.exportedTime) {
    findings.push('清单所述的导出时间前后不符');
  }
  return [...findings, ...derivedFindings(manifest, index), ...placeFindings(manifest, head.init)];
}

function derivedFindings(manifest: ExportManifest, { entries }: Index): string[] {
  const { wanted, contained, segments, gaps, video } = manifest;
  const derived = derivedOf(entries, wanted, video.init.offset + video.init.bytes);
  if (derived === null) return ['清单所述的一段，录像索引中没有画面'];
  const findings: string[] = [];
  if (!agrees(derived.segments, segments)) findings.push('清单所列的片段与录像索引不符');
  if (!agrees(derived.gaps, gaps)) findings.push('清单所列的缺失与录像索引不符');
  const spans = { wanted: derived.wanted, contained: derived.contained };
  if (!agrees(spans, { wanted, contained })) findings.push('清单所述的起止与录像索引不符');
  return findings;
}

/** Where the parts of the MP4 lie follows from their sizes. */
function placeFindings(
  { video: { init, moov, bytes }, segments }: ExportManifest,
  recorded: { readonly bytes: number; readonly sha256: string },
): string[] {
  const findings: string[] = [];
  const mediaBytes = moov.offset - init.offset;
  const offset = mediaBytes > 0 ? headOf(mediaBytes).byteLength : -1;
  if (!agrees({ ...recorded, offset }, init)) findings.push('清单所述的初始化段与录像索引不符');
  const last = segments.at(-1);
  const mediaEnd = last ? last.offset + last.bytes : 0;
  if (mediaEnd !== moov.offset || moov.offset + moov.bytes !== bytes)
    findings.push('清单所述的各部分位置前后不符');
  return findings;
}

function agrees(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
