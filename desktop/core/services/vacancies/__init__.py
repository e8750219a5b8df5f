"""Vacancies and their occupations."""
