"""Getting papers from where they are published: a ModernGov site, a list of addresses, a sitemap or a feed.

    site → findings (what it offers) → a polite client → the folder of fetched papers, with its manifest

Nothing here runs unless a person asks for it (`pledgeline fetch`, `pledgeline update`): Pledgeline uses no network
otherwise.
"""
