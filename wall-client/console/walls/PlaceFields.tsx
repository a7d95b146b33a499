import type { WallsStanding } from './standing.ts';
import type { Place } from './walls-api.ts';

/** Name, wall and cell of a display. */
export function PlaceFields({
  place,
  standing,
  onChange,
}: {
  place: Place;
  standing: WallsStanding;
  onChange: (place: Place) => void;
}) {
  const wall = standing.walls.find(({ id }) => id === place.wallId);
  return (
    <>
      <label className="field">
        <span>屏幕名称</span>
        <input
          value={place.name}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...place, name: target.value })}
        />
      </label>
      <label className="field">
        <span>挂在哪面大屏</span>
        <select
          value={place.wallId}
          onChange={({ target }) => onChange({ ...place, wallId: target.value, column: 1, row: 1 })}
        >
          {standing.walls.map(({ id, title, columns, rows }) => (
            <option key={id} value={id}>
              {title}（{columns} 列 × {rows} 行）
            </option>
          ))}
        </select>
      </label>
      {wall && wall.columns * wall.rows > 1 && (
        <div className="form-pair">
          <NumberField
            label="行"
            value={place.row}
            most={wall.rows}
            onChange={(row) => onChange({ ...place, row })}
          />
          <NumberField
            label="列"
            value={place.column}
            most={wall.columns}
            onChange={(column) => onChange({ ...place, column })}
          />
        </div>
      )}
    </>
  );
}

/** A whole number from 1. */
export function NumberField({
  label,
  value,
  least = 1,
  most,
  onChange,
}: {
  label: string;
  value: number;
  least?: number;
  most: number;
  onChange: (value: number) => void;
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        value={Number.isNaN(value) ? '' : value}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
    </label>
  );
}
