import { Component, type ReactNode } from 'react';
import { clockTime } from './format.ts';
import { Notice } from './Notice.tsx';

interface Props {
  title: string;
  children: ReactNode;
}
interface State {
  failedAt: number | null;
}

/** A panel that fails says so and since when; the rest of the wall goes on. It tries again by itself. */
export class PanelBoundary extends Component<Props, State> {
  override state: State = { failedAt: null };
  #retry: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(): State {
    return { failedAt: Date.now() };
  }

  override componentDidCatch(error: unknown) {
    console.error(`面板「${this.props.title}」出错`, error);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.setState({ failedAt: null }), RETRY_MS);
  }

  override componentWillUnmount() {
    clearTimeout(this.#retry);
  }

  override render() {
    if (this.state.failedAt === null) return this.props.children;
    return (
      <Notice tone="error" title="本栏暂时无法显示">
        自 {clockTime(this.state.failedAt)} 起，半分钟后自动重试
      </Notice>
    );
  }
}

const RETRY_MS = 30_000;
