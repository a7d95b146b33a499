-- Each figure by what its cases can be grouped by, and by month: read when breakdowns are asked for
-- (npm run audit-figures -- DATA --by town).

CREATE INDEX counted_part ON counted (part, day);

-- What each figure is made of: its numerator's lines and its denominator's.
CREATE TEMP TABLE line AS
SELECT s.id, c.day, c.who, c.counted_as, sum(iif(c.part = s.part, c.n, 0)) AS a, sum(iif(c.part = s.of_part, c.n, 0)) AS b
FROM sums AS s
JOIN counted AS c ON c.part IN (s.part, s.of_part)
  AND c.day >= s.from_day AND (s.to_day IS NULL OR c.day <= s.to_day)
GROUP BY s.id, c.day, c.who, c.counted_as;

-- `none`: what belongs to no case.
CREATE TEMP TABLE breakdown AS
SELECT id, 'month' AS grouped_by, substr(day, 1, 7) AS key, sum(a) AS numerator, sum(b) AS denominator
FROM line GROUP BY 1, 2, 3
UNION ALL
SELECT l.id, g.by,
       coalesce(CASE g.by WHEN 'town' THEN f.town WHEN 'type' THEN coalesce(l.counted_as, f.case_type)
                          WHEN 'cause' THEN f.cause ELSE f.band END, 'none'),
       sum(l.a), sum(l.b)
FROM line AS l
LEFT JOIN grouping AS f ON f.who = l.who
JOIN (SELECT 'town' AS by UNION ALL SELECT 'type' UNION ALL SELECT 'cause' UNION ALL SELECT 'band') AS g
GROUP BY 1, 2, 3;
