import type { VodFailure } from '../player/vod-engine.ts';

/** What is said upon a picture that does not come, and what comes of it. */
export const failureWords: Record<VodFailure, readonly [what: string, then: string]> = {
  network: ['取不到画面', '正在自动重试，恢复后接着放'],
  media: ['画面无法解码', '正在自动重试'],
  other: ['播放出错', '正在自动重试'],
  missing: ['录像文件缺失或被改动', '请通知运维核对：npm run verify-video'],
};
