import { execFile } from 'node:child_process';

/** Older ones lack what the converters' arguments ask for. */
const OLDEST = { major: 4, minor: 4 } as const;

export type FfmpegFound =
  | { readonly ok: true; readonly major: number }
  /** In Chinese, for the operator. */
  | { readonly ok: false; readonly problem: string };

/** @param line the first of `ffmpeg -version`. A build without a number (from its source) is new enough. */
export function judgeVersion(line: string): FfmpegFound {
  const what = /^ffmpeg version (\S+)/.exec(line)?.[1];
  if (what === undefined) return { ok: false, problem: '找到的 ffmpeg 无法识别，不能接入现场视频' };
  const numbers = /^n?(\d+)\.(\d+)/.exec(what);
  if (!numbers) return { ok: true, major: Number.POSITIVE_INFINITY };
  const [major, minor] = [Number(numbers[1]), Number(numbers[2])];
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) {
    return { ok: true, major };
  }
  const problem = `ffmpeg ${what} 版本过旧（至少 ${OLDEST.major}.${OLDEST.minor}），不能接入现场视频`;
  return { ok: false, problem };
}

/** @param command null: none was found on this machine */
export function findFfmpeg(command: string | null): Promise<FfmpegFound> {
  const absent: FfmpegFound = {
    ok: false,
    problem: '未安装 ffmpeg，不能接入现场视频。安装：sudo apt-get install -y ffmpeg',
  };
  if (command === null) return Promise.resolve(absent);
  return new Promise((resolve) => {
    execFile(command, ['-version'], { timeout: 10_000 }, (error, stdout) => {
      resolve(error ? absent : judgeVersion(stdout));
    });
  });
}
