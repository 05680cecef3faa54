-- vi: Mỗi cơ quan: đã ban hành, chưa ban hành, chưa rõ
-- en: For each body: issued, not issued, cannot tell
SELECT body, count(*) FILTER (verdict IN ('on_time', 'on_the_day', 'late', 'issued', 'issued_undated')) AS issued,
       count(*) FILTER (verdict IN ('not_found', 'draft_only', 'other_document')) AS not_issued,
       count(*) FILTER (verdict = 'cannot_tell') AS cannot_tell,
       round(avg(days_late) FILTER (verdict = 'late'), 1) AS mean_days_late, max(as_of) AS as_of
FROM compliance GROUP BY body ORDER BY not_issued DESC, body
