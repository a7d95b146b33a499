import '@fontsource-variable/noto-sans-sc';
import '@fontsource/barlow-condensed/500.css';
import '@fontsource/barlow-condensed/600.css';
import { createRoot } from 'react-dom/client';
import { terminationConditions } from '../../../../../wire/codes.ts';
import '../../../../ui/tokens.css';
import { StandingContext } from '../../../../ui/AsOf.tsx';
import { canvasOf } from '../../../canvas/canvas.ts';
import '../CaseCloud.css';
import { SearchDialog } from '../../../search/SearchDialog.tsx';
import { fakeSearch } from '../../../search/testing/fake-search.ts';
import { fieldStream } from '../../field-video/testing/field-stream.ts';
import { CasePicture } from '../CasePicture.tsx';
import { LoadingPicture } from '../LoadingPicture.tsx';
import { fakeCourtCase, today } from './fake-court-case.ts';
import { fakeMedia } from './fake-media.ts';

const asked = new URLSearchParams(location.search);
const canvas = canvasOf({ width: innerWidth, height: innerHeight });
const media = fakeMedia(Number(asked.get('media') ?? 0));
const courtCase = fakeCourtCase(Number(asked.get('assets') ?? 6), {
  ...(asked.has('checked')
    ? {
        stage: 'terminated' as const,
        closedOn: '2024-11-20',
        closingWay: 'currentProcedureTerminated' as const,
        terminationLacks: terminationConditions.codes.filter((_, i) => i % 4 === 2),
      }
    : {}),
});
const rows = { ...courtCase, ...media };
const link = asked.get('link') === 'stale' ? ('stale' as const) : ('live' as const);
document.documentElement.dataset.link = link;
const root = document.getElementById('root');
if (root) {
  const style = { position: 'absolute', inset: 0, '--u': `${canvas.unit}px` } as const;
  createRoot(root).render(
    <StandingContext
      value={{ asOf: Date.parse('2024-11-27T07:59:00Z'), link, stoppedAt: 1732694527000 }}
    >
      <div className="canvas" style={style}>
        <div
          style={{
            position: 'absolute',
            inset: `${canvas.unit * 76}px 0 0`,
          }}
        >
          {asked.has('loading') ? (
            <LoadingPicture caseNumber={rows.case.caseNumber} arrangement={canvas.arrangement} />
          ) : (
            <CasePicture
              rows={rows}
              today={today}
              reason="近日到款"
              arrangement={canvas.arrangement}
              unit={canvas.unit}
              touring={asked.has('touring')}
              live={
                asked.has('live') ? [fieldStream('live', { startedAt: 1_732_694_527_000 })] : []
              }
              onLive={console.info}
              onPlaying={console.info}
            />
          )}
          {asked.has('search') && (
            <SearchDialog search={fakeSearch} onOpen={console.info} onClose={console.info} />
          )}
        </div>
      </div>
    </StandingContext>,
  );
}
