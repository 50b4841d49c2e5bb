"""The whole site, put together once; writing it, checking its links and swapping it in."""
