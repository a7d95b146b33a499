import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Notice } from '../ui/Notice.tsx';

interface Props {
  readonly name: string;
  readonly children: ReactNode;
}

/** A section that fails says so; the others go on. Another section, and back, tries it anew. */
export class SectionBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(`“${this.props.name}”未能显示`, error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice title={`“${this.props.name}”未能显示`} tone="error">
        请换到别的栏目再回来；仍不行请刷新页面
      </Notice>
    );
  }
}
