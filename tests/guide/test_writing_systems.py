"""Titles of 120 characters in any script have the right `lang` and `dir`, and fit their boxes."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest
from careerguide import rules
from careerguide.guide.writing_systems import FOREIGN_LETTER, SCRIPTS, has_foreign_letters, writing
from careerguide.loading.data_folder import load
from careerguide.render.components import Components
from careerguide.search.index import tokens
from support.company import DAY, Texts, changed, data_files_of, guide_of, pages_of, tiny, write
from support.javascript import call

# Language and direction of a title.
TITLES = {
    "مدير فريق خدمة العملاء للمناوبة الليلية في مركز الاتصالات الرئيسي بالقاهرة": ("ar", "rtl"),
    "ראש צוות שירות לקוחות למשמרת הלילה במוקד הראשי בתל אביב": ("he", "rtl"),
    "หัวหน้าทีมบริการลูกค้ากะกลางคืนประจำศูนย์บริการหลักกรุงเทพมหานครและปริมณฑล": ("th", "ltr"),
    "रात की पाली के लिए ग्राहक सेवा टीम के प्रमुख और प्रशिक्षक": ("hi", "ltr"),
    "负责夜班客户服务与质量管理的高级团队主管兼培训负责人": ("zh", "ltr"),
    "夜勤カスタマーサービスのチームリーダー": ("ja", "ltr"),
    "야간 고객 서비스 팀장": ("ko", "ltr"),
    "Руководитель ночной смены службы поддержки": ("ru", "ltr"),
    "مدير أنظمة SAP و CRM": ("ar", "rtl"),
}
GERMAN = (
    "Rechtsschutzversicherungsgesellschaftskundenbetreuungsteamleitungsstellvertretung für die Nachtschicht in Köln"
)


def titled(title: str, more: str = "") -> Texts:
    """The tiny company in which a role and its track have this title."""
    texts = changed(tiny(), "roles.yaml", "  title: Senior Agent\n", f"  title: '{title}'\n{more}")
    return changed(texts, "tracks.yaml", "  title: Support\n", f"  title: '{title[:100]}!'\n{more}")


@pytest.mark.parametrize("title", [*TITLES, GERMAN])
def test_a_title_has_at_most_120_characters_in_any_script(title: str, tmp_path: Path) -> None:
    longest = (title * 20)[:120].strip().ljust(120, "x")
    for text, codes in ((longest, set()), (longest + "x", {"too-long"})):
        problems = rules.faults(load(write(titled(text), tmp_path / str(len(text)) / "data")))
        assert {problem.code for problem in problems} == codes


@pytest.mark.parametrize(("title", "written"), TITLES.items())
def test_every_page_shows_it_with_language_and_direction(title: str, written: tuple[str, str]) -> None:
    pages = pages_of(guide_of(titled(title)))
    seen = 0
    for page in pages.values():
        for node in lxml.html.fromstring(f"<div>{page.body}</div>").iter():
            if title not in (node.text or "") + "".join(child.tail or "" for child in node):
                continue
            holders = [node, *node.iterancestors()]
            lang = next((holder.get("lang") for holder in holders if holder.get("lang")), None)
            direction = next(
                (value for holder in holders if (value := holder.get("dir") or holder.get("direction"))), None
            )
            assert (lang, direction) == written, (page.address, lxml.html.tostring(node)[:200])
            seen += 1
    assert seen > 20
    assert pages["/roles/senior-agent/"].title_attributes == f' lang="{written[0]}" dir="{written[1]}"'


@pytest.mark.parametrize(("title", "written"), TITLES.items())
def test_the_api_says_both(title: str, written: tuple[str, str]) -> None:
    roles = json.loads(data_files_of(guide_of(titled(title)))["api/v1/roles.json"])
    role = next(role for role in roles if role["id"] == "senior-agent")
    assert (role["lang"], role["dir"]) == written
    assert [role.get("lang") for role in roles if role["id"] != "senior-agent"] == [None] * (len(roles) - 1)


def test_pages_in_the_letters_of_the_site_stay_as_they_are() -> None:
    for page in pages_of(guide_of(tiny())).values():
        assert "<bdi" not in page.body
        assert page.title_attributes == ""


@pytest.mark.parametrize(
    ("text", "language", "result"),
    [
        ("مینیجر", "ur", ("ur", "rtl")),
        ("مدير", "de", ("ar", "rtl")),
        ("व्यवस्थापक", "mr", ("mr", "ltr")),
        ("керівник", "uk", ("uk", "ltr")),
        ("主任", "ja", ("ja", "ltr")),
        ("主任", "zh-Hant", ("zh-Hant", "ltr")),
        ("Teamleitung", "de", ("de", "ltr")),
        ("CRM مدير", "", ("ar", "ltr")),
    ],
)
def test_a_language_counts_if_the_text_has_its_letters(text: str, language: str, result: tuple[str, str]) -> None:
    kind = writing(text, language)
    assert kind
    assert (kind.lang, kind.dir) == result


def test_latin_text_needs_a_language_to_be_marked() -> None:
    assert [writing("Team Leader", language) for language in ("", "en", "en-GB", "ar")] == [None] * 4


def test_an_entry_or_the_company_says_its_language(tmp_path: Path) -> None:
    body = pages_of(guide_of(titled(GERMAN, "  lang: de\n")))["/roles/senior-agent/"].body
    assert f'<h1><bdi lang="de" dir="ltr">{GERMAN}</bdi></h1>' in body
    (tmp_path / "mkdocs.yml").write_text("extra: {language: ur}\n", encoding="utf-8")
    loaded = load(write(titled("مینیجر"), tmp_path / "data"))
    assert (loaded.settings.language, rules.faults(loaded)) == ("ur", [])
    (tmp_path / "mkdocs.yml").write_text("extra: {language: Urdu!}\n", encoding="utf-8")
    (problem,) = load(tmp_path / "data").settings.problems
    assert "Write the code of a language" in problem.message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Open now in القاهرة.</p>", '<p>Open now in <bdi lang="ar" dir="rtl">القاهرة</bdi>.</p>'),
        ("<p>مدير, level 3, ודאי</p>", None),
        ("<title>مدير</title>", "<title>مدير</title>"),
        ("<option>مدير</option>", "<option>مدير</option>"),
        ("<script>مدير</script>", "<script>مدير</script>"),
        ('<a title="مدير">x</a>', '<a title="مدير">x</a>'),
        ("<text>主任</text>", '<text><tspan lang="zh" direction="ltr">主任</tspan></text>'),
        ("<h1>CRM مدير</h1>", '<h1>CRM <bdi lang="ar" dir="rtl">مدير</bdi></h1>'),
        ("<p>مدير to قائد and SAP</p>", None),
        ("<p>a &lt; مدير</p>", None),
    ],
)
def test_only_texts_are_marked(before: str, after: str | None) -> None:
    marked = Components(guide_of(tiny())).marker.mark(before)
    text = lxml.html.fromstring(marked).text_content()
    assert text == lxml.html.fromstring(before).text_content()
    assert marked == after or after is None
    assert after is not None or marked.count("<bdi") == before.count(",") + before.count(" to ") * 2 or "&lt;" in marked


@pytest.mark.parametrize("title", [*TITLES, GERMAN])
def test_search_divides_titles_in_python_and_in_the_browser_alike(title: str) -> None:
    assert tokens(title)
    assert call("search/words", "tokens", [[title]]) == [tokens(title)]


def test_scripts_do_not_overlap() -> None:
    for code, letters in SCRIPTS.items():
        first = letters.encode().decode("unicode_escape")[0]
        kind = writing(first)
        assert kind
        assert kind.lang == code
    assert DAY


def test_a_page_has_foreign_letters_if_any_of_its_letters_is_one() -> None:
    """Each character up to the end of the scripts, between letters of a page in English."""
    characters = map(chr, (*range(0xD800), *range(0xE000, 0x10200)))
    wrong = [
        character
        for character in characters
        if has_foreign_letters(f"<p>Łódź {character} → agent</p>") != bool(FOREIGN_LETTER.search(character))
    ]
    assert not wrong
