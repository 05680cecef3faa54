-- vi: Chỉ tiêu của kế hoạch và của các kế hoạch thực hiện nó, đặt cạnh nhau, khớp hay trái nhau
-- en: Targets of a plan beside those of the plans that carry it out, and whether they agree
SELECT p.symbol AS parent, k.parent_quote AS parent_target, coalesce(c.symbol, c.issuer) AS child, k.children,
       k.child_quote AS child_target, k.unit, k.period, k.verdict, k.reason
FROM quota_checks k
JOIN documents p ON p.doc_id = k.parent_id
LEFT JOIN documents c ON c.doc_id = k.child_id
ORDER BY p.symbol, k.no, child
