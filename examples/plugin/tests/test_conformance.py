"""What every plugin should hold to; the cases are in `cases/`."""

from clustermodel.testing.conformance import PluginTests
from clustermodel_budget import checks, exporter


class TestChecks(PluginTests):
    plugin = checks


class TestExporter(PluginTests):
    plugin = exporter
