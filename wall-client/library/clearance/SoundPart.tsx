import type { SoundPlan } from '../../../wire/clearance.ts';
import { soundEffects } from '../../../wire/codes.ts';
import { secondsWords } from './ClipTransport.tsx';

/** What becomes of the sound: all of it, or stretches of what is kept. */
export function SoundPart({
  sound,
  hasSound,
  clipMs,
  atMs,
  onChange,
}: {
  sound: SoundPlan;
  hasSound: boolean;
  clipMs: number;
  atMs: number;
  onChange: (sound: SoundPlan) => void;
}) {
  if (!hasSound) return <p className="empty">这段录像没有声音</p>;
  const { ranges } = sound;
  const last = ranges.at(-1);
  const from = Math.max(last?.toMs ?? 0, Math.min(atMs, clipMs - 1_000));
  const add = (effect: 'mute' | 'tone') => {
    const range = { fromMs: Math.round(from), toMs: Math.min(clipMs, Math.round(from) + 2_000) };
    onChange({ whole: 'keep', ranges: [...ranges, { ...range, effect }] });
  };
  return (
    <fieldset className="sound-part">
      <legend>声音</legend>
      <div className="choices">
        {soundEffects.codes.map((code) => (
          <label key={code} className="check">
            <input
              type="radio"
              name="sound"
              checked={sound.whole === code}
              onChange={() => onChange({ whole: code, ranges: [] })}
            />
            {code === 'keep' ? soundEffects.labels[code] : `整段${soundEffects.labels[code]}`}
          </label>
        ))}
      </div>
      {sound.whole === 'keep' && (
        <>
          <ul>
            {ranges.map((range, n) => (
              <li key={range.fromMs}>
                <span>
                  {secondsWords(range.fromMs)}–{secondsWords(range.toMs)}{' '}
                  {soundEffects.labels[range.effect]}
                </span>
                {n === ranges.length - 1 && (
                  <button
                    type="button"
                    className="quiet"
                    disabled={atMs <= range.fromMs}
                    onClick={() =>
                      onChange({
                        whole: 'keep',
                        ranges: [...ranges.slice(0, -1), { ...range, toMs: Math.round(atMs) }],
                      })
                    }
                  >
                    到此刻止
                  </button>
                )}
                <button
                  type="button"
                  className="quiet"
                  aria-label={`删除第 ${n + 1} 段`}
                  onClick={() =>
                    onChange({ whole: 'keep', ranges: ranges.filter((each) => each !== range) })
                  }
                >
                  删除
                </button>
              </li>
            ))}
          </ul>
          <div className="choices">
            <button type="button" disabled={from >= clipMs} onClick={() => add('mute')}>
              从此刻静音
            </button>
            <button type="button" disabled={from >= clipMs} onClick={() => add('tone')}>
              从此刻用提示音
            </button>
          </div>
        </>
      )}
    </fieldset>
  );
}
