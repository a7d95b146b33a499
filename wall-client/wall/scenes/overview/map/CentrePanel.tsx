import { useCallback, useEffect, useMemo, useState } from 'react';
import { towns as townNames } from '../../../../../wire/codes.ts';
import { CLOSED_ON_MAP_DAYS } from '../../../../../wire/views.ts';
import { DistrictMap } from '../../../../charts/district-map/DistrictMap.tsx';
import { MAP_CREDIT } from '../../../../charts/district-map/geography.ts';
import { UNIT_SHAPE } from '../../../../charts/district-map/units.option.ts';
import { useTopic } from '../../../../replica/use-replica.ts';
import { Switch } from '../../../../ui/Badge.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { useNavigation } from '../../../navigation.ts';
import { chooseStream } from '../../field-video/chosen-stream.ts';
import { CaseList } from './CaseList.tsx';
import { isOpen } from './case-list.utils.ts';
import { type Shade, shadeNames, shadeOf } from './shade.ts';
import { TownList } from './TownList.tsx';
import { useFieldUnits } from './use-field-units.ts';
import { useMapNews } from './use-map-news.ts';
import './CentrePanel.css';

/**
 * The district: towns shaded by what is open, open cases clustered by zoom, those just closed as dots,
 * news pulsing. Every count is of open cases.
 */
export function CentrePanel({
  unit,
  visit,
  onPainted,
}: {
  unit: number;
  visit: number;
  onPainted: () => void;
}) {
  const towns = useTopic('town');
  const rows = useTopic('point');
  const { openCase, open: openScene } = useNavigation();
  const [shade, setShade] = useState<Shade>(visit % 2 === 0 ? 'cases' : 'amount');
  const [town, setTown] = useState<string | null>(null);
  const news = useMapNews();
  const units = useFieldUnits();
  useShadeKey(setShade);

  const { open, other } = useMemo(() => {
    const all = [...rows].map(([id, { lng, lat, town: code, stage }]) => ({
      point: { id, lng, lat, town: code },
      open: isOpen({ stage }),
    }));
    return {
      open: all.filter((one) => one.open).map((one) => one.point),
      other: all.filter((one) => !one.open).map((one) => one.point),
    };
  }, [rows]);
  // No place was reported for these: the relay has spread them inside their town.
  const approximate = useMemo(() => [...rows.values()].some((one) => one.approximate), [rows]);
  const values = useMemo(() => shadeOf(towns, shade), [towns, shade]);
  const watch = useCallback(
    (streamId: string) => {
      chooseStream(streamId);
      openScene('field-video');
    },
    [openScene],
  );
  const close = useCallback(() => setTown(null), []);

  return (
    <Panel
      title="辖区案件分布"
      area="map"
      bleed
      aside={<Switch label="乡镇着色" value={shade} options={shadeNames} onChange={setShade} />}
    >
      <div className="centre">
        <div className="centre-map">
          <DistrictMap
            points={open}
            others={other}
            shade={values}
            selectedTown={town}
            news={news.pulsing}
            units={units}
            unit={unit}
            label="三水区七个镇街案件分布示意图"
            onTown={setTown}
            onCase={openCase}
            onUnit={watch}
            onPainted={onPainted}
          />
          <p className="centre-foot">
            <span>{CREDITS[0]}</span>
            <span>{CREDITS.slice(1).join('; ')}</span>
          </p>
          <b className="centre-sketch">{approximate ? '示意图 · 点位约略' : '示意图'}</b>
          <p className="centre-key">
            <i className="centre-open" />
            在办
            <i className="centre-closed" />近 {CLOSED_ON_MAP_DAYS} 日结案
            {units.length > 0 && (
              <>
                <svg viewBox="0 0 24 24" aria-hidden="true">
                  <path d={UNIT_SHAPE} />
                </svg>
                外勤单位
              </>
            )}
          </p>
          {news.uncounted > 0 && <p className="centre-news">另有 {news.uncounted} 条新动态</p>}
        </div>
        <aside className="centre-side" data-own-gestures>
          {town === null ? (
            <TownList towns={towns} shade={shade} onTown={setTown} />
          ) : (
            <CaseList
              key={town}
              town={town}
              name={towns.get(town)?.name ?? nameOf(town)}
              points={rows}
              onCase={openCase}
              onClose={close}
            />
          )}
        </aside>
      </div>
    </Panel>
  );
}

const CREDITS = MAP_CREDIT.split('; ');

function nameOf(code: string): string {
  return Object.entries(townNames.labels).find(([each]) => each === code)?.[1] ?? '';
}

/** M switches the shading, as the buttons do. */
function useShadeKey(setShade: (change: (now: Shade) => Shade) => void) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      if (event.key === 'm' || event.key === 'M') {
        setShade((now) => (now === 'cases' ? 'amount' : 'cases'));
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [setShade]);
}
