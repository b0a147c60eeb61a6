"""Parts of the record, made of values of the right types.

A text of 10 MB becomes 330,000 parts; validating them one by one, each with a set of its own field names, takes a tenth of the parser's time and half of
the record's memory. That the values are right is what mypy checks, and the tests do (`model_validate` of whole records).
"""

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar

from briefgen.record import Model

_P = ParamSpec("_P")
_M = TypeVar("_M", bound=Model)
_new, _set = object.__new__, object.__setattr__


@cache
def _fields(model: type[Model]) -> set[str]:
    return set(model.model_fields)


def made(model: Callable[_P, _M], *_: _P.args, **values: _P.kwargs) -> _M:
    """An instance of a model without validation: every field, in the order of the model."""
    kind: type[_M] = model  # type: ignore[assignment]
    made = _new(kind)
    held = made.__dict__  # one by one, so that instances share their keys: 360 bytes become 248
    for field, value in values.items():
        held[field] = value
    _set(made, "__pydantic_fields_set__", _fields(kind))
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


__all__ = ["made"]
