"""Portals of provinces and departments: lists of documents, fetched politely, kept as they came.

`read_profiles` gives what is known of each portal, `crawl` brings a folder of raw files and their sightings up to
date with it. Knows nothing of plans, stores or Prefect.
"""
