import { visitPages } from '../../../wire/codes.ts';
import { afterFirstPaint, atOnce } from '../first-paint.ts';
import { ClosedScene } from './closed/ClosedScene.tsx';
import { Overview } from './overview/Overview.tsx';
import type { SceneDefinition } from './scene.ts';

/**
 * Every scene of the wall, in the order of rotation. To add one: a folder with a component that takes
 * SceneProps, and a line here. The first scene is part of the first bundle; the others are fetched.
 */
export const scenes: readonly SceneDefinition[] = [
  {
    id: 'overview',
    name: '执行总览',
    key: '1',
    seconds: 90,
    modes: ['bureau'],
    load: async () => ({ default: Overview }),
  },
  {
    id: 'case-cloud',
    name: '个案云图',
    key: '2',
    seconds: 40,
    modes: ['bureau'],
    load: () => afterFirstPaint(() => import('./case-cloud/CaseCloud.tsx')),
  },
  {
    id: 'field-video',
    name: '现场视频',
    key: '6',
    seconds: null,
    byHand: true,
    modes: ['bureau'],
    load: () => afterFirstPaint(() => import('./field-video/FieldVideo.tsx')),
  },
  {
    id: 'warning',
    name: '执行警示',
    key: '3',
    seconds: null,
    modes: ['session'],
    load: () => atOnce(() => import('./warning/Warning.tsx')),
  },
  {
    id: 'delegates',
    name: '数据参观',
    key: '4',
    seconds: 30,
    pages: visitPages.codes,
    modes: ['delegates'],
    load: () => atOnce(() => import('./delegates/Delegates.tsx')),
  },
  {
    id: 'closed',
    name: '休屏',
    key: '5',
    seconds: null,
    modes: ['bureau', 'session', 'delegates', 'closed'],
    load: async () => ({ default: ClosedScene }),
  },
];
