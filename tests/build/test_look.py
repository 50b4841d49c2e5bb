"""The company's colours, logo, icon and font: all that the settings name is used, and nothing of the default stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from careerguide import shipped
from careerguide.build import assets
from careerguide.build.brand_colours import DARK, LIGHT, MARK, derived, pairs, tokens
from careerguide.build.colours import contrast, nearest_colour
from careerguide.build.extra import company_settings
from careerguide.build.look import DEFAULT_BRAND, DEFAULT_ICON, Look
from careerguide.model.settings import Colours
from careerguide.problems import DataError

THEME = (shipped.folder("theme"),)
STYLES = dict(assets.stylesheets(THEME))[assets.STYLE]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="#a00"/></svg>'
WOFF2 = b"wOF2" + bytes(60)


def look(tmp_path: Path, settings: str, files: dict[str, str | bytes]) -> Look:
    """The look that the lines under `extra:` ask for, in a project with these files in docs/."""
    for name, content in files.items():
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    (tmp_path / "docs").mkdir(exist_ok=True)
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"extra:\n  {settings}\n", encoding="utf-8")
    extra = yaml.safe_load(config.read_text(encoding="utf-8"))["extra"]
    return company_settings(extra, config, tmp_path / "docs", THEME)[1]


def problem(tmp_path: Path, settings: str, files: dict[str, str | bytes]) -> str:
    with pytest.raises(DataError) as error:
        look(tmp_path, settings, files)
    return str(error.value)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#000000", 5.25),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_nearest_colour_passes_and_keeps_its_hue() -> None:
    near = nearest_colour("#f5a623", lambda colour: contrast(colour, "#ffffff") >= 4.5)
    assert contrast(near, "#ffffff") == pytest.approx(4.5, abs=0.1)
    red, green, blue = (int(near[start : start + 2], 16) for start in (1, 3, 5))
    assert red > green > blue
    assert nearest_colour("#000000", lambda colour: contrast(colour, "#ffffff") >= 4.5) == "#000000"
    assert nearest_colour("#777777", lambda _: False) == ""


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_every_pair_of_the_default_look_can_be_read(scheme: str) -> None:
    theme = tokens(STYLES, scheme)
    assert {pair: contrast(theme[pair.front], theme[pair.back]) for pair in pairs(theme)} == {
        pair: pytest.approx(21, abs=21 - pair.least) for pair in pairs(theme)
    }


@pytest.mark.parametrize("brand", [None, "#ffd500", "#000000", "#ffffff", "#e2001a", "#0077c8", "#00ff00", "#12233a"])
@pytest.mark.parametrize("accent", [None, "#9c0013", "#00589c", "#000000", "#5a4a00"])
def test_every_pair_can_be_read_with_any_colours_that_pass(
    brand: str | None, accent: str | None, tmp_path: Path
) -> None:
    if brand is None and accent is None:
        return
    colours = ", ".join(f'{name}: "{value}"' for name, value in (("brand", brand), ("accent", accent)) if value)
    replaced = look(tmp_path, f"colours: {{{colours}}}", {}).styles["styles/00-colours.css"]
    for scheme in (LIGHT, DARK):
        theme = tokens(STYLES + replaced, scheme)
        assert min(contrast(theme[pair.front], theme[pair.back]) - pair.least for pair in pairs(theme)) >= 0


def test_the_pairs_have_every_use_of_a_colour_of_the_company() -> None:
    """In a style that uses one of its tokens, the token is text, a line, or what is behind its own text."""
    sheets = "\n".join(text for _, text in assets.stylesheets(THEME))
    derived_tokens = set(derived(Colours(brand="#123456"), STYLES)[LIGHT])
    used = {
        (match[1], match[2])
        for match in re.finditer(r"([a-z-]+): [^;{}]*var\((--[\w-]+)\)", sheets)
        if match[2] in derived_tokens
    }
    text = {("color", "--md-typeset-a-color"), ("color", "--md-primary-bg-color")}
    lines = {
        ("border", "--md-typeset-a-color"),
        ("border-inline-start", "--md-typeset-a-color"),
        ("outline", "--md-accent-fg-color"),
        ("border-color", "--md-typeset-a-color"),
        ("accent-color", "--md-typeset-a-color"),
    }
    below = {("background", "--md-primary-fg-color"), ("border", "--md-primary-fg-color")}
    assert used == text | lines | below
    assert {pair.front for pair in pairs(tokens(STYLES, LIGHT))} >= {token for _, token in text}
    assert MARK == 3


def test_a_colour_that_cannot_be_read_is_told_with_the_nearest_that_can(tmp_path: Path) -> None:
    text = problem(tmp_path, 'colours: {brand: "#12233a", accent: "#f5a623"}', {})
    match = re.fullmatch(
        r"mkdocs\.yml:2:39: low-contrast: `accent` is `#f5a623`\. Links on .* would have a contrast of (\d\.\d\d) to 1 "
        r"with `(#\w{6})`; at least 4\.5 to 1 is needed\. The nearest colour that passes: \"(#\w{6})\"\.",
        text,
    )
    assert match, text
    assert float(match[1]) == pytest.approx(contrast("#f5a623", match[2]), abs=0.011)
    assert look(tmp_path, f'colours: {{accent: "{match[3]}"}}', {}).styles


def test_a_brand_colour_on_which_no_text_can_be_read_is_told(tmp_path: Path) -> None:
    text = problem(tmp_path, 'colours: {brand: "#7f7f7f"}', {})
    match = re.search(r"low-contrast: `brand` is `#7f7f7f`\. Text on buttons.*\"(#\w{6})\"\.$", text)
    assert match, text
    assert look(tmp_path, f'colours: {{brand: "{match[1]}"}}', {}).brand == match[1]


def test_no_colour_of_the_default_stays_where_the_company_has_its_own(tmp_path: Path) -> None:
    replaced = look(tmp_path, 'colours: {brand: "#7a1fa2"}', {})
    sheets = "\n".join(text for _, text in assets.stylesheets(THEME, replaced.styles))
    icons = [text for _, text in replaced.icons(assets.icons(THEME))]
    before = (THEME[0] / "styles" / "00-colours.css").read_text(encoding="utf-8")
    unique = set(re.findall(r"#\w{6}\b", before)) - set(re.findall(r"#\w{6}\b", "".join(_other_sheets())))
    assert DEFAULT_BRAND in unique
    assert len(unique) >= 3
    assert {colour for colour in unique if colour in sheets or any(colour in str(text) for text in icons)} == set()
    assert any("#7a1fa2" in str(text) for text in icons)


def _other_sheets() -> list[str]:
    files = (THEME[0] / "styles").rglob("*.css")
    return [file.read_text(encoding="utf-8") for file in files if file.name != "00-colours.css"]


def test_pictures_and_fonts_are_files_of_the_site(tmp_path: Path) -> None:
    settings = (
        "logo: {light: assets/logo.svg, dark: assets/dark.svg}\n  favicon: icon.svg\n"
        "  font: {family: Acme Sans, file: a.woff2, bold: b.woff2}"
    )
    files: dict[str, str | bytes] = {
        "assets/logo.svg": SVG,
        "assets/dark.svg": SVG.replace("#a00", "#fff"),
        "icon.svg": SVG,
        "a.woff2": WOFF2,
        "b.woff2": WOFF2 + b"bold",
    }
    made = look(tmp_path, settings, files)
    paths = dict(made.site_files())
    assert len(paths) == 5
    values = made.for_theme
    assert {values["logo"], values["logo_dark"], values["icon"]} < set(paths)
    assert paths[values["logo_dark"]].name == "dark.svg"
    assert DEFAULT_ICON not in dict(made.icons(assets.icons(THEME)))
    font = made.styles["styles/00-font.css"]
    assert '--md-text-font: "Acme Sans", system-ui' in font
    assert {f"assets/careerguide/{name}" for name in re.findall(r'url\("([^"]+)"\)', font)} <= set(paths)
    assert re.findall(r"font-weight: ([\d ]+);", font) == ["400", "700"]


def test_a_variable_font_has_all_weights(tmp_path: Path) -> None:
    made = look(tmp_path, "font: {family: Acme, file: a.woff2, bold: a.woff2}", {"a.woff2": WOFF2})
    assert re.findall(r"font-weight: ([\d ]+);", made.styles["styles/00-font.css"]) == ["100 900"]


def test_the_path_of_a_picture_changes_with_its_content(tmp_path: Path) -> None:
    before = look(tmp_path, "logo: a.svg", {"a.svg": SVG}).for_theme["logo"]
    after = look(tmp_path, "logo: a.svg", {"a.svg": SVG.replace("#a00", "#b00")}).for_theme["logo"]
    assert before != after


@pytest.mark.parametrize(
    ("settings", "files", "expected"),
    [
        (
            "logo: assets/lgo.svg",
            {"assets/logo.svg": SVG},
            (
                "no-such-file: There is no file `assets/lgo.svg` in `docs/` or `overrides/`. "
                "Did you mean `assets/logo.svg`?"
            ),
        ),
        ("logo: a.gif", {"a.gif": b"GIF89a"}, "`a.gif` cannot be used here. Allowed: .svg, .png, .webp, .jpg, .jpeg."),
        ("logo: a.png", {"a.png": SVG}, "not-a-file-type: The content of `a.png` is not what its name says: .png."),
        ("logo: a.webp", {"a.webp": b"RIFF0000WAVE"}, "not-a-file-type: The content of `a.webp`"),
        ("logo: a.svg", {"a.svg": "<html></html>"}, "not-a-file-type: The content of `a.svg`"),
        ("logo: a.svg", {"a.svg": SVG.replace("<circle", "<script>x()</script><circle")}, "active-picture: "),
        ("logo: a.svg", {"a.svg": SVG.replace("<circle", '<circle onclick="x()"')}, "active-picture: "),
        ("logo: a.svg", {"a.svg": SVG.replace("<circle", '<image href="https://x.example/a.png"/><circle')}, "active-"),
        ("logo: a.svg", {"a.svg": SVG.replace("#a00", "url(https://x.example/#a)")}, "active-picture: "),
        (
            "logo: a.png",
            {"a.png": b"\x89PNG\r\n\x1a\n" + bytes(60_000)},
            "file-too-large: `a.png` has 60,008 bytes; 50,",
        ),
        ("font: {family: A, file: a.ttf}", {"a.ttf": b"x"}, "`a.ttf` cannot be used here. Allowed: .woff2."),
        ("font: {family: A, file: a.woff2}", {"a.woff2": b"OTTO"}, "not-a-file-type: The content of `a.woff2`"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(
    settings: str, files: dict[str, str | bytes], expected: str, tmp_path: Path
) -> None:
    text = problem(tmp_path, settings, files)
    assert text.startswith("mkdocs.yml:2:")
    assert expected in text


def test_a_plain_picture_of_a_drawing_program_is_used(tmp_path: Path) -> None:
    """Programs write a document type, names of their own and links inside the picture."""
    svg = (
        '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/x.dtd">\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><g id="a"/>'
        '<use xlink:href="#a"/><path fill="url(#b)"/></svg>'
    )
    assert look(tmp_path, "logo: a.svg", {"a.svg": svg}).for_theme["logo"]


def test_a_link_to_a_file_outside_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.svg"
    outside.write_text(SVG, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "logo.svg").symlink_to(outside)
    assert "link-out: `logo.svg` leads to a file outside the project." in problem(tmp_path, "logo: logo.svg", {})
