-- Case by case: who counts how much, on which day, in which part, beside what the database keeps of that
-- (table contribution, of which breakdowns are made and cases drawn). Equal here means equal in every
-- grouping: by town, by month, by case type, by cause, by band of the amount claimed.

-- Under which names the database keeps each part.
CREATE TEMP TABLE kept_as (part TEXT NOT NULL, pattern TEXT NOT NULL);

INSERT INTO kept_as VALUES
  ('filed', 'filed|执|*'),
  ('closed', 'closed|执|*'),
  ('closed.fullySatisfied', 'closed|执|fullySatisfied|*'),
  ('closed.terminated', 'closed|执|currentProcedureTerminated|*'),
  ('closed.substantively', 'closed|执|fullySatisfied|*'),
  ('closed.substantively', 'closed|执|enforcementTerminated|*'),
  ('closed.substantively', 'closed|执|caseWithdrawn|*'),
  ('closed.substantively', 'closed|执|nonEnforcement|*'),
  ('closed.substantively', 'closed|执|applicationDismissed|*'),
  ('closed.claimed', 'closedClaimed|执|*'),
  ('closed.recovered', 'closedRecovered|执|*'),
  ('closed.days', 'closingDays|执|*'),
  ('closed.netDays', 'closingNetDays|执|*'),
  ('closed.limited', 'closedLimit|执|*'),
  ('closed.inLimit', 'closedLimit|执|within|*'),
  ('terminated.checked', 'termination|*'),
  ('terminated.qualified', 'termination|*|qualified|*'),
  ('recovered', 'recovered|*'),
  ('objections', 'objections|*'),
  ('petitions.received', 'petitionsReceived|*'),
  ('petitions.entered', 'petitionsEntered|*'),
  ('petitions.done', 'petitionsDone|*'),
  ('codes.cases', 'codeCases|*'),
  ('codes.persons', 'codePersons|*'),
  ('questions.persons', 'questionPersons|*'),
  ('visits', 'visits|*'),
  ('visits.fruitless', 'visits|fruitless|*'),
  ('detentions', 'measures|judicialDetention|*'),
  ('warning.sessions', 'warningSessions|*'),
  ('warning.settled', 'warningOutcomes|paid|*'),
  ('warning.settled', 'warningOutcomes|settled|*'),
  ('warning.summoned', 'warningSummoned|*'),
  ('warning.came', 'warningSummoned|came|*'),
  ('warningRecovered', 'warningRecovered|*'),
  ('campaign.pooled', 'campaignPooled|*'),
  ('campaign.requeried', 'campaignRequeried|*'),
  ('campaign.cleared', 'campaignCleared|*'),
  ('campaign.resumed', 'campaignCleared|resumed|*'),
  ('campaign.recovered', 'campaignRecovered|*');

CREATE TEMP TABLE part_of AS
SELECT k.part, t.n AS series
FROM kept_as AS k
JOIN main.name AS t ON t.text || '|' GLOB k.pattern;

-- A day is kept as 20241126. How things stand now is not kept case by case.
CREATE TEMP TABLE kept AS
SELECT p.part,
       printf('%04d-%02d-%02d', c.day / 10000, c.day / 100 % 100, c.day % 100) AS day,
       w.text AS who, sum(c.n) AS n
FROM main.contribution AS c
JOIN part_of AS p ON p.series = c.series
JOIN main.name AS w ON w.n = c.contributor
GROUP BY 1, 2, 3;

CREATE UNIQUE INDEX kept_who ON kept (part, day, who);

CREATE TEMP TABLE reckoned AS
SELECT part, day, who, sum(n) AS n
FROM counted
WHERE part IN (SELECT part FROM kept_as)
GROUP BY 1, 2, 3 HAVING sum(n) <> 0;

CREATE UNIQUE INDEX reckoned_who ON reckoned (part, day, who);

-- Contributions that differ.
CREATE TEMP TABLE place AS
SELECT r.part, r.day, r.who, r.n AS recomputed, coalesce(k.n, 0) AS stored
FROM reckoned AS r
LEFT JOIN kept AS k ON k.part = r.part AND k.day = r.day AND k.who = r.who
WHERE r.n IS NOT k.n
UNION ALL
SELECT k.part, k.day, k.who, 0, k.n
FROM kept AS k
WHERE k.n <> 0 AND NOT EXISTS
  (SELECT 1 FROM reckoned AS r WHERE r.part = k.part AND r.day = k.day AND r.who = k.who);

-- Cases that are grouped otherwise than their filing (and their claim, as it is now) says. Bands of the
-- claim, in yuan: to 10,000, 100,000, 500,000, 1,000,000, 5,000,000, and over.
CREATE TEMP TABLE grouping AS
SELECT f.case_number AS who, f.case_type, f.town, f.cause,
       CASE WHEN claim < 1000000 THEN 'to1' WHEN claim < 10000000 THEN 'to10'
            WHEN claim < 50000000 THEN 'to50' WHEN claim < 100000000 THEN 'to100'
            WHEN claim < 500000000 THEN 'to500' ELSE 'over500' END AS band
FROM (
  SELECT f.case_number, f.case_type, f.town, f.cause, coalesce(
           (SELECT o.body ->> '$.claimAmount' FROM happened AS o
            WHERE o.type = 'case.claim-changed' AND o.case_number = f.case_number
            ORDER BY o.pos DESC LIMIT 1), f.claim) AS claim
  FROM filing AS f
) AS f;

CREATE TEMP TABLE misgrouped AS
SELECT g.who
FROM grouping AS g
LEFT JOIN main.name AS w ON w.text = g.who
LEFT JOIN main.contributor AS c ON c.n = w.n
WHERE g.case_type IS NOT c.type OR g.town IS NOT c.town OR g.cause IS NOT c.cause OR g.band IS NOT c.band;
