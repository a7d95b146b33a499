-- 法定期限内结案: the closing limit, with extensions, net of the days on which the clock stood still.
-- 执行期限规定（法发〔2006〕35号）: 6 months, non-litigation enforcement 3; a day that the last month lacks
-- is its last day.

-- Every suspension of the clock (评估、拍卖、中止、暂缓、管辖), and what ended it: the next continuation
-- on the same ground, or the closing of the case.
CREATE TEMP TABLE ending AS
SELECT pos, case_number, body ->> '$.ground' AS ground, body ->> '$.on' AS on_day
FROM of_case WHERE type = 'case.continued'
UNION ALL
SELECT pos, case_number, NULL, closed_on FROM closing;

CREATE INDEX ending_case ON ending (case_number, pos);

CREATE TEMP TABLE stop AS
SELECT s.pos, s.case_number, s.from_day,
       max(s.from_day, (SELECT e.on_day FROM ending AS e
                        WHERE e.case_number = s.case_number AND e.pos > s.pos
                          AND (e.ground IS NULL OR e.ground = s.ground)
                        ORDER BY e.pos LIMIT 1)) AS until_day
FROM (
  SELECT pos, case_number, body ->> '$.ground' AS ground, body ->> '$.from' AS from_day
  FROM of_case WHERE type = 'case.suspended'
) AS s;

CREATE INDEX stop_case ON stop (case_number, pos);

-- The last extension of this round of work holds, and runs from the day on which it was registered.
CREATE TEMP TABLE base_limit AS
SELECT c.pos, c.case_number, c.closed_on,
       coalesce(x.until_day,
                date(c.since, iif(c.non_litigation, '+3 months', '+6 months'), 'floor')) AS limit_on,
       coalesce(x.day, c.since) AS runs_from
FROM closing AS c
LEFT JOIN (
  SELECT pos, case_number, day, body ->> '$.until' AS until_day FROM of_case WHERE type = 'case.extended'
) AS x ON x.case_number = c.case_number AND x.pos =
  (SELECT max(o.pos) FROM happened AS o
   WHERE o.type = 'case.extended' AND o.case_number = c.case_number
     AND o.pos > c.since_pos AND o.pos < c.pos)
WHERE c.counted_as = '执';

-- The stops of each closing, by the day on which they begin to count; as day numbers.
CREATE TEMP TABLE stopped AS
SELECT b.pos,
       row_number() OVER (PARTITION BY b.pos ORDER BY max(s.from_day, b.runs_from), s.pos) AS k,
       unixepoch(max(s.from_day, b.runs_from)) / 86400 AS begins,
       unixepoch(s.until_day) / 86400 AS ends
FROM base_limit AS b
JOIN stop AS s ON s.case_number = b.case_number AND s.pos < b.pos;

CREATE UNIQUE INDEX stopped_k ON stopped (pos, k);

-- Stop by stop the limit moves on by the days that were not counted yet (stops that overlap count once).
-- A stop that begins after the limit has run out does not revive it (over).
CREATE TEMP TABLE moved_limit AS
WITH RECURSIVE moved (pos, k, last, reached, over) AS (
  SELECT pos, 0, unixepoch(limit_on) / 86400, 0, 0 FROM base_limit
  UNION ALL
  SELECT m.pos, s.k,
         m.last + iif(m.over OR max(s.begins, m.reached) > m.last, 0,
                      max(0, s.ends - max(s.begins, m.reached))),
         iif(m.over OR max(s.begins, m.reached) > m.last, m.reached, max(s.ends, m.reached)),
         m.over OR max(s.begins, m.reached) > m.last
  FROM moved AS m
  JOIN stopped AS s ON s.pos = m.pos AND s.k = m.k + 1
)
SELECT pos, max(last) AS last FROM moved GROUP BY pos;

INSERT INTO counted (part, day, who, n)
SELECT 'closed.limited', closed_on, case_number, 1 FROM base_limit;
INSERT INTO counted (part, day, who, n)
SELECT 'closed.inLimit', b.closed_on, b.case_number, 1
FROM base_limit AS b JOIN moved_limit AS m ON m.pos = b.pos
WHERE unixepoch(b.closed_on) / 86400 <= m.last;

-- 扣除停计后平均用时: natural days from the filing to the closing, less those on which the clock stood
-- still; stops that overlap count once.
INSERT INTO counted (part, day, who, n)
SELECT 'closed.netDays', c.closed_on, c.case_number,
       (unixepoch(c.closed_on) - unixepoch(c.since)) / 86400 - coalesce(s.days, 0)
FROM closing AS c
LEFT JOIN (
  SELECT pos, sum(max(0, ends - max(begins, coalesce(reached, 0)))) AS days
  FROM (
    SELECT *, max(ends) OVER (PARTITION BY pos ORDER BY begins, stop_pos
                              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
    FROM (
      SELECT c.pos, s.pos AS stop_pos,
             unixepoch(max(s.from_day, c.since)) / 86400 AS begins,
             unixepoch(min(s.until_day, c.closed_on)) / 86400 AS ends
      FROM closing AS c
      JOIN stop AS s ON s.case_number = c.case_number AND s.pos < c.pos
    )
  )
  GROUP BY pos
) AS s ON s.pos = c.pos
WHERE c.counted_as = '执';
