import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Permission } from '../../wire/permissions.ts';

/** A part of the console. It reads what is open in it from `useRoute().route.path`. */
export interface Section {
  /** First part of the address. */
  readonly id: string;
  readonly name: string;
  /** The key that leads to it. */
  readonly key: string;
  /** Who may not is not shown it. */
  readonly permission: Permission;
  readonly Body: LazyExoticComponent<ComponentType>;
}

/** In the order of the navigation; the first that one may see opens first. */
export const sections: readonly Section[] = [
  {
    id: 'walls',
    name: '大屏导播',
    key: '1',
    permission: 'read.bureau',
    Body: lazy(() => import('./walls/Walls.tsx').then(({ Walls }) => ({ default: Walls }))),
  },
  {
    id: 'sessions',
    name: '警示活动',
    key: '2',
    permission: 'session.read',
    Body: lazy(() =>
      import('./sessions/Sessions.tsx').then(({ Sessions }) => ({ default: Sessions })),
    ),
  },
  {
    id: 'alerts',
    name: '期限提醒',
    key: '3',
    permission: 'read.bureau',
    Body: lazy(() => import('./alerts/Alerts.tsx').then(({ Alerts }) => ({ default: Alerts }))),
  },
  {
    id: 'quarantine',
    name: '未采纳',
    key: '4',
    permission: 'read.bureau',
    Body: lazy(() =>
      import('./quarantine/Quarantine.tsx').then(({ Quarantine }) => ({ default: Quarantine })),
    ),
  },
  {
    id: 'health',
    name: '系统运行',
    key: '5',
    permission: 'read.bureau',
    Body: lazy(() => import('./health/Health.tsx').then(({ Health }) => ({ default: Health }))),
  },
  {
    id: 'audit',
    name: '操作记录',
    key: '6',
    permission: 'audit.read',
    Body: lazy(() => import('./audit/Audit.tsx').then(({ Audit }) => ({ default: Audit }))),
  },
];
