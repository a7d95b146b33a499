import { Dialog } from '../../desk/parts/Dialog.tsx';
import { ReasonForm } from '../../desk/parts/ReasonForm.tsx';
import { useToast } from '../../desk/toast/use-toast.ts';
import type { DisplayItem, WallsApi } from './walls-api.ts';

/** A display's key shall open nothing any more. */
export function RevokeDialog({
  api,
  display,
  onClose,
}: {
  api: WallsApi;
  display: DisplayItem;
  onClose: () => void;
}) {
  const say = useToast();
  return (
    <Dialog title={`停用“${display.name}”`} onClose={onClose}>
      <p className="hint">两秒内退回未配对的画面；要再用须重新配对。</p>
      <ReasonForm
        label="停用原因"
        action="停用"
        tone="danger"
        required
        onDo={(reason) => api.revoke(display.id, reason)}
        onDone={() => {
          say(`“${display.name}”已停用`);
          onClose();
        }}
        onCancel={onClose}
      />
    </Dialog>
  );
}
