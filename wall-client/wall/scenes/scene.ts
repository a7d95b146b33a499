import type { ComponentType } from 'react';
import type { RoomMode } from '../../../wire/codes.ts';

export type SceneId =
  | 'overview'
  | 'case-cloud'
  | 'field-video'
  | 'warning'
  | 'delegates'
  | 'closed';

/** How the canvas is laid out: 16:9, 32:9 and wider, or portrait. */
export type Arrangement = 'base' | 'wide' | 'portrait';

export interface SceneProps {
  /** Case the scene was opened with; null: the scene chooses by itself (rotation). */
  caseNumber: string | null;
  /** Page that shall be shown, of a scene that is told in pages. */
  page: string | null;
  arrangement: Arrangement;
  /** Pixels of one design unit: for canvas drawing; CSS uses var(--u). */
  unit: number;
  /** This window is the first cell of its wall: of several that play the same, the one that is heard. */
  first: boolean;
  /** Call once the first picture is painted: the old scene fades only then. */
  onPainted: () => void;
}

export interface SceneDefinition {
  id: SceneId;
  /** As the top bar says it. */
  name: string;
  /** Digit key that opens it. */
  key: string;
  /** Stay in rotation, seconds, of each page if it has pages; null: never comes up by rotation. */
  seconds: number | null;
  /** The pages in which it is told: keys and rotation lead through them. */
  pages?: readonly string[];
  /** The arrows lead to it although it never comes up by rotation. */
  byHand?: boolean;
  /** Room modes that may show it. */
  modes: readonly RoomMode[];
  load: () => Promise<{ default: ComponentType<SceneProps> }>;
}
