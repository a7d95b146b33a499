-- Where a figure differs: its parts day by day, beside the sums that the database keeps (table cell).

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

CREATE TEMP TABLE kept AS
SELECT k.part, substr(c.key, -10) AS day, sum(c.n) AS n
FROM main.cell AS c
JOIN kept_as AS k ON c.key GLOB k.pattern
GROUP BY 1, 2;

CREATE UNIQUE INDEX kept_day ON kept (part, day);

CREATE TEMP TABLE place AS
SELECT d.part, d.day, d.n AS recomputed, coalesce(k.n, 0) AS stored
FROM daily AS d
LEFT JOIN kept AS k ON k.part = d.part AND k.day = d.day
WHERE d.part IN (SELECT part FROM kept_as) AND d.n <> coalesce(k.n, 0)
UNION ALL
SELECT k.part, k.day, 0, k.n
FROM kept AS k
WHERE k.n <> 0 AND NOT EXISTS (SELECT 1 FROM daily AS d WHERE d.part = k.part AND d.day = k.day);

CREATE INDEX counted_day ON counted (part, day);
