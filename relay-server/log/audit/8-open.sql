-- On the desks now: cases that are not closed, or were resumed in place. 在办案件与标的.

CREATE TEMP TABLE open_case AS
SELECT f.case_number, f.case_type,
       max(0, coalesce((SELECT o.body ->> '$.claimAmount' FROM happened AS o
                        WHERE o.type = 'case.claim-changed' AND o.case_number = f.case_number
                        ORDER BY o.pos DESC LIMIT 1), f.claim)
              - (SELECT coalesce(sum(p.amount), 0) FROM payment AS p
                 WHERE p.case_number = f.case_number)
              - (SELECT coalesce(sum(o.body ->> '$.amount'), 0) FROM happened AS o
                 WHERE o.type = 'payment.waived' AND o.case_number = f.case_number)) AS outstanding
FROM filing AS f
WHERE f.case_type IN ('执', '执恢', '执保')
  AND NOT coalesce((SELECT t.closes FROM turn AS t WHERE t.case_number = f.case_number
                    ORDER BY t.pos DESC LIMIT 1), 0);

INSERT INTO counted (part, day, who, n)
SELECT 'open.cases', (SELECT today FROM court_day), case_number, 1 FROM open_case;
INSERT INTO counted (part, day, who, n)
SELECT 'open.amount', (SELECT today FROM court_day), case_number, outstanding
FROM open_case WHERE case_type IN ('执', '执恢');
