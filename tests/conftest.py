"""What all tests share."""

from hypothesis import HealthCheck, settings

# A deadline would assert a time, and fail on a busy machine, and so does the health check of slowness; derandomized, a run is the
# same everywhere.
settings.register_profile("clustermodel", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("clustermodel")
