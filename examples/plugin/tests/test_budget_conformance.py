"""What every plugin should hold to, for the module with the section."""

from clustermodel.testing.conformance import PluginTests
from clustermodel_budget import budget


class TestBudget(PluginTests):
    plugin = budget
