"""The report in Chromium: what a reader with a mouse, a keyboard, a screen reader, a telephone or a printer gets."""

import re
from typing import Any

import pytest

from tests.browser.conftest import Open, Visit

pytestmark = pytest.mark.browser

VIEWS = ["overview", "chain", "swot", "kpis", "roadmap", "coverage", "findings", "text", "elements"]
PLACES = [*VIEWS, "kpi:K7", "all", "en/overview", "en/kpi:K7"]

OVERLAPS = """() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('canvas, select, .search label');
  const rects = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || !shown(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const one of range.getClientRects()) {
      if (one.width > 1 && one.height > 1) rects.push({ node, left: one.left, right: one.right, top: one.top + 2, bottom: one.bottom - 2 });
    }
  }
  rects.sort((a, b) => a.top - b.top);
  const found = [];
  rects.forEach((one, index) => {
    for (let next = index + 1; next < rects.length && rects[next].top < one.bottom; next += 1) {
      const other = rects[next];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const along = Math.min(one.bottom, other.bottom) - other.top;
      if (one.node !== other.node && across > 3 && along > 4) found.push(`${one.node.data.trim()} / ${other.node.data.trim()}`);
    }
  });
  return found;
}"""
OVERFLOW = """() => [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() &&
  !one.closest('.wide, .graph, .skip, .index') && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("programme", ["medical", "dairy"])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_overlaps_and_nothing_sticks_out(visit: Open, programme: str, width: int, place: str) -> None:
    if place.startswith("en/") and programme == "dairy":
        place = "risk:R1"  # it is in English anyway
    found = visit(programme, width)
    page = found.go(place)
    if place == "chain":
        page.wait_for_selector(".explorer.ready")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found.run(OVERFLOW) == []
    assert found.run(OVERLAPS) == []


def test_one_view_is_shown_at_a_time_and_the_menu_says_which(visit: Open) -> None:
    found = visit()
    for view in VIEWS:
        page = found.go(view)
        assert [one.get_attribute("data-name") for one in page.locator(".view").all() if one.is_visible()] == [view]
        assert page.locator("nav [aria-current=page]").get_attribute("data-to") == view


def chain(visit: Open, programme: str = "dairy", width: int = 1440) -> Visit:
    found = visit(programme, width)
    found.go("chain").wait_for_selector(".explorer.ready")
    return found


def tap(found: Visit, address: str) -> None:
    """A click on a node. The page is scrolled first, which the library must have heard of before it is told of a click."""
    place = found.run("(one) => document.querySelector('.explorer').graph.getElementById(one).renderedPosition()", address)
    found.run("(y) => scrollTo(0, scrollY + document.querySelector('.graph').getBoundingClientRect().top + y - 400)", place["y"])
    found.page.wait_for_timeout(300)
    found.page.locator(".graph").click(position=place)


NODES = "document.querySelector('.explorer').graph.nodes().map((one) => one.id())"


def test_kinds_can_be_shown_and_hidden(visit: Open) -> None:
    found = chain(visit)
    before = set(found.run(NODES))
    box = found.page.get_by_role("checkbox", name="SWOT factors")
    box.uncheck()
    gone = before - set(found.run(NODES))
    assert gone == {one for one in before if one.startswith("factor:")} != set()
    box.check()
    assert set(found.run(NODES)) == before


def test_a_click_on_an_element_shows_what_it_rests_on(visit: Open) -> None:
    found = chain(visit)
    tap(found, "kpi:K1")
    chosen = found.page.locator(".chosen")
    assert chosen.locator("h4").inner_text().startswith("K1 ")
    assert "Depends on" in chosen.inner_text()
    assert found.page.locator(".chooser").input_value() == "kpi:K1"
    # along a link to the next one
    chosen.locator("dd a[href^='#action']").first.click()
    assert found.page.locator(".chooser").input_value().startswith("action:")
    # and to the page of that one
    chosen.locator("h4 a").click()
    found.page.wait_for_selector("article.shown h4", state="visible")


GRAPH = "document.querySelector('.explorer').graph"


def test_arrows_say_what_they_mean_under_the_mouse_and_around_what_is_chosen(visit: Open) -> None:
    found = chain(visit)
    written = f"{GRAPH}.edges().filter((one) => one.style('label')).map((one) => one.style('label'))"
    assert found.run(written) == []
    place = found.run(f"{GRAPH}.getElementById('objective:G1').outgoers('edge')[0].renderedMidpoint()")
    box = found.page.locator(".graph").bounding_box()
    assert box
    found.page.mouse.move(box["x"] + place["x"], box["y"] + place["y"])
    found.wait(f"{written}.length === 1")
    found.page.mouse.move(0, 0)
    found.wait(f"{written}.length === 0")
    found.page.locator(".chooser").select_option("objective:G1")
    said = found.run(f"{GRAPH}.getElementById('objective:G1').outgoers('edge').map((one) => one.style('label'))")
    assert set(said) <= set(found.page.locator(".chosen dt").all_inner_texts())


def test_what_is_chosen_stands_between_what_depends_on_it_and_what_it_depends_on(visit: Open) -> None:
    found = chain(visit)
    found.page.locator(".chooser").select_option("objective:G1")
    at = {kind: set(found.run(f"{GRAPH}.getElementById('objective:G1').{kind}('node').map((one) => one.position('x'))"))
          for kind in ("incomers", "outgoers")}  # fmt: skip
    own = found.run(f"{GRAPH}.getElementById('objective:G1').position('x')")
    assert {one < own for one in at["incomers"]} == {True}
    assert {one > own for one in at["outgoers"]} == {True}


def test_the_menu_is_a_button_on_a_telephone_that_says_where_one_is(visit: Open) -> None:
    found = visit("medical", 360)
    page = found.go("overview")
    button = page.locator(".menu")
    assert (button.inner_text(), button.get_attribute("aria-expanded")) == ("Разделы отчёта: Главное", "false")
    assert page.locator("nav li:visible").count() == 0
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    page.locator("nav a[data-to=roadmap]").click()
    found.wait("document.activeElement.id === 'roadmap'")
    assert button.inner_text() == "Разделы отчёта: Дорожная карта"
    assert page.locator("nav li:visible").count() == 0
    assert found.run("document.querySelector('#roadmap h2').getBoundingClientRect().top") < 200
    assert found.run("document.querySelector('.menu').getBoundingClientRect().top") >= 0


def test_there_is_no_such_button_where_the_menu_has_its_room(visit: Open) -> None:
    assert not visit().go("overview").locator(".menu").is_visible()


@pytest.mark.parametrize(("programme", "place"), [
    ("medical", "overview"), ("medical", "en/overview"), ("dairy", "overview"), ("dairy", "ru/overview"),
])  # fmt: skip
def test_the_overview_is_printed_on_two_sheets(visit: Open, programme: str, place: str) -> None:
    page = visit(programme).go(place)
    assert len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True))) <= 2


def test_the_graph_begins_with_a_choice(visit: Open) -> None:
    found = chain(visit, "medical")
    begin = found.page.locator(".beginnings a")
    assert {"G1", "K4", "D3"} <= set(begin.all_inner_texts())
    found.page.locator(".beginnings a", has_text="K4").click()
    found.wait("document.querySelector('.chooser').value === 'kpi:K4'")
    assert found.page.locator(".chosen h4").inner_text().startswith("K4")
    found.page.locator(".fit").click()
    found.page.locator(".beginnings a", has_text="G1").wait_for()


def test_after_a_click_the_keys_go_on_from_there(visit: Open) -> None:
    found = chain(visit)
    tap(found, "objective:G1")
    assert found.page.locator(".chooser").input_value() == "objective:G1"
    found.page.keyboard.press("Escape")
    assert found.page.locator(".chooser").input_value() == ""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("programme", ["medical", "dairy"])
def test_labels_of_the_graph_can_be_read_and_a_choice_shows_its_neighbours(visit: Open, programme: str, width: int) -> None:
    found = chain(visit, programme, width)
    graph = "document.querySelector('.explorer').graph"
    assert found.run(f"{graph}.zoom() * parseFloat({graph}.nodes()[0].style('font-size'))") > 9
    found.page.locator(".chooser").select_option("objective:G2")
    shown = found.run(f"{graph}.nodes(':visible').map((one) => one.id())")
    assert set(shown) == set(found.run(f"{graph}.getElementById('objective:G2').closedNeighborhood('node').map((one) => one.id())"))
    if width > 1000:
        cut = f"""{graph}.nodes(':visible').filter((one) => {{
          const box = one.renderedBoundingBox();
          const frame = document.querySelector('.graph');
          return box.x1 < 0 || box.y1 < 0 || box.x2 > frame.clientWidth || box.y2 > frame.clientHeight;
        }}).map((one) => one.id())"""
        assert found.run(cut) == []


def test_the_graph_is_walked_by_keyboard(visit: Open) -> None:
    found = chain(visit)
    chooser = found.page.locator(".chooser")
    chooser.select_option("objective:G1")
    found.page.locator(".graph").focus()
    targets = found.run("document.querySelector('.explorer').graph.getElementById('objective:G1').outgoers('node').map((one) => one.id())")
    found.page.keyboard.press("ArrowRight")
    assert chooser.input_value() in targets
    found.page.keyboard.press("ArrowLeft")
    found.page.keyboard.press("Escape")
    assert chooser.input_value() == ""
    assert found.page.locator(".chosen h4").count() == 0


@pytest.mark.parametrize(("place", "said"), [
    ("action:1.2", "«в сфере реализации совместных проектов» раздел 2.4"), ("en/action:1.2", "“в сфере реализации совместных проектов” section 2.4"),
])  # fmt: skip
def test_words_of_the_text_are_put_where_a_link_leads_to_them(visit: Open, place: str, said: str) -> None:
    page = visit().go(place)
    assert said in page.locator("article.shown dd .note a").all_inner_texts()
    assert page.locator("article.shown .words").count() == 0


@pytest.mark.parametrize("programme", ["medical", "dairy"])
def test_what_is_promised_can_be_read_on_a_telephone_without_scrolling_sideways(visit: Open, programme: str) -> None:
    page = visit(programme, 360).go("overview")
    assert page.locator(".promised .wide").evaluate("(one) => one.scrollWidth <= one.clientWidth")


@pytest.mark.parametrize("programme", ["medical", "dairy"])
def test_the_matrices_are_printed_whole(visit: Open, programme: str) -> None:
    page = visit(programme, 680).go("coverage")  # 180 mm, what the margins leave of A4
    page.emulate_media(media="print")
    assert page.locator(".heat").evaluate_all("(all) => all.every((one) => one.getBoundingClientRect().right <= innerWidth)")


@pytest.mark.parametrize(("programme", "place"), [("medical", "text"), ("dairy", "text"), ("dairy", "ru/text")])
def test_the_tables_of_chapters_are_printed_whole(visit: Open, programme: str, place: str) -> None:
    page = visit(programme, 680).go(place)
    page.emulate_media(media="print")
    tables = page.locator(".chapter table:visible")
    assert tables.count()
    assert tables.evaluate_all("(all) => all.every((one) => one.getBoundingClientRect().right <= innerWidth)")


def test_what_the_chain_lacks_is_printed_too(visit: Open) -> None:
    page = visit("dairy").go("overview")
    page.emulate_media(media="print")
    assert page.locator(".steps .gap:visible").all_inner_texts() == ["1 without pairings", "1 without actions", "1 without actions"]


@pytest.mark.parametrize("programme", ["medical", "dairy"])
def test_the_matrices_fit_a_screen_and_a_narrow_one_says_that_there_is_more(visit: Open, programme: str) -> None:
    page = visit(programme, 1440).go("coverage")
    assert page.locator(".view.shown .wide").evaluate_all("(all) => all.every((one) => one.scrollWidth <= one.clientWidth)")
    assert page.locator(".view.shown .wide.scrolls").count() == 0
    page.set_viewport_size({"width": 360, "height": 800})
    said = page.locator(".view.shown .wide.scrolls").first.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert "→" in said


def test_columns_of_a_matrix_say_what_their_numbers_mean(visit: Open) -> None:
    page = visit().go("coverage")
    heads = page.locator(".heat thead a[href='#action:1.4']")
    assert str(heads.first.get_attribute("title")).startswith("1.4 Проведение координационного семинара")


def test_findings_are_filtered_by_severity(visit: Open) -> None:
    page = visit().go("findings")
    page.locator(".sieve input[value=warning]").uncheck()
    page.locator(".sieve input[value=advice]").uncheck()
    shown = {one.get_attribute("data-severity") for one in page.locator("[data-severity]").all() if one.is_visible()}
    assert shown == set()  # those that are left are folded
    for one in page.locator(".group:visible summary").all():
        one.click()
    shown = {one.get_attribute("data-severity") for one in page.locator("[data-severity]").all() if one.is_visible()}
    assert shown == {"error"}
    assert all(one.locator("[data-severity]:visible").count() for one in page.locator(".group:visible").all())


def test_search_finds_elements_and_leads_to_them(visit: Open) -> None:
    found = visit()
    page = found.go("overview")
    box = page.get_by_role("searchbox")
    box.fill("Центр КЛАСТЕРНОГО")
    assert page.locator(".hits li").first.inner_text().splitlines() == ["Центр кластерного развития", "Организации"]
    assert re.fullmatch(r"найдено: \d+", page.get_by_role("status").inner_text())
    box.press("Enter")
    page.wait_for_selector("article.shown")
    assert page.locator("article.shown h4").inner_text() == "Центр кластерного развития"
    box.fill("такого здесь нет")
    assert page.get_by_role("status").inner_text() == "ничего не найдено"


@pytest.mark.parametrize(("asked", "first"), [
    ("рабочие места", "kpi:K4"), ("рабочих местах", "kpi:K4"), ("К4", "kpi:K4"), ("k4", "kpi:K4"),  # Cyrillic, Latin
    ("Кисловодска", "place:kislovodsk"), ("2.12", "action:2.12"), ("зонтичный бренд", None),
    ("город-курорт", None),
])  # fmt: skip
def test_search_knows_forms_of_words_and_letters_that_look_alike(visit: Open, asked: str, first: str | None) -> None:
    page = visit().go("overview")
    page.get_by_role("searchbox").fill(asked)
    links = page.locator(".hits a")
    if first:
        assert links.first.get_attribute("href") == f"#{first}"
    assert links.count() > 0


def test_search_says_why_something_is_found_whose_name_does_not_tell(visit: Open) -> None:
    page = visit().go("overview")
    page.get_by_role("searchbox").fill("рабочие места")
    found = {one.locator("a").get_attribute("href"): one.locator(".why").all_inner_texts() for one in page.locator(".hits li").all()}
    assert found["#kpi:K4"] == []
    assert "рабоч" in found["#group:anchors"][0].lower()
    assert "#place:kislovodsk" not in found  # «место» is a word of the page there


def test_words_of_files_are_shown_when_asked_for(visit: Open) -> None:
    page = visit().go("findings")
    page.locator("#KP101 summary").click()
    place = page.locator("#KP101 .place").first
    assert not place.is_visible()
    page.locator(".inwardly").check()
    assert place.is_visible()


def test_search_shows_all_that_it_finds(visit: Open) -> None:
    page = visit().go("overview")
    page.get_by_role("searchbox").fill("кластер")
    number = int(page.get_by_role("status").inner_text().split()[-1])
    assert page.locator(".hits a").count() < number
    page.locator(".hits button").click()
    assert page.locator(".hits a").count() == number


def test_the_language_is_switched_in_place(visit: Open) -> None:
    found = visit()
    page = found.go("kpi:K7")
    page.get_by_role("link", name="English").click()
    page.locator("html[lang=en]").wait_for()
    assert found.run("location.hash") == "#en/kpi:K7"
    assert page.locator(".edition:visible article.shown h4").inner_text().startswith("K7 Number of joint projects")
    assert page.get_by_role("navigation").locator("[aria-current=page]").inner_text() == "All elements"
    page.get_by_role("link", name="Русский").click()
    page.locator("html[lang=ru]").wait_for()
    assert found.run("location.hash") == "#kpi:K7"
    assert page.title().startswith("K7 Количество совместных проектов")
    assert "ПРОГРАММА РАЗВИТИЯ" in page.title()


def test_the_way_back_works(visit: Open) -> None:
    page = visit().go("swot")
    page.get_by_role("link", name="Дорожная карта").click()
    page.wait_for_selector(".view.roadmap", state="visible")
    page.go_back()
    page.wait_for_selector(".view.swot", state="visible")


def test_what_is_chosen_in_the_graph_stands_in_the_address_and_the_way_back_leads_through_it(visit: Open) -> None:
    found = chain(visit)
    chooser = "document.querySelector('.chooser').value"
    tap(found, "kpi:K1")
    assert found.run("decodeURIComponent(location.hash)") == "#chain/kpi:K1"
    first = found.page.locator(".chosen dd a[href^='#action']").first
    action = (first.get_attribute("href") or "").removeprefix("#")
    first.click()
    found.wait(f"{chooser} === '{action}' && location.hash.endsWith('{action}')")
    found.page.go_back()
    found.wait(f"{chooser} === 'kpi:K1'")
    found.page.go_back()
    found.wait(f"{chooser} === ''")
    found.page.keyboard.press("Tab")  # the view is still shown
    assert found.page.locator(".view.chain").is_visible()


def test_an_address_shows_an_element_in_the_graph_be_its_kind_hidden(visit: Open) -> None:
    found = visit("medical")
    found.page.goto(f"{found.url}#chain/place:kislovodsk")
    found.page.wait_for_selector(".explorer.ready.focused")
    assert found.page.locator(".chooser").input_value() == "place:kislovodsk"
    assert found.page.locator(".chosen h4").inner_text().startswith("Кисловодск")


def test_the_page_of_an_element_leads_to_its_place_in_the_graph(visit: Open) -> None:
    page = visit("medical").go("kpi:K5")
    page.get_by_role("link", name="Показать на схеме связей").click()
    page.wait_for_selector(".explorer.ready.focused")
    assert page.locator(".chooser").input_value() == "kpi:K5"
    assert page.locator(".chosen .led").count() == 0
    page.go_back()
    page.wait_for_selector("article.shown h4", state="visible")


def test_the_graph_is_printed_on_one_sheet(visit: Open) -> None:
    found = chain(visit, "medical")
    assert len(re.findall(rb"/Type /Page\b", found.page.pdf(prefer_css_page_size=True))) == 1
    found.page.emulate_media(media="print")
    assert found.page.get_by_text("Клавиши со стрелками").locator("visible=true").count() == 0


def test_the_keyboard_comes_to_the_content_first(visit: Open) -> None:
    found = visit()
    page = found.go("swot")
    found.run("document.activeElement.blur()")
    page.goto(found.url)
    page.keyboard.press("Tab")
    found.wait("document.activeElement.innerText === 'Перейти к содержанию'")
    page.keyboard.press("Enter")
    found.wait("document.activeElement.className === 'start'")
    page.keyboard.press("Tab")
    assert page.locator(".view.overview :focus").count() == 1
    outline = found.run("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_a_screen_reader_finds_landmarks_headings_and_labels(visit: Open) -> None:
    page = visit().go("chain")
    page.wait_for_selector(".explorer.ready")
    for role in ("banner", "navigation", "main", "contentinfo", "search"):
        assert page.get_by_role(role).count() == 1, role
    assert page.get_by_role("heading", level=1).count() == 1
    unnamed = """() => [...document.querySelectorAll('input, select, button, [role=application]')].filter((one) =>
      !(one.labels && one.labels.length && one.labels[0].textContent.trim()) && !one.textContent.trim() && !one.ariaLabel).map((one) => one.outerHTML)"""
    assert page.evaluate(unnamed) == []


def test_everything_can_be_read_without_a_script(visit: Open) -> None:
    page = visit(script=False).go_plain()
    assert [one.get_attribute("data-name") for one in page.locator(".view").all() if one.is_visible()] == VIEWS * 2
    assert page.locator("[id='en/roadmap'] th").get_by_text("Working visits of members").is_visible()
    assert page.locator(".languages a[hreflang=en]").first.get_attribute("href") == "#en/overview"
    assert page.locator(".scripted:visible").count() == 0
    assert page.locator("[id='kpi:K7'] h4").is_visible()
    assert page.locator("svg.chart").first.is_visible()
    assert page.locator(".plain").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(visit: Open, scheme: str) -> None:
    found = visit(scheme=scheme)
    found.go("overview")
    colors = found.run("""() => Object.fromEntries(['paper', 'ink', 'dim', 'card', 'wash', 'accent', 'error', 'warning', 'advice'].map((name) => {
      const probe = document.createElement('i');
      document.body.append(probe);
      probe.setAttribute('class', 'probe');
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      canvas.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);
      canvas.fillRect(0, 0, 1, 1);
      probe.remove();
      return [name, [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)];
    }))""")
    poor = [(one, ground) for one in ("ink", "dim", "accent", "error", "warning", "advice") for ground in ("paper", "card", "wash")
            if contrast(colors[one], colors[ground]) < 4.5]  # fmt: skip
    assert poor == []


def contrast(one: list[int], other: list[int]) -> float:
    """The ratio of WCAG 2."""

    def luminance(color: list[int]) -> float:
        parts = [part / 255 for part in color]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("place", ["overview", "roadmap", "all", "kpi:K7"])
def test_what_is_shown_is_printed_on_a4(visit: Open, place: str) -> None:
    page = visit().go(place)
    made = page.pdf(prefer_css_page_size=True)
    sizes: Any = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", made))
    assert {tuple(round(float(side)) for side in size) for size in sizes} <= {(595, 842), (596, 842)}
    page.emulate_media(media="print")
    assert page.locator("nav:visible, .skip:visible, .sieve:visible").count() == 0


def test_the_foot_explains_only_the_signs_that_are_shown(visit: Open) -> None:
    page = visit().go("kpi:K4")
    assert {one.strip() for one in page.locator("footer dt:visible").all_inner_texts()} == {"†", "‡", "—"}
    page = visit().go("action:2.12")  # a dash within a sentence is no sign
    assert page.locator("footer dt:visible").count() == 0
    page = visit().go("unit:rub")
    assert page.locator("footer dt:visible").count() == 0


def test_words_for_the_screen_are_not_printed(visit: Open) -> None:
    page = visit().go("kpi:K4")
    assert page.locator("article.shown").get_by_text("Что сделать").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator("article.shown").get_by_text("Что сделать").locator("visible=true").count() == 0
