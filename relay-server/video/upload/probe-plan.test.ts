import { describe, expect, it } from 'vitest';
import { planOf, UnfitFile } from './probe-plan.ts';
import { rewriteArgs } from './rewrite-args.ts';
import { rewriteLimits } from './upload-limits.ts';

const limits = rewriteLimits.parse({});
const video = {
  ...{ index: 0, codec_type: 'video', codec_name: 'h264', pix_fmt: 'yuv420p' },
  ...{ width: 1920, height: 1080 },
};
const audio = { index: 1, codec_type: 'audio', codec_name: 'aac' };
const plan = (streams: readonly object[], duration?: string, kind: 'mov' | 'mpegts' = 'mov') =>
  planOf(JSON.stringify({ streams, format: { duration } }), kind, limits);
const modes = (streams: readonly object[], kind?: 'mov' | 'mpegts') => {
  const made = plan(streams, undefined, kind);
  return [made.video.mode, made.audio?.mode, made.isFaithful];
};

describe('what is done with the tracks of a file', () => {
  it('what browsers play is copied, the rest converted', () => {
    expect(modes([video, audio])).toEqual(['copy', 'copy', true]);
    expect(modes([video])).toEqual(['copy', undefined, true]);
    expect(modes([{ ...video, codec_name: 'hevc' }, audio])).toEqual(['convert', 'copy', false]);
    expect(modes([{ ...video, pix_fmt: 'yuv422p10le' }])).toEqual(['convert', undefined, false]);
    expect(modes([video, { ...audio, codec_name: 'pcm_alaw' }])).toEqual([
      'copy',
      'convert',
      false,
    ]);
    expect(modes([video, audio], 'mpegts')).toEqual(['copy', 'convert', false]);
  });

  it('a turned picture is turned back; a further track is not lost without a word', () => {
    const turned = { ...video, side_data_list: [{ rotation: -90 }] };
    expect(modes([turned])).toEqual(['convert', undefined, false]);
    expect(modes([video, audio, { index: 2, codec_type: 'data' }])).toEqual([
      'copy',
      'copy',
      false,
    ]);
  });

  it('a cover is no picture of the recording', () => {
    const cover = { ...video, index: 2, codec_name: 'mjpeg', disposition: { attached_pic: 1 } };
    expect(plan([cover, video]).video.index).toBe(0);
    expect(() => plan([cover])).toThrow('没有可读的画面');
  });

  it.each([
    ['no picture', [audio], undefined, '没有可读的画面'],
    ['a picture without size', [{ ...video, width: 0 }], undefined, '没有可读的画面'],
    ['one too wide', [{ ...video, width: 16_384 }], undefined, '16384×1080 过大'],
    ['one too large', [{ ...video, width: 8_192, height: 8_192 }], undefined, '过大'],
    ['a duration of years', [video], '1e9', '时长'],
  ])('%s is refused', (_what, streams, duration, why) => {
    expect(() => plan(streams, duration)).toThrow(UnfitFile);
    expect(() => plan(streams, duration)).toThrow(why);
  });

  it('a duration that is none says nothing', () => {
    expect(['N/A', '-1', 'Infinity', ''].map((text) => plan([video], text).seconds)).toEqual([
      ...[null, null, null, null],
    ]);
  });

  it('ffmpeg is told to open the file, as what it is, and nothing else', () => {
    const args = rewriteArgs('/data/a b', 'mov', plan([video, audio]));
    const input = args.slice(args.indexOf('-protocol_whitelist'), args.indexOf('-i') + 2);
    expect(input.slice(0, 4)).toEqual(['-protocol_whitelist', 'file', '-f', 'mov']);
    expect(input.slice(-2)).toEqual(['-i', 'file:/data/a b']);
    expect(args.filter((arg) => arg === '-i')).toHaveLength(1);
  });
});
