"""What every plugin should hold to, for the module with the section."""

from clustermodel_budget import budget

from clustermodel.testing.conformance import PluginTests


class TestBudget(PluginTests):
    plugin = budget
