-- Cases and what came in. 案件与立案.

-- A case begins with its filing, whatever the time of that event. Events of a case that was never
-- filed count nowhere.
CREATE TEMP TABLE filing AS
SELECT case_number,
       -- （2024）粤0607执恢3号: what stands between the court's code and the serial number
       CASE substr(case_number, instr(case_number, '执'), 2)
         WHEN '执恢' THEN '执恢' WHEN '执保' THEN '执保' WHEN '执异' THEN '执异'
         WHEN '执复' THEN '执复' WHEN '执监' THEN '执监' WHEN '执协' THEN '执协'
         WHEN '执他' THEN '执他' ELSE '执'
       END AS case_type,
       body ->> '$.filedOn' AS filed_on,
       body ->> '$.town' AS town,
       body ->> '$.cause' AS cause,
       body ->> '$.claimAmount' AS claim,
       coalesce(body ->> '$.nonLitigation', 0) AS non_litigation
FROM (
  SELECT *, row_number() OVER (PARTITION BY case_number ORDER BY pos) AS nth
  FROM happened WHERE type = 'case.filed'
)
WHERE nth = 1;

CREATE UNIQUE INDEX filing_case ON filing (case_number);

-- Events of cases that were filed.
CREATE TEMP VIEW of_case AS
SELECT h.* FROM happened AS h JOIN filing AS f ON f.case_number = h.case_number;

-- 首执案件立案数: initial enforcement cases by filing day.
INSERT INTO counted (part, day, who, n)
SELECT 'filed', filed_on, case_number, 1 FROM filing WHERE case_type = '执';
