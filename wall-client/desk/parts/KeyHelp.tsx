import { Dialog } from './Dialog.tsx';

/** What each key does: pairs of keys and words. */
export function KeyHelp({
  keys,
  onClose,
}: {
  keys: readonly (readonly [keys: string, what: string])[];
  onClose: () => void;
}) {
  return (
    <Dialog title="按键" onClose={onClose}>
      <table className="keys">
        <tbody>
          {keys.map(([pressed, what]) => (
            <tr key={pressed}>
              <th scope="row">{pressed}</th>
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
