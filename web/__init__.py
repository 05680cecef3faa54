"""The analyst's desk: pages, exports and a JSON API over the tables. Reads only, but for a person's corrections.

One page is one module, one template and one test file; `create_app` in `web.app` puts them together.
"""
