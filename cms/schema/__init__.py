"""JSON Schemas of front matter: presets of themes, schemas of users, and what breaks them.

``presets`` finds and reads what is shipped, ``user_file`` what a user wrote, ``violations`` judges
front matter, ``effective`` writes one document of all of them for editors. ``source`` is the
record they share, ``keywords`` knows where in a schema others stand. The library that judges is
imported by ``compiling`` and ``user_file`` when there is something for it to do: that takes as long
as all else at start.
"""
