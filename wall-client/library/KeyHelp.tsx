import { Dialog } from './parts/Dialog.tsx';
import { KEY_HELP } from './watch/keys.ts';

export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="按键" onClose={onClose}>
      <table className="keys">
        <tbody>
          {KEY_HELP.map(([keys, what]) => (
            <tr key={keys}>
              <th scope="row">{keys}</th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="form-foot">
        <button type="button" className="primary" onClick={onClose}>
          知道了
        </button>
      </div>
    </Dialog>
  );
}
