-- Objections and petitions; what parties were told; field work; warning sessions; the 终本清仓 campaign.

-- 执行异议, by the day of filing; each has a name of its own within its case.
INSERT INTO counted (part, day, who, n)
SELECT 'objections', filed_on, case_number, 1
FROM (
  SELECT case_number, body ->> '$.filedOn' AS filed_on,
         row_number() OVER (PARTITION BY case_number, body ->> '$.objectionId' ORDER BY pos) AS nth
  FROM of_case WHERE type = 'objection.filed'
)
WHERE nth = 1;

-- 执行信访: received → entered → done, each once, and no step before the one that it follows. Done counts
-- by the day on which it was entered.
CREATE TEMP TABLE petition AS
SELECT petition_id, received_on, entered_on,
       (SELECT d.body ->> '$.doneOn' FROM happened AS d
        WHERE d.type = 'petition.done' AND d.body ->> '$.petitionId' = petition_id
          AND d.pos > entered_pos AND d.body ->> '$.doneOn' >= entered_on
        ORDER BY d.pos LIMIT 1) AS done_on
FROM (
  SELECT petition_id, received_on, e.pos AS entered_pos, e.body ->> '$.enteredOn' AS entered_on,
         row_number() OVER (PARTITION BY petition_id ORDER BY e.pos) AS nth
  FROM (
    SELECT body ->> '$.petitionId' AS petition_id, body ->> '$.receivedOn' AS received_on,
           row_number() OVER (PARTITION BY body ->> '$.petitionId' ORDER BY pos) AS first
    FROM happened WHERE type = 'petition.received'
  )
  LEFT JOIN happened AS e ON e.type = 'petition.entered' AND e.body ->> '$.petitionId' = petition_id
    AND e.body ->> '$.enteredOn' BETWEEN received_on AND e.day
  WHERE first = 1
)
WHERE nth = 1;

INSERT INTO counted (part, day, who, n)
SELECT 'petitions.received', received_on, 'petition:' || petition_id, 1 FROM petition;
INSERT INTO counted (part, day, who, n)
SELECT 'petitions.entered', entered_on, 'petition:' || petition_id, 1 FROM petition WHERE entered_on IS NOT NULL;
INSERT INTO counted (part, day, who, n)
SELECT 'petitions.done', entered_on, 'petition:' || petition_id, 1
FROM petition WHERE entered_on IS NOT NULL AND done_on IS NOT NULL;

-- 进度码: a case counts once, on the day of its first code; persons each time.
INSERT INTO counted (part, day, who, n)
SELECT 'codes.cases', min(day), case_number, 1
FROM of_case WHERE type = 'progress-code.pushed' GROUP BY case_number;
INSERT INTO counted (part, day, who, n)
SELECT 'codes.persons', day, case_number, body ->> '$.persons'
FROM of_case WHERE type = 'progress-code.pushed';

-- 解答咨询人次.
INSERT INTO counted (part, day, who, n)
SELECT 'questions.persons', day, 'question:' || source || ':' || id, body ->> '$.persons'
FROM happened WHERE type = 'question.answered';

-- 外出执行, 扑空, 司法拘留; each visit and measure has a name of its own within its case.
CREATE TEMP TABLE visit AS
SELECT case_number, day, fruitless
FROM (
  SELECT case_number, day, body ->> '$.fruitless' AS fruitless,
         row_number() OVER (PARTITION BY case_number, body ->> '$.visitId' ORDER BY pos) AS nth
  FROM of_case WHERE type = 'visit.made'
)
WHERE nth = 1;

INSERT INTO counted (part, day, who, n)
SELECT 'visits', day, case_number, 1 FROM visit;
INSERT INTO counted (part, day, who, n)
SELECT 'visits.fruitless', day, case_number, 1 FROM visit WHERE fruitless;
INSERT INTO counted (part, day, who, n)
SELECT 'detentions', day, case_number, 1
FROM (
  SELECT case_number, day, body ->> '$.kind' AS kind,
         row_number() OVER (PARTITION BY case_number, body ->> '$.measureId' ORDER BY pos) AS nth
  FROM of_case WHERE type = 'measure.imposed'
)
WHERE nth = 1 AND kind = 'judicialDetention';

-- 警示活动: sessions held; executees who paid or settled, once a session each.
INSERT INTO counted (part, day, who, n)
SELECT 'warning.sessions', held_on, 'session:' || session_id, 1
FROM (
  SELECT body ->> '$.sessionId' AS session_id, body ->> '$.heldOn' AS held_on,
         row_number() OVER (PARTITION BY body ->> '$.sessionId' ORDER BY pos) AS nth
  FROM happened WHERE type = 'warning.held'
)
WHERE nth = 1;
INSERT INTO counted (part, day, who, n)
SELECT 'warning.settled', day, case_number, 1
FROM (
  SELECT case_number, day, body ->> '$.outcome' AS outcome,
         row_number() OVER (PARTITION BY case_number, body ->> '$.sessionId', body ->> '$.partyId'
                            ORDER BY pos) AS nth
  FROM of_case WHERE type = 'warning.outcome'
)
WHERE nth = 1 AND outcome IN ('paid', 'settled');

-- 到场率, of sessions that were conducted with this system and are over: who stands on the list and was served
-- a summons on the session's day at the latest, and whose last word on arrival is that he came. Rehearsals do
-- not count.
CREATE TEMP TABLE summoned AS
SELECT e.day, i.body ->> '$.sessionId' AS session_id,
       coalesce((SELECT a.type = 'session.arrived' FROM happened AS a
                 WHERE a.type IN ('session.arrived', 'session.arrival-undone')
                   AND a.body ->> '$.sessionId' = i.body ->> '$.sessionId'
                   AND a.body ->> '$.inviteeId' = i.body ->> '$.inviteeId'
                 ORDER BY a.seq DESC LIMIT 1), 0) AS came
FROM happened AS i
JOIN happened AS e ON e.type = 'session.ended' AND e.body ->> '$.sessionId' = i.body ->> '$.sessionId'
WHERE i.type = 'session.invited' AND e.body ->> '$.rehearsal' IS NULL
  AND EXISTS (SELECT 1 FROM happened AS s WHERE s.type = 'session.summons-served'
              AND s.body ->> '$.sessionId' = i.body ->> '$.sessionId'
              AND s.body ->> '$.inviteeId' = i.body ->> '$.inviteeId'
              AND date(s.body ->> '$.servedAt' / 1000 + 28800, 'unixepoch') <= e.day)
  AND NOT EXISTS (SELECT 1 FROM happened AS u WHERE u.type = 'session.uninvited'
                  AND u.body ->> '$.sessionId' = i.body ->> '$.sessionId'
                  AND u.body ->> '$.inviteeId' = i.body ->> '$.inviteeId');

INSERT INTO counted (part, day, who, n)
SELECT 'warning.summoned', day, 'session:' || session_id, 1 FROM summoned;
INSERT INTO counted (part, day, who, n)
SELECT 'warning.came', day, 'session:' || session_id, 1 FROM summoned WHERE came;

-- 终本清仓: a 终本 case is taken in, once a campaign; re-queried on the day of the last re-query; cleared
-- once.
CREATE TEMP TABLE pooled AS
SELECT case_number, body ->> '$.campaignId' AS campaign_id, min(day) AS pooled_on, min(pos) AS pos
FROM of_case AS o
WHERE type = 'campaign.pooled'
  AND (SELECT t.way = 'currentProcedureTerminated' FROM turn AS t
       WHERE t.case_number = o.case_number AND t.pos < o.pos ORDER BY t.pos DESC LIMIT 1)
GROUP BY 1, 2;

INSERT INTO counted (part, day, who, n)
SELECT 'campaign.pooled', pooled_on, case_number, 1 FROM pooled;
INSERT INTO counted (part, day, who, n)
SELECT 'campaign.requeried', max(q.day), p.case_number, 1
FROM pooled AS p
JOIN of_case AS q ON q.type = 'campaign.requeried' AND q.case_number = p.case_number
  AND q.body ->> '$.campaignId' = p.campaign_id AND q.pos > p.pos
GROUP BY p.case_number, p.campaign_id;

CREATE TEMP TABLE cleared AS
SELECT case_number, day, result
FROM (
  SELECT p.case_number, q.day, q.body ->> '$.result' AS result,
         row_number() OVER (PARTITION BY p.case_number, p.campaign_id ORDER BY q.pos) AS nth
  FROM pooled AS p
  JOIN of_case AS q ON q.type = 'campaign.cleared' AND q.case_number = p.case_number
    AND q.body ->> '$.campaignId' = p.campaign_id AND q.pos > p.pos
)
WHERE nth = 1;

INSERT INTO counted (part, day, who, n)
SELECT 'campaign.cleared', day, case_number, 1 FROM cleared;
INSERT INTO counted (part, day, who, n)
SELECT 'campaign.resumed', day, case_number, 1 FROM cleared WHERE result = 'resumed';

-- Money received by a case since the day on which it was first taken in.
INSERT INTO counted (part, day, who, n)
SELECT 'campaign.recovered', m.received_on, m.case_number, m.amount
FROM payment AS m
JOIN (SELECT case_number, min(pooled_on) AS pooled_on FROM pooled GROUP BY 1) AS p
  ON p.case_number = m.case_number AND m.received_on >= p.pooled_on;
