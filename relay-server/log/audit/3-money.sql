-- Money received. 执行到位.

-- A payment has a name of its own within its case and counts once: what was received on the day of
-- receipt, what was deducted from an account (扣划) on the day of the deduction.
CREATE TEMP TABLE named_payment AS
SELECT pos, case_number, amount, received_on, payer, warning_session, kind
FROM (
  SELECT pos, case_number,
         body ->> '$.amount' AS amount,
         iif(type = 'payment.deducted', day, body ->> '$.receivedOn') AS received_on,
         body ->> '$.payer' AS payer,
         coalesce(
           body ->> '$.warningSessionId',
           (SELECT s.body ->> '$.warningSessionId' FROM of_case AS s
            WHERE s.case_number = o.case_number AND s.type = 'settlement.signed' AND s.pos < o.pos
              AND s.body ->> '$.settlementId' = o.body ->> '$.settlementId'
            ORDER BY s.pos LIMIT 1)
         ) AS warning_session,
         CASE
           WHEN type = 'payment.deducted' THEN 'other'
           WHEN source = 'relay' AND body ->> '$.warningSessionId' IS NOT NULL THEN 'note'
           WHEN body ->> '$.origin' IN ('voluntary', 'settlement', 'thirdParty', 'other') THEN 'record'
           ELSE 'other'
         END AS kind,
         row_number() OVER (PARTITION BY case_number, body ->> '$.paymentId' ORDER BY pos) AS nth
  FROM of_case AS o
  WHERE type IN ('payment.recovered', 'payment.deducted')
)
WHERE nth = 1;

CREATE INDEX named_payment_sum ON named_payment (case_number, amount, received_on);
CREATE INDEX named_payment_pos ON named_payment (pos);

-- What was noted at a warning session (现场登记) and what the court's own system tells of the same case,
-- amount and day are one, unless they name different payers; each is one with one other at most (SPEC E-10).
-- Only where something was noted, in order of occurrence.
CREATE TEMP TABLE told AS
SELECT *, row_number() OVER (PARTITION BY case_number, amount, received_on ORDER BY pos) AS nth
FROM named_payment AS t
WHERE kind <> 'other' AND EXISTS (
  SELECT 1 FROM named_payment AS n
  WHERE n.kind = 'note' AND n.case_number = t.case_number AND n.amount = t.amount AND n.received_on = t.received_on
);

CREATE INDEX told_group ON told (case_number, amount, received_on, nth);

-- One after the other: each takes of the other kind, of what came before and is in no pair yet, who names the
-- same payer (or names none, as it does), else who names none where it does, or any where it names none; of
-- several the first. `taken` holds the pairs before this one.
CREATE TEMP TABLE pair AS
WITH RECURSIVE step (case_number, amount, received_on, nth, pos, twin, taken) AS (
  SELECT case_number, amount, received_on, nth, pos, NULL, ' ' FROM told WHERE nth = 1
  UNION ALL
  SELECT t.case_number, t.amount, t.received_on, t.nth, t.pos,
         (SELECT c.pos FROM told AS c
          WHERE c.case_number = t.case_number AND c.amount = t.amount AND c.received_on = t.received_on
            AND c.nth < t.nth AND c.kind <> t.kind
            AND (c.payer IS NULL OR t.payer IS NULL OR c.payer = t.payer)
            AND instr(s.taken || coalesce(s.pos || ' ' || s.twin || ' ', ''), ' ' || c.pos || ' ') = 0
          ORDER BY c.payer IS t.payer DESC, c.pos LIMIT 1),
         s.taken || coalesce(s.pos || ' ' || s.twin || ' ', '')
  FROM step AS s
  JOIN told AS t ON t.case_number = s.case_number AND t.amount = s.amount
    AND t.received_on = s.received_on AND t.nth = s.nth + 1
)
SELECT twin AS first, pos AS second FROM step WHERE twin IS NOT NULL;

-- A pair was received when the first of the two came.
CREATE TEMP TABLE payment AS
SELECT p.pos, p.case_number, p.amount, p.received_on,
       coalesce(p.warning_session, other.warning_session) AS warning_session
FROM named_payment AS p
LEFT JOIN pair ON pair.first = p.pos
LEFT JOIN named_payment AS other ON other.pos = pair.second
WHERE p.pos NOT IN (SELECT second FROM pair);

CREATE INDEX payment_case ON payment (case_number, pos);

-- 执行到位金额: all case types, by the day of receipt.
INSERT INTO counted (part, day, who, n)
SELECT 'recovered', received_on, case_number, amount FROM payment;

-- 警示教育后到位金额: only money whose record, or that of its settlement, traces it to a warning session.
INSERT INTO counted (part, day, who, n)
SELECT 'warningRecovered', received_on, case_number, amount
FROM payment WHERE warning_session IS NOT NULL;
