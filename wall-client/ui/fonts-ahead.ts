/** What is needed of a FontFace. */
export interface Face {
  readonly status: FontFaceLoadStatus;
  load(): Promise<unknown>;
}

export interface FontsAheadOptions {
  /** The faces of the page: `document.fonts`. */
  readonly faces: Iterable<Face>;
  /** Whether it is a good moment: what cannot be fetched is not tried again by the browser. */
  readonly mayLoad: () => boolean;
  /** Resolves after so many ms, when the browser has time. */
  readonly pause: (ms: number) => Promise<void>;
}

/** How long a page stands before it loads what it has no use for yet. */
export const START_MS = 20_000;
/** From one face to the next. */
export const EVERY_MS = 100;

/** Faces that were loaded before any text wanted them. */
const ahead = new WeakSet<Face>();

/**
 * Loads, one after the other, the slices of the fonts that no text has wanted yet: a name that comes in hours stands
 * in its own letters at once, and the page is not laid out anew for them in the midst of its news.
 * @throws what a face that cannot be had throws; the others are left to the texts that want them
 */
export async function loadFontsAhead({ faces, mayLoad, pause }: FontsAheadOptions): Promise<void> {
  await pause(START_MS);
  for (const face of [...faces]) {
    while (!mayLoad()) await pause(START_MS);
    if (face.status !== 'unloaded') continue;
    ahead.add(face);
    await face.load();
    await pause(EVERY_MS);
  }
}

/**
 * Runs whenever fonts have arrived that something on the page is written in.
 * @returns undo
 */
export function onFontsArrived(run: () => void): () => void {
  const arrived = ({ fontfaces }: FontFaceSetLoadEvent) => {
    if (!areAhead(fontfaces)) run();
  };
  document.fonts.addEventListener('loadingdone', arrived);
  return () => document.fonts.removeEventListener('loadingdone', arrived);
}

/** Whether nothing on the page is written in any of these yet. */
export function areAhead(faces: readonly Face[]): boolean {
  return faces.every((face) => ahead.has(face));
}
