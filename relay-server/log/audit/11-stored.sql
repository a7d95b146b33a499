-- What the database shows (the rows of which walls and GET /api/v1/statistics are made), in the same form.
-- Only here is anything read that is not the log.

CREATE TEMP TABLE stored (
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  field TEXT NOT NULL,
  n,
  PRIMARY KEY (id, field)
) WITHOUT ROWID;

CREATE TEMP TABLE stored_row AS
SELECT t.text AS topic, r.id, r.data
FROM main.row AS r
JOIN main.name AS t ON t.n = r.topic
WHERE t.text IN ('statistic', 'trend', 'closing', 'town') AND r.data IS NOT NULL;

INSERT INTO stored
SELECT r.id, r.data ->> '$.label', f.field, r.data ->> f.path
FROM stored_row AS r
JOIN (
  SELECT 'value' AS field, '$.value' AS path
  UNION ALL SELECT 'numerator', '$.numerator'
  UNION ALL SELECT 'denominator', '$.denominator'
  UNION ALL SELECT 'from', '$.period.from'
  UNION ALL SELECT 'to', '$.period.to'
  UNION ALL SELECT 'previous', '$.previous.value'
  UNION ALL SELECT 'previousFrom', '$.previous.from'
  UNION ALL SELECT 'previousTo', '$.previous.to'
) AS f
WHERE r.topic = 'statistic';

INSERT INTO stored
SELECT r.topic || '/' || r.id, r.id, f.field, r.data ->> ('$.' || f.field)
FROM stored_row AS r
JOIN (
  SELECT 'trend' AS topic, 'filed' AS field
  UNION ALL SELECT 'trend', 'closed'
  UNION ALL SELECT 'trend', 'recovered'
  UNION ALL SELECT 'trend', 'claimedClosed'
  UNION ALL SELECT 'trend', 'codePersons'
  UNION ALL SELECT 'trend', 'questionPersons'
  UNION ALL SELECT 'trend', 'warningPersons'
  UNION ALL SELECT 'trend', 'warningRecovered'
  UNION ALL SELECT 'trend', 'averageDays'
  UNION ALL SELECT 'closing', 'cases'
  UNION ALL SELECT 'town', 'openCases'
  UNION ALL SELECT 'town', 'openAmount'
  UNION ALL SELECT 'town', 'filedThisYear'
  UNION ALL SELECT 'town', 'recoveredThisYear'
) AS f ON f.topic = r.topic;

-- Side by side.
CREATE TEMP TABLE compared AS
SELECT coalesce(a.id, s.id) AS id, coalesce(a.label, s.label) AS label, coalesce(a.field, s.field) AS field,
       a.n AS recomputed, s.n AS stored,
       a.id IS NOT NULL AS is_recomputed, s.id IS NOT NULL AS is_stored,
       a.id IS NOT NULL AND s.id IS NOT NULL AND a.n IS s.n AS same
FROM number AS a
FULL JOIN stored AS s ON s.id = a.id AND s.field = a.field;
