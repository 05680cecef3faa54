-- vi: Báo cáo định kỳ: ai, gửi ai, khi nào
-- en: Recurring reports: who, to whom, when
SELECT t.bearers, t.recipient, t.text, t.rrule, t.action, d.symbol, d.issuer, d.province
FROM deadlines t JOIN documents d USING (doc_id)
WHERE d.is_current AND t.rrule IS NOT NULL ORDER BY t.bearers NULLS LAST, d.province, d.symbol, t.no
