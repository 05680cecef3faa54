"""The shell: the command line and the jobs that join the other rooms.

Where what stands:

    commands          cli, arguments, options; commands_* do what their name says; terminal, show, explain_*, parse_html print
    the main job      structure calls reading, converting and archives, then reviewing, relink and conclude (`*_part`: what a
                      change touches alone)
    portals           crawl, fetched, witness
    Prefect           prefect_flow, prefect_schedule, prefect_server
    where tables are  open_tables
"""
