"""What every plugin should hold to; the cases are in `cases/`."""

from clustermodel_budget import checks, exporter

from clustermodel.testing.conformance import PluginTests


class TestChecks(PluginTests):
    plugin = checks


class TestExporter(PluginTests):
    plugin = exporter
