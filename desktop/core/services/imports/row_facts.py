"""A row of a file as a person and an application."""

from desktop.core.domain.application import ApplicationDraft, PersonDraft
from desktop.core.domain.codes import Outcome
from desktop.core.domain.sheet import ApplicantRow


def person_of(row: ApplicantRow) -> PersonDraft:
    """Return the person a row tells of."""
    return PersonDraft(
        name=row.name,
        kana=row.kana,
        email=row.email,
        phone=row.phone,
        birth_date=row.birth_date,
        postal_code=row.postal_code,
        address=row.address,
        prefecture_code=row.prefecture_code,
        education=str(row.education) if row.education else "",
        experience_years=row.experience_years,
        qualifications=row.qualifications,
        qualification_family=str(row.qualification_family) if row.qualification_family else "",
        skills=row.skills,
        nationality=row.nationality,
        is_eu_origin=row.is_eu_origin,
        note=row.notes,
    )


def application_of(row: ApplicantRow) -> ApplicationDraft:
    """Return the application a row tells of."""
    return ApplicationDraft(
        vacancy_title=row.job_applied,
        place=row.place_of_work,
        applied_on=row.applied_on,
        route=row.route,
        stage=row.stage,
        outcome=row.outcome or Outcome.IN_PROGRESS,
        reason=row.reason,
        decided_on=row.decided_on,
    )
