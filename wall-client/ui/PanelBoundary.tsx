import { Component, type ContextType, type ReactNode } from 'react';
import { StandingContext } from './AsOf.tsx';
import { clockTime } from './format.ts';
import { Notice } from './Notice.tsx';

interface Props {
  title: string;
  children: ReactNode;
}
interface State {
  failed: boolean;
  /** Relay's UTC ms. */
  failedAt: number | null;
}

/** A panel that fails says so and since when; the rest of the wall goes on. It tries again by itself. */
export class PanelBoundary extends Component<Props, State> {
  override state: State = { failed: false, failedAt: null };
  #retry: ReturnType<typeof setTimeout> | undefined;

  static override contextType = StandingContext;
  declare context: ContextType<typeof StandingContext>;

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(`面板「${this.props.title}」出错`, error);
    this.setState({ failedAt: this.context.now?.() ?? Date.now() });
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.setState({ failed: false, failedAt: null }), RETRY_MS);
  }

  override componentWillUnmount() {
    clearTimeout(this.#retry);
  }

  override render() {
    const { failed, failedAt } = this.state;
    if (!failed) return this.props.children;
    return (
      <Notice tone="error" title="本栏暂时无法显示">
        {failedAt === null ? '' : `自 ${clockTime(failedAt)} 起，`}半分钟后自动重试
      </Notice>
    );
  }
}

const RETRY_MS = 30_000;
