-- The figures: each indicator over each period for which it is shown.

-- kind: sum (Σ), state (as it is now), ratio (Σ ÷ Σ × 100), average (Σ ÷ Σ), change
-- ((this period − same period a year earlier) ÷ same period a year earlier × 100).
CREATE TEMP TABLE indicator (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  numerator TEXT NOT NULL,
  denominator TEXT,
  periods TEXT NOT NULL
);

INSERT INTO indicator VALUES
  ('closedCount', '首执案件执结数', 'sum', 'closed', NULL, 'centre year month published-centre'),
  ('recoveryRate', '实际到位率', 'ratio', 'closed.recovered', 'closed.claimed', 'centre year month'),
  ('fullySatisfiedRate', '执行完毕率', 'ratio', 'closed.fullySatisfied', 'closed', 'centre year month'),
  ('terminatedRate', '终本率', 'ratio', 'closed.terminated', 'closed', 'centre year month'),
  ('substantivelyClosedRate', '实际执结率', 'ratio', 'closed.substantively', 'closed', 'centre year month'),
  ('closedWithinLimitRate', '法定期限内结案率', 'ratio', 'closed.inLimit', 'closed.limited', 'centre year month'),
  ('averageClosingDays', '结案平均用时', 'average', 'closed.days', 'closed', 'centre year month published-year'),
  ('averageNetClosingDays', '扣除停计后平均用时', 'average', 'closed.netDays', 'closed', 'centre year'),
  ('terminationQualifiedRate', '终本合格率', 'ratio', 'terminated.qualified', 'terminated.checked', 'centre year month'),
  ('recoveredTotal', '执行到位金额', 'sum', 'recovered', NULL, 'centre year month published-centre'),
  ('filedCount', '首执案件立案数', 'sum', 'filed', NULL, 'centre year month'),
  ('openCases', '在办案件', 'state', 'open.cases', NULL, 'now'),
  ('openAmount', '在办标的', 'state', 'open.amount', NULL, 'now'),
  ('objectionCount', '执行异议', 'sum', 'objections', NULL, 'centre year'),
  ('objectionChange', '执行异议同比', 'change', 'objections', NULL, 'centre year published-centre'),
  ('petitionCount', '执行信访', 'sum', 'petitions.received', NULL, 'centre year'),
  ('petitionChange', '执行信访同比', 'change', 'petitions.received', NULL, 'centre year published-centre'),
  ('petitionDoneRate', '信访办结率', 'ratio', 'petitions.done', 'petitions.entered', 'centre year'),
  ('codeCases', '进度码推送案件', 'sum', 'codes.cases', NULL, 'centre year month published-centre'),
  ('codePersons', '进度码推送人次', 'sum', 'codes.persons', NULL, 'centre year month published-centre'),
  ('questionPersons', '解答咨询人次', 'sum', 'questions.persons', NULL, 'centre year month published-centre'),
  ('warningSessions', '警示活动场次', 'sum', 'warning.sessions', NULL, 'centre year'),
  ('warningArrivalRate', '警示活动到场率', 'ratio', 'warning.came', 'warning.summoned', 'centre year'),
  ('warningSettled', '警示教育后履行或和解人次', 'sum', 'warning.settled', NULL, 'centre year published-year'),
  ('warningRecovered', '警示教育后到位金额', 'sum', 'warningRecovered', NULL, 'centre year published-year'),
  ('campaignPool', '终本清仓入池案件', 'sum', 'campaign.pooled', NULL, 'centre year'),
  ('campaignRequeried', '终本清仓已复查案件', 'sum', 'campaign.requeried', NULL, 'centre year'),
  ('campaignResumed', '终本清仓恢复执行案件', 'sum', 'campaign.resumed', NULL, 'centre year'),
  ('campaignRecovered', '终本清仓到位金额', 'sum', 'campaign.recovered', NULL, 'centre year'),
  ('campaignCleared', '终本清仓已清结案件', 'sum', 'campaign.cleared', NULL, 'centre year'),
  ('visitCount', '外出执行次数', 'sum', 'visits', NULL, 'centre year month'),
  ('fruitlessVisitRate', '外出扑空率', 'ratio', 'visits.fruitless', 'visits', 'centre year month'),
  ('detentionCount', '司法拘留', 'sum', 'detentions', NULL, 'centre year month');

-- Periods, both ends included; to_day NULL: open-ended, `until` is then the log's court day.
CREATE TEMP TABLE period AS
SELECT id, from_day, to_day, coalesce(to_day, today) AS until
FROM court_day, (
  SELECT 'centre' AS id, '2023-10-01' AS from_day, NULL AS to_day
  UNION ALL SELECT 'year', date(today, 'start of year'), NULL FROM court_day
  UNION ALL SELECT 'month', date(today, 'start of month'), NULL FROM court_day
  UNION ALL SELECT 'now', today, today FROM court_day
  UNION ALL SELECT 'published-centre', '2023-10-01', '2024-11-27'
  UNION ALL SELECT 'published-year', '2024-01-01', '2024-11-27'
);

CREATE TEMP TABLE daily AS
SELECT part, day, sum(n) AS n FROM counted GROUP BY part, day;

CREATE INDEX daily_day ON daily (part, day);

CREATE TEMP TABLE sums AS
SELECT i.id || '@' || p.id AS id, i.id AS indicator, i.kind, i.numerator AS part, i.denominator AS of_part,
       p.from_day, p.to_day,
       iif(i.kind = 'change', date(p.from_day, '-12 months', 'floor'), NULL) AS previous_from,
       iif(i.kind = 'change', date(p.until, '-12 months', 'floor'), NULL) AS previous_to,
       (SELECT coalesce(sum(d.n), 0) FROM daily AS d
        WHERE d.part = i.numerator AND d.day >= p.from_day AND (p.to_day IS NULL OR d.day <= p.to_day)) AS a,
       (SELECT coalesce(sum(d.n), 0) FROM daily AS d
        WHERE d.part = i.denominator AND d.day >= p.from_day AND (p.to_day IS NULL OR d.day <= p.to_day)) AS b,
       (SELECT coalesce(sum(d.n), 0) FROM daily AS d
        WHERE i.kind = 'change' AND d.part = i.numerator
          AND d.day BETWEEN date(p.from_day, '-12 months', 'floor')
                        AND date(p.until, '-12 months', 'floor')) AS before
FROM indicator AS i
JOIN period AS p ON instr(' ' || i.periods || ' ', ' ' || p.id || ' ');

-- Values. Division in whole hundredths, half away from zero (四舍五入); nothing to divide by: no value.
CREATE TEMP TABLE figure AS
SELECT id, indicator, part, of_part, from_day, to_day, previous_from, previous_to,
       CASE kind
         WHEN 'sum' THEN a
         WHEN 'state' THEN a
         ELSE iif(over = 0, NULL, sign(top) * ((abs(top) * scale * 2 + over) / (2 * over)) / 100.0)
       END AS value,
       iif(kind IN ('sum', 'state'), NULL, top) AS numerator,
       iif(kind IN ('sum', 'state'), NULL, over) AS denominator,
       iif(kind = 'change', before, NULL) AS previous
FROM (
  SELECT *,
         iif(kind = 'change', a - before, a) AS top,
         iif(kind = 'change', before, b) AS over,
         iif(kind = 'average', 100, 10000) AS scale
  FROM sums
);
