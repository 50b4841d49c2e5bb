"""What each field is for, in one plain sentence: the text that stands below it in the model.

Read from the source when an editor's schema or a stub asks, since pydantic would read it whenever the guide starts.
"""

from __future__ import annotations

import ast
import functools
import inspect
import itertools
import sys
from collections.abc import Iterator

from pydantic import BaseModel


@functools.cache
def field_docs(record_type: type[BaseModel]) -> dict[str, str]:
    """Key as HR writes it -> what it is for; a shape that inherits a field inherits its purpose."""
    said: dict[str, str] = {}
    for ancestor in reversed(record_type.__mro__):
        said |= _in_module(ancestor.__module__).get(ancestor.__qualname__, {})
    return {field.alias or name: said[name] for name, field in record_type.model_fields.items() if name in said}


@functools.cache
def _in_module(name: str) -> dict[str, dict[str, str]]:
    """Class -> field -> the text that stands below it."""
    if not name.startswith(__package__ or ""):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {found.name: dict(_texts(found)) for found in tree.body if isinstance(found, ast.ClassDef)}


def _texts(found: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in itertools.pairwise(found.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, text
