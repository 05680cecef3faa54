-- vi: Việc đến hạn trong tháng tới
-- en: What is due in the next month
SELECT t.end_date, t.bearers, t.action, t.text, d.symbol, d.issuer, d.province
FROM deadlines t JOIN documents d USING (doc_id)
WHERE d.is_current AND t.end_date BETWEEN current_date AND current_date + INTERVAL 1 MONTH
ORDER BY t.end_date, d.province, d.symbol
