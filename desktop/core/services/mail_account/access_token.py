"""The access token of the account that is signed in, renewed where it has run out."""

from dataclasses import replace

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.ports import SignIn
from desktop.core.services.mail_account.sign_in import application_of
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.queries.mail_login import read_mail_login, write_mail_login


class AccessToken:
    """Finds the access token; new tokens go to the store at once, for old ones may be void then."""

    def __init__(self, workspace: Workspace, sign_in: SignIn) -> None:
        self._workspace = workspace
        self._sign_in = sign_in

    def __call__(self, *, was_refused: bool = False) -> str:
        """Return a token that holds; after a refusal a new one.

        Raises:
            AppError: SIGN_IN_NEEDED where nobody is signed in, SIGN_IN_REVOKED,
                SIGN_IN_UNREACHABLE.
        """
        with self._workspace.store.read() as connection:
            login = read_mail_login(connection)
            settings = settings_of(connection).sign_in
        if login is None:
            raise AppError(ErrorCode.SIGN_IN_NEEDED)
        token, cache = self._sign_in.find_token(
            application_of(login, settings), login.token_cache, is_renewed=was_refused
        )
        if cache != login.token_cache:
            kept = replace(login, token_cache=cache, updated_at=self._workspace.clock.now())
            with self._workspace.store.write() as connection:
                write_mail_login(connection, kept)
        return token
