"""Sign in to the mail account and out again."""

from dataclasses import replace

from desktop.core.domain.application import Done
from desktop.core.domain.changes import Change
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.domain.mailbox import MailAccount
from desktop.core.domain.workspace import SignInProvider, SignInSettings
from desktop.core.ports import IsCancelled, SignIn
from desktop.core.services.workspace.context import Workspace
from desktop.core.services.workspace.settings import settings_of
from desktop.core.storage.queries.mail_login import (
    MailLogin,
    delete_mail_login,
    read_mail_login,
    write_mail_login,
)


def sign_in(
    workspace: Workspace,
    port: SignIn,
    settings: SignInSettings,
    user: str,
    *,
    is_cancelled: IsCancelled,
) -> Done:
    """Sign in to ``user``'s mail account in the browser; the tokens go to the encrypted store.

    Raises:
        AppError: SIGN_IN_NOT_SET without a client id or a user; SIGN_IN_… with what stopped it.
    """
    if not settings.client_id or not user:
        raise AppError(ErrorCode.SIGN_IN_NOT_SET)
    cache = port.sign_in(settings, user, is_cancelled)
    login = MailLogin(
        provider=settings.provider.value,
        client_id=settings.client_id,
        tenant=settings.tenant,
        user=user,
        token_cache=cache,
        updated_at=workspace.clock.now(),
    )
    with workspace.store.write() as connection:
        write_mail_login(connection, login)
        workspace.audit(connection, "mail.signed_in", provider=login.provider)
    return Done(1, frozenset({Change.SETTINGS}))


def sign_out(workspace: Workspace, port: SignIn) -> Done:
    """Forget the tokens here, and ask the provider to forget them too."""
    with workspace.store.read() as connection:
        login = read_mail_login(connection)
        settings = settings_of(connection).sign_in
    if login is None:
        return Done(0, frozenset())
    # Here first: out is out, whether or not the provider can be reached.
    with workspace.store.write() as connection:
        delete_mail_login(connection)
        workspace.audit(connection, "mail.signed_out", provider=login.provider)
    port.sign_out(application_of(login, settings), login.token_cache)
    return Done(1, frozenset({Change.SETTINGS}))


def read_account(workspace: Workspace) -> MailAccount | None:
    """Return who is signed in, or None."""
    with workspace.store.read() as connection:
        login = read_mail_login(connection)
    return None if login is None else MailAccount(login.provider, login.user)


def application_of(login: MailLogin, settings: SignInSettings) -> SignInSettings:
    """Return the application the tokens were given to, whatever the settings say by now."""
    return replace(
        settings,
        provider=SignInProvider(login.provider),
        client_id=login.client_id,
        tenant=login.tenant,
    )
