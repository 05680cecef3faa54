-- vi: Văn bản được viện dẫn nhiều nhất mà chưa có trong kho
-- en: Documents most cited but not in hand
SELECT symbol, issued_on, issuer, province, waiting, title
FROM documents WHERE status = 'placeholder' ORDER BY waiting DESC, symbol
