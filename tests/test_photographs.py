"""Photographs of people: upright, square, small, and without any word of the place, the time or the device."""

from __future__ import annotations

import contextlib
import io
import json
import zlib
from pathlib import Path

import pytest
from careerguide import photographs
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from careerguide.loading.data_folder import load
from careerguide.output.api import exports
from careerguide.photographs import LARGE, Photograph, PhotographError, prepare
from careerguide.render.components import Components
from careerguide.rules import faults
from PIL import Image, ImageCms, ImageOps, PngImagePlugin
from support.case import DAY, write
from support.company import changed, guide_of, pages_of, tiny
from support.edits import STORY
from support.pictures import TYPES, drawn, encoded, photograph

# Words that a camera writes into a file.
SECRETS = (b"Manila", b"PhoneMaker", b"2026:01:02", b"home address", b"Exif", b"EXIF", b"XMP", b"xmp", b"ICC", b"GPS")
# Corners of an upright picture: where, in parts of the side, and the colour.
CORNERS = {(0.1, 0.1): "red", (0.9, 0.1): "lime", (0.1, 0.9): "blue", (0.9, 0.9): "white"}
# How a camera turned the picture before it wrote it: the orientation in EXIF, and what undoes it.
TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def made(content: bytes, folder: Path, name: str = "face.jpg", focus: tuple[int, int] = (50, 50)) -> Photograph:
    file = folder / name
    file.write_bytes(content)
    return prepare(file, folder / "kept", focus)


def opened(photograph: Photograph, size: int = LARGE) -> Image.Image:
    return Image.open(photograph.files[size])


def nearest_colour(picture: Image.Image, across: float, down: float) -> str:
    point = picture.convert("RGB").getpixel((int(across * (picture.width - 1)), int(down * (picture.height - 1))))
    assert isinstance(point, tuple)
    known = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}
    return min(known, key=lambda name: sum(abs(a - b) for a, b in zip(point, known[name], strict=True)))


def corners(picture: Image.Image) -> dict[tuple[float, float], str]:
    return {place: nearest_colour(picture, *place) for place in CORNERS}


def with_secrets(kind: str, orientation: int = 1) -> bytes:
    """A file with everything that a phone writes beside the picture."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0132], exif[0x0112] = "PhoneMaker", "2026:01:02 03:04:05", orientation
    exif.get_ifd(0x8825).update({1: "N", 2: (14.0, 35.0, 12.0), 3: "E", 4: (120.0, 58.0, 1.0), 27: b"Manila"})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options: dict[str, object] = {"exif": exif, "icc_profile": profile}
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">home address</x:xmpmeta>'
    if kind == ".png":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Comment", "home address")
        options["pnginfo"] = texts
    else:
        options["xmp"] = xmp
    if kind == ".jpg":
        options["comment"] = "home address"
    return encoded(drawn(640, 480), kind, **options)


@pytest.mark.parametrize("kind", [".jpg", ".png", ".webp"])
def test_nothing_but_the_picture_is_left(kind: str, tmp_path: Path) -> None:
    content = with_secrets(kind)
    assert {b"PhoneMaker", b"Manila", b"home address"} <= {secret for secret in SECRETS if secret in content}
    for size, file in made(content, tmp_path, f"face{kind}").files.items():
        raw = file.read_bytes()
        assert [secret for secret in SECRETS if secret in raw] == []
        picture = Image.open(io.BytesIO(raw))
        assert (picture.format, picture.size, picture.mode) == ("WEBP", (size, size), "RGB")
        assert (dict(picture.getexif()), picture.info.get("icc_profile"), picture.info.get("xmp")) == ({}, None, None)


@pytest.mark.parametrize("kind", [".jpg", ".png", ".webp"])
@pytest.mark.parametrize("orientation", TURNS)
def test_a_picture_is_turned_as_the_camera_was_held(kind: str, orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    upright = drawn(480, 480)
    turn = TURNS[orientation]
    held = upright.transpose(turn) if turn is not None else upright
    content = encoded(held, kind, exif=exif, **({"quality": 95} if kind != ".png" else {}))
    reopened = Image.open(io.BytesIO(content))
    assert corners(ImageOps.exif_transpose(reopened)) == CORNERS  # the test itself turns it rightly
    assert corners(opened(made(content, tmp_path, f"face{kind}"))) == CORNERS


@pytest.mark.parametrize(
    ("size", "focus", "colours"),
    [
        ((800, 400), (50, 50), {"red", "lime", "blue", "white"}),
        ((800, 400), (0, 50), {"red", "blue"}),
        ((800, 400), (100, 50), {"lime", "white"}),
        ((800, 400), (25, 99), {"red", "blue"}),
        ((400, 800), (50, 0), {"red", "lime"}),
        ((400, 800), (0, 100), {"blue", "white"}),
    ],
)
def test_the_square_is_around_the_focus_and_inside_the_picture(
    size: tuple[int, int], focus: tuple[int, int], colours: set[str], tmp_path: Path
) -> None:
    picture = opened(made(encoded(drawn(*size), ".png"), tmp_path, "face.png", focus))
    assert set(corners(picture).values()) == colours


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "1", "CMYK", "I;16"])
def test_every_kind_of_colours_becomes_a_plain_picture(mode: str, tmp_path: Path) -> None:
    kind = ".jpg" if mode == "CMYK" else ".png"
    source = drawn(400, 400, "L" if mode == "I;16" else mode)
    source = source.convert("I;16") if mode == "I;16" else source
    assert opened(made(encoded(source, kind), tmp_path, f"face{kind}")).mode == "RGB"


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    picture = opened(made(encoded(Image.new("RGBA", (300, 300), (9, 9, 9, 0)), ".png"), tmp_path, "face.png"))
    assert nearest_colour(picture, 0.5, 0.5) == "white"


def test_a_moving_picture_shows_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (200, 200), colour) for colour in ("red", "blue")]
    content = encoded(frames[0], ".webp", save_all=True, append_images=frames[1:])
    assert nearest_colour(opened(made(content, tmp_path, "face.webp")), 0.5, 0.5) == "red"


def test_the_same_file_gives_the_same_bytes_and_costs_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = photograph(".jpg", 800, 600)
    first = made(content, tmp_path)
    (tmp_path / "other").mkdir()
    second = made(content, tmp_path / "other", "renamed.jpg")
    assert [file.name for file in first.files.values()] == [file.name for file in second.files.values()]
    assert [file.read_bytes() for file in first.files.values()] == [file.read_bytes() for file in second.files.values()]
    monkeypatch.setattr(photographs, "_square", None)  # to open it again would fail
    assert made(content, tmp_path) == first
    assert sorted(file.name for file in (tmp_path / "kept").iterdir()) == sorted(
        file.name for file in first.files.values()
    )


def test_another_focus_or_content_has_another_address(tmp_path: Path) -> None:
    addresses = {
        made(photograph(".jpg"), tmp_path).large,
        made(photograph(".jpg"), tmp_path, focus=(10, 50)).large,
        made(photograph(".jpg", 401, 400), tmp_path).large,
        made(photograph(".jpg"), tmp_path).small,
    }
    assert len(addresses) == 4
    assert all(address.startswith("stories/pictures/") and "face" not in address for address in addresses)


def test_a_kept_file_is_deleted_with_the_last_story_that_shows_it(tmp_path: Path) -> None:
    stays, goes = made(photograph(".jpg"), tmp_path), made(photograph(".jpg", 300, 300), tmp_path)
    photographs.forget_others(tmp_path / "kept", {"a-story": stays})
    assert [file.is_file() for file in (*stays.files.values(), *goes.files.values())] == [True, True, False, False]
    photographs.forget_others(tmp_path / "never made", {})


def test_a_folder_that_cannot_be_written_is_no_reason_for_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "face.jpg"
    file.write_bytes(photograph(".jpg"))
    assert opened(prepare(file, file / "kept")).size == (LARGE, LARGE)  # no folder can be in a file


@pytest.mark.parametrize("kind", TYPES)
def test_a_damaged_file_is_a_problem_and_never_a_traceback(kind: str, tmp_path: Path) -> None:
    content = photograph(kind, 300, 300)
    for length in {0, 1, 5, 11, 12, 13, 20, 33, 60, 150, len(content) // 2, len(content) - 30}:
        with pytest.raises(PhotographError) as error:
            made(content[:length], tmp_path, f"face{kind}")
        assert error.value.code == "picture-form"
    for place in range(12, min(len(content), 400), 7):
        with contextlib.suppress(PhotographError):
            made(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :], tmp_path, f"face{kind}")


def test_a_picture_that_unpacks_to_too_many_points_is_not_unpacked(tmp_path: Path) -> None:
    content = bytearray(photograph(".png"))
    for width in (10_000, 100_000):
        content[16:24] = width.to_bytes(4, "big") * 2
        content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
        with pytest.raises(PhotographError, match="more than 40 million pixels") as error:
            made(bytes(content), tmp_path, "face.png")
        assert error.value.code == "picture-size"


# --- In the site ---

FILE = f"{STORY}.yaml"
FACE = {"stories/pictures/face.jpg": "<photograph of 500 x 400>"}
PICTURED = changed(tiny(), FILE, "site: Pune", "site: Pune, picture: face.jpg, focus: {x: 20, y: 30}")


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    return open_guide(write(PICTURED | FACE, tmp_path_factory.mktemp("company") / "data"), DAY)


def test_the_page_and_the_cards_show_it_and_its_size(guide: Guide) -> None:
    ((story, shown),) = guide.people.photographs.items()
    pages = pages_of(guide)
    page = pages[f"/stories/{story}/"].body
    assert f'src="../../{shown.large}" alt="Maya Rao" width="160" height="160" loading="lazy" decoding="async"' in page
    card = Components(guide).story(story)
    assert f'src="~/{shown.small}" alt="" width="56" height="56" loading="lazy" decoding="async"' in card


def test_a_story_without_one_has_no_frame() -> None:
    assert all("cg-portrait" not in page.body for page in pages_of(guide_of(tiny())).values())


def test_the_api_has_its_address_and_not_the_name_of_the_file(guide: Guide) -> None:
    text = dict(exports(guide))["api/v1/stories.json"]
    (shown,) = guide.people.photographs.values()
    assert [story.get("picture") for story in json.loads(text)] == [f"/{shown.small}"]
    assert "face.jpg" not in text
    assert "focus" not in text


@pytest.mark.parametrize("focus", ["{x: 101}", "{x: -1, y: 2}", "{left: 3}", "top", "[1, 2]"])
def test_a_wrong_focus_is_a_problem(focus: str, tmp_path: Path) -> None:
    texts = changed(PICTURED, FILE, "{x: 20, y: 30}", focus)
    (problem,) = faults(load(write(texts | FACE, tmp_path / "data")))
    assert (problem.severity, problem.line) == ("error", 2)
