"""The agency's service objects behind `AgencyApi`, without HTTP.

One contract test holds this and the desktop's HTTP client to the same behaviour.
"""

from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from typing_extensions import override

from agency.refusal import Refusal, refuse
from agency.service import device_keys, enrolments, exchange, models, profiles, redemptions
from agency.service.context import Agency
from agency.store import devices
from agency.store.devices import Device
from wire.api import AgencyApi, AgencyRefusedError, PutResult
from wire.device_keys import DeviceRevoked, KeyRotation, KeysRotated
from wire.messages import (
    BalanceStatement,
    Discovery,
    Enrolment,
    EnrolmentRequest,
    EventPage,
    RevocationAnswer,
    Withdrawal,
)
from wire.problems import Problem
from wire.profile import ProfileHandOver, ProfileOffer, ProfileReceipt, RefusalCode
from wire.redemption import Redemption, RedemptionRequest

_P = ParamSpec("_P")
_T = TypeVar("_T")
_LOOPBACK: Final = "127.0.0.1"


class InProcessAgency(AgencyApi):
    """An agency called directly, as one device.

    Args:
        agency: The agency.
        device_id: Name of the device that calls.
    """

    def __init__(self, agency: Agency, device_id: str) -> None:
        self._agency = agency
        self._device_id = device_id

    @override
    def discovery(self) -> Discovery:
        return exchange.discovery(self._agency)

    @override
    def enrol(self, request: EnrolmentRequest) -> Enrolment:
        return _told(enrolments.enrol, self._agency, request, address=_LOOPBACK)[0]

    @override
    def put_batch(self, body: bytes, *, seq: int, prev: str) -> PutResult:
        receive = exchange.receive_batch
        return PutResult(*_told(receive, self._agency, self._device(), body, seq=seq, prev=prev))

    @override
    def has_batch(self, batch_id: str) -> bool:
        return exchange.has_batch(self._agency, self._device(), batch_id)

    @override
    def withdraw_batch(self, batch_id: str) -> Withdrawal:
        return _told(exchange.withdraw_batch, self._agency, self._device(), batch_id)

    @override
    def revoke_links(self, tokens: tuple[str, ...]) -> RevocationAnswer:
        return _told(exchange.revoke_links, self._agency, self._device(), tokens)

    @override
    def events(self, *, after: int, limit: int = 500) -> EventPage:
        return _told(exchange.events, self._agency, self._device(), after=after, limit=limit)

    @override
    def balance(self) -> BalanceStatement:
        return _told(exchange.statement, self._agency, self._device())

    @override
    def rotate_keys(self, request: KeyRotation) -> KeysRotated:
        return _told(device_keys.rotate, self._agency, self._device(), self._device_id, request)

    @override
    def revoke_device(self, device_id: str) -> DeviceRevoked:
        return _told(device_keys.revoke, self._agency, self._device(), device_id)

    @override
    def redeem(self, redemption_id: str, request: RedemptionRequest) -> Redemption:
        act = redemptions.redeem
        return _told(act, self._agency, self._device(), redemption_id, request)[0]

    @override
    def release(self, redemption_id: str) -> Redemption:
        return _told(redemptions.release, self._agency, self._device(), redemption_id)

    @override
    def offer_profiles(self, offer: ProfileOffer) -> ProfileOffer:
        return _told(profiles.offer, self._agency, self._device(), offer)

    @override
    def hand_over_profile(self, profile: ProfileHandOver) -> ProfileReceipt:
        return _told(profiles.hand_over, self._agency, self._device(), profile)[0]

    @override
    def refuse_profile(self, consent_id: str, code: RefusalCode) -> ProfileReceipt:
        return _told(profiles.turn_down, self._agency, self._device(), consent_id, code)

    @override
    def model(self, name: str, version: str) -> bytes:
        self._device()
        return _told(models.read, self._agency, name, version)

    def _device(self) -> Device:
        with self._agency.store.reading() as connection:
            device = devices.find(connection, self._device_id)
        if device is None:
            raise AgencyRefusedError(refuse(Problem.UNKNOWN_DEVICE, 401).detail)
        if device.is_revoked:
            raise AgencyRefusedError(refuse(Problem.REVOKED, 403).detail)
        return device


def _told(act: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    try:
        return act(*args, **kwargs)
    except Refusal as refusal:
        raise AgencyRefusedError(refusal.detail) from refusal
