-- vi: Mỗi cơ quan: đã ban hành, không tìm thấy, chưa rõ
-- en: For each body: issued, not found, cannot tell
SELECT body, count(*) FILTER (verdict IN ('on_time', 'on_the_day', 'late', 'issued', 'issued_undated')) AS issued,
       count(*) FILTER (verdict = 'not_found') AS not_found, count(*) FILTER (verdict = 'cannot_tell') AS cannot_tell,
       round(avg(days_late) FILTER (verdict = 'late'), 1) AS mean_days_late, max(as_of) AS as_of
FROM compliance GROUP BY body ORDER BY not_found DESC, body
