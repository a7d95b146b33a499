import { useRef, useState } from 'react';
import { CASE_TYPES } from '../../../wire/case-number.ts';
import type { SoundPlan } from '../../../wire/clearance.ts';
import { type ClearanceAudience, clearanceAudiences } from '../../../wire/codes.ts';
import type { ClipItem, RecordingDetail } from '../../../wire/library.ts';
import type { Region } from '../../../wire/mask-region.ts';
import { useDeed } from '../../desk/api/use-deed.ts';
import { Problem } from '../../desk/parts/Problem.tsx';
import { usePlayback, usePlaybackFact } from '../../recordings/use-playback.ts';
import { MEASURES } from '../clips/clip-draft.ts';
import { ClipTransport } from './ClipTransport.tsx';
import { MaskList } from './MaskList.tsx';
import { MaskStage } from './MaskStage.tsx';
import { type DraftMask, newMask, placed, sentMask } from './mask-draft.ts';
import { SoundPart } from './SoundPart.tsx';
import { useClearanceApi } from './use-clearances.ts';

/** What was asked for before, where it is gone on from. */
export interface Beginning {
  readonly masks: readonly DraftMask[];
  readonly sound: SoundPlan;
  readonly words: Words;
}

export interface Words {
  readonly audiences: readonly ClearanceAudience[];
  readonly publicTitle: string;
  readonly caseType: string;
  readonly measure: string;
  readonly legalBasis: string;
  readonly maskedParty: string;
}

const CENTRE: Region = { x: 0.4, y: 0.4, w: 0.2, h: 0.2 };

/** Asks for a clip to be shown: masks are drawn on the picture, and it is said what the audience reads. */
export function ProposalEditor({
  detail,
  clip,
  beginning,
  onDone,
}: {
  detail: RecordingDetail;
  clip: ClipItem;
  beginning: Beginning;
  onDone: () => void;
}) {
  const api = useClearanceApi();
  const { busy, problem, run } = useDeed();
  const { ref, playback } = usePlayback(detail, clip.fromMs);
  const offset = usePlaybackFact(playback, (facts) => facts.offset);
  const [masks, setMasks] = useState(beginning.masks);
  const [sound, setSound] = useState(beginning.sound);
  const [words, setWords] = useState(beginning.words);
  const [chosen, setChosen] = useState<number | null>(null);
  const nextKey = useRef(beginning.masks.length);
  const sent = useRef({ text: '', id: '' });
  const clipMs = clip.toMs - clip.fromMs;
  const atMs = Math.min(Math.max(offset - clip.fromMs, 0), clipMs);

  const change = (mask: DraftMask) =>
    setMasks((all) => all.map((one) => (one.key === mask.key ? mask : one)));
  const make = (region: Region) => {
    const key = nextKey.current;
    nextKey.current += 1;
    setMasks((all) => [...all, newMask(key, region, clipMs)]);
    setChosen(key);
  };
  const remove = (mask: DraftMask) => setMasks((all) => all.filter(({ key }) => key !== mask.key));
  const set = (more: Partial<Words>) => setWords((all) => ({ ...all, ...more }));
  const lack = lackOf(words);

  async function propose() {
    const { measure, ...told } = words;
    const wish = {
      ...{ clipId: clip.id, ...told, ...(measure !== '' && { measure }) },
      ...{ masks: masks.map(sentMask), sound },
    };
    // An answer that was lost, and the same wish sent once more, asks for nothing twice.
    const text = JSON.stringify(wish);
    if (sent.current.text !== text) sent.current = { text, id: crypto.randomUUID() };
    const proposalId = sent.current.id;
    if (await run(() => api.propose({ proposalId, ...wish }))) onDone();
  }
  return (
    <form
      className="proposal"
      aria-label="申请对外放行"
      onSubmit={(event) => {
        event.preventDefault();
        if (lack === null) void propose();
      }}
    >
      <div className="proposal-picture">
        <MaskStage
          host={ref}
          size={detail}
          masks={masks}
          atMs={atMs}
          chosen={chosen}
          onChoose={setChosen}
          onMake={make}
          onPlace={(mask, region) => {
            playback?.pause();
            change(placed(mask, region, atMs));
          }}
          onRemove={remove}
        />
        <ClipTransport playback={playback} fromMs={clip.fromMs} ms={clipMs} atMs={atMs} />
        <p className="hint">
          原录像不作改动；遮挡与声音处理合成到另一份成片，只有成片会对外播放。请勿遮住画面上的时间
        </p>
        <MaskList
          masks={masks}
          clipMs={clipMs}
          atMs={atMs}
          chosen={chosen}
          onChoose={setChosen}
          onChange={change}
          onAdd={() => make(CENTRE)}
          onRemove={remove}
          onSeek={(to) => playback?.seek(clip.fromMs + to)}
        />
      </div>
      <div className="proposal-words form">
        <SoundPart
          sound={sound}
          hasSound={detail.audio}
          clipMs={clipMs}
          atMs={atMs}
          onChange={setSound}
        />
        <fieldset>
          <legend>放行对象</legend>
          <div className="choices">
            {clearanceAudiences.codes.map((code) => (
              <label key={code} className="check">
                <input
                  type="checkbox"
                  checked={words.audiences.includes(code)}
                  onChange={({ target }) =>
                    set({
                      audiences: clearanceAudiences.codes.filter((each) =>
                        each === code ? target.checked : words.audiences.includes(each),
                      ),
                    })
                  }
                />
                {clearanceAudiences.labels[code]}
              </label>
            ))}
          </div>
        </fieldset>
        <label className="field">
          <span>公开标题（不写姓名、案号、地址）</span>
          <input
            value={words.publicTitle}
            maxLength={40}
            autoComplete="off"
            onChange={({ target }) => set({ publicTitle: target.value })}
          />
        </label>
        <label className="field">
          <span>被执行人化名（如：张某、某建材公司）</span>
          <input
            value={words.maskedParty}
            maxLength={20}
            autoComplete="off"
            onChange={({ target }) => set({ maskedParty: target.value })}
          />
        </label>
        <div className="proposal-pair">
          <label className="field">
            <span>案件类型</span>
            <select
              value={words.caseType}
              onChange={({ target }) => set({ caseType: target.value })}
            >
              <option value="">请选择</option>
              {CASE_TYPES.map((type) => (
                <option key={type}>{type}</option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>措施</span>
            <select value={words.measure} onChange={({ target }) => set({ measure: target.value })}>
              <option value="">不填</option>
              {MEASURES.map(({ code, label }) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
        <label className="field">
          <span>法律依据</span>
          <input
            value={words.legalBasis}
            maxLength={80}
            autoComplete="off"
            placeholder="《民事诉讼法》第二百六十一条"
            onChange={({ target }) => set({ legalBasis: target.value })}
          />
        </label>
        <div className="form-foot">
          {lack !== null && <span className="hint">{lack}</span>}
          <Problem text={problem} />
          <button type="submit" className="primary" disabled={busy || lack !== null}>
            {busy ? '正在提交……' : '提交申请并合成'}
          </button>
        </div>
      </div>
    </form>
  );
}

function lackOf({ audiences, publicTitle, caseType, legalBasis, maskedParty }: Words) {
  if (audiences.length === 0) return '请选择放行对象';
  if (publicTitle.trim() === '') return '请填写公开标题';
  if (maskedParty.trim() === '') return '请填写被执行人化名';
  if (caseType === '') return '请选择案件类型';
  return legalBasis.trim() === '' ? '请填写法律依据' : null;
}
