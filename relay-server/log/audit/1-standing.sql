-- What the log says, as it stands: corrections (更正) applied, what was reversed (撤销) left out.
--
-- Only the text of the events is read (event.payload), which the hash chain covers; nothing that was
-- derived from it. Days are court days in Asia/Shanghai (UTC+8). Money is fen (1/100 yuan).

-- One line an event. What walls, video and accounts did is in no figure.
CREATE TEMP TABLE said AS
SELECT seq,
       payload ->> '$.source'     AS source,
       payload ->> '$.id'         AS id,
       payload ->> '$.type'       AS type,
       payload ->> '$.occurredAt' AS at,
       payload ->> '$.caseNumber' AS case_number,
       payload -> '$.body'        AS body
FROM main.event
WHERE substr(payload ->> '$.type', 1, instr(payload ->> '$.type', '.') - 1) NOT IN
      ('account', 'alert', 'clearance', 'clip', 'display', 'draw', 'field', 'recording', 'room', 'stream', 'wall');

CREATE UNIQUE INDEX said_id ON said (source, id);

-- Reversals, the newest first; each names an earlier event of its own source.
CREATE TEMP TABLE reversal AS
SELECT row_number() OVER (ORDER BY r.seq DESC) AS k, r.seq AS seq, t.seq AS target
FROM said AS r
JOIN said AS t ON t.source = r.source AND t.id = r.body ->> '$.amends' AND t.seq < r.seq
WHERE r.type = 'amend.reversed';

CREATE INDEX reversal_k ON reversal (k);

-- From the newest to the oldest: a reversal that has itself been reversed has no effect.
CREATE TEMP TABLE undone AS
WITH RECURSIVE walk (k, undone) AS (
  SELECT 0, '{}'
  UNION ALL
  SELECT r.k,
         iif(json_extract(walk.undone, '$."' || r.seq || '"') IS NULL,
             json_set(walk.undone, '$."' || r.target || '"', 1),
             walk.undone)
  FROM walk
  JOIN reversal AS r ON r.k = walk.k + 1
)
SELECT CAST(key AS INTEGER) AS seq
FROM json_each((SELECT undone FROM walk ORDER BY k DESC LIMIT 1));

-- Of each event that was corrected: the newest correction that stands.
CREATE TEMP TABLE correction AS
SELECT target, body, at
FROM (
  SELECT t.seq AS target,
         c.body -> '$.body' AS body,
         c.body ->> '$.occurredAt' AS at,
         row_number() OVER (PARTITION BY t.seq ORDER BY c.seq DESC) AS age
  FROM said AS c
  JOIN said AS t ON t.source = c.source AND t.id = c.body ->> '$.amends' AND t.seq < c.seq
  WHERE c.type = 'amend.corrected' AND c.seq NOT IN (SELECT seq FROM undone)
)
WHERE age = 1;

CREATE UNIQUE INDEX correction_target ON correction (target);

-- What happened, in order of occurrence (pos): an event that arrived late stands where it belongs.
CREATE TEMP TABLE happened AS
SELECT row_number() OVER (ORDER BY at, seq) AS pos, *
FROM (
  SELECT s.seq, s.source, s.id, s.type, s.case_number,
         coalesce(c.at, s.at) AS at,
         date(coalesce(c.at, s.at) / 1000, 'unixepoch', '+8 hours') AS day,
         coalesce(c.body, s.body) AS body
  FROM said AS s
  LEFT JOIN correction AS c ON c.target = s.seq
  WHERE s.type NOT IN ('amend.corrected', 'amend.reversed')
    AND s.seq NOT IN (SELECT seq FROM undone)
);

CREATE INDEX happened_type ON happened (type, case_number, pos);

-- The log's court day.
CREATE TEMP TABLE court_day AS
SELECT max(body ->> '$.day') AS today FROM happened WHERE type = 'clock.day-turned';

-- All that counts, one line for each: what it is (part), on which court day, for whom, how much.
-- `who` is a case number, or of what belongs to no case its own name.
CREATE TEMP TABLE counted (
  part TEXT NOT NULL,
  day TEXT NOT NULL,
  who TEXT NOT NULL,
  n INTEGER NOT NULL,
  -- the case type that it counts as, where that is not the case's own
  counted_as TEXT
);
