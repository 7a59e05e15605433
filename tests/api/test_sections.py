"""What stands at the top of a page: little enough for a telephone, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from api.pages import sections
from api.pages.sections import Section, navigation

EVERY = tuple(each for each in vars(sections).values() if isinstance(each, Section))
some = st.lists(st.sampled_from(EVERY), unique=True).map(tuple)


@given(some, st.sampled_from(EVERY))
def test_every_section_stands_once_and_the_one_of_the_page_in_sight(found: tuple[Section, ...], here: Section):
    near, further = navigation(found, here.href)
    assert sorted((*near, *further)) == sorted(found)
    assert here in near or here not in found
    assert len(near) <= sections.MOST_IN_SIGHT


def test_few_sections_are_all_in_sight():
    assert navigation(EVERY[:5], "/").further == ()
    assert navigation(EVERY[:6], "/") == (EVERY[:4], EVERY[4:6])
