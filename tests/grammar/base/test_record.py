"""A record behaves as the standard library's frozen, slotted dataclass does."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from inspect import signature
from typing import Any

import pytest

from cablegrammar import parse_text
from cablegrammar.base import record as record_module
from cablegrammar.base.record import field_names, lazy, record


@record
class Buoy:
    """A buoy."""

    name: str
    depth: int = 3
    lamps: list[str] = field(default_factory=list)
    _light: str = field(init=False, repr=False, compare=False)
    kind: str = field(init=False, default="bell")


@record
class Moored(Buoy):
    """A buoy on a chain."""

    chain: int = 1


@dataclass(frozen=True, slots=True)
class StandardBuoy:
    name: str
    depth: int = 3
    lamps: list[str] = field(default_factory=list)
    _light: str = field(init=False, repr=False, compare=False)
    kind: str = field(init=False, default="bell")


def test_fields_come_by_place_by_name_and_by_default() -> None:
    assert (Buoy("a").depth, Buoy("a", 4).depth, Buoy(name="a", depth=5).depth) == (3, 4, 5)
    assert Buoy("a").kind == "bell"
    assert Moored("a", chain=2).chain == 2
    assert Buoy("a").lamps == []
    assert Buoy("a").lamps is not Buoy("a").lamps


def test_signature_is_that_of_the_standard_one() -> None:
    wrong: tuple[tuple[Any, ...], ...] = ((), ("a", 1, [], "more"))
    for arguments in wrong:
        with pytest.raises(TypeError):
            Buoy(*arguments)
        with pytest.raises(TypeError):
            StandardBuoy(*arguments)
    with pytest.raises(TypeError):
        Buoy("a", kind="bell")  # type: ignore[call-arg]


@pytest.mark.parametrize("name", ["name", "_light", "unheard_of"])
def test_nothing_can_be_assigned_or_deleted(name: str) -> None:
    buoy = Moored("a")
    with pytest.raises(FrozenInstanceError, match=f"assign to field '{name}' of Moored"):
        setattr(buoy, name, "b")
    with pytest.raises(FrozenInstanceError, match=f"delete field '{name}' of Moored"):
        delattr(buoy, name)
    assert buoy.name == "a"


def test_a_value_that_nobody_knows_is_an_attribute_error() -> None:
    for buoy in (Moored("a"), Sounded("a")):
        assert getattr(buoy, "sails", None) is None
        with pytest.raises(AttributeError, match="no attribute 'sails'"):
            buoy.sails  # type: ignore[attr-defined] # noqa: B018


def test_what_a_property_lacks_is_named_and_not_the_property() -> None:
    @record
    class Adrift(Sounded):
        @property
        def sails(self) -> int:
            return len(self.name.masts)  # type: ignore[attr-defined]

    with pytest.raises(AttributeError, match="'str' object has no attribute 'masts'"):
        Adrift("a").sails  # noqa: B018


def test_its_signature_is_known_before_there_is_an_instance() -> None:
    @record
    class Anchored(Buoy):
        anchors: int = 1

    assert str(signature(Anchored)) == "(name, depth=3, lamps=<factory>, anchors=1)".replace(
        "<factory>", str(signature(Anchored).parameters["lamps"].default)
    )


def test_a_field_without_a_default_stands_before_those_that_have_one() -> None:
    with pytest.raises(TypeError, match="chain has no default, but stands behind depth"):

        @record
        class Chained:
            depth: int = 3
            chain: int  # type: ignore[misc]


def test_a_dataclass_may_be_derived_from_it() -> None:
    @dataclass(frozen=True, slots=True)
    class Painted(Buoy):
        colour: str = "red"

    assert Painted("a", colour="green").colour == "green"
    assert [part.name for part in fields(Painted)][-1] == "colour"


def test_one_of_plain_fields_takes_what_the_standard_one_takes() -> None:
    @record
    class Lamp:
        colour: str
        height: int = 3
        text: str = "red"

    @record
    class Dark:
        """Nothing."""

    assert Lamp("green") == Lamp(colour="green", height=3) == Lamp("green", text="red")
    assert Lamp("green").text == "red"
    assert (repr(Dark()), Dark() == Dark()) == (f"{Dark.__qualname__}()", True)
    with pytest.raises(TypeError, match=r"Lamp.__init__\(\) missing 1 required positional argument: 'colour'"):
        Lamp()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'buoy'"):
        Lamp("green", buoy=1)  # type: ignore[call-arg]


def test_equal_values_are_equal_and_hash_alike_within_one_class() -> None:
    assert Moored("a", 4, chain=2) == Moored("a", 4, chain=2)
    assert Buoy("a") != Moored("a")
    assert hash(Moored("a", 4, (), chain=2)) == hash(Moored("a", 4, (), chain=2))  # type: ignore[arg-type]


def test_it_is_shown_as_the_standard_one_is() -> None:
    assert repr(Buoy("a")) == repr(StandardBuoy("a")).replace("StandardBuoy", "Buoy")
    assert [part.name for part in fields(Moored)] == ["name", "depth", "lamps", "_light", "kind", "chain"]


def test_copies_and_pickles_keep_what_is_there() -> None:
    buoy = Moored("a", 4, ["red"], chain=7)
    assert replace(buoy, depth=5) == Moored("a", 5, ["red"], chain=7)
    for other in (copy.copy(buoy), copy.deepcopy(buoy), pickle.loads(pickle.dumps(buoy))):  # noqa: S301 - our own
        assert other == buoy
        assert not hasattr(other, "_light")
    assert not hasattr(buoy, "__dict__")


@record
class Sounded(Moored):
    """A buoy whose depth in feet is worked out when somebody asks."""

    asked: list[str] = field(default_factory=list)

    @lazy
    def feet(self) -> int:
        """The depth in feet."""
        self.asked.append(self.name)
        return self.depth * 6


def test_a_lazy_value_has_a_slot_is_worked_out_once_and_goes_into_copies() -> None:
    buoy = Sounded("a", 4)
    assert "feet" in vars(Sounded)["__slots__"]
    assert buoy.asked == []
    assert buoy.feet == buoy.feet == 24
    assert buoy.asked == ["a"]
    copied = pickle.loads(pickle.dumps(buoy))  # noqa: S301 - our own
    assert (copied.feet, copied.asked) == (24, ["a"])
    assert pickle.loads(pickle.dumps(Sounded("b"))).asked == []  # noqa: S301 - our own
    with pytest.raises(FrozenInstanceError):
        buoy.feet = 3


def test_a_lazy_value_is_no_part_of_what_a_record_is() -> None:
    asked, other = Sounded("a", 4), Sounded("a", 4)
    assert asked.feet == 24
    other.asked.append("a")
    assert asked == other
    assert "feet" not in repr(asked)
    with pytest.raises(TypeError):
        Sounded("a", _feet=3)  # type: ignore[call-arg]


def test_a_cable_says_that_it_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError, match="of Cable"):
        parse_text("UNCLAS SUVA 000012\n").form = "smart"  # type: ignore[misc]


def test_replacing_gives_what_the_standard_one_gives() -> None:
    buoy = Moored("a", 4, ["red"], chain=7)
    assert record_module.replace(buoy, depth=5) == replace(buoy, depth=5)
    assert record_module.replace(StandardBuoy("a"), depth=5) == StandardBuoy("a", 5)
    assert field_names(Moored) == field_names(buoy) == tuple(part.name for part in fields(Moored))
    with pytest.raises(TypeError):
        record_module.replace(buoy, sails=2)
    for replacing in (replace, record_module.replace):
        with pytest.raises(ValueError, match="kind"):
            replacing(buoy, kind="bell")


def test_an_instance_may_put_itself_right_once_it_is_filled() -> None:
    @record
    class Chained:
        links: tuple[int, ...]

        def __post_init__(self) -> None:
            object.__setattr__(self, "links", tuple(self.links))

    assert Chained([1, 2]).links == (1, 2)  # type: ignore[arg-type]
    assert replace(Chained((1,)), links=[3]).links == (3,)  # type: ignore[arg-type]
