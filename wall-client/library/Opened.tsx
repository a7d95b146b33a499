import { useState } from 'react';
import type { RecordingDetail } from '../../wire/library.ts';
import { type Manner, usePlayback } from '../recordings/use-playback.ts';
import { ClipForm } from './clips/ClipForm.tsx';
import { RecordingSide } from './RecordingSide.tsx';
import { nextPartOf } from './run/run-words.ts';
import { useGoOn } from './run/use-go-on.ts';
import { Watch } from './watch/Watch.tsx';
import { useDraft } from './work.ts';

/** A recording that is there: what is watched, and beside it what can be done. */
export function Opened({
  detail,
  atMs,
  goesOn,
  onOpen,
  onGoOn,
  onClose,
  onChanged,
}: {
  detail: RecordingDetail;
  atMs: number | null;
  goesOn: Manner | null;
  onOpen: (id: string) => void;
  onGoOn: (id: string, manner: Manner) => void;
  onClose: () => void;
  onChanged: () => void;
}) {
  const [draft, setDraft] = useDraft(detail.id);
  const [saving, setSaving] = useState<string | null>(null);
  const [starts, setStarts] = useState(goesOn !== null);
  const { ref, playback } = usePlayback(detail, atMs ?? 0, starts, goesOn);
  useGoOn(playback, nextPartOf(detail), onGoOn);
  const offset = () => playback?.facts.offset ?? 0;
  return (
    <div className="rec-body">
      <Watch
        detail={detail}
        host={ref}
        playback={playback}
        starts={starts}
        onStarts={setStarts}
        offset={offset}
        atMs={atMs}
        draft={draft}
        onDraft={setDraft}
        saving={saving}
        onChanged={onChanged}
        onClose={onClose}
      />
      <RecordingSide detail={detail} onChanged={onChanged} onOpen={onOpen}>
        {draft !== null && (
          <ClipForm
            recording={detail}
            draft={draft}
            onDraft={setDraft}
            offset={offset}
            onSaving={setSaving}
            onSaved={() => {
              setDraft(null);
              onChanged();
            }}
            onCancel={() => setDraft(null)}
          />
        )}
      </RecordingSide>
    </div>
  );
}
