-- vi: Ai chậm hoặc chưa ban hành kế hoạch phải có
-- en: Who is late with the plan it owes, or has not issued it
SELECT d.province, c.body, d.symbol AS ordered_by, coalesce(try_cast(c.due AS DATE), c.due_date) AS due_date, c.verdict, c.child_symbol, c.issued_on, c.days_late, c.as_of
FROM compliance c JOIN documents d ON d.doc_id = c.parent_id
WHERE c.verdict IN ('late', 'not_found', 'draft_only', 'other_document')
ORDER BY c.verdict = 'late', c.due_date NULLS LAST, d.province, c.body
