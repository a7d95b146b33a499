-- Closings (执结): how many, in which way, how much was claimed and received, how long, within the limit.

-- Closings and resumptions in place (恢复执行 under the same number), in order of occurrence. Under a
-- successor number (另立执恢案号) the old case stays closed.
CREATE TEMP TABLE turn AS
SELECT pos, day, case_number, type = 'case.closed' AS closes,
       coalesce(body ->> '$.closedOn', body ->> '$.resumedOn') AS on_day,
       body ->> '$.way' AS way,
       body ->> '$.instrument' AS instrument
FROM (
  SELECT *, lag(type) OVER (PARTITION BY case_number ORDER BY pos) AS before
  FROM of_case
  WHERE type = 'case.closed'
     OR (type = 'case.resumed' AND coalesce(body ->> '$.successor', case_number) = case_number)
)
-- A closed case is not closed again, nor an open one resumed.
WHERE type <> coalesce(before, 'case.resumed');

CREATE INDEX turn_case ON turn (case_number, pos);

-- Every closing that ever was: a resumption does not take it back. The first closing of a 执 case is
-- its closing as 首执; a later one, after a resumption in place, counts as 执恢.
CREATE TEMP TABLE closing AS
SELECT c.pos, c.day, c.case_number, c.on_day AS closed_on, c.way, c.instrument,
       f.case_type,
       iif(c.nth > 1 AND f.case_type = '执', '执恢', f.case_type) AS counted_as,
       f.non_litigation,
       -- from when this round of work ran, and after which event
       coalesce(r.on_day, f.filed_on) AS since,
       coalesce(r.pos, 0) AS since_pos,
       -- the claim at the moment of closing
       coalesce(
         (SELECT o.body ->> '$.claimAmount' FROM happened AS o
          WHERE o.type = 'case.claim-changed' AND o.case_number = c.case_number AND o.pos < c.pos
          ORDER BY o.pos DESC LIMIT 1),
         f.claim) AS claim,
       -- money received until the moment of closing, and what of it an earlier closing has counted
       (SELECT coalesce(sum(p.amount), 0) FROM payment AS p
        WHERE p.case_number = c.case_number AND p.pos < c.pos) AS received,
       (SELECT coalesce(sum(p.amount), 0) FROM payment AS p
        WHERE p.case_number = c.case_number AND p.pos < c.previous_pos) AS counted_before
FROM (
  SELECT *,
         row_number() OVER (PARTITION BY case_number ORDER BY pos) AS nth,
         coalesce(lag(pos) OVER (PARTITION BY case_number ORDER BY pos), 0) AS previous_pos
  FROM turn WHERE closes
) AS c
JOIN filing AS f ON f.case_number = c.case_number
LEFT JOIN turn AS r ON r.case_number = c.case_number AND r.pos =
  (SELECT max(t.pos) FROM turn AS t
   WHERE t.case_number = c.case_number AND NOT t.closes AND t.pos < c.pos);

CREATE UNIQUE INDEX closing_pos ON closing (pos);
CREATE INDEX closing_case ON closing (case_number, pos);

-- 首执案件执结数, any way; 执行完毕, 终本, and every other way than 终本.
INSERT INTO counted (part, day, who, n)
SELECT 'closed', closed_on, case_number, 1 FROM closing WHERE counted_as = '执';
INSERT INTO counted (part, day, who, n)
SELECT 'closed.fullySatisfied', closed_on, case_number, 1
FROM closing WHERE counted_as = '执' AND way = 'fullySatisfied';
INSERT INTO counted (part, day, who, n)
SELECT 'closed.terminated', closed_on, case_number, 1
FROM closing WHERE counted_as = '执' AND way = 'currentProcedureTerminated';
INSERT INTO counted (part, day, who, n)
SELECT 'closed.substantively', closed_on, case_number, 1
FROM closing WHERE counted_as = '执' AND way <> 'currentProcedureTerminated';

-- 实际到位率, both halves at the moment of closing.
INSERT INTO counted (part, day, who, n)
SELECT 'closed.claimed', closed_on, case_number, max(0, claim - counted_before)
FROM closing WHERE counted_as = '执';
INSERT INTO counted (part, day, who, n)
SELECT 'closed.recovered', closed_on, case_number, received - counted_before
FROM closing WHERE counted_as = '执';

-- 结案平均用时: natural days from the filing to the closing.
INSERT INTO counted (part, day, who, n)
SELECT 'closed.days', closed_on, case_number, (unixepoch(closed_on) - unixepoch(since)) / 86400
FROM closing WHERE counted_as = '执';
