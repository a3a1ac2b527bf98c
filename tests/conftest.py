"""What all tests share."""

from hypothesis import settings

# A deadline would assert a time, and fail on a busy machine; derandomized, a run is the same everywhere.
settings.register_profile("clustermodel", deadline=None, derandomize=True)
settings.load_profile("clustermodel")
