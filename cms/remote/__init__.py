"""Images on other hosts: what may be asked, how it is asked, what an answer is worth."""
