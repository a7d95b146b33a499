/** Where this tab notes when it last began anew for want of a part. */
const NOTE = 'wall-started-anew';
const AGAIN_AFTER_MS = 60_000;

/**
 * Browsers may keep the failure of a module, or that its style sheet was asked for, as long as the page
 * lives: only a new page asks again. Not while the relay is away, and once a minute at most, so that a
 * part which never comes leaves the rest of the wall in peace.
 */
export async function startAnew(): Promise<void> {
  const last = Number(sessionStorage.getItem(NOTE) ?? 0);
  if (Math.abs(Date.now() - last) < AGAIN_AFTER_MS) return;
  const request = fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
  const isThere = await request.then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isThere) return;
  sessionStorage.setItem(NOTE, String(Date.now()));
  location.reload();
}
