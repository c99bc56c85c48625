"""HDR001: the security letters of FL4 name another level than the classification line."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.cable import Cable
from cablegrammar.node import Node
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.transmission import security_letters
from cablelint.context import Context
from cablelint.finding import Citation, Related, Severity, Violation
from cablelint.rule import Example, Rule
from cablelint.testing import TEMPLATE
from cablerules.header.agreement import is_one_message, levels_differ
