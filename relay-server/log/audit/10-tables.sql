-- The tables beside the figures: by month, by way of closing, by town.
-- One line a number: which row (id), which of its numbers (field).

CREATE TEMP TABLE number (
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  field TEXT NOT NULL,
  n,
  PRIMARY KEY (id, field)
) WITHOUT ROWID;

-- The figures' own numbers.
INSERT INTO number
SELECT f.id, i.label, v.field, v.n
FROM figure AS f
JOIN indicator AS i ON i.id = f.indicator
JOIN (
  SELECT id, 'value' AS field, value AS n FROM figure
  UNION ALL SELECT id, 'numerator', numerator FROM figure
  UNION ALL SELECT id, 'denominator', denominator FROM figure
  UNION ALL SELECT id, 'from', from_day FROM figure
  UNION ALL SELECT id, 'to', to_day FROM figure
  UNION ALL SELECT id, 'previous', previous FROM figure
  UNION ALL SELECT id, 'previousFrom', previous_from FROM figure
  UNION ALL SELECT id, 'previousTo', previous_to FROM figure
) AS v ON v.id = f.id;

-- This month and the twelve before it: filed, closed (首执), received, the claims of what was closed, what
-- parties were told, what came after warnings, and days to close on average.
CREATE TEMP TABLE month AS
WITH RECURSIVE back (first) AS (
  SELECT date(today, 'start of month') FROM court_day
  UNION ALL
  SELECT date(first, '-1 month') FROM back LIMIT 13
)
SELECT substr(first, 1, 7) AS month FROM back WHERE first IS NOT NULL;

INSERT INTO number
SELECT 'trend/' || m.month, '按月 ' || m.month, f.field,
       (SELECT coalesce(sum(d.n), 0) FROM daily AS d
        WHERE d.part = f.part AND d.day GLOB m.month || '-*')
FROM month AS m
JOIN (
  SELECT 'filed' AS field, 'filed' AS part
  UNION ALL SELECT 'closed', 'closed'
  UNION ALL SELECT 'recovered', 'recovered'
  UNION ALL SELECT 'claimedClosed', 'closed.claimed'
  UNION ALL SELECT 'codePersons', 'codes.persons'
  UNION ALL SELECT 'questionPersons', 'questions.persons'
  UNION ALL SELECT 'warningPersons', 'warning.settled'
  UNION ALL SELECT 'warningRecovered', 'warningRecovered'
) AS f;

INSERT INTO number
SELECT id, label, 'averageDays', iif(closed = 0, NULL, ((days * 200 + closed) / (2 * closed)) / 100.0)
FROM (
  SELECT 'trend/' || m.month AS id, '按月 ' || m.month AS label,
         (SELECT coalesce(sum(d.n), 0) FROM daily AS d
          WHERE d.part = 'closed.days' AND d.day GLOB m.month || '-*') AS days,
         (SELECT coalesce(sum(d.n), 0) FROM daily AS d
          WHERE d.part = 'closed' AND d.day GLOB m.month || '-*') AS closed
  FROM month AS m
);

-- 首执 closings of this year by way.
INSERT INTO number
SELECT 'closing/' || w.way, '本年结案 ' || w.label, 'cases',
       (SELECT count(*) FROM closing AS c
        WHERE c.counted_as = '执' AND c.way = w.way
          AND substr(c.closed_on, 1, 4) = substr((SELECT today FROM court_day), 1, 4))
FROM (
  SELECT 'fullySatisfied' AS way, '执行完毕' AS label
  UNION ALL SELECT 'currentProcedureTerminated', '终结本次执行程序'
  UNION ALL SELECT 'enforcementTerminated', '终结执行'
  UNION ALL SELECT 'caseWithdrawn', '销案'
  UNION ALL SELECT 'nonEnforcement', '不予执行'
  UNION ALL SELECT 'applicationDismissed', '驳回申请'
) AS w;

-- By the town of the case: on the desks now; filed (首执) and received this year.
INSERT INTO number
SELECT 'town/' || t.code, t.name, f.field,
       (SELECT coalesce(sum(c.n), 0) FROM counted AS c
        JOIN filing AS g ON g.case_number = c.who
        WHERE c.part = f.part AND g.town = t.code
          AND (f.part GLOB 'open.*'
               OR substr(c.day, 1, 4) = substr((SELECT today FROM court_day), 1, 4)))
FROM (
  SELECT '440607001000' AS code, '西南街道' AS name
  UNION ALL SELECT '440607004000', '云东海街道'
  UNION ALL SELECT '440607101000', '大塘镇'
  UNION ALL SELECT '440607103000', '乐平镇'
  UNION ALL SELECT '440607104000', '白坭镇'
  UNION ALL SELECT '440607105000', '芦苞镇'
  UNION ALL SELECT '440607106000', '南山镇'
  UNION ALL SELECT '440607000000', '区外或未定'
) AS t
JOIN (
  SELECT 'openCases' AS field, 'open.cases' AS part
  UNION ALL SELECT 'openAmount', 'open.amount'
  UNION ALL SELECT 'filedThisYear', 'filed'
  UNION ALL SELECT 'recoveredThisYear', 'recovered'
) AS f;
