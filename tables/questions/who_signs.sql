-- vi: Ai ký bao nhiêu văn bản, với chức vụ gì
-- en: Who signs how many documents, in which post
SELECT s.name, any_value(s.position) AS position, d.issuer, d.province, count(*) AS documents, min(d.issued_on) AS first, max(d.issued_on) AS last
FROM signers s JOIN documents d USING (doc_id)
WHERE d.is_current AND s.name IS NOT NULL
GROUP BY s.name, d.issuer, d.province ORDER BY documents DESC, s.name
