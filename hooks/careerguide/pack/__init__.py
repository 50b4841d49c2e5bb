"""The default pack and the default pages, as they ship; a new company's folder, and a newer pack for an old one."""
