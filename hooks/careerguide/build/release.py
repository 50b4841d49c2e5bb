"""A release: the scripts of a site and the data that they read, in one folder that is named by what is in it.

A browser never mixes two releases, whatever it has kept: every script and every file of data is at an address with the
release in it. The folder of the release before is not kept, because its data may name people who have withdrawn their
consent. Instead, each script has an address that never changes (`assets/careerguide/`), which leads to the present one;
`first-paint.js` and `lib/release.js` use it if the release of an open page is gone.
"""

from __future__ import annotations

import dataclasses as dc
import json
from collections.abc import Iterable, Iterator, Mapping

from careerguide.guide.guide import Guide
from careerguide.output import former_ids, script_parts
from careerguide.wording import DEFAULT_WORDING, Wording

from . import assets, chunks
from .minify import minified
from .script_words import script_in_words


@dc.dataclass(frozen=True, slots=True)
class Release:
    """Its id, which changes with any byte of it, and its files: path inside its folder -> text.

    `sources` are the files before modules were joined, and `chunk_of` the chunk of each module that is in one.
    """

    id: str
    files: Mapping[str, str]
    sources: Mapping[str, str]
    chunk_of: Mapping[str, str]

    @property
    def folder(self) -> str:
        """Its folder inside the site."""
        return f"{assets.TOP}/{self.id}"

    def site_files(self) -> Iterator[tuple[str, str]]:
        """Path inside the site and text of each file, and of each file that leads to one from a permanent address."""
        for path, text in self.files.items():
            yield f"{self.folder}/{path}", text
            if path.endswith(".js"):
                yield f"{assets.FOLDER}/{path}", f'export * from "{"../" * path.count("/")}../{self.id}/{path}";\n'
        yield f"{assets.FOLDER}/release.json", json.dumps({"release": self.id}) + "\n"


def make_release(
    guide: Guide, theme: assets.Theme, data: Iterable[tuple[str, str]], wording: Wording = DEFAULT_WORDING
) -> Release:
    """The release of a guide; `data` is path inside the site and text of each JSON file that scripts may read."""
    files = {
        path.removeprefix(f"{assets.FOLDER}/"): script_in_words(text, wording) for path, text in assets.modules(theme)
    }
    files |= {former_ids.FILE: former_ids.script(guide), script_parts.FILE: script_parts.script(guide.parts)}
    files |= dict(data)
    joined = chunks.chunked(files)
    written = {path: minified(text) if path.endswith(".js") else text for path, text in joined.files.items()}
    parts = (part for path in sorted(written) for part in (path, written[path]))
    return Release(assets.fingerprint(*parts), written, files, joined.chunk_of)
