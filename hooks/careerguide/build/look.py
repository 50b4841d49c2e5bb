"""The company's look: its colours, logo, icon and font, from the settings to styles and files of the site."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from careerguide.model.settings import Colours, Extra, Font

from . import assets, default_font
from .brand_colours import ContrastProblem, colour_styles, contrast_problems
from .default_font import SettingPath
from .look_files import FONT, ICON, LOGO, FileKind, LookFile, LookFileError, read_look_file

# Fonts of the system, for letters that the company's font does not have.
FALLBACK = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial'
_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon"}
# The icon of the default look, and the part of it that has the colour of the brand.
DEFAULT_ICON = f"{assets.FOLDER}/icon.svg"
DEFAULT_BRAND = "#2743b8"


@dc.dataclass(frozen=True)
class Look:
    """How a site differs from the default look.

    `styles` is the path of a file of styles in the theme -> the text that replaces it; `files` are the pictures and
    fonts by their setting; `brand` is the colour of the brand, empty if it is the default's.
    """

    styles: Mapping[str, str] = dc.field(default_factory=dict)
    files: Mapping[SettingPath, LookFile] = dc.field(default_factory=dict)
    brand: str = ""

    @property
    def for_theme(self) -> dict[str, str]:
        """What templates read under `config.extra.look`: paths inside the site, each empty if there is no such file."""
        icon = self._path("favicon") or DEFAULT_ICON
        return {
            "logo": self._path("logo", "light"),
            "logo_dark": self._path("logo", "dark"),
            "font": self._path("font", "file"),
            "icon": icon,
            "icon_type": _TYPES[Path(icon).suffix],
        }

    def site_files(self) -> Iterator[tuple[str, Path]]:
        """Path inside the site and source of each picture and font."""
        yield from {file.path: file.source for file in self.files.values()}.items()

    def icons(self, icons: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, str | Path]]:
        """Path and source of the theme's icons: without the default one if the company has its own."""
        for path, source in icons:
            if path != DEFAULT_ICON:
                yield path, source
            elif ("favicon",) not in self.files:
                text = source.read_text(encoding="utf-8")
                yield path, text.replace(DEFAULT_BRAND, self.brand) if self.brand else text

    def _path(self, *setting: str) -> str:
        file = self.files.get(setting)
        return file.path if file else ""


DEFAULT_LOOK = Look()


def read_look(
    extra: Extra, folders: Sequence[Path], styles: str, fonts: Path | None = None
) -> tuple[Look, list[tuple[SettingPath, LookFileError | ContrastProblem]]]:
    """The look that the settings ask for, and what is wrong with it, by setting.

    `folders` are those that pictures and fonts may be in; `styles` is the text of the theme's styles, whose colours the
    company's are compared with. `fonts` is the folder of the default font, which a company's own replaces.
    """
    files: dict[SettingPath, LookFile] = {}
    wrong: list[tuple[SettingPath, LookFileError | ContrastProblem]] = []
    for setting, name, kind in _files(extra):
        try:
            files[setting] = read_look_file(name, kind, folders)
        except LookFileError as error:
            wrong.append((setting, error))
    replaced: dict[str, str] = {}
    if extra.colours.given:
        wrong += [(("colours", problem.setting), problem) for problem in contrast_problems(extra.colours, styles)]
        replaced["styles/00-colours.css"] = colour_styles(extra.colours, styles)
    if extra.font and ("font", "file") in files:
        replaced["styles/00-font.css"] = font_styles(extra.font, files)
    elif extra.font is None and f'"{default_font.FAMILY}"' in styles:
        files |= default_font.font_files(fonts or default_font.folder())
        if ("font", "file") in files:
            replaced["styles/00-font-faces.css"] = default_faces(files)
    return Look(replaced, files, _brand(extra.colours)), wrong


def _brand(colours: Colours) -> str:
    return colours.brand or colours.accent or ""


def _files(extra: Extra) -> Iterator[tuple[SettingPath, str, FileKind]]:
    """Setting, name and kind of each file that the settings name."""
    if extra.logo:
        yield ("logo", "light"), extra.logo.light, LOGO
    if extra.logo and extra.logo.dark:
        yield ("logo", "dark"), extra.logo.dark, LOGO
    if extra.favicon:
        yield ("favicon",), extra.favicon, ICON
    if extra.font:
        yield ("font", "file"), extra.font.file, FONT
    if extra.font and extra.font.bold:
        yield ("font", "bold"), extra.font.bold, FONT


def font_styles(font: Font, files: Mapping[SettingPath, LookFile]) -> str:
    """Styles that load the company's font from the site itself."""
    regular, bold = files["font", "file"], files.get(("font", "bold"))
    if bold and bold.path == regular.path:
        faces = [_face(font.family, regular, "100 900")]
    else:
        faces = [_face(font.family, regular, "400"), *([_face(font.family, bold, "700")] if bold else [])]
    return "\n".join([*faces, f':root {{\n  --md-text-font: "{font.family}", {FALLBACK};\n}}\n'])


def default_faces(files: Mapping[SettingPath, LookFile]) -> str:
    """Styles that load the default font from the site itself, and that scale its substitutes."""
    faces = [_face(default_font.FAMILY, files["font", file.setting], str(file.weight)) for file in default_font.FILES]
    return "\n".join([*faces, *default_font.substitute_faces()])


def _face(family: str, file: LookFile, weight: str) -> str:
    # The styles are in the same folder as the font.
    return (
        f'@font-face {{\n  font-family: "{family}";\n  src: url("{Path(file.path).name}") format("woff2");\n'
        f"  font-weight: {weight};\n  font-display: swap;\n}}\n"
    )
