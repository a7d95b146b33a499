-- Money received. 执行到位.

-- A payment has a name of its own within its case and counts once: what was received on the day of
-- receipt, what was deducted from an account (扣划) on the day of the deduction.
CREATE TEMP TABLE named_payment AS
SELECT pos, case_number, amount, received_on, warning_session, kind
FROM (
  SELECT pos, case_number,
         body ->> '$.amount' AS amount,
         iif(type = 'payment.deducted', day, body ->> '$.receivedOn') AS received_on,
         body ->> '$.warningSessionId' AS warning_session,
         CASE
           WHEN type = 'payment.deducted' THEN 'other'
           WHEN source = 'relay' AND body ->> '$.warningSessionId' IS NOT NULL THEN 'note'
           WHEN body ->> '$.origin' IN ('voluntary', 'settlement', 'thirdParty', 'other') THEN 'record'
           ELSE 'other'
         END AS kind,
         row_number() OVER (PARTITION BY case_number, body ->> '$.paymentId' ORDER BY pos) AS nth
  FROM of_case
  WHERE type IN ('payment.recovered', 'payment.deducted')
)
WHERE nth = 1;

-- What was noted at a warning session (现场登记) and what the court's own system tells of the same case,
-- amount and day are one, pair by pair (SPEC E-10): received when the first of the two came.
CREATE TEMP TABLE payment AS
SELECT min(pos) AS pos, case_number, amount, received_on,
       coalesce(max(iif(kind <> 'note', warning_session, NULL)), max(warning_session)) AS warning_session
FROM (
  SELECT *, row_number() OVER (PARTITION BY case_number, amount, received_on, kind ORDER BY pos) AS k
  FROM named_payment
)
GROUP BY case_number, amount, received_on, k, kind = 'other';

CREATE INDEX payment_case ON payment (case_number, pos);

-- 执行到位金额: all case types, by the day of receipt.
INSERT INTO counted (part, day, who, n)
SELECT 'recovered', received_on, case_number, amount FROM payment;

-- 警示教育后到位金额: only money whose record traces it to a warning session.
INSERT INTO counted (part, day, who, n)
SELECT 'warningRecovered', received_on, case_number, amount
FROM payment WHERE warning_session IS NOT NULL;
