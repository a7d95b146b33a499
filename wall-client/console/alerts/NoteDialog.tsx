import { useAsker } from '../../desk/api/use-asker.ts';
import { Dialog } from '../../desk/parts/Dialog.tsx';
import { ReasonForm } from '../../desk/parts/ReasonForm.tsx';
import { type AlertItem, kindWords } from './alert-list.ts';
import { acknowledge } from './alerts-api.ts';

/** Somebody takes note of an alert, with a word on what is being done. */
export function NoteDialog({ item, onClose }: { item: AlertItem; onClose: () => void }) {
  const asker = useAsker();
  const { kind, text, caseNumber } = item.alert;
  return (
    <Dialog title={`知悉：${kindWords(kind)}`} onClose={onClose}>
      <p className="hint">
        {caseNumber} {text}
      </p>
      <ReasonForm
        label="怎样办理"
        action="已知悉"
        required={false}
        onDo={(note) => acknowledge(asker, item.id, note)}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
}
