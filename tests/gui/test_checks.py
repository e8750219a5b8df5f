"""The card 点検 ticks nothing that is not in the mail."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.domain.notice import LintCode, LintFinding, LintLevel
from desktop.ui.notices.checks_card import ChecksCard
from desktop.ui.notices.wording import OF_THE_RELAY, PASSED

NO_BASIS = LintFinding(LintCode.NO_BASIS, LintLevel.WARNING)
OF_THE_MAIL_ITSELF = [passed for codes, passed in PASSED if not OF_THE_RELAY & set(codes)]


def ticks(card: ChecksCard) -> int:
    shown = [line for line in card._lines if not line.isHidden()]
    return sum(line._mark._name == "check" for line in shown)


def test_the_relay_is_ticked_where_notices_carry_it(qtbot: QtBot) -> None:
    card = ChecksCard()
    qtbot.addWidget(card)

    card.show_findings((), has_relay=True)

    assert ticks(card) == len(PASSED) > len(OF_THE_MAIL_ITSELF)


@pytest.mark.parametrize("findings", [(NO_BASIS,), ()], ids=["no-basis", "switched-off"])
def test_no_relay_is_ticked_where_notices_carry_none(
    qtbot: QtBot, findings: tuple[LintFinding, ...]
) -> None:
    card = ChecksCard()
    qtbot.addWidget(card)

    card.show_findings(findings, has_relay=bool(findings))

    assert ticks(card) == len(OF_THE_MAIL_ITSELF)
