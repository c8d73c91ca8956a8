"""``localise``: images of other hosts brought into the site.

First the images are written, then where they come from, and the article last, each of them whole or
not at all. So a run can be stopped anywhere: an article names other hosts as before, or images that
are there. Images that a stopped run has left are taken for the same ones by the next run.
"""
