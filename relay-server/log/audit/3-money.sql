-- Money received. 执行到位.

-- A payment has a name of its own within its case and counts once: what was received on the day of
-- receipt, what was deducted from an account (扣划) on the day of the deduction.
CREATE TEMP TABLE payment AS
SELECT pos, case_number, amount, received_on, warning_session
FROM (
  SELECT pos, case_number,
         body ->> '$.amount' AS amount,
         iif(type = 'payment.deducted', day, body ->> '$.receivedOn') AS received_on,
         body ->> '$.warningSessionId' AS warning_session,
         row_number() OVER (PARTITION BY case_number, body ->> '$.paymentId' ORDER BY pos) AS nth
  FROM of_case
  WHERE type IN ('payment.recovered', 'payment.deducted')
)
WHERE nth = 1;

CREATE INDEX payment_case ON payment (case_number, pos);

-- 执行到位金额: all case types, by the day of receipt.
INSERT INTO counted
SELECT 'recovered', received_on, case_number, amount FROM payment;

-- 警示教育后到位金额: only money whose record traces it to a warning session.
INSERT INTO counted
SELECT 'warningRecovered', received_on, case_number, amount
FROM payment WHERE warning_session IS NOT NULL;
