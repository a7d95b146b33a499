-- 终本合格率: the checklist of 终本规定（法〔2016〕373号）第1–4条 at the moment of each such closing.
-- What came after the closing does not mend it.

CREATE TEMP TABLE terminated AS
SELECT pos, day, case_number, closed_on, counted_as, since, instrument
FROM closing WHERE way = 'currentProcedureTerminated';

-- Assets with what was known of their worth, event by event: estimate, reference price, price fetched.
CREATE TEMP TABLE asset AS
SELECT pos, case_number, body ->> '$.assetId' AS asset_id FROM of_case WHERE type = 'asset.found';

CREATE TEMP TABLE seizure AS
SELECT pos, case_number, body ->> '$.seizureId' AS seizure_id, body ->> '$.assetId' AS asset_id
FROM of_case WHERE type = 'seizure.drafted';

CREATE INDEX asset_case ON asset (case_number, pos);
CREATE INDEX seizure_case ON seizure (case_number, asset_id, pos);
CREATE INDEX seizure_id ON seizure (case_number, seizure_id);

CREATE TEMP TABLE worth AS
SELECT pos, case_number, body ->> '$.assetId' AS asset_id, body ->> '$.estimatedValue' AS worth
FROM of_case WHERE type = 'asset.found'
UNION ALL
SELECT o.pos, o.case_number, s.asset_id,
       coalesce(o.body ->> '$.referencePrice', o.body ->> '$.result.price', o.body ->> '$.price')
FROM of_case AS o
JOIN seizure AS s ON s.case_number = o.case_number AND s.seizure_id = o.body ->> '$.seizureId'
WHERE o.type IN ('appraisal.priced', 'asset.taken-in-kind')
   OR (o.type = 'auction.closed' AND o.body ->> '$.result.kind' = 'sold');

CREATE INDEX worth_asset ON worth (case_number, asset_id, pos);

-- Steps of each seizure; `until_day` where its term was set.
CREATE TEMP TABLE step AS
SELECT pos, case_number, type, body ->> '$.seizureId' AS seizure_id,
       coalesce(body ->> '$.until', body ->> '$.outcome.until') AS until_day,
       body ->> '$.outcome.kind' AS served_as,
       body ->> '$.result.kind' AS result,
       body ->> '$.round' AS round
FROM of_case
WHERE type IN ('seizure.served', 'seizure.promoted', 'seizure.renewed', 'seizure.released',
               'appraisal.started', 'appraisal.priced', 'auction.announced', 'auction.closed',
               'asset.taken-in-kind');

CREATE INDEX step_seizure ON step (case_number, seizure_id, pos);

-- Deductions (扣划) under a freeze, what they came to by then, and what the account was known to hold.
CREATE TEMP TABLE deduction AS
SELECT o.pos, o.case_number, s.seizure_id, s.asset_id,
       o.body ->> '$.amount' AS amount,
       sum(o.body ->> '$.amount') OVER (PARTITION BY s.case_number, s.seizure_id ORDER BY o.pos) AS so_far,
       coalesce((SELECT w.worth FROM worth AS w
                 WHERE w.case_number = s.case_number AND w.asset_id = s.asset_id AND w.pos < o.pos
                 ORDER BY w.pos DESC LIMIT 1), 0) AS held
FROM of_case AS o
JOIN seizure AS s ON s.case_number = o.case_number AND s.seizure_id = o.body ->> '$.seizureId'
WHERE o.type = 'payment.deducted';

CREATE INDEX deduction_seizure ON deduction (case_number, seizure_id, pos);

-- How each seizure stood when the case was closed.
CREATE TEMP TABLE standing AS
SELECT t.pos, t.case_number, z.asset_id,
  CASE
    WHEN EXISTS (SELECT 1 FROM step AS e WHERE e.case_number = t.case_number
                 AND e.seizure_id = z.seizure_id AND e.pos < t.pos
                 AND (e.type = 'asset.taken-in-kind' OR e.result = 'sold')) THEN 'sold'
    WHEN EXISTS (SELECT 1 FROM step AS e WHERE e.case_number = t.case_number
                 AND e.seizure_id = z.seizure_id AND e.pos < t.pos
                 AND e.type = 'seizure.released') THEN 'released'
    WHEN EXISTS (SELECT 1 FROM deduction AS d WHERE d.case_number = t.case_number
                 AND d.seizure_id = z.seizure_id AND d.pos < t.pos AND d.so_far >= d.held) THEN 'deducted'
    WHEN z.until_day < t.day THEN 'lapsed'
    -- offered to the end and nobody bid; the failure of the first round is not the end
    WHEN z.until_day IS NOT NULL AND (
      SELECT e.result = 'failed' AND e.round <> 'auction1' FROM step AS e
      WHERE e.case_number = t.case_number AND e.seizure_id = z.seizure_id AND e.pos < t.pos
        AND (e.type GLOB 'appraisal.*' OR e.type GLOB 'auction.*')
      ORDER BY e.pos DESC LIMIT 1) THEN 'in vain'
    WHEN z.until_day IS NOT NULL THEN 'held'
    WHEN EXISTS (SELECT 1 FROM step AS e WHERE e.case_number = t.case_number
                 AND e.seizure_id = z.seizure_id AND e.pos < t.pos
                 AND e.served_as = 'queued') THEN 'queued'
    ELSE 'planned'
  END AS state
FROM terminated AS t
JOIN (
  SELECT c.pos AS closing_pos, s.case_number, s.seizure_id, s.asset_id,
         (SELECT e.until_day FROM step AS e
          WHERE e.case_number = s.case_number AND e.seizure_id = s.seizure_id AND e.pos < c.pos
            AND e.until_day IS NOT NULL
          ORDER BY e.pos DESC LIMIT 1) AS until_day
  FROM terminated AS c JOIN seizure AS s ON s.case_number = c.case_number AND s.pos < c.pos
) AS z ON z.closing_pos = t.pos;

CREATE INDEX standing_asset ON standing (pos, asset_id);

-- Assets that could have been disposed of and were not.
CREATE TEMP TABLE undisposed AS
SELECT t.pos, a.asset_id
FROM terminated AS t
JOIN asset AS a ON a.case_number = t.case_number AND a.pos < t.pos
WHERE NOT EXISTS (SELECT 1 FROM standing AS z
                  WHERE z.pos = t.pos AND z.asset_id = a.asset_id AND z.state IN ('sold', 'in vain'))
  AND CASE
    WHEN EXISTS (SELECT 1 FROM standing AS z
                 WHERE z.pos = t.pos AND z.asset_id = a.asset_id AND z.state = 'held')
    -- still held: only an account that has been emptied is dealt with
    THEN (SELECT coalesce(sum(d.amount), 0) = 0 FROM deduction AS d
          WHERE d.case_number = t.case_number AND d.asset_id = a.asset_id AND d.pos < t.pos)
      OR coalesce((SELECT w.worth FROM worth AS w
                   WHERE w.case_number = t.case_number AND w.asset_id = a.asset_id AND w.pos < t.pos
                   ORDER BY w.pos DESC LIMIT 1), 0)
         > (SELECT coalesce(sum(d.amount), 0) FROM deduction AS d
            WHERE d.case_number = t.case_number AND d.asset_id = a.asset_id AND d.pos < t.pos)
    -- not held: queued behind another court, released, or deducted
    ELSE NOT EXISTS (SELECT 1 FROM standing AS z
                     WHERE z.pos = t.pos AND z.asset_id = a.asset_id
                       AND z.state IN ('queued', 'released', 'deducted'))
  END;

CREATE TEMP TABLE checked AS
SELECT t.pos, t.case_number, t.closed_on, t.counted_as,
  -- 已发出执行通知书并责令报告财产
  EXISTS (SELECT 1 FROM happened AS o WHERE o.type = 'case.node' AND o.case_number = t.case_number
          AND o.pos < t.pos AND o.body ->> '$.code' = '003')
  -- 已限制消费
  AND EXISTS (SELECT 1 FROM happened AS o WHERE o.type = 'measure.imposed' AND o.case_number = t.case_number
              AND o.pos < t.pos AND o.body ->> '$.kind' = 'consumptionRestriction')
  -- 三个月内已网络查控
  AND coalesce(date((SELECT max(o.day) FROM happened AS o
                     WHERE o.case_number = t.case_number AND o.pos < t.pos
                       AND ((o.type = 'case.node' AND o.body ->> '$.code' IN ('004', '037', '040'))
                            OR o.type = 'campaign.requeried')),
                    '+3 months', 'floor') >= t.closed_on, 0)
  -- 已现场调查
  AND (EXISTS (SELECT 1 FROM happened AS o WHERE o.type = 'case.node' AND o.case_number = t.case_number
               AND o.pos < t.pos AND o.body ->> '$.code' IN ('005', '006'))
       OR EXISTS (SELECT 1 FROM happened AS o WHERE o.type = 'visit.made'
                  AND o.case_number = t.case_number AND o.pos < t.pos))
  -- 财产线索已全部核查
  AND NOT EXISTS (
    SELECT 1 FROM happened AS o WHERE o.type = 'tip.received' AND o.case_number = t.case_number
    AND o.pos < t.pos AND NOT EXISTS (
      SELECT 1 FROM happened AS v WHERE v.type = 'tip.verified' AND v.case_number = t.case_number
      AND v.pos < t.pos AND v.body ->> '$.tipId' = o.body ->> '$.tipId'))
  -- 无可处置而未处置的财产
  AND NOT EXISTS (SELECT 1 FROM undisposed AS u WHERE u.pos = t.pos)
  -- 已终本约谈
  AND EXISTS (SELECT 1 FROM happened AS o WHERE o.type = 'case.node' AND o.case_number = t.case_number
              AND o.pos < t.pos AND o.body ->> '$.code' = '007')
  -- 立案（恢复）已满三个月
  AND date(t.since, '+3 months', 'floor') < t.closed_on
  -- 已作出终本裁定
  AND t.instrument IS NOT NULL AS qualified
FROM terminated AS t;

INSERT INTO counted
SELECT 'terminated.checked', closed_on, case_number, 1, counted_as FROM checked;
INSERT INTO counted
SELECT 'terminated.qualified', closed_on, case_number, 1, counted_as FROM checked WHERE qualified;
