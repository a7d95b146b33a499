import type { LoaderCallbacks, LoaderConfiguration, LoaderContext } from 'hls.js';
import { pageFeed } from './feed/page-feed.ts';
import { rebase } from './rebase.ts';

type HlsModule = typeof import('hls.js/light');

/**
 * Loads as hls.js does, but takes from the page's feed what that has. Playlists (what comes as text)
 * count discontinuities from the first.
 */
export function fedLoader({ XhrLoader }: HlsModule) {
  let base: number | undefined;
  return class FedLoader extends XhrLoader {
    #leave: AbortController | null = null;

    override load(
      context: LoaderContext,
      configuration: LoaderConfiguration,
      callbacks: LoaderCallbacks<LoaderContext>,
    ) {
      super.load(context, configuration, {
        ...callbacks,
        onSuccess(response, ...rest) {
          if (typeof response.data === 'string') {
            const rebased = rebase(response.data, base);
            base = rebased.base;
            response.data = rebased.playlist;
          }
          callbacks.onSuccess(response, ...rest);
        },
      });
    }

    protected override loadInternal(): void {
      const { context } = this;
      const leave = new AbortController();
      const fed = context && pageFeed.answer(context.url, leave.signal);
      if (context === null || fed === null) {
        super.loadInternal();
        return;
      }
      this.#leave = leave;
      void fed.then((data) => {
        if (leave.signal.aborted) return;
        this.#leave = null;
        if (data === null) super.loadInternal();
        else this.#succeed(context, data);
      });
    }

    protected override abortInternal(): void {
      if (this.#leave) {
        this.#leave.abort();
        this.stats.aborted = true;
      }
      super.abortInternal();
    }

    #succeed(context: LoaderContext, data: string | ArrayBuffer): void {
      const { stats, callbacks } = this;
      const now = performance.now();
      const bytes = typeof data === 'string' ? data.length : data.byteLength;
      stats.loading.first = now;
      stats.loading.end = now;
      stats.loaded = bytes;
      stats.total = bytes;
      callbacks?.onProgress?.(stats, context, data, null);
      callbacks?.onSuccess({ url: context.url, data, code: 200 }, stats, context, null);
    }
  };
}
