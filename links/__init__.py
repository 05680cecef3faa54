"""Who carries out what, and who has not issued the plan it owes: pure functions over frames of rows.

`links.graph.link` finds the links, `links.compliance.check` the verdicts, `links.quota_checks.compare_quotas` holds
quotas against those of the plan carried out; `links.trees.tree` and `links.totals.totals` are for showing them, and
`links.standing` says which verdicts are debts.

    which document        keys, identity, cites, resolve, chains, placeholders
    links                 graph, implements
    who owes a plan       duties, dues, workdays, bearers, bodies, departments, places, lineage
    verdicts              compliance, children, coverage, verdicts, grounds
    beside them           quota_checks, standing, totals, trees
"""
