/** What is said large over a picture that is not what it seems, or in its place. */
export function Veil({ what, then }: { what: string; then?: string | undefined }) {
  return (
    <div className="screen-veil" role="status">
      <b>{what}</b>
      {then !== undefined && <span>{then}</span>}
    </div>
  );
}
