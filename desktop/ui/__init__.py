"""The window: pages draw, presenters ask."""

from desktop.ui.feature_search import skip_feature_search

# Here, so that it comes before every other module of the window.
skip_feature_search()
