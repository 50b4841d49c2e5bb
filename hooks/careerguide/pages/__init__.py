"""Every page of the site: its address, title, HTML and edit link."""
