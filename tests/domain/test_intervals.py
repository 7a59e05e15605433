"""The interval of a share is the one of the textbooks (Wilson, 95 %)."""

from domain.intervals import Share


def test_ten_of_fifty_may_be_a_ninth_or_a_third():
    share = Share(10, 50)
    assert (round(share.low, 3), round(share.high, 3)) == (0.112, 0.330)


def test_of_nothing_all_is_possible():
    assert (Share(0, 0).low, Share(0, 0).high) == (0.0, 1.0)
