import { expect, it } from 'vitest';
import { readProbe } from './pull-source.ts';

const read = (...streams: object[]) => readProbe(JSON.stringify({ streams }));
const video = { codec_type: 'video', codec_name: 'h264' };

it('H.264 is passed on, all else made anew; sound always', () => {
  const sound = { codec_type: 'audio', codec_name: 'pcm_alaw' };
  expect(read(video, sound)).toEqual({ video: 'copy', audio: 'convert', isMute: false });
  const h265 = { ...video, codec_name: 'hevc' };
  expect(read(h265)).toEqual({ video: 'convert', audio: null, isMute: false });
});

it('what a camera notes beside its pictures has no name, and keeps nothing from coming', () => {
  expect(read({ codec_type: 'data' }, video)).toMatchObject({ video: 'copy', audio: null });
});

it('sound that nobody can read is left out, and known to be', () => {
  expect(read(video, { codec_type: 'audio' })).toEqual({
    video: 'copy',
    audio: null,
    isMute: true,
  });
});

it('without pictures there is nothing to fetch', () => {
  expect(read({ codec_type: 'audio', codec_name: 'aac' })).toBeNull();
  expect(read({ codec_type: 'video' })).toBeNull();
});
