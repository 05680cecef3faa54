-- vi: Chỉ tiêu cùng đơn vị của kế hoạch và của kế hoạch mà nó thực hiện, đặt cạnh nhau
-- en: Targets of a plan beside those of the plan that it carries out, where unit and subject are the same
SELECT p.symbol AS parent, pq.text AS parent_target, c.symbol AS child, c.issuer, cq.text AS child_target, pq.unit,
       coalesce(pq.min, pq.max) AS parent_value, coalesce(cq.min, cq.max) AS child_value
FROM links l
JOIN documents p ON p.doc_id = l.parent_id
JOIN documents c ON c.doc_id = l.child_id
JOIN quotas pq ON pq.doc_id = l.parent_id
JOIN quotas cq ON cq.doc_id = l.child_id AND fold(cq.unit) = fold(pq.unit) AND fold(cq.subject) = fold(pq.subject)
WHERE l.relation = 'implements' AND c.is_current
ORDER BY p.symbol, pq.no, c.issuer, cq.no
