"""The frozen, slotted dataclass that nearly everything here is, and its properties that are worked out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from dataclasses import replace as standard_replace
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from inspect import Signature

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - reads as a decorator, like property
    """A property of a `record` that is worked out once, when first asked for.

    The small languages inside a line (markings, references, dates ...) are parsed this way: a run that never
    looks at the addressees never parses them. `record` makes a slot of it: the value is read as fast as any other once
    it is there. It is no field, and no part of equality, hash and representation.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.__doc__ = compute.__doc__

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: type) -> lazy[T]: ...
        @overload
        def __get__(self, instance: object, owner: type) -> T: ...
        def __get__(self, instance: object | None, owner: type) -> lazy[T] | T: ...


class _Part(NamedTuple):
    """A field of a record: what stands for it where nobody gives it, and what it takes part in."""

    name: str
    default: Any
    make: Any
    """What makes a default anew for each instance."""
    init: bool
    compare: bool
    repr: bool
    kw_only: bool


class _Made(NamedTuple):
    """What a record is made of, those it is derived from included."""

    parts: tuple[_Part, ...]
    specified: Mapping[str, tuple[object, object]]
    """The type of each field and what the class said of it: what the standard library makes a dataclass of."""
    compared: Callable[[Any], object]
    """Gives the values that make two records equal."""
    lazies: Mapping[str, Callable[[Any], object]]
    """What works out each `lazy` value."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """`@dataclass(frozen=True, slots=True)`, made in a tenth of the time, and its instances in less.

    The standard decorator writes and compiles seven methods anew for each class, which for some hundred classes is a
    third of the start-up of `cablelint check`. Here all classes share one of each but `__init__`, which fills the slots
    directly, and is written when the first instance is made. `fields`, `replace`, copies and `__post_init__` work as
    ever.
    """
    space = dict(vars(cls))
    specified: dict[str, tuple[object, object]] = {}
    lazies: dict[str, Callable[[Any], object]] = {}
    for base in reversed(cls.__mro__[1:]):
        inherited: _Made | None = vars(base).get("__record__")
        if inherited is not None:
            specified |= inherited.specified
            lazies |= inherited.lazies
    slots: dict[str, str | None] = {}
    for name, kind in cls.__annotations__.items():
        if str(kind).startswith(("ClassVar", "typing.ClassVar")):
            continue
        if name not in specified:
            slots[name] = None
        specified[name] = kind, space.pop(name, MISSING)
    for name, value in [*space.items()]:
        if isinstance(value, lazy):
            lazies[name], slots[name] = value.compute, value.__doc__
            del space[name]
    parts = tuple(_part(name, value) for name, (_, value) in specified.items())
    _require_defaults_behind(cls, parts)
    for name in ("__dict__", "__weakref__"):
        space.pop(name, None)
    space = {**_SHARED, **space}
    space["__slots__"] = slots
    space["__record__"] = _Made(parts, specified, _getter(part.name for part in parts if part.compare), lazies)
    if lazies:
        space["__getattr__"] = _work_out
    if "__init__" not in space:
        space["__init__"] = _first_init
    metaclass: Any = type(cls)
    made = metaclass(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    done: type[T] = made
    return done


def replace(one: T, /, **changes: Any) -> T:
    """The same with other values of some fields: `dataclasses.replace`, for a record in a fifth of the time.

    Raises TypeError for what is no field, and ValueError for a field that its `__init__` does not take.
    """
    kind: Any = type(one)
    if not hasattr(kind, "__record__"):
        anything: Any = one
        other: T = standard_replace(anything, **changes)
        return other
    for part in kind.__record__.parts:
        if not part.init:
            if part.name in changes:
                raise ValueError(f"field {part.name} of {kind.__name__} is worked out, and cannot be given")
        elif part.name not in changes:
            changes[part.name] = getattr(one, part.name)
    made: T = kind(**changes)
    return made


def field_names(kind: type | object) -> tuple[str, ...]:
    """The names of the fields of a record."""
    record_like: Any = kind
    return tuple(part.name for part in record_like.__record__.parts)


def _part(name: str, value: object) -> _Part:
    if isinstance(value, Field):
        named = value.kw_only is True
        return _Part(name, value.default, value.default_factory, value.init, value.compare, value.repr, named)
    return _Part(name, value, MISSING, init=True, compare=True, repr=True, kw_only=False)


def _require_defaults_behind(cls: type, parts: tuple[_Part, ...]) -> None:
    """Raise TypeError for a field without a default behind one that has it."""
    before = None
    for part in parts:
        if part.init and not part.kw_only:
            if part.default is not MISSING or part.make is not MISSING:
                before = part.name
            elif before is not None:
                raise TypeError(f"{cls.__qualname__}: {part.name} has no default, but stands behind {before}")


def _getter(names: Any) -> Callable[[Any], object]:
    """What gives the values of some attributes: one value, or several in a tuple."""
    found = tuple(names)
    return attrgetter(*found) if found else _nothing


def _nothing(_one: object) -> tuple[()]:
    return ()


def _owner(kind: Any) -> Any:
    """The record that a class is, or is derived from."""
    return next(base for base in kind.__mro__ if "__record__" in vars(base))


# ------------------------------------------------------------------------------------------- made when somebody asks


def _first_init(self: Any, *given: Any, **named: Any) -> None:
    """Write the `__init__` of the class, and have it fill the first instance."""
    kind: Any = _owner(type(self))
    while vars(kind)["__init__"] is not _first_init:  # called by that of a record derived from it
        kind = _owner(kind.__mro__[1])
    kind.__init__ = _initializer(kind)
    kind.__init__(self, *given, **named)


def _initializer(made: Any) -> Callable[..., None]:
    """An `__init__` that takes the fields of `made` and puts each into its slot, whatever `__setattr__` says."""
    parts: tuple[_Part, ...] = made.__record__.parts
    if hasattr(made, "__post_init__") or any(part.kw_only or not part.init or _is_made(part) for part in parts):
        initializer = _written(made, parts)
    else:
        names = tuple(part.name for part in parts)
        setters = {f"set_{place}": getattr(made, name).__set__ for place, name in enumerate(names)}
        defaults = tuple(part.default for part in parts if part.default is not MISSING)
        # What is compiled depends on the number of fields alone: their names are put in.
        code = _plain(len(parts)).replace(co_varnames=("self", *names))
        initializer = FunctionType(code, setters, "__init__", defaults)
    initializer.__qualname__ = f"{made.__qualname__}.__init__"
    initializer.__module__ = made.__module__
    return initializer


def _is_made(part: _Part) -> bool:
    return part.make is not MISSING


@cache
def _plain(count: int) -> CodeType:
    """The code of an `__init__` that puts so many values into their slots."""
    places = range(count)
    body = "\n".join(f" set_{place}(self, value_{place})" for place in places) or " pass"
    known: dict[str, Any] = {}
    exec(f"def __init__(self, {', '.join(f'value_{place}' for place in places)}):\n{body}", known)  # noqa: S102 - digits
    code: CodeType = known["__init__"].__code__
    return code


def _written(made: Any, parts: tuple[_Part, ...]) -> FunctionType:
    """An `__init__` that also makes defaults, hides fields and calls `__post_init__`, written for this record."""
    known: dict[str, Any] = {"nothing": MISSING}
    parameters, named, body = ["self"], ["*"], []
    for part in parts:
        name = part.name
        known[f"set_{name}"] = getattr(made, name).__set__  # the slot's own descriptor
        value = name
        if part.default is not MISSING:
            known[f"default_{name}"] = part.default
            value = f"default_{name}"
        elif _is_made(part):
            known[f"make_{name}"] = part.make
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
            continue  # nothing to begin with
        body.append(f" set_{name}(self, {value})")
    if len(named) > 1:
        parameters += named
    if hasattr(made, "__post_init__"):
        body.append(" self.__post_init__()")
    source = f"def __init__({', '.join(parameters)}):\n" + ("\n".join(body) or " pass")
    exec(source, known)  # noqa: S102 - made from the names of a class's own fields, as the standard decorator does
    initializer: FunctionType = known["__init__"]
    return initializer


class _Standard:
    """What the standard library wants to know of a dataclass, which it works out itself when it asks for it."""

    __slots__ = ("_attribute",)

    def __init__(self, attribute: str) -> None:
        self._attribute = attribute

    def __get__(self, _instance: object, owner: Any) -> Any:
        return getattr(_standard(_owner(owner)), self._attribute)


@cache
def _standard(made: Any) -> Any:
    """A dataclass with the fields of a record."""
    space: dict[str, Any] = {"__module__": made.__module__, "__annotations__": {}}
    for name, (kind, value) in made.__record__.specified.items():
        space["__annotations__"][name] = kind
        if value is not MISSING:
            space[name] = value
    return dataclass(frozen=True, repr=False, match_args=False)(type(made.__name__, (), space))


class _Signed:
    """The signature, for whoever looks at a record before its first instance is made."""

    __slots__ = ()

    def __get__(self, _instance: object, owner: Any) -> Signature:
        from inspect import signature

        found = signature(_initializer(_owner(owner)))
        return found.replace(parameters=[*found.parameters.values()][1:])


# ------------------------------------------------------------------------------------------- what all records share


def _work_out(self: Any, name: str) -> object:
    """The value of a `lazy`, which is asked for the first time: its slot is empty."""
    kind = type(self)
    compute = kind.__record__.lazies.get(name)
    if compute is None:
        return object.__getattribute__(self, name)  # raises what it raised, within a property too
    value = compute(self)
    getattr(kind, name).__set__(self, value)
    return value


def _equal(self: Any, other: Any) -> bool:
    if type(other) is not type(self):
        different: bool = NotImplemented
        return different
    values = self.__record__.compared
    return self is other or bool(values(self) == values(other))


def _hash(self: Any) -> int:
    return hash((type(self), self.__record__.compared(self)))


def _represent(self: Any) -> str:
    shown = (f"{part.name}={getattr(self, part.name)!r}" for part in self.__record__.parts if part.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_set(self: Any, name: str, value: object) -> None:  # noqa: ARG001 - as the language calls it
    raise FrozenInstanceError(f"cannot assign to field {name!r} of {type(self).__name__}")


def _refuse_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r} of {type(self).__name__}")


def _state(self: Any) -> list[tuple[str, object]]:
    """What a copy keeps: the slots that are filled."""
    kept = []
    for name in (*(part.name for part in self.__record__.parts), *self.__record__.lazies):
        try:
            kept.append((name, getattr(type(self), name).__get__(self)))
        except AttributeError:
            continue
    return kept


def _restore(self: Any, state: list[tuple[str, object]]) -> None:
    for name, value in state:
        object.__setattr__(self, name, value)


def _replaced(self: Any, **changes: Any) -> Any:
    return replace(self, **changes)


_SHARED: dict[str, Any] = {
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _represent,
    "__setattr__": _refuse_set,
    "__delattr__": _refuse_delete,
    "__getstate__": _state,
    "__setstate__": _restore,
    "__signature__": _Signed(),
    "__replace__": _replaced,
    "__dataclass_fields__": _Standard("__dataclass_fields__"),
    "__dataclass_params__": _Standard("__dataclass_params__"),
}
