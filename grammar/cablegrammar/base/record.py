"""The frozen, slotted dataclass that nearly everything here is, and its properties that are worked out once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, Generic, TypeVar, dataclass_transform, overload

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - reads as a decorator, like property
    """A property of a `record` that is worked out once, when first asked for.

    The small languages inside a line (markings, references, dates ...) are parsed this way: a run that never
    looks at the addressees never parses them. The value is kept in a slot of its own, `_<name>`, which `record` makes;
    it is no part of equality, hash and representation.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.slot = f"_{name}"

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> lazy[T] | T:
        if instance is None:
            return self
        try:
            value: T = getattr(instance, self.slot)
        except AttributeError:
            value = self.compute(instance)
            object.__setattr__(instance, self.slot, value)
        return value


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """`@dataclass(frozen=True, slots=True)`, made in a third of the time, and its instances in less.

    The standard decorator writes and compiles seven methods anew for each class, which for some hundred classes is a
    third of the start-up of `cablelint check`. Here all classes share one of each but `__init__`, and that one fills
    the slots directly. `fields`, `replace`, copies and `__post_init__` work as ever.
    """
    _make_slots(cls)
    made: Any = dataclass(init=False, eq=False, repr=False, match_args=False, slots=True)(cls)
    made.__init__ = _initializer(made)
    own = vars(cls)
    for name, function in _SHARED.items():
        if name not in own:
            setattr(made, name, function)
    done: type[T] = made
    return done


def _make_slots(cls: type) -> None:
    """A field for the value of each `lazy` of the class: filled by no caller, and copied with the others."""
    values = [value for value in vars(cls).values() if isinstance(value, lazy)]
    for value in values:
        cls.__annotations__[value.slot] = "object"
        setattr(cls, value.slot, field(init=False, repr=False, compare=False))


def _initializer(made: Any) -> Callable[..., None]:
    """An `__init__` that takes the fields of `made` and puts each into its slot, whatever `__setattr__` says."""
    known: dict[str, Any] = {"nothing": MISSING}
    parameters, named, body = ["self"], ["*"], []
    for part in fields(made):
        name = part.name
        known[f"set_{name}"] = getattr(made, name).__set__  # the slot's own descriptor
        value = name
        if part.default is not MISSING:
            known[f"default_{name}"] = part.default
            value = f"default_{name}"
        elif part.default_factory is not MISSING:
            known[f"make_{name}"] = part.default_factory
            value = f"make_{name}()"
        taken = named if part.kw_only else parameters
        if part.init and part.default is not MISSING:
            taken.append(f"{name}=default_{name}")
            value = name
        elif part.init and value != name:
            taken.append(f"{name}=nothing")
            value = f"{value} if {name} is nothing else {name}"
        elif part.init:
            taken.append(name)
        elif value == name:
            continue  # nothing to begin with: a `lazy` value
        body.append(f" set_{name}(self, {value})")
    if len(named) > 1:
        parameters += named
    if hasattr(made, "__post_init__"):
        body.append(" self.__post_init__()")
    source = f"def __init__({', '.join(parameters)}):\n" + ("\n".join(body) or " pass")
    exec(source, known)  # noqa: S102 - made from the names of a class's own fields, as the standard decorator does
    initializer: Callable[..., None] = known["__init__"]
    initializer.__qualname__ = f"{made.__qualname__}.__init__"
    initializer.__module__ = made.__module__
    return initializer


def _values(one: Any) -> tuple[object, ...]:
    return tuple(getattr(one, part.name) for part in fields(one) if part.compare)


def _equal(self: Any, other: object) -> bool:
    return NotImplemented if type(other) is not type(self) else self is other or _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash((type(self), _values(self)))


def _represent(self: Any) -> str:
    shown = (f"{part.name}={getattr(self, part.name)!r}" for part in fields(self) if part.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_set(self: Any, name: str, value: object) -> None:  # noqa: ARG001 - as the language calls it
    raise FrozenInstanceError(f"cannot assign to field {name!r} of {type(self).__name__}")


def _refuse_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r} of {type(self).__name__}")


def _state(self: Any) -> list[tuple[str, object]]:
    """What a copy keeps: the slots that are filled."""
    return [(part.name, getattr(self, part.name)) for part in fields(self) if hasattr(self, part.name)]


def _restore(self: Any, state: list[tuple[str, object]]) -> None:
    for name, value in state:
        object.__setattr__(self, name, value)


_SHARED: dict[str, Callable[..., Any]] = {
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _represent,
    "__setattr__": _refuse_set,
    "__delattr__": _refuse_delete,
    "__getstate__": _state,
    "__setstate__": _restore,
}
